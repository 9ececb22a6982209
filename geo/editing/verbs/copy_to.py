"""Copy to another period: a thing stands again as it does in a row, at another time."""

from __future__ import annotations

from collections.abc import Iterable

from geo.clock import format_period
from geo.editing.verbs.book import Book
from geo.editing.verbs.entry import Entry
from geo.editing.verbs.origin import chosen
from geo.editing.verbs.result import Part, Refusal, Refused, Result
from geo.periods import Period
from geo.schema import FROM, UNTIL
from geo.words.text import Text


def copy_to(book: Book, table: str, handles: Iterable[str], period: Period) -> Result:
    """Copy rows to another period, in which no other row of their ids may be in force. Their time is the planner's.

    Parameters
    ----------
    book
        The plan.
    table, handles
        The rows.
    period
        Beginning and end in hours since H+0; infinite if open.
    """
    start, end = period
    if start >= end:
        return Refused((Refusal(Text("verbs.period-empty")),))
    names: list[str] = []

    def copied(entry: Entry) -> Part | Refusal:
        if other := overlapped(book.of_id(entry), period):
            return entry.refused("verbs.overlaps", other=other.number, others=format_period(*other.period))
        if entry.id in names:
            return entry.refused("verbs.copied-twice")
        names.append(entry.id)
        cells = {FROM.name: book.written(start, table, entry), UNTIL.name: book.written(end, table, entry)}
        origin, notional, inferred = chosen(book, entry)
        return Part((book.add(entry, cells | origin),), (), notional, inferred)

    return book.step("copy-to", book.picked(table, handles), copied, to=format_period(start, end))


def overlapped(entries: Iterable[Entry], period: Period) -> Entry | None:
    """Return the first of some rows that is in force in a part of a period; None if none is.

    Parameters
    ----------
    entries
        The rows.
    period
        Beginning and end in hours since H+0.
    """
    start, end = period
    return next((entry for entry in entries if entry.start < end and start < entry.end), None)
