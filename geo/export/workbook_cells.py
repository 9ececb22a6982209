"""What the cells of an exported workbook hold: each value as the reader of plans reads it again, in a cell of its own kind."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pandas as pd

from geo.clock import format_instant
from geo.columns import Column, TableSpec
from geo.grid import GridPosition, digits_for, format_mgrs
from geo.plan import Plan
from geo.reading.column_values import EXTRA
from geo.reading.list_cells import MARK
from geo.reading.tables import ROW
from geo.reading.workbook_numbers import plain
from geo.schema import LATITUDE, LONGITUDE, MGRS

Cell = str | float | date
"""A text, a number or a day; "" for an empty cell."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_FIRST_DAY = date(1900, 3, 1)
"""Spreadsheet programs count earlier days in different ways; these are written as texts."""


def headers(frame: pd.DataFrame, spec: TableSpec, *, without: tuple[str, ...]) -> list[str]:
    """Return the columns of a table's frame that a workbook has, those of the schema first.

    Parameters
    ----------
    frame
        The rows.
    spec
        The table.
    without
        Names of columns to leave out.
    """
    extras = [str(name) for name in frame.columns if str(name).startswith(EXTRA)]
    return [*(name for name in spec.column_names if name not in without), *extras]


Unread = Mapping[tuple[int, str], str]
"""Texts of cells that were warned of and have no value, by row of the file and column: they go out as they came in."""


def unread_cells(plan: Plan, spec: TableSpec) -> Unread:
    """Return the texts of the cells of a table that were warned of.

    Parameters
    ----------
    plan
        The plan.
    spec
        What the schema says of the table.
    """
    return {
        (problem.row, problem.column): problem.value
        for problem in plan.problems
        if problem.file == spec.file
        and problem.severity == "warning"
        and problem.row
        and problem.column
        and problem.value
    }


def cells_of(frame: pd.DataFrame, spec: TableSpec, names: list[str], unread: Unread) -> Iterator[list[Cell]]:
    """Yield the cells of each row.

    Parameters
    ----------
    frame
        The rows.
    spec
        The table.
    names
        Columns of the frame, as :func:`headers` gives them.
    unread
        As :func:`unread_cells` gives it.

    Examples
    --------
    >>> next(cells_of(frame, HUBS, ["hub_id", "from", "stock_t", "as_of"], {}))
    ['HUB-RZE', 'D-30', 900.0, datetime.date(2025, 7, 10)]
    """
    known = {column.name: column for column in spec.columns}
    for row in frame[[*names, *_derived(spec, names), ROW]].to_dict("records"):
        values = _without_derived({str(name): value for name, value in row.items()})
        made = [(name, cell(values[name], known.get(name))) for name in names]
        yield [unread.get((row[ROW], name), "") if value == "" else value for name, value in made]


def _derived(spec: TableSpec, names: list[str]) -> list[str]:
    """Return what tells whether a position comes from a reference of the grid."""
    return [MGRS.name] if MGRS in spec.column_names and MGRS not in names else []


def _without_derived(row: dict[str, Any]) -> dict[str, Any]:
    """Leave out latitude and longitude that are only the centre of the row's square: they are computed again."""
    grid = row.get(MGRS.name)
    if isinstance(grid, GridPosition) and (row[LATITUDE.name], row[LONGITUDE.name]) == grid[:2]:
        return row | {LATITUDE.name: math.nan, LONGITUDE.name: math.nan}
    return row


def cell(value: Any, column: Column | None) -> Cell:
    """Return what a cell holds.

    Parameters
    ----------
    value
        As the reader of tables gives it; None, NaN, "" and () mean unknown.
    column
        Its column; None for one that the schema does not have.
    """
    if value is None or value in ("", ()):
        return ""
    kind = "text" if column is None else column.kind
    if kind == "instant":
        return format_instant(value)
    if kind == "instants":
        return MARK.join(map(format_instant, value))
    if isinstance(value, GridPosition):
        return format_mgrs(value.latitude, value.longitude, digits_for(value.side_km))
    if isinstance(value, tuple):
        return MARK.join(part if isinstance(part, str) else plain(part) for part in value)
    if isinstance(value, float):
        return _number(value)
    text = str(value)
    if kind == "date" and _DAY.fullmatch(text) and (day := date.fromisoformat(text)) >= _FIRST_DAY:
        return day
    return text


def _number(value: float) -> Cell:
    """Return a number; as a text if the 16 digits of a workbook would change it."""
    if math.isnan(value):
        return ""
    return value if float(f"{value:.16G}") == value else plain(value)
