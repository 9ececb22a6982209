"""Withdraw: what stands at an instant stands no more from then on. The past is never deleted."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sized

from geo.clock import format_instant
from geo.editing.changes import Action
from geo.editing.verbs.book import Book
from geo.editing.verbs.entry import Entry
from geo.editing.verbs.from_on import all_closed, begun
from geo.editing.verbs.result import Part, Refusal, Result
from geo.editing.verbs.ties import left_under
from geo.words.text import Text


def withdraw(book: Book, table: str, handles: Iterable[str], at: float, *, for_good: bool = False) -> Result:
    """Let rows end at an instant, with every row of their ids that is in force then.

    A row that has ended by then is refused, and one of an id of which another row begins just then. Rows of the ids that
    begin later stay, and a note says so.

    Parameters
    ----------
    book
        The plan.
    table, handles
        The rows.
    at
        Hours since H+0.
    for_good
        Whether to delete the rows of the ids that only begin then or later, also those that are set aside.
    """

    def withdrawn(entry: Entry) -> Part | Refusal:
        if entry.end < at:
            return entry.refused("verbs.ended", at=format_instant(at))
        if entry.start >= at and not for_good:
            return entry.refused("verbs.not-yet", at=format_instant(at))
        if not for_good and (refusal := begun(book, entry, at)):
            return refusal
        later = [other for other in book.of_id(entry) if other.start >= at]
        aside = [other for other in book.aside_of(entry) if other.start >= at] if for_good else []
        gone = tuple(Action("delete", table, other.handle) for other in (*later, *aside)) if for_good else ()
        actions = (*all_closed(book, entry, at), *gone)
        until = math.inf if for_good else min((other.start for other in later), default=math.inf)
        if not actions:
            return Part()
        left = left_under(book, entry.id, (at, until), leaving, for_good=for_good)
        return Part(actions, (*left, *stands_again(entry, until), *aside_too(entry, aside)))

    picked = book.picked(table, handles)
    leaving = {one.id for one in picked if isinstance(one, Entry)}
    return book.step("withdraw", picked, withdrawn, at=format_instant(at))


def aside_too(entry: Entry, aside: Sized) -> tuple[Text, ...]:
    """Return a note of the rows of the id of a row that are set aside and changed with it; none without any.

    Parameters
    ----------
    entry, aside
        The row, and those that are set aside.
    """
    return (Text("verbs.aside-too", id=entry.id, count=len(aside)),) if aside else ()


def stands_again(entry: Entry, at: float) -> tuple[Text, ...]:
    """Return a note that the id of a row stands again from an instant on; none if that is infinite.

    Parameters
    ----------
    entry
        The row.
    at
        Hours since H+0.
    """
    return () if math.isinf(at) else (Text("verbs.stands-again", id=entry.id, at=format_instant(at)),)
