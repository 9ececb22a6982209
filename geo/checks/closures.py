"""Checks of closures: each must name a border crossing that exists, or have a position on a road or railway."""

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
from geo.words.text import Text


def closure_warnings(table: Table) -> Iterator[Problem]:
    """Yield a warning for each closure that closes nothing.

    Its crossing does not exist, or it has neither a crossing nor a position, or no road or railway is near its position.
    """
    for row in records(table.frame):
        crossing, placed = row[CROSSING_ID], not math.isnan(row[LATITUDE])
        if crossing and crossing not in crossing_ids():
            yield at_row(table.spec, row, CROSSING_ID, _unknown(crossing), crossing)
        elif not crossing and not placed:
            told = Text("problems_rows.closure-nowhere")
            yield at_row(table.spec, row, CROSSING_ID, Finding("closure-nowhere", "warning", told), "")
        elif not crossing and not _closes(row):
            told = Text("problems_rows.closure-nowhere-placed")
            yield at_row(table.spec, row, LATITUDE, Finding("closure-nowhere", "warning", told), "")


def _unknown(crossing: str) -> Finding:
    close = difflib.get_close_matches(crossing.upper(), crossing_ids(), n=1, cutoff=0.7)
    if not close:
        told = Text("problems_rows.crossing-unknown", crossing=excerpt(crossing))
        return Finding("crossing-unknown", "warning", told)
    told = Text("problems_rows.crossing-unknown-near", crossing=excerpt(crossing), nearest=close[0])
    return Finding("crossing-unknown", "warning", told, close[0])


def _closes(row: dict[str, Any]) -> bool:
    from geo.basemap.closures import closed_edges  # noqa: PLC0415  a quarter of a second, for the few plans that have such a row

    return any(closed_edges(pd.DataFrame([row]), mode) for mode in ("road", "rail"))
