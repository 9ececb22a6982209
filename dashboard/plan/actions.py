"""What the buttons of the planner's desk do. Streamlit calls these before it runs the page again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import ceil
from typing import Any

import streamlit as st

from dashboard.day import present_day
from dashboard.desk import Desk
from dashboard.editions import SAVED, version_code
from dashboard.plain import plain
from dashboard.plan.sections import TABLES
from dashboard.state import ask_row, choice, depart, forget
from geo.clock import format_instant, parse_instant
from geo.editing.changes import Action
from geo.editing.draft import KeptDraft
from geo.editing.fixes import Fix, fix_actions
from geo.editing.merge import Clash
from geo.editing.outcome import Clashes, NeedsUtf8, Saved
from geo.editing.placing import origin_cells
from geo.editing.workspace import Workspace
from geo.errors import InstantError, PostureError
from geo.numerals import plain_number
from geo.problem import Problem
from geo.reading.headings import folded
from geo.reading.tables import ROW
from geo.schema import FROM, LATITUDE, LONGITUDE, TABLE_BY_FILE, TABLE_BY_NAME, file_of
from geo.words.system import reason
from geo.words.text import Text, say


def _act(desk: Desk, change: Callable[[Workspace], Any]) -> Any:
    """Change the workspace; a refusal is shown as a toast, and gives None."""
    try:
        return desk.feed.act(change)
    except PostureError as error:
        st.toast(plain(str(error)), duration="long")
    except OSError as error:
        st.toast(plain(say("plan_page.draft-not-kept", reason=reason(error))), duration="long")
    return None


def apply_fixes(desk: Desk, fixes: list[Fix]) -> None:
    """Write the fixes of problems as one step. A cell that has changed since keeps its value, and a toast counts it.

    Parameters
    ----------
    desk
        The desk of a planner who may edit.
    fixes
        What :mod:`dashboard.plan.doctor` offered.
    """

    def fix(space: Workspace) -> int:
        actions, stale = fix_actions(space.current, fixes)
        space.take(Text("editing.step.fix", count=len(fixes) - stale), actions, desk.actor)
        return stale

    stale = _act(desk, fix)
    if stale is None:
        return
    written = len(fixes) - stale
    left = Text("both.problems", count=len(desk.feed.current.plan.problems))
    if written:
        files = ", ".join(dict.fromkeys(file_of(fix.table) for fix in fixes))
        st.toast(plain(say("plan_problems.fixed", count=written, files=files, left=left)))
    if stale:
        st.toast(say("plan_problems.stale", count=stale))


def add_missing(desk: Desk, table: str, row_id: str) -> None:
    """Add a row that others name, and show it in its table, to be filled in.

    Parameters
    ----------
    desk
        The desk of a planner who may edit.
    table
        Name of the table that gets the row.
    row_id
        Its id.
    """
    spec, handle = TABLE_BY_NAME[table], desk.feed.space.new_handle()
    usual = {name: text for name, text in origin_cells(present_day().isoformat()).items() if name in spec.column_names}
    row = Action("add", table, handle, cells=usual | {spec.id: row_id})
    if _act(desk, lambda space: space.take(Text("editing.step.add"), [row], desk.actor)):
        st.toast(plain(say("plan_problems.added", id=row_id, table=spec.title)))
        _go_to(table, handle, None)


def settle(desk: Desk, clash: Clash, mine: bool) -> None:  # noqa: FBT001  Streamlit passes positions
    """Answer a clash, as a step that can be undone.

    Parameters
    ----------
    desk
        The desk of a planner who may edit.
    clash
        One of the clashes of the desk.
    mine
        Whether the planner's own value is kept; otherwise that of the file.
    """
    _act(desk, lambda space: space.settle(clash, desk.actor, mine=mine))


def save(desk: Desk, only: frozenset[tuple[str, str]] | None = None) -> None:
    """Save the edits with the reason that was typed; the section Changes shows what prevents a save.

    Parameters
    ----------
    desk
        The desk of a planner who may edit.
    only
        Table and handle of the rows to save; None for all.
    """
    why, convert = str(choice("why") or ""), bool(choice("may-be-utf8"))
    forget("needs-utf8")
    outcome = _act(desk, lambda space: space.save(desk.actor, why, convert=convert, only=only))
    if isinstance(outcome, NeedsUtf8):
        choice("needs-utf8", outcome.files)
    elif isinstance(outcome, Clashes):
        st.toast(say("plan_changes.clash.first", count=len(outcome.clashes)))
    elif isinstance(outcome, Saved):
        forget("why", "may-be-utf8")
        st.toast(_landed(outcome))


def _landed(saved: Saved) -> str:
    if saved.version is None:
        return say("plan_changes.saved-already")
    return say("plan_changes.saved-as", number=saved.version.number)


def revert(desk: Desk, rows: dict[tuple[str, str], list[str]]) -> None:
    """Take back the edits of rows or fields, as a step that can be undone.

    Parameters
    ----------
    desk
        The desk of a planner who may edit.
    rows
        Columns by table and handle; no columns mean the whole row.
    """
    _act(desk, lambda space: space.revert(rows, desk.actor))
    st.toast(say("plan_changes.reverted", count=len(rows)))


def take_up(desk: Desk, kept: KeptDraft) -> None:
    """Add the edits of another draft to those of the planner; the other draft stays.

    Parameters
    ----------
    desk
        The desk of a planner who may edit.
    kept
        The other draft.
    """
    count = _act(desk, lambda space: space.take_up(kept, desk.actor))
    if count is not None:
        st.toast(say("plan_changes.offer.taken", count=count))


def leave(desk: Desk, kept: KeptDraft) -> None:
    """Leave another draft as it is; the section Changes still lists it.

    Parameters
    ----------
    desk
        The desk of a planner who may edit.
    kept
        The other draft.
    """
    _act(desk, lambda space: space.leave(kept, desk.actor))
    st.toast(say("plan_changes.offer.left"))


def discard(desk: Desk) -> None:
    """Forget all unsaved edits of the planner."""
    _act(desk, lambda space: space.discard(desk.actor))


def restore(desk: Desk, number: int) -> None:
    """Save an old version as a new one; unsaved edits stay.

    Parameters
    ----------
    desk
        The desk of a planner who may edit.
    number
        Number of the old version.
    """
    outcome = _act(desk, lambda space: space.restore(number, desk.actor))
    if outcome is not None:
        st.toast(say("plan_history.restored", number=number))


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
        _go_to(spec.name, handle, folded(problem.column) if problem.column else None)


def _go_to(table: str, handle: str | None, column: str | None) -> None:
    choice("section", TABLES)
    choice("table-shown", table)
    ask_row(table, handle, column)


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
        st.toast(say("plan_page.no-position"))


def _depart_for(desk: Desk, cells: Mapping[str, str], **query: str | None) -> None:
    """Go to the map at the time from which a row is in force; for a row that always is, at the time as it is."""
    try:
        at = {"t": format_instant(ceil(parse_instant(cells.get(FROM, ""), desk.shown.plan.settings.ceasefire)))}
    except (InstantError, OverflowError, ValueError):
        at = {}
    depart("map", **{"select": None, **query, **at})


def look_at_version(number: int) -> None:
    """Show a version on the map."""
    depart("map", version=str(number))


def compare_with(number: int) -> None:
    """Compare a version with the plan as it is now."""
    choice("compare-a", version_code(number))
    choice("compare-b", SAVED)
    depart("compare")
