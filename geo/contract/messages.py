"""What a page sends to the server: edits, and questions of the analysis page."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType

from geo.contract.message import MOST_CELLS, Cell, Hours, Latitude, Longitude, Numbered
from geo.contract.part import Part
from geo.contract.verbs import Assign, Below, CopyTo, Instant, Join, PlaceTemplate, Relieve, Shift, Split, Withdraw

Way = Literal["fill-down", "fill", "clear", "paste", "replace", "chapter", "chapter-view"]
"""How a planner writes many cells at once: in the grid, or a chapter of the briefing on the map."""


class CellText(Part):
    """The new text of a cell; ``row`` is the handle of its row, ``column`` the name of its column."""

    row: str
    column: str
    text: Cell


class Edit(Numbered, tag="edit"):
    """Write cells of a table.

    Attributes
    ----------
    table, cells
        What is written where.
    added
        The cells of rows to add after the last row, in the same step.
    way
        How the planner wrote them, where not cell by cell; it names the step.
    chapter
        The chapter that a step about one names, by its id.
    """

    table: str
    cells: Annotated[tuple[CellText, ...], Meta(max_length=MOST_CELLS)]
    added: Annotated[tuple[dict[str, Cell], ...], Meta(max_length=MOST_CELLS)] | UnsetType = UNSET
    way: Way | UnsetType = UNSET
    chapter: str | UnsetType = UNSET


class Add(Numbered, tag="add"):
    """Add a row with these cells after the row of a handle; without a handle, after the last row.

    Attributes
    ----------
    follows
        Id of the new row that the page added just before, where it does not know the handle of that row yet.
    """

    table: str
    cells: dict[str, Cell]
    after: str | UnsetType | None = UNSET
    follows: str | UnsetType = UNSET


class Copy(Numbered, tag="copy"):
    """Add copies of these rows, named by handle, after the last of them."""

    table: str
    rows: Annotated[tuple[str, ...], Meta(max_length=MOST_CELLS)]


class Delete(Numbered, tag="delete"):
    """Delete rows, named by handle."""

    table: str
    rows: Annotated[tuple[str, ...], Meta(max_length=MOST_CELLS)]


class Reorder(Numbered, tag="reorder"):
    """Put a row after another; both are named by handle."""

    table: str
    row: str
    after: str


class Move(Numbered, tag="move"):
    """Change the position of a row, named by handle, in degrees.

    Attributes
    ----------
    at
        The instant from which it stands there; absent for its whole period.
    more
        Handles of other rows that go to the same position.
    """

    table: str
    row: str
    lat: Latitude
    lon: Longitude
    at: Instant | UnsetType = UNSET
    more: Annotated[tuple[str, ...], Meta(max_length=MOST_CELLS)] | UnsetType = UNSET


class Placing(Part):
    """The new position of a row, named by table and handle, in degrees."""

    table: str
    row: str
    lat: Latitude
    lon: Longitude


class MoveEach(Numbered, tag="move-each"):
    """Move rows, each to a position of its own, as one step.

    Attributes
    ----------
    moves
        The rows with their new positions.
    at
        The instant from which they stand there; absent for their whole periods.
    """

    moves: Annotated[tuple[Placing, ...], Meta(max_length=MOST_CELLS)]
    at: Instant | UnsetType = UNSET


class Put(Numbered, tag="put"):
    """Add a row at a position in degrees, from an instant (hours since H+0) on.

    Attributes
    ----------
    table
        Where it is added; absent for a unit.
    chapter
        The chapter on whose map an annotation stands.
    """

    id: str
    lat: Latitude
    lon: Longitude
    t: Hours
    nation: str | UnsetType = UNSET
    table: str | UnsetType = UNSET
    chapter: str | UnsetType = UNSET


class Undo(Numbered, tag="undo"):
    """Undo the last step."""


class Redo(Numbered, tag="redo"):
    """Redo the step that was undone last."""


Verb = Withdraw | Relieve | Assign | Below | Split | Join | Shift | CopyTo | PlaceTemplate
Message = Edit | Add | Copy | Delete | Reorder | Move | MoveEach | Put | Verb | Undo | Redo


class Introduction(Part):
    """Who edits in a browser: a random id that the browser keeps, and a name as typed."""

    id: str
    name: str


class Box(Part):
    """The messages of one open page that the server has not confirmed.

    Attributes
    ----------
    plan
        Id of the plan that they are about, whatever its name.
    sender
        Random name of the page.
    messages
        In the order of their numbers.
    """

    plan: str
    sender: str
    messages: tuple[Message, ...]


class TimeQuestion(Part, tag_field="kind", tag="time"):
    """Answer for the time of the map, in hours since H+0."""

    t: Hours


class FromQuestion(Part, tag_field="kind", tag="from"):
    """Find the way from a symbol, at a time in hours since H+0."""

    id: str
    t: Hours


class ToQuestion(Part, tag_field="kind", tag="to"):
    """Find the way to a symbol, at a time in hours since H+0."""

    id: str
    t: Hours


class LossQuestion(Part, tag_field="kind", tag="lose"):
    """Show what changes if a hub is lost from a time on, in hours since H+0."""

    id: str
    t: Hours


MapQuestion = TimeQuestion | FromQuestion | ToQuestion | LossQuestion


class Ask(Part):
    """A question of a page, with a number: the same question may come twice."""

    sender: str
    n: int
    asking: MapQuestion


class Sent(Part):
    """All that a component sends: who edits, the edits that the server has not confirmed, and a question."""

    planner: Introduction | UnsetType | None = UNSET
    boxes: tuple[Box, ...] = ()
    ask: Ask | UnsetType = UNSET
