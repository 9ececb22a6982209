"""What is under a unit, hub or node, and what it is under: a planner must know of it when one of them does not stand."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from geo.clock import format_period
from geo.columns import Column
from geo.editing.verbs.book import Book
from geo.editing.verbs.entry import Entry
from geo.periods import Period, uncovered
from geo.schema import HUB_ID, PARENT, SUPPLIED_BY, TABLE_BY_NAME
from geo.words.text import Text

Tie = Literal["parent", "hub"]
"""What a row is assigned to."""

_COLUMNS: dict[Tie, tuple[Column, ...]] = {"parent": (PARENT,), "hub": (HUB_ID, SUPPLIED_BY)}


def column_of(table: str, tie: Tie) -> Column | None:
    """Return the column of a table that names a parent or hub; None if it has none.

    Parameters
    ----------
    table
        Name of the table; the column ``hub_id`` of the hubs themselves is their own id.
    tie
        What the column names.
    """
    columns = TABLE_BY_NAME[table].columns
    return next((column for column in columns if column in _COLUMNS[tie] and column.refers), None)


def left_under(
    book: Book, name: str, period: Period, leaving: Collection[str] = (), *, for_good: bool = False
) -> tuple[Text, ...]:
    """Return a note of the rows that are under an id, or supplied by it, in a period; none without such rows.

    Parameters
    ----------
    book
        The plan.
    name
        The id.
    period
        Beginning and end in hours since H+0.
    leaving
        Ids whose rows end at the beginning of the period: only those that begin then or later are left.
    for_good
        Whether these do not stand either.
    """
    start, end = period
    found = {
        entry.id
        for entry in book.tied(name)
        if entry.start < end
        and start < entry.end
        and entry.id != name
        and not (entry.id in leaving and (for_good or entry.start < start))
    }
    return (Text("verbs.left-under", id=name, count=len(found)),) if found else ()


def away(book: Book, entry: Entry, column: Column, to: str, period: Period) -> tuple[Text, ...]:
    """Return a note of the first time in which a parent or hub does not stand; none if it always does.

    Parameters
    ----------
    book
        The plan.
    entry
        The row that is under it.
    column
        The column that names it.
    to
        Its id.
    period
        Beginning and end in hours since H+0.
    """
    gaps = uncovered(period, [one.period for one in book.of(to, column.refers)]) if to else []
    return tuple(entry.text("verbs.away", name=to, gap=format_period(*gap)) for gap in gaps[:1])


def is_under(book: Book, column: Column, name: str, above: str, period: Period) -> bool:
    """Tell whether an id is another one, or is under it, at any instant of a period.

    Parameters
    ----------
    book
        The plan.
    column
        The column that names the id as a parent or hub.
    name, above
        The id, and the other one.
    period
        Beginning and end in hours since H+0.
    """
    tie: Tie = "parent" if column == PARENT else "hub"
    waiting, seen = [(name, period)], set()
    while waiting:
        one = waiting.pop()
        if one[0] == above:
            return True
        if one[0] and one not in seen:
            seen.add(one)
            waiting += _over(book, column, tie, one)
    return False


def _over(book: Book, column: Column, tie: Tie, one: tuple[str, Period]) -> list[tuple[str, Period]]:
    """Return what an id is under in each part of a period."""
    name, (start, end) = one
    found: list[tuple[str, Period]] = []
    taken: list[Period] = []
    for row in book.of(name, column.refers):
        over, part = column_of(row.table, tie), (max(start, row.start), min(end, row.end))
        if over is not None and part[0] < part[1]:
            found += [(row.cells.get(over, "").strip(), counted) for counted in uncovered(part, taken)]
        taken.append(row.period)
    return found
