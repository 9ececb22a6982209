"""Checks of closures: each must name a border crossing that exists, or have a position on a road or railway."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import pandas as pd

from geo.basemap.crossings import known_crossings
from geo.checks.findings import at_row
from geo.checks.likeness import Near, Nearest, unknown_id
from geo.periods import records
from geo.problem import Finding, Problem
from geo.reading.keys import gist
from geo.reading.tables import Table
from geo.schema import CROSSING_ID, LATITUDE
from geo.words.text import Text


def closure_warnings(table: Table) -> Iterator[Problem]:
    """Yield a warning for each closure that closes nothing.

    Its crossing does not exist, or it has neither a crossing nor a position, or no road or railway is near its position.
    """
    nearest = Nearest(tuple(known_crossings()))
    for row in records(table.frame):
        crossing, placed = row[CROSSING_ID], not math.isnan(row[LATITUDE])
        if crossing and crossing not in known_crossings():
            close = nearest.to(crossing) or _ending(crossing)
            finding = unknown_id("crossing-unknown", "problems_rows.crossing-unknown", "crossing", crossing, close)
            yield at_row(table.spec, row, CROSSING_ID, finding, crossing)
        elif not crossing and not placed:
            told = Text("problems_rows.closure-nowhere")
            yield at_row(table.spec, row, CROSSING_ID, Finding("closure-nowhere", "warning", told), "")
        elif not crossing and not _closes(row):
            told = Text("problems_rows.closure-nowhere-placed")
            yield at_row(table.spec, row, LATITUDE, Finding("closure-nowhere", "warning", told), "")


def _ending(crossing: str) -> Near | None:
    """Return the only crossing whose id ends with a text, which is its name without the countries; else None."""
    end = "-" + gist(crossing)
    found = [name for name in known_crossings() if gist(name).endswith(end)]
    return Near(found[0], "named", True) if len(found) == 1 else None


def _closes(row: dict[str, Any]) -> bool:
    from geo.basemap.closures import closed_edges  # noqa: PLC0415  a quarter of a second, for the few plans that have such a row

    return any(closed_edges(pd.DataFrame([row]), mode) for mode in ("road", "rail"))
