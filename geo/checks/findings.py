"""Turns findings about rows that were read into problems at their place in the file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from geo.columns import TableSpec
from geo.problem import Finding, Problem
from geo.reading.tables import LINE, ROW, Table

Tables = Mapping[str, Table]


def at_row(spec: TableSpec, row: Mapping[str, Any], column: str | None, finding: Finding, value: Any = None) -> Problem:
    """Return the problem that a finding is at a row of a table.

    Parameters
    ----------
    spec
        The table.
    row
        A row of its frame, or at least its :data:`geo.reading.tables.ROW` and :data:`geo.reading.tables.LINE`.
    column
        The column that is wrong; None for the whole row.
    finding
        What is wrong.
    value
        The cell as read; None if no cell is wrong.
    """
    text = None if value is None else str(value)
    return finding.at(spec.file, int(row[ROW]), int(row[LINE]), column, text)
