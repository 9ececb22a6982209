"""Checks of closures: each names a border crossing that there is, or a position."""

from __future__ import annotations

import difflib
import math
from collections.abc import Iterator
from typing import Any

import pandas as pd

from geo.basemap.crossings import crossing_ids
from geo.checks.findings import at_row
from geo.periods import records
from geo.problem import Finding, Problem, excerpt
from geo.reading.tables import Table
from geo.schema import CROSSING_ID, LATITUDE


def closure_warnings(table: Table) -> Iterator[Problem]:
    """Yield closures that close nothing: a crossing that there is not, or neither a crossing nor a position."""
    for row in records(table.frame):
        crossing, placed = row[CROSSING_ID], not math.isnan(row[LATITUDE])
        if crossing and crossing not in crossing_ids():
            close = difflib.get_close_matches(crossing.upper(), crossing_ids(), n=1, cutoff=0.7)
            hint = f"did you mean {close[0]}?" if close else "write one like POL-UKR-MEDYKA, or a position instead"
            message = f"there is no border crossing {excerpt(crossing)}, and nothing is closed; {hint}"
            finding = Finding("crossing-unknown", "warning", message, close[0] if close else None)
            yield at_row(table.spec, row, CROSSING_ID, finding, crossing)
        elif not crossing and not placed:
            message = "the row names no crossing and no position, and closes nothing; write crossing_id, or latitude and longitude"
            yield at_row(table.spec, row, CROSSING_ID, Finding("closure-nowhere", "warning", message), "")
        elif not crossing and not _closes(row):
            message = "no road and no railway lies there, and nothing is closed; correct the position, or write a larger radius_km"
            yield at_row(table.spec, row, LATITUDE, Finding("closure-nowhere", "warning", message), "")


def _closes(row: dict[str, Any]) -> bool:
    from geo.basemap.closures import closed_edges  # noqa: PLC0415  a quarter of a second, for the few plans that have such a row

    return any(closed_edges(pd.DataFrame([row]), mode) for mode in ("road", "rail"))
