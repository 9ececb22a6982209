"""What is under a unit, hub or node, or supplied by it: a planner must know of it when that stands no more."""

from __future__ import annotations

from collections.abc import Iterable

from geo.editing.verbs.book import Book
from geo.editing.verbs.entry import Entry
from geo.layers import PLACED
from geo.periods import Period
from geo.schema import SOURCE_ID
from geo.words.text import Text

_TIES = {spec.name: [column for column in spec.columns if column.refers and column != SOURCE_ID] for spec in PLACED}
"""By table, the columns that name a parent or hub."""


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
    rows = (
        entry for table, columns in _TIES.items() for entry in book.entries(table) if _is_tied(entry, columns, name)
    )
    found = {entry.id for entry in rows if entry.start < end and start < entry.end} - away
    return (Text("verbs.left-under", id=name, count=len(found)),) if found else ()


def _is_tied(entry: Entry, columns: Iterable[str], name: str) -> bool:
    return any(entry.cells.get(column, "").strip() == name for column in columns)
