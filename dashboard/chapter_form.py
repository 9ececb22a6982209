"""The form of a chapter on the map: the columns that it asks for, and what each says in a row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.grid_columns import grid_column
from dashboard.load import Published
from geo.contract.editing import GridColumn
from geo.periods import records
from geo.reading.list_cells import MARK
from geo.reading.tables import ROW
from geo.schema import BRIEFING, FIGURES, HIDDEN, MESSAGE, MINUTES, NOTES, TIME, TITLE

FORM = tuple(BRIEFING.column(column.name) for column in (TITLE, MESSAGE, FIGURES, TIME, MINUTES, NOTES, HIDDEN))
"""What the form asks for, in its order; the map itself gives view, layers and part of the map."""


def form_columns(shown: Published) -> tuple[GridColumn, ...]:
    """Return the columns of the form.

    Parameters
    ----------
    shown
        The plan with the planner's edits.
    """
    return tuple(grid_column(BRIEFING, column.name, i, shown) for i, column in enumerate(FORM))


def form_cells(shown: Published) -> dict[int, dict[str, str]]:
    """Return what the form shows of each chapter: the texts of its cells, but terms by their codes, by row number.

    Parameters
    ----------
    shown
        The plan with the planner's edits.
    """
    rows = {row.number: row.cells for row in shown.working.table(BRIEFING.name).rows}
    return {row[ROW]: _cells(row, rows.get(row[ROW], {})) for row in records(shown.plan.rows(BRIEFING))}


def _cells(row: Mapping[str, Any], texts: Mapping[str, str]) -> dict[str, str]:
    found = {}
    for column in FORM:
        match column.kind:
            case "terms":
                found[column.name] = MARK.join(row[column])
            case "term":
                found[column.name] = row[column]
            case _:
                found[column.name] = texts.get(column, "")
    return found
