"""Add below: a new unit under another unit or a node, at its place, from an instant on."""

from __future__ import annotations

from collections.abc import Mapping

from geo.clock import format_instant
from geo.editing.changes import Action
from geo.editing.placing import place_cells
from geo.editing.putting import new_row
from geo.editing.verbs.book import Book
from geo.editing.verbs.entry import Entry
from geo.editing.verbs.names import FreeNames
from geo.editing.verbs.result import Part, Refusal, Refused, Result, together
from geo.schema import (
    ECHELON_COLUMN,
    FROM,
    FUNCTION_COLUMN,
    LATITUDE,
    LONGITUDE,
    NATION,
    PARENT,
    PLACEMENTS,
    TABLE_BY_NAME,
)
from geo.terms import ECHELON
from geo.words.text import Text

STEM = "NEW"
"""What the id of a new unit begins with."""

_HEADQUARTERS = "headquarters"


def below(book: Book, table: str, handle: str, at: float) -> Result:
    """Add a unit under the unit or node of a row, for the planner to correct.

    It has the place and the nation of its superior, the next smaller echelon, and an id that nothing has. Its strength is
    unknown.

    Parameters
    ----------
    book
        The plan.
    table, handle
        The row of the superior.
    at
        Hours since H+0 from which the unit is there.
    """
    if PARENT not in TABLE_BY_NAME[table].columns:
        return Refused((Refusal(Text("verbs.no-parent")),))
    (over,) = book.picked(table, [handle])
    if isinstance(over, Refusal):
        return Refused((over,))
    if at < over.start:
        return Refused((over.refused("verbs.not-yet"),))
    if at >= over.end:
        return Refused((over.refused("verbs.ended", at=format_instant(at)),))
    name = FreeNames(book.ids).of(STEM, 1)
    after = over.handle if table == PLACEMENTS.name else None
    added = Action("add", PLACEMENTS.name, book.new_handle(), cells=_cells(book, over, name, at), place=after)
    return together(Text("verbs.step.below", new=name, id=over.id), [Part((added,))])


def _cells(book: Book, over: Entry, name: str, at: float) -> dict[str, str]:
    at_superior = over.values[LATITUDE], over.values[LONGITUDE]
    usual = new_row(PLACEMENTS, name, at_superior, at, book.today)
    own = {
        NATION.name: over.cells.get(NATION, ""),
        PARENT.name: over.id,
        FROM.name: book.written(at, PLACEMENTS.name),
        **_size(over.values),
    }
    return {**usual, **place_cells(over.values), **own}


def _size(over: Mapping[str, object]) -> dict[str, str]:
    """Return the next smaller echelon, and the function, of a unit; nothing of a node, which has none."""
    echelon, function = over.get(ECHELON_COLUMN.name), over.get(FUNCTION_COLUMN.name)
    sizes = [term.code for term in ECHELON.terms]
    if echelon not in sizes:
        return {}
    smaller = sizes[min(sizes.index(str(echelon)) + 1, len(sizes) - 1)]
    size = {ECHELON_COLUMN.name: smaller}
    return size if function == _HEADQUARTERS else size | {FUNCTION_COLUMN.name: str(function)}
