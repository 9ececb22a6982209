"""A table as the grid shows it."""

from __future__ import annotations

from datetime import timedelta

from dashboard.grid_columns import grid_column
from dashboard.grid_problems import told
from dashboard.load import Published
from geo.calendar import moment_of
from geo.clock import parse_instant
from geo.columns import TableSpec
from geo.contract.editing import Editing, GridData, GridRow
from geo.contract.words import words_in_use
from geo.editing.row import RAW
from geo.editing.working import WorkingRow
from geo.errors import InstantError
from geo.reading.list_cells import MARK
from geo.reading.settings import Settings
from geo.schema import TABLE_BY_NAME, UNTIL

MOST_ROWS = 5_000
"""Rows in one grid, at most; the filter finds the others."""


def grid_data(
    shown: Published,
    table: str,
    wanted: str,
    focus: str | None,
    focus_column: str | None = None,
    editing: Editing | None = None,
) -> GridData:
    """Return one table as the grid shows it.

    Parameters
    ----------
    shown
        The plan with the planner's edits.
    table
        Name of the table.
    wanted
        Only rows with this text in a cell, in upper or lower case, and new rows; "" for all rows.
    focus, focus_column
        Handle of the row to show first, and name of the column to point at; None for none.
    editing
        Who edits; None where nothing can be edited.
    """
    spec, working = TABLE_BY_NAME[table], shown.working.table(table)
    names = [*working.columns, *(n for n in spec.column_names if n not in working.columns)]
    rows = [row for row in working.rows if _holds(row, wanted)]
    return GridData(
        plan=shown.plan.name,
        table=table,
        title=spec.title,
        columns=tuple(grid_column(spec, name, i, shown) for i, name in enumerate(names)),
        rows=tuple(_row(row, names) for row in rows[:MOST_ROWS]),
        total=len(working.rows),
        matching=len(rows),
        problems=told(shown, spec, names, rows[:MOST_ROWS]),
        notes=_last_days(rows[:MOST_ROWS], shown.plan.settings),
        ceasefire=shown.scene.time.ceasefire,
        hours=_hours(rows[:MOST_ROWS], spec, shown.plan.settings),
        key=tuple(names.index(name) for name in spec.key if name in names),
        focus=focus,
        focus_column=focus_column,
        positioned=spec.positioned,
        revision=f"{table}/{shown.generation}",
        editing=editing,
        words=words_in_use(),
    )


def _holds(row: WorkingRow, wanted: str) -> bool:
    return not wanted or row.is_new or any(wanted.casefold() in text.casefold() for text in row.cells.values())


def _row(row: WorkingRow, names: list[str]) -> GridRow:
    raw = RAW in row.cells
    return GridRow(
        handle=row.handle,
        number=row.number,
        cells=(row.cells[RAW],) if raw else tuple(row.cells.get(name, "") for name in names),
        raw=raw,
        edited=tuple(i for i, name in enumerate(names) if name in row.edited),
        new=row.is_new,
    )


def _last_days(rows: list[WorkingRow], settings: Settings) -> dict[str, str]:
    """Return the last day of each row with an ``until``, as a date by handle: at ``until`` the row is no longer in force."""
    if settings.ceasefire is None:
        return {}
    days: dict[str, str] = {}
    for row in rows:
        try:
            hours = parse_instant(row.cells.get(UNTIL, ""), settings.ceasefire)
            days[row.handle] = f"{moment_of(hours, settings.ceasefire) - timedelta(minutes=1):%Y-%m-%d}"
        except (InstantError, OverflowError):
            continue
    return days


def _hours(rows: list[WorkingRow], spec: TableSpec, settings: Settings) -> dict[str, float]:
    """Return the hours since H+0 of each instant in the rows, by its text: the grid sorts and filters by them.

    Of several instants in a cell, the first counts.
    """
    names = [column.name for column in spec.columns if column.kind in ("instant", "instants")]
    found: dict[str, float] = {}
    for text in {row.cells.get(name, "") for row in rows for name in names} - {""}:
        try:
            found[text] = parse_instant(text.split(MARK)[0], settings.ceasefire)
        except (InstantError, OverflowError):
            continue
    return found
