"""Withdraw: what stands at an instant stands no more from then on. The past is never deleted."""

from __future__ import annotations

import math
from collections.abc import Iterable

from geo.clock import format_instant
from geo.editing.changes import Action
from geo.editing.verbs.book import Book
from geo.editing.verbs.entry import Entry
from geo.editing.verbs.from_on import all_closed
from geo.editing.verbs.result import Part, Refusal, Result
from geo.editing.verbs.ties import left_under
from geo.words.text import Text


def withdraw(book: Book, table: str, handles: Iterable[str], at: float, *, for_good: bool = False) -> Result:
    """Let rows end at an instant, with every row of their ids that is in force then.

    A row that has ended by then is refused. Rows of the ids that only begin then or later stay, and a note says so.

    Parameters
    ----------
    book
        The plan.
    table, handles
        The rows.
    at
        Hours since H+0.
    for_good
        Whether to delete the rows of the ids that only begin then or later.
    """

    def withdrawn(entry: Entry) -> Part | Refusal:
        if entry.end < at:
            return entry.refused("verbs.ended", at=format_instant(at))
        if entry.start >= at and not for_good:
            return entry.refused("verbs.not-yet", at=format_instant(at))
        later = [other for other in book.of_id(entry) if other.start >= at]
        gone = tuple(Action("delete", table, other.handle) for other in later) if for_good else ()
        actions = (*all_closed(book, entry, at), *gone)
        until = math.inf if for_good else min((other.start for other in later), default=math.inf)
        if not actions:
            return Part()
        return Part(actions, (*left_under(book, entry.id, (at, until)), *stands_again(entry, until)))

    return book.step("withdraw", book.picked(table, handles), withdrawn, at=format_instant(at))


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
