"""Findings of rows that were already read, placed at their row and line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from geo.columns import TableSpec
from geo.problem import Finding, Problem
from geo.schema import COMMAND_NODES, HUBS, PLACEMENTS
from geo.tables import LINE, ROW, Table

Tables = Mapping[str, Table]

PLACED = (PLACEMENTS, HUBS, COMMAND_NODES)
"""Tables whose rows are things on the map, with ids of one namespace."""


def at_row(spec: TableSpec, row: Mapping[str, Any], column: str | None, finding: Finding, value: Any = None) -> Problem:
    """Place a finding at a row of a frame, which carries its spreadsheet row and physical line."""
    text = None if value is None else str(value)
    return finding.at(spec.file, int(row[ROW]), int(row[LINE]), column, text)


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a frame as dicts, values as they are."""
    if frame.empty:
        return []
    names = [str(name) for name in frame.columns]
    return [dict(zip(names, values, strict=True)) for values in frame.itertuples(index=False, name=None)]
