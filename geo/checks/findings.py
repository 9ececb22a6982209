"""Findings of rows that were already read, placed at their row and line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from geo.columns import TableSpec
from geo.problem import Finding, Problem
from geo.reading.tables import LINE, ROW, Table

Tables = Mapping[str, Table]


def at_row(spec: TableSpec, row: Mapping[str, Any], column: str | None, finding: Finding, value: Any = None) -> Problem:
    """Place a finding at a row of a frame, which carries its spreadsheet row and physical line."""
    text = None if value is None else str(value)
    return finding.at(spec.file, int(row[ROW]), int(row[LINE]), column, text)
