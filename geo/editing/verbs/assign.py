"""Assign: rows are under another parent, or another hub supplies them, from an instant on or for their whole period."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from geo.clock import format_instant, format_period
from geo.columns import Column
from geo.editing.verbs.book import Book
from geo.editing.verbs.entry import Entry
from geo.editing.verbs.from_on import from_on
from geo.editing.verbs.result import Part, Refusal, Refused, Result
from geo.periods import uncovered
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


def assign(book: Book, table: str, handles: Iterable[str], at: float | None, tie: Tie, to: str) -> Result:
    """Assign rows to a parent or a hub. A note says when that does not stand in their periods.

    Parameters
    ----------
    book
        The plan.
    table, handles
        The rows.
    at
        Hours since H+0 from which it is so; None for their whole periods.
    tie
        Whether to a parent or to a hub.
    to
        The id of the parent or hub; "" for none.
    """
    column, to = column_of(table, tie), to.strip()
    if column is None:
        return Refused((Refusal(Text(f"verbs.no-{tie}")),))
    above = book.of(to, column.refers)
    if to and not above:
        return Refused((Refusal(Text("verbs.no-such", name=to)),))

    def assigned(entry: Entry) -> Part | Refusal:
        start = entry.start if at is None else max(at, entry.start)
        if to and entry.id in _above(book, column, to, start):
            return entry.refused("verbs.circle", name=to)
        part = from_on(book, entry, at, {column.name: to})
        if isinstance(part, Refusal) or not part.actions or not to:
            return part
        gaps = uncovered((start, entry.end), [one.period for one in above])
        notes = tuple(entry.text("verbs.away", name=to, gap=format_period(*gap)) for gap in gaps[:1])
        return replace(part, notes=(*part.notes, *notes))

    label = "assign" if to else "assign-none"
    picked = book.picked(table, handles)
    if at is None:
        return book.step(label, picked, assigned, to=to)
    return book.step(f"{label}-from", picked, assigned, to=to, at=format_instant(at))


def _above(book: Book, column: Column, name: str, at: float) -> set[str]:
    """Return an id and all that it is under at an instant."""
    found: set[str] = set()
    while name and name not in found:
        found.add(name)
        rows = (row for row in book.of(name, column.refers) if row.start <= at < row.end)
        row = next(rows, None)
        tie: Tie = "parent" if column == PARENT else "hub"
        over = column_of(row.table, tie) if row is not None else None
        name = row.cells.get(over, "").strip() if row is not None and over is not None else ""
    return found
