"""From an instant on: a row ends then, and a second one with its id begins. What was before stays as it was."""

from __future__ import annotations

from collections.abc import Collection
from itertools import takewhile

from geo.clock import format_instant, format_period
from geo.editing.changes import Action
from geo.editing.row import Cells
from geo.editing.verbs.book import Book
from geo.editing.verbs.entry import Entry
from geo.editing.verbs.origin import chosen, made_up
from geo.editing.verbs.result import Part, Refusal
from geo.periods import Period
from geo.schema import FROM, PERSONNEL, UNTIL
from geo.words.text import Text


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
        The new texts, which the planner chooses: what they are written into is inferred or, with a strength, notional.

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
    origin, *known = (made_up if PERSONNEL.name in cells else chosen)(book, entry)
    cells = {**cells, **origin}
    if at is None or at <= entry.start:
        late = at is not None and at < entry.start
        notes = (entry.text("verbs.begins-later", at=format_instant(at or 0)),) if late else ()
        return Part(book.edit(entry, cells), (*notes, *hidden_note(book, entry, entry.start)), *known)
    if refusal := begun(book, entry, at):
        return refusal
    then = book.written(at, entry.table, entry)
    actions = (*closed(book, entry, at), book.add(entry, {**cells, FROM.name: then}))
    return Part(actions, hidden_note(book, entry, at), *known)


def hidden(book: Book, entry: Entry, at: float) -> tuple[Entry, Period] | None:
    """Return the first earlier row of the id of a row that counts instead of it, and when; None if it always counts.

    Parameters
    ----------
    book
        The plan.
    entry
        The row.
    at
        Hours since H+0; what was before does not matter.
    """
    before = takewhile(lambda one: one.handle != entry.handle, book.of_id(entry))
    for other in before:
        start, end = max(entry.start, other.start, at), min(entry.end, other.end)
        if start < end:
            return other, (start, end)
    return None


def hidden_note(book: Book, entry: Entry, at: float) -> tuple[Text, ...]:
    """Return a note of what :func:`hidden` returns; none if the row always counts.

    Parameters
    ----------
    book, entry, at
        As in :func:`hidden`.
    """
    found = hidden(book, entry, at)
    if found is None:
        return ()
    return (entry.text("verbs.hidden", other=found[0].number, others=format_period(*found[1])),)


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


def uncounted(book: Book, entry: Entry, at: float) -> Refusal | None:
    """Return a refusal if another row counts instead of a row, as :func:`hidden` does: its strength is nobody's.

    Parameters
    ----------
    book, entry, at
        As in :func:`hidden`.
    """
    found = hidden(book, entry, at)
    if found is None:
        return None
    return entry.refused("verbs.uncounted", other=found[0].number, others=format_period(*found[1]))


def until_next(book: Book, entry: Entry, chosen: Collection[str]) -> tuple[Text, ...]:
    """Return a note that what a verb does lasts until the next row of an id begins; none if that changes too.

    Parameters
    ----------
    book
        The plan.
    entry
        The row that changes.
    chosen
        Handles of all rows that change.
    """
    later = [other for other in book.of_id(entry) if other.start >= entry.end]
    after = min(later, key=lambda other: other.start, default=None)
    if after is None or after.handle in chosen:
        return ()
    return (entry.text("verbs.until-next", other=after.number, at=format_instant(after.start)),)


def deleted(book: Book, entry: Entry) -> tuple[Action, ...]:
    """Return the actions that delete a row, with the rows of its id and beginning that are set aside: one would count then.

    Parameters
    ----------
    book
        The plan.
    entry
        The row.
    """
    rows = (entry, *twins(book, entry))
    return tuple(Action("delete", entry.table, row.handle) for row in rows)


def twins(book: Book, entry: Entry) -> list[Entry]:
    """Return the rows that are set aside and have the id and the beginning of a row.

    Parameters
    ----------
    book, entry
        The plan, and the row.
    """
    return [other for other in book.aside_of(entry) if other.start == entry.start]


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
