"""The annotations of a plan: sentences at a place, each on the map of one chapter."""

from __future__ import annotations

import numpy as np

from geo.basemap.places import countries_at
from geo.contract.briefing import Annotation
from geo.periods import records
from geo.plan import Plan
from geo.reading.tables import ROW
from geo.schema import ANNOTATIONS, BASIS_COLUMN, CHAPTER, LATITUDE, LONGITUDE, PLACE, SOURCE, TEXT


def notes_at_places(plan: Plan) -> tuple[Annotation, ...]:
    """Return the annotations of a plan in the order of their rows."""
    frame = plan.rows(ANNOTATIONS)
    found = countries_at(frame[LATITUDE].to_numpy(dtype=np.float64), frame[LONGITUDE].to_numpy(dtype=np.float64))
    return tuple(
        Annotation(
            id=row[ANNOTATIONS.id],
            chapter=row[CHAPTER],
            text=row[TEXT],
            place=row[PLACE],
            lat=row[LATITUDE],
            lon=row[LONGITUDE],
            country=country or "",
            basis=row[BASIS_COLUMN],
            source=row[SOURCE],
            row=row[ROW],
        )
        for row, country in zip(records(frame), found, strict=True)
    )
