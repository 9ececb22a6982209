"""Ways from the page Plan to a thing itself: to its row in the tables, and to its place on the map."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.desk import Desk
from dashboard.plan.sections import TABLES
from dashboard.state import ask_row, choice, depart
from dashboard.told import tell
from dashboard.whole import whole
from geo.clock import format_instant, parse_instant
from geo.errors import InstantError
from geo.numerals import plain_number
from geo.problem import Problem
from geo.reading.headings import folded
from geo.reading.tables import ROW
from geo.schema import FROM, LATITUDE, LONGITUDE, TABLE_BY_FILE
from geo.words.text import say


@whole
def go_to_row(desk: Desk, problem: Problem) -> None:
    """Show the row of a problem in its table; do nothing for a problem without a row.

    Parameters
    ----------
    desk
        Whose plan.
    problem
        One of the problems of the plan.
    """
    spec = TABLE_BY_FILE.get(problem.file)
    if spec is not None and problem.row is not None:
        handle = desk.shown.working.table(spec.name).handles.get(problem.row)
        show_row(spec.name, handle, folded(problem.column) if problem.column else None)


def show_row(table: str, handle: str | None, column: str | None) -> None:
    """Show a row in its table.

    Parameters
    ----------
    table
        Name of the table.
    handle, column
        Handle of the row, and name of the column to point at; None for none.
    """
    choice("section", TABLES)
    choice("table-shown", table)
    ask_row(table, handle, column)


@whole
def go_to_place(desk: Desk, problem: Problem) -> None:
    """Show the place of a problem's row on the map: the symbol, or the position of a row that is set aside.

    Parameters
    ----------
    desk
        Whose plan.
    problem
        One of the problems of the plan; a toast says so if its row has no position.
    """
    spec = TABLE_BY_FILE.get(problem.file)
    if spec is None or problem.row is None:
        return
    table = desk.shown.working.table(spec.name)
    row = table.by_handle.get(table.handles.get(problem.row, ""))
    cells = row.cells if row is not None else {}
    shown = (desk.shown.plan.rows(spec)[ROW] == problem.row).any()
    position = [plain_number(cells.get(name, "").strip(), decimal_comma=True) for name in (LATITUDE, LONGITUDE)]
    if shown:
        _depart_for(desk, cells, show=cells.get(spec.id))
    elif None not in position:
        _depart_for(desk, cells, map=f"{position[0]},{position[1]},8")
    else:
        tell(say("plan_page.no-position"))


def _depart_for(desk: Desk, cells: Mapping[str, str], **query: str | None) -> None:
    """Go to the map at the time from which a row is in force; for a row that always is, at the time as it is."""
    try:
        at = {"t": format_instant(parse_instant(cells.get(FROM, ""), desk.shown.plan.settings.ceasefire))}
    except (InstantError, OverflowError, ValueError):
        at = {}
    depart("map", **{"select": None, **query, **at})
