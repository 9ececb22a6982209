"""What is under a unit, hub or node, or supplied by it: a planner must know of it when that stands no more."""

from __future__ import annotations

from collections.abc import Iterable

from geo.editing.verbs.book import Book
from geo.periods import Period
from geo.words.text import Text


def left_under(book: Book, name: str, period: Period, but: Iterable[str] = ()) -> tuple[Text, ...]:
    """Return a note of the rows that are under an id, or supplied by it, in a period; none without such rows.

    Parameters
    ----------
    book
        The plan.
    name
        The id.
    period
        Beginning and end in hours since H+0.
    but
        Ids of rows that do not count.
    """
    away, (start, end) = {name, *but}, period
    found = {entry.id for entry in book.tied(name) if entry.start < end and start < entry.end} - away
    return (Text("verbs.left-under", id=name, count=len(found)),) if found else ()
