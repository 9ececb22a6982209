"""Ids and places of everything that is placed, as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection

from geo.export.geojson import placed_tables, table_features
from geo.plan import Plan


def rows_csv(plan: Plan, at: float | None = None, *, notes: bool = False, layers: Collection[str] | None = None) -> str:
    """Return a row for each thing that is placed; see :func:`geo.export.geojson.plan_geojson` for the arguments."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(("what", "longitude", "latitude"))
    for spec in placed_tables(at, layers):
        for feature in table_features(plan, spec, at, notes=notes):
            writer.writerow((feature["id"], *feature["geometry"]["coordinates"]))
    return out.getvalue()
