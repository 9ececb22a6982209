"""The closures of a plan that are at a position: a map for editing shows them."""

from __future__ import annotations

import math
from collections.abc import Mapping

from geo.contract.editing import PlacedClosure
from geo.periods import records
from geo.plan import Plan
from geo.reading.tables import ROW
from geo.scene.cells import finite
from geo.schema import CLOSURES, CROSSING_ID, FROM, LATITUDE, LONGITUDE, RADIUS, UNTIL


def placed_closures(plan: Plan, handles: Mapping[int, str]) -> tuple[PlacedClosure, ...]:
    """Return the closures at positions, in the order of their rows. That of a crossing is where the crossing is, and left out.

    Parameters
    ----------
    plan
        Whose closures.
    handles
        By row number, what names each row in an edit.
    """
    return tuple(
        PlacedClosure(
            id=row[CLOSURES.id],
            name=row[CLOSURES.label_column],
            key=f"{CLOSURES.name}/{row[CLOSURES.id]}",
            handle=handles[row[ROW]],
            lat=row[LATITUDE],
            lon=row[LONGITUDE],
            km=finite(row[RADIUS]),
            start=finite(row[FROM]),
            end=finite(row[UNTIL]),
        )
        for row in records(plan.rows(CLOSURES))
        if not row[CROSSING_ID] and not math.isnan(row[LATITUDE]) and row[ROW] in handles
    )
