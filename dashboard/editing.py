"""What a page for editing needs besides the scene: handles of rows, and what is unsaved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeVar

from msgspec import UNSET, UnsetType

from dashboard.chapter_form import form_cells, form_columns
from dashboard.load import Published
from geo.contract.briefing import Annotation
from geo.contract.editing import Editing, Puttable
from geo.contract.layers import Layer, RowItem
from geo.contract.part import changed
from geo.contract.scene import Chapter, Scene
from geo.editing.actor import Planner
from geo.editing.placing import square_km
from geo.editing.putting import PUTTABLE
from geo.editing.working import WorkingRow, WorkingTable
from geo.scene.closures import placed_closures
from geo.schema import ANNOTATIONS, BRIEFING, CHAPTER, CLOSURES, TABLE_BY_NAME
from geo.words.text import say


def editing_block(
    shown: Published,
    planner: Planner | None,
    plan_id: str,
    received: Mapping[str, int],
    refusal: str | None,
    notes: tuple[str, ...] = (),
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
    notes
        What the planner should know of the last verb that was done.
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
        notes=notes,
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
    handles, cells = shown.working.table(BRIEFING.name).handles, form_cells(shown)
    return changed(
        scene,
        editing=changed(
            editing,
            form=form_columns(shown),
            puttable=_puttable(),
            closures=placed_closures(shown.plan, shown.working.table(CLOSURES.name).handles),
        ),
        layers=tuple(_with_handles(shown, layer) for layer in scene.layers),
        chapters=tuple(_with_cells(_with_handle(chapter, handles), cells) for chapter in scene.chapters),
        annotations=tuple(
            _with_handle(one, shown.working.table(ANNOTATIONS.name).handles) for one in scene.annotations
        ),
    )


def _puttable() -> tuple[Puttable, ...]:
    return tuple(
        Puttable(
            table=spec.name,
            label=say(f"editing.kind.{spec.name}"),
            named=spec.label_column.name,
            square_km=square_km(spec, {}),
            of_chapter=CHAPTER in spec.columns,
        )
        for spec in PUTTABLE
    )


_Told = TypeVar("_Told", Chapter, Annotation)


def _with_handle(told: _Told, handles: Mapping[int, str]) -> _Told:
    handle = None if told.row is None else handles.get(told.row)
    return told if handle is None else changed(told, handle=handle)


def _with_cells(chapter: Chapter, cells: Mapping[int, dict[str, str]]) -> Chapter:
    found = None if chapter.row is None or chapter.handle is UNSET else cells.get(chapter.row)
    return chapter if found is None else changed(chapter, cells=found)


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
