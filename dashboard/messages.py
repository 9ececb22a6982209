"""What a page asks the server to change: checked, numbered, and turned into steps of the planner's workspace.

A page keeps each message until the server has noted its number, and sends it again after a refresh or a lost
connection. The workspace ignores a message that it has seen. No message is trusted: each must be a part of
:mod:`geo.contract.messages`, key by key, before any code uses it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from msgspec import UNSET

from dashboard.day import present_day
from geo.contract.messages import Add, Copy, Delete, Edit, Introduction, Message, Move, Put, Redo, Reorder, Undo
from geo.contract.part import Part
from geo.editing.actor import Actor, Planner
from geo.editing.changes import Action
from geo.editing.placing import moved_cells, new_unit, origin_cells
from geo.editing.row import HEADER, RAW
from geo.editing.workspace import Workspace
from geo.errors import PlanUnreadableError, PostureError
from geo.nations import is_nation
from geo.schema import NATION, PLACEMENTS, TABLE_BY_NAME
from geo.words.system import reason
from geo.words.text import Text, say

LONGEST_SENDER = 64
HIGHEST_NUMBER = 2**53
LONGEST_LABEL = 60
LONGEST_ID = 40
NEW_ID = "NEW-"
"""Beginning of the id that a page gives a new row."""


class MessageError(PostureError, ValueError):
    """A page sent a message that our pages do not send, or that cannot be applied."""


class UncheckedBox(Part):
    """The messages of one open page that the server has not confirmed, unchecked; see :class:`geo.contract.messages.Box`."""

    plan: str
    sender: str
    messages: tuple[Any, ...]


class _Outbox(Part):
    """What a component sent, like :class:`geo.contract.messages.Sent`, with unchecked messages."""

    planner: Any = None
    boxes: tuple[Any, ...] = ()
    ask: Any = None


def planner_of(outbox: Any) -> Planner | None:
    """Return the planner that an outbox names; None if it names none, or not a valid one."""
    said = outbox.get("planner") if isinstance(outbox, Mapping) else None
    try:
        introduced = msgspec.convert(said, Introduction)
    except msgspec.ValidationError:
        return None
    found = Planner(introduced.id, introduced.name)
    return found if found.sound else None


def boxes_of(outbox: Any) -> Iterator[UncheckedBox]:
    """Yield the boxes of an outbox. An invalid box or message is left out; the others are kept."""
    try:
        boxes = msgspec.convert(outbox, _Outbox).boxes
    except msgspec.ValidationError:
        return
    for sent in boxes:
        try:
            box = msgspec.convert(sent, UncheckedBox)
        except msgspec.ValidationError:
            continue
        messages = tuple(message for message in box.messages if isinstance(message, Mapping))
        yield UncheckedBox(plan=box.plan, sender=box.sender[:LONGEST_SENDER], messages=messages)


def number_of(message: Mapping[str, Any]) -> int:
    """Return the number of an unchecked message; 0 if it has no valid one."""
    number = message.get("n")
    return number if isinstance(number, int) and 0 < number <= HIGHEST_NUMBER else 0


def receive(space: Workspace, outbox: Any, actor: Actor) -> str | None:
    """Act on every message that the workspace has not seen.

    Parameters
    ----------
    space
        The workspace that the messages change.
    outbox
        What a component of the page sent, unchecked.
    actor
        Who sent it.

    Returns
    -------
    str or None
        Why the last refused message was refused, for the planner; None if none was.
    """
    refusal = None
    strange = 0
    for box in boxes_of(outbox):
        if box.plan != space.plan_id:
            strange += len(box.messages)
            continue
        for message in sorted(box.messages, key=number_of):
            if number_of(message) <= space.received.get(box.sender, 0):
                continue
            try:
                _act(space, _checked(message), actor, box.sender)
            except PlanUnreadableError as error:
                refusal = str(error)
                break
            except PostureError as error:
                refusal = str(error)
                space.note(box.sender, number_of(message))
            except OSError as error:
                refusal = say("editing.message.not-kept", reason=reason(error))
                break
    return say("editing.message.other-plan", count=strange) if strange else refusal


def _checked(message: Mapping[str, Any]) -> Message:
    try:
        checked: Message = msgspec.convert(dict(message), Message)
    except msgspec.ValidationError as error:
        raise MessageError(Text("editing.message.not-read", detail=str(error))) from error
    return checked


def _act(space: Workspace, message: Message, actor: Actor, sender: str) -> None:
    if isinstance(message, Undo):
        space.undo(actor, sender=sender, number=message.n)
    elif isinstance(message, Redo):
        space.redo(actor, sender=sender, number=message.n)
    else:
        label, actions = _step(space, message)
        space.take(label, actions, actor, sender=sender, number=message.n)


Step = tuple[Text | str, list[Action]]
"""Label of the step, for the planner, and its actions."""


def _step(space: Workspace, message: Edit | Add | Copy | Delete | Reorder | Move | Put) -> Step:
    if isinstance(message, Put):
        return _put(space, message)
    if message.table not in TABLE_BY_NAME:
        raise MessageError(Text("editing.message.no-table"))
    match message:
        case Edit():
            return _edit(space, message)
        case Add():
            return _add(space, message)
        case Copy():
            return _copy(space, message)
        case Reorder():
            return _reorder(space, message)
        case Delete():
            return _delete(message)
        case Move():
            return _move(space, message)


def _edit(space: Workspace, message: Edit) -> Step:
    """Write cells and add rows; a cell that has its text already is left out, so that nothing is no step."""
    now = space.current.table(message.table).by_handle
    texts = {(cell.row, cell.column): _clean(cell.column, cell.text) for cell in message.cells}
    cells: dict[str, dict[str, str]] = {}
    for (handle, column), text in texts.items():
        if handle not in now or now[handle].cells.get(column, "") != text:
            cells.setdefault(handle, {})[column] = text
    added = () if message.added is UNSET else message.added
    return _edit_step(message, len(cells)), [
        *(Action("edit", message.table, handle, cells=written) for handle, written in cells.items()),
        *(_new_row(space, message.table, written, None) for written in added),
    ]


def _edit_step(message: Edit, rows: int) -> Text:
    if message.way is UNSET:
        return Text("editing.step.edit", count=rows)
    if message.way in ("chapter", "chapter-view"):
        return Text(f"editing.step.way.{message.way}", chapter=(message.chapter or "")[:LONGEST_LABEL])
    return Text(f"editing.step.way.{message.way}")


def _add(space: Workspace, message: Add) -> Step:
    cells, key = dict(message.cells), TABLE_BY_NAME[message.table].id
    if cells.get(key, "").startswith(NEW_ID):
        cells[key] = _free_new_id(space, message.table, cells[key])
    place = _added_just_before(space, message) or message.after or None
    return Text("editing.step.add"), [_new_row(space, message.table, cells, place)]


def _added_just_before(space: Workspace, message: Add) -> str | None:
    """Return the handle of the new row that a page added before this one without waiting for it; None if there is none."""
    key, rows = TABLE_BY_NAME[message.table].id, space.current.table(message.table).rows
    return next((row.handle for row in rows if row.is_new and row.cells.get(key) == message.follows), None)


def _free_new_id(space: Workspace, table: str, wanted: str) -> str:
    """Return an id for a new row that no row has, also none that the page does not show."""
    key = TABLE_BY_NAME[table].id
    taken = {row.cells.get(key, "") for row in space.current.table(table).rows}
    if wanted not in taken:
        return wanted
    return next(name for n in range(1, len(taken) + 2) if (name := f"{NEW_ID}{n}") not in taken)


def _new_row(space: Workspace, table: str, cells: Mapping[str, str], after: str | None) -> Action:
    """Add a row after another: with the origin of what a planner adds today, unless its cells say another one."""
    names = TABLE_BY_NAME[table].column_names
    usual = {name: text for name, text in origin_cells(present_day().isoformat()).items() if name in names}
    written = usual | {name: _clean(name, text) for name, text in cells.items()}
    return Action("add", table, space.new_handle(), cells=written, place=after)


def _copy(space: Workspace, message: Copy) -> Step:
    table = message.table
    rows = [space.current.table(table).by_handle.get(handle) for handle in message.rows]
    found = [row for row in rows if row is not None and row.sound]
    actions: list[Action] = []
    for row in found:
        place = actions[-1].handle if actions else found[-1].handle
        actions.append(Action("add", table, space.new_handle(), cells=dict(row.cells), place=place))
    return Text("editing.step.duplicate", count=len(actions)), actions


def _reorder(space: Workspace, message: Reorder) -> Step:
    """Put a row after another: delete it, and add a row with the same cells there."""
    table, handle, after = message.table, message.row, message.after
    by_handle = space.current.table(table).by_handle
    row = by_handle.get(handle)
    if row is None or not row.sound or (after not in by_handle and after != HEADER) or after == handle:
        raise MessageError(Text("editing.message.moved-row-gone"))
    moved = Action("add", table, space.new_handle(), cells=dict(row.cells), place=after)
    return _moving(table, row.cells), [Action("delete", table, handle), moved]


def _moving(table: str, cells: Mapping[str, str]) -> Text:
    """Say which row is moved."""
    name = cells.get(TABLE_BY_NAME[table].id)
    return Text("editing.step.move", id=name) if name else Text("editing.step.move-row")


def _delete(message: Delete) -> Step:
    actions = [Action("delete", message.table, handle) for handle in message.rows if handle != HEADER]
    return Text("editing.step.delete", count=len(actions)), actions


def _move(space: Workspace, message: Move) -> Step:
    table = message.table
    row = space.current.table(table).by_handle.get(message.row)
    if row is None or not TABLE_BY_NAME[table].positioned:
        raise MessageError(Text("editing.message.dragged-row-gone"))
    moved = moved_cells(row.cells, message.lat, message.lon)
    cells = {name: text for name, text in moved.items() if text != row.cells.get(name, "")}
    return _moving(table, row.cells), [Action("edit", table, message.row, cells=cells)] if cells else []


def _put(space: Workspace, message: Put) -> Step:
    cells = new_unit(_free_id(space, message.id), message.lat, message.lon, message.t, present_day().isoformat())
    if message.nation and is_nation(message.nation):
        cells[NATION.name] = message.nation
    added = Action("add", PLACEMENTS.name, space.new_handle(), cells=cells)
    return Text("editing.step.put", id=cells[PLACEMENTS.id]), [added]


def _free_id(space: Workspace, wanted: str) -> str:
    taken = {row.cells.get(PLACEMENTS.id, "") for row in space.current.table(PLACEMENTS.name).rows}
    stem = wanted.strip()[:LONGEST_ID] or "NEW"
    return next(name for n in range(len(taken) + 2) if (name := stem if n == 0 else f"{stem}-{n}") not in taken)


def _clean(column: str, text: str) -> str:
    """Return the text of a cell as a file can have it: no NUL, no lone surrogate, and one line if it is a whole row."""
    text = text.replace("\0", "").encode("utf-8", "replace").decode()
    return text.replace("\r", " ").replace("\n", " ") if column == RAW else text
