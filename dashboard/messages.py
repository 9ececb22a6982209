"""What a page asks the server to change: checked, numbered, and turned into steps of the planner's workspace.

A page keeps each message until the server has noted its number, and sends it again after a refresh or a lost
connection; the workspace passes over what it has seen. Nothing a page sends is trusted.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from dashboard.counting import counted
from geo.editing.actor import Actor, Planner
from geo.editing.changes import Action
from geo.editing.document import HEADER, RAW
from geo.editing.placing import moved_cells, new_unit, origin_cells
from geo.editing.workspace import Workspace
from geo.errors import PlanUnreadableError, PostureError
from geo.nations import is_nation
from geo.schema import PLACEMENTS, TABLE_BY_NAME

_LOG = logging.getLogger(__name__)

LONGEST_CELL = 30_000
MOST_CELLS = 200_000
FARTHEST_H = 10_000_000
"""Bounds of one message; a page of ours stays far below."""


class MessageError(PostureError, ValueError):
    """A page sent what no page of ours sends."""


@dataclass(frozen=True, slots=True)
class Box:
    """What one opened page has sent and not yet seen noted: its random name, and its messages in order."""

    sender: str
    messages: list[Mapping[str, Any]]


def planner_of(outbox: Any) -> Planner | None:
    """Return who an outbox says it is from; None when it does not say, or not soundly."""
    said = outbox.get("planner") if isinstance(outbox, Mapping) else None
    if not isinstance(said, Mapping) or not all(isinstance(said.get(k), str) for k in ("id", "name")):
        return None
    found = Planner(said["id"], said["name"])
    return found if found.sound else None


def boxes_of(outbox: Any) -> Iterator[Box]:
    """Yield the boxes of an outbox; what is none is passed over."""
    boxes = outbox.get("boxes") if isinstance(outbox, Mapping) else None
    for box in boxes if isinstance(boxes, list) else []:
        if isinstance(box, Mapping) and isinstance(box.get("sender"), str) and isinstance(box.get("messages"), list):
            yield Box(box["sender"][:64], [m for m in box["messages"] if isinstance(m, Mapping)])


def receive(space: Workspace, outbox: Any, actor: Actor) -> str | None:
    """Act on every message that the workspace has not seen.

    Parameters
    ----------
    space
        What is changed.
    outbox
        What a page sent.
    actor
        Whose page it is.

    Returns
    -------
    str or None
        Why the last message was refused, for the planner; None when none was.
    """
    refusal = None
    for box in boxes_of(outbox):
        for message in sorted(box.messages, key=_number):
            if _number(message) <= space.received.get(box.sender, 0):
                continue
            try:
                _act(space, message, actor, box.sender)
            except PlanUnreadableError as error:
                refusal = str(error)
                break
            except PostureError as error:
                refusal = str(error)
                space.note(box.sender, _number(message))
            except OSError as error:
                refusal = f"the edit could not be kept ({error.strerror}); it will be tried again"
                break
    return refusal


def _number(message: Mapping[str, Any]) -> int:
    number = message.get("n")
    return number if isinstance(number, int) else 0


def _act(space: Workspace, message: Mapping[str, Any], actor: Actor, sender: str) -> None:
    kind, number = message.get("kind"), _number(message)
    if kind == "undo":
        space.undo(actor, sender=sender, number=number)
    elif kind == "redo":
        space.redo(actor, sender=sender, number=number)
    elif isinstance(kind, str) and kind in _ACTIONS:
        label, actions = _ACTIONS[kind](space, message)
        space.take(label, actions, actor, sender=sender, number=number)
    else:
        raise MessageError(f"there is no edit {kind!r}")


Told = tuple[str, list[Action]]


def _edit(_: Workspace, message: Mapping[str, Any]) -> Told:
    table = _table(message)
    cells: dict[str, dict[str, str]] = {}
    for cell in _list(message, "cells"):
        handle, column, text = (_text(cell, name) for name in ("row", "column", "text"))
        cells.setdefault(handle, {})[column] = _clean(column, text)
    label = _label(message, f"edit {counted(len(cells), 'row')}")
    return label, [Action("edit", table, handle, cells=texts) for handle, texts in cells.items()]


def _add(space: Workspace, message: Mapping[str, Any]) -> Told:
    table = _table(message)
    given = {name: _clean(name, text) for name, text in _mapping(message, "cells").items()}
    usual = {name: text for name, text in origin_cells(_today()).items() if name in TABLE_BY_NAME[table].column_names}
    cells = usual | given
    place = message.get("after")
    new = Action("add", table, space.new_handle(), cells=cells, place=place if isinstance(place, str) else None)
    return "add a row", [new]


def _copy(space: Workspace, message: Mapping[str, Any]) -> Told:
    table = _table(message)
    rows = [space.current.table(table).by_handle.get(handle) for handle in _texts(message, "rows")]
    found = [row for row in rows if row is not None and row.sound]
    actions = [Action("add", table, space.new_handle(), cells=dict(row.cells), place=found[-1].handle) for row in found]
    return f"duplicate {counted(len(actions), 'row')}", actions


def _reorder(space: Workspace, message: Mapping[str, Any]) -> Told:
    """Put a row after another: it is taken out and added there with the same cells."""
    table, handle, after = _table(message), _text(message, "row"), _text(message, "after")
    by_handle = space.current.table(table).by_handle
    row = by_handle.get(handle)
    if row is None or not row.sound or after not in by_handle or after == handle:
        raise MessageError("the row to be moved is no longer there")
    moved = Action("add", table, space.new_handle(), cells=dict(row.cells), place=after)
    return f"move {row.cells.get(TABLE_BY_NAME[table].key[0], 'a row')}", [Action("delete", table, handle), moved]


def _delete(_: Workspace, message: Mapping[str, Any]) -> Told:
    table = _table(message)
    actions = [Action("delete", table, handle) for handle in _texts(message, "rows") if handle != HEADER]
    return f"delete {counted(len(actions), 'row')}", actions


def _move(space: Workspace, message: Mapping[str, Any]) -> Told:
    table, handle = _table(message), _text(message, "row")
    row = space.current.table(table).by_handle.get(handle)
    if row is None or not TABLE_BY_NAME[table].positioned:
        raise MessageError("the row that was dragged is no longer there")
    cells = moved_cells(row.cells, *_position(message))
    return f"move {row.cells.get(TABLE_BY_NAME[table].key[0], 'a row')}", [Action("edit", table, handle, cells=cells)]


def _put(space: Workspace, message: Mapping[str, Any]) -> Told:
    at = message.get("t")
    if not isinstance(at, int | float) or not abs(at) <= FARTHEST_H:
        raise MessageError("a new unit needs a time")
    nation = message.get("nation")
    cells = new_unit(_free_id(space, _text(message, "id")), *_position(message), at, _today())
    if isinstance(nation, str) and is_nation(nation):
        cells["nation"] = nation
    return f"put {cells['unit_id']}", [Action("add", PLACEMENTS.name, space.new_handle(), cells=cells)]


def _today() -> str:
    return f"{datetime.now(UTC):%Y-%m-%d}"


def _free_id(space: Workspace, wanted: str) -> str:
    taken = {row.cells.get(PLACEMENTS.key[0], "") for row in space.current.table(PLACEMENTS.name).rows}
    stem = wanted.strip()[:40] or "NEW"
    return next(name for n in range(len(taken) + 2) if (name := stem if n == 0 else f"{stem}-{n}") not in taken)


_ACTIONS: dict[str, Callable[[Workspace, Mapping[str, Any]], Told]] = {
    "edit": _edit,
    "add": _add,
    "copy": _copy,
    "delete": _delete,
    "reorder": _reorder,
    "move": _move,
    "put": _put,
}


def _table(message: Mapping[str, Any]) -> str:
    table = message.get("table")
    if not isinstance(table, str) or table not in TABLE_BY_NAME:
        raise MessageError("the edit names no table of a plan")
    return table


def _text(message: Mapping[str, Any], name: str) -> str:
    text = message.get(name) if isinstance(message, Mapping) else None
    if not isinstance(text, str):
        raise MessageError(f"the edit names no {name}")
    return text


def _clean(column: str, text: object) -> str:
    """Return a cell as it may stand in a file: no NUL, no lone surrogate, and one line where a row is written whole."""
    if not isinstance(text, str) or len(text) > LONGEST_CELL:
        raise MessageError(f"the cell is no text, or longer than {LONGEST_CELL} characters; shorten it")
    text = text.replace("\0", "").encode("utf-8", "replace").decode()
    return text.replace("\r", " ").replace("\n", " ") if column == RAW else text


def _list(message: Mapping[str, Any], name: str) -> list[Any]:
    found = message.get(name)
    if not isinstance(found, list) or len(found) > MOST_CELLS:
        raise MessageError(f"the edit has no {name}, or too many")
    return found


def _texts(message: Mapping[str, Any], name: str) -> list[str]:
    return [text for text in _list(message, name) if isinstance(text, str)]


def _mapping(message: Mapping[str, Any], name: str) -> dict[str, Any]:
    found = message.get(name)
    return {k: v for k, v in found.items() if isinstance(k, str)} if isinstance(found, Mapping) else {}


def _position(message: Mapping[str, Any]) -> tuple[float, float]:
    latitude, longitude = message.get("lat"), message.get("lon")
    numbers = isinstance(latitude, int | float) and isinstance(longitude, int | float)
    if not numbers or not (-90 <= latitude <= 90 and -180 <= longitude <= 180):  # type: ignore[operator]
        raise MessageError("the edit names no position")
    return float(latitude), float(longitude)  # type: ignore[arg-type]


def _label(message: Mapping[str, Any], usual: str) -> str:
    label = message.get("label")
    return label[:60] if isinstance(label, str) and label else usual
