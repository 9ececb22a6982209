"""From an instant on: a row ends then, and a second one with its id begins. What was before stays as it was."""

from __future__ import annotations

from geo.clock import format_instant
from geo.editing.changes import Action
from geo.editing.row import Cells
from geo.editing.verbs.book import Book
from geo.editing.verbs.entry import Entry
from geo.editing.verbs.origin import notional, unsourced
from geo.editing.verbs.result import Part, Refusal
from geo.schema import FROM, UNTIL


def from_on(book: Book, entry: Entry, at: float | None, cells: Cells) -> Part | Refusal:
    """Write cells of a row from an instant on.

    Parameters
    ----------
    book
        The plan.
    entry
        The row.
    at
        Hours since H+0; None for the whole period of the row. So it is too, and a note says so, if the row only begins
        later.
    cells
        The new texts, which the planner makes up: what they are written into is notional.

    Returns
    -------
    Part or Refusal
        One edit for the whole period; else the row that ends, and the new one after it. It is refused if the row has
        ended by then, or if another row of the id begins just then: one of the two would be set aside.
    """
    if at is not None and at >= entry.end:
        return entry.refused("verbs.ended", at=format_instant(at))
    if not book.edit(entry, cells):
        return Part()
    cells, known = {**cells, **notional(book, entry)}, unsourced(entry)
    if at is None or at <= entry.start:
        late = at is not None and at < entry.start
        notes = (entry.text("verbs.begins-later", at=format_instant(at or 0)),) if late else ()
        return Part(book.edit(entry, cells), notes, known)
    if refusal := begun(book, entry, at):
        return refusal
    then = book.written(at, entry.table, entry)
    return Part((*closed(book, entry, at), book.add(entry, {**cells, FROM.name: then})), (), known)


def begun(book: Book, entry: Entry, at: float) -> Refusal | None:
    """Return a refusal if another row of the id of a row begins at an instant.

    Parameters
    ----------
    book
        The plan.
    entry
        The row.
    at
        Hours since H+0.
    """
    other = next((one for one in book.of_id(entry) if one.start == at and one.handle != entry.handle), None)
    return entry.refused("verbs.begun", at=format_instant(at), other=other.number) if other else None


def closed(book: Book, entry: Entry, at: float) -> tuple[Action, ...]:
    """Return the action that lets a row end; none if it ends then already.

    Parameters
    ----------
    book
        The plan.
    entry
        The row.
    at
        Hours since H+0, within its period.
    """
    return book.edit(entry, {UNTIL.name: book.written(at, entry.table, entry)}) if entry.end != at else ()


def all_closed(book: Book, entry: Entry, at: float) -> tuple[Action, ...]:
    """Return the actions that let every row end that has the id of a row and is in force at an instant.

    Parameters
    ----------
    book
        The plan.
    entry
        The row.
    at
        Hours since H+0.
    """
    return tuple(
        action for other in book.of_id(entry) if other.start < at < other.end for action in closed(book, other, at)
    )
