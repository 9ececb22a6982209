"""What a page sends to the server: edits, and questions of the analysis page."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType

from geo.contract.part import Part

LONGEST_CELL = 30_000
MOST_CELLS = 200_000
FARTHEST_H = 10_000_000.0
"""Bounds of one message; a page of ours stays far below."""

Cell = Annotated[str, Meta(max_length=LONGEST_CELL)]
Latitude = Annotated[float, Meta(ge=-90, le=90)]
Longitude = Annotated[float, Meta(ge=-180, le=180)]
Hours = Annotated[float, Meta(ge=-FARTHEST_H, le=FARTHEST_H)]


class _Message(Part, tag_field="kind"):
    """One edit; the numbers of a sender's messages ascend."""

    n: int


Way = Literal["fill-down", "clear", "paste", "replace", "chapter", "chapter-view"]
"""How a planner writes many cells at once: in the grid, or a chapter of the briefing on the map."""


class CellText(Part):
    """A cell of a row, by the handle of the row and the name of the column, and its new text."""

    row: str
    column: str
    text: Cell


class Edit(_Message, tag="edit"):
    """Write cells of a table.

    Attributes
    ----------
    table, cells
        What is written where.
    way
        How the planner wrote them, where not cell by cell; it names the step.
    chapter
        The chapter that a step about one names, by its id.
    """

    table: str
    cells: Annotated[tuple[CellText, ...], Meta(max_length=MOST_CELLS)]
    way: Way | UnsetType = UNSET
    chapter: str | UnsetType = UNSET


class Add(_Message, tag="add"):
    """Add a row with these cells after another, by its handle; after the last where none is named."""

    table: str
    cells: dict[str, Cell]
    after: str | UnsetType | None = UNSET


class Copy(_Message, tag="copy"):
    """Add a copy of each of these rows, after the last of them."""

    table: str
    rows: Annotated[tuple[str, ...], Meta(max_length=MOST_CELLS)]


class Delete(_Message, tag="delete"):
    """Delete rows."""

    table: str
    rows: Annotated[tuple[str, ...], Meta(max_length=MOST_CELLS)]


class Reorder(_Message, tag="reorder"):
    """Put a row after another."""

    table: str
    row: str
    after: str


class Move(_Message, tag="move"):
    """Put what a row places at another position."""

    table: str
    row: str
    lat: Latitude
    lon: Longitude


class Put(_Message, tag="put"):
    """Put a new unit at a position, from an instant on."""

    id: str
    lat: Latitude
    lon: Longitude
    t: Hours
    nation: str | UnsetType = UNSET


class Undo(_Message, tag="undo"):
    """Go back one step."""


class Redo(_Message, tag="redo"):
    """Take an undone step again."""


Message = Edit | Add | Copy | Delete | Reorder | Move | Put | Undo | Redo


class Introduction(Part):
    """Who edits in a browser: a random id that it keeps, and a name as typed."""

    id: str
    name: str


class Box(Part):
    """What one opened page has sent and not yet seen noted: its random name, and its messages."""

    sender: str
    messages: tuple[Message, ...]


class TimeQuestion(Part, tag_field="kind", tag="time"):
    """Answer for the map's time."""

    t: Hours


class FromQuestion(Part, tag_field="kind", tag="from"):
    """Find the way from a symbol."""

    id: str
    t: Hours


class ToQuestion(Part, tag_field="kind", tag="to"):
    """Find the way to a symbol."""

    id: str
    t: Hours


class LossQuestion(Part, tag_field="kind", tag="lose"):
    """Take a hub away, and see what changes."""

    id: str
    t: Hours


MapQuestion = TimeQuestion | FromQuestion | ToQuestion | LossQuestion


class Ask(Part):
    """A question of a page; numbered, since the same may be asked twice."""

    sender: str
    n: int
    asking: MapQuestion


class Sent(Part):
    """All that a component holds out to the server: who edits, edits that it has not seen noted, and a question."""

    planner: Introduction | UnsetType | None = UNSET
    boxes: tuple[Box, ...] = ()
    ask: Ask | UnsetType = UNSET
