"""What a page for editing needs besides the scene: handles of rows, unsaved edits, and a table as a grid."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Literal

from msgspec import UNSET, UnsetType

from dashboard.load import Published
from geo.clock import parse_instant
from geo.columns import Column, TableSpec
from geo.contract.editing import Choice, Editing, GridColumn, GridData, GridProblem, GridRow
from geo.contract.layers import Layer, RowItem
from geo.contract.part import changed
from geo.contract.scene import Chapter, Scene
from geo.contract.words import words_in_use
from geo.editing.actor import Planner
from geo.editing.clash import Clash
from geo.editing.row import RAW
from geo.editing.working import WorkingRow, WorkingTable
from geo.errors import InstantError
from geo.layers import LAYER
from geo.nations import all_countries, all_nations
from geo.problem import SEVERITIES
from geo.reading.headings import folded
from geo.reading.settings import Settings
from geo.schema import BRIEFING, LAYERS, TABLE_BY_NAME, UNTIL
from geo.words.text import say

MOST_ROWS = 5_000
"""Rows in one grid, at most; the filter finds the others."""


def editing_block(
    shown: Published, planner: Planner | None, plan_id: str, received: Mapping[str, int], refusal: str | None
) -> Editing:
    """Return what every page for editing shows about edits.

    Parameters
    ----------
    shown
        The plan with the planner's edits.
    planner
        Who edits; None while nobody gave a name.
    plan_id
        Names the plan for edits under way.
    received
        Number of the last message acted upon, by sender: the browser then sends it no more.
    refusal
        Why the last message was refused; None if it was not.
    """
    working = shown.working
    return Editing(
        plan_id="" if planner is None else plan_id,
        planner=None if planner is None else planner.name,
        unsaved=len(working.changes),
        clashes=len(working.clashes),
        undo=working.can_undo,
        redo=working.can_redo,
        received=dict(received),
        refusal=refusal,
    )


def editable_scene(shown: Published, editing: Editing | None) -> Scene:
    """Return the scene, with handles and unsaved edits if a planner may edit.

    Parameters
    ----------
    shown
        The plan with the planner's edits.
    editing
        What :func:`editing_block` returned; None on a read-only server, which gives the scene unchanged.
    """
    if editing is None:
        return shown.scene
    scene = changed(shown.scene, editing=editing)
    if editing.planner is None:
        return scene
    handles = shown.working.table(BRIEFING.name).handles
    return changed(
        scene,
        layers=tuple(_with_handles(shown, layer) for layer in scene.layers),
        chapters=tuple(_with_handle(chapter, handles) for chapter in scene.chapters),
    )


def _with_handle(chapter: Chapter, handles: Mapping[int, str]) -> Chapter:
    handle = None if chapter.row is None else handles.get(chapter.row)
    return chapter if handle is None else changed(chapter, handle=handle)


def _with_handles(shown: Published, layer: Layer) -> Layer:
    if not TABLE_BY_NAME[layer.table].positioned:
        return layer
    table = shown.working.table(layer.table)
    return changed(layer, items=tuple(_editable(item, table) for item in layer.items))


def _editable(item: RowItem, table: WorkingTable) -> RowItem:
    handle = table.handles.get(item.row, "")
    row = table.by_handle.get(handle)
    return changed(item, handle=handle, unsaved=UNSET if row is None else _state(row))


def _state(row: WorkingRow) -> Literal["new", "edited"] | UnsetType:
    return "new" if row.is_new else "edited" if row.edited else UNSET


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
        columns=tuple(_column(spec, name, i, shown) for i, name in enumerate(names)),
        rows=tuple(_row(row, names) for row in rows[:MOST_ROWS]),
        total=len(working.rows),
        matching=len(rows),
        problems=_told(shown, spec, names, rows[:MOST_ROWS]),
        notes=_last_days(rows[:MOST_ROWS], shown.plan.settings),
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


def _column(spec: TableSpec, name: str, index: int, shown: Published) -> GridColumn:
    if name not in spec.column_names:
        return _own_column(name, index)
    column = spec.column(name)
    return GridColumn(
        index=index,
        name=name,
        label=column.label,
        help=column.help,
        kind=column.kind,
        unit=column.unit_label,
        needed=name in spec.needed,
        choices=tuple(Choice(code=code, label=label) for code, label in _choices(column, shown).items()),
        strict=column.kind in ("term", "nation", "country"),
    )


def _own_column(name: str, index: int) -> GridColumn:
    """Return a column that the planner added."""
    return GridColumn(
        index=index,
        name=name,
        label=name,
        help=say("desk.own-column"),
        kind="text",
        unit="",
        needed=False,
        choices=(),
        strict=False,
    )


def _choices(column: Column, shown: Published) -> dict[str, str]:
    """Return the labels of the values that a cell may have, by code; empty if it may have any."""
    if column.vocabulary is not None:
        return column.vocabulary.labels
    if column.kind == "nation":
        return dict(all_nations())
    if column.kind == "country":
        return dict(all_countries())
    if column == LAYERS:
        return LAYER.labels
    found: dict[str, str] = {}
    for table in column.refers:
        key, label = TABLE_BY_NAME[table].id, TABLE_BY_NAME[table].label_column
        for row in shown.working.table(table).rows:
            found.setdefault(row.cells.get(key, ""), row.cells.get(label, ""))
    found.pop("", None)
    return found


def _told(shown: Published, spec: TableSpec, names: list[str], rows: list[WorkingRow]) -> dict[str, list[GridProblem]]:
    """Return the clashes and problems of rows by their handle, the worst first."""
    there, working = {row.handle for row in rows}, shown.working.table(spec.name)
    found: dict[str, list[GridProblem]] = {}
    for clash in shown.working.clashes:
        if clash.table == spec.name and (handle := clash.found or clash.handle) in there:
            at = names.index(clash.column) if clash.column in names else -1
            told = GridProblem(column=at, severity="clash", message=_clash_text(clash), fix=None)
            found.setdefault(handle, []).append(told)
    for problem in sorted(shown.plan.problems, key=lambda one: SEVERITIES.index(one.severity)):
        if problem.file != spec.file or problem.row is None:
            continue
        column = folded(problem.column) if problem.column else ""
        at = names.index(column) if column in names else -1
        told = GridProblem(column=at, severity=problem.severity, message=problem.message, fix=problem.fix)
        others = problem.others if problem.severity != "notice" else ()
        for number in (problem.row, *others):
            if (handle := working.handles.get(number, "")) in there:
                found.setdefault(handle, []).append(told)
    return found


def _clash_text(clash: Clash) -> str:
    if clash.column is None:
        return say("desk.clash.row")
    empty = say("both.empty")
    was, mine, theirs = (text or empty for text in (clash.base, clash.mine, clash.theirs))
    return say("desk.clash.cell", was=was, mine=mine, theirs=theirs)


def _last_days(rows: list[WorkingRow], settings: Settings) -> dict[str, str]:
    """Return the last day of each row with an ``until``, as a date by handle: at ``until`` the row is no longer in force."""
    if settings.ceasefire is None:
        return {}
    days: dict[str, str] = {}
    for row in rows:
        try:
            hours = parse_instant(row.cells.get(UNTIL, ""), settings.ceasefire)
            days[row.handle] = f"{settings.ceasefire + timedelta(hours=hours - 1):%Y-%m-%d}"
        except (InstantError, OverflowError):
            continue
    return days


def _hours(rows: list[WorkingRow], spec: TableSpec, settings: Settings) -> dict[str, float]:
    """Return the hours since H+0 of each instant in the rows, by its text: the grid sorts and filters by them."""
    names = [column.name for column in spec.columns if column.kind == "instant"]
    found: dict[str, float] = {}
    for text in {row.cells.get(name, "") for row in rows for name in names} - {""}:
        try:
            found[text] = parse_instant(text, settings.ceasefire)
        except (InstantError, OverflowError):
            continue
    return found
