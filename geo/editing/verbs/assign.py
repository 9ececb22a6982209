"""Assign: rows are under another parent, or another hub supplies them, from an instant on or for their whole period."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from geo.clock import format_instant
from geo.editing.verbs.book import Book
from geo.editing.verbs.entry import Entry
from geo.editing.verbs.from_on import from_on, until_next
from geo.editing.verbs.result import Part, Refusal, Refused, Result
from geo.editing.verbs.ties import Tie, away, column_of, is_under
from geo.words.text import Text


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
    if to and not book.of(to, column.refers):
        return Refused((Refusal(Text("verbs.no-such", name=to)),))

    def assigned(entry: Entry) -> Part | Refusal:
        start = entry.start if at is None else max(at, entry.start)
        if to and is_under(book, column, to, entry.id, (start, entry.end)):
            return entry.refused("verbs.circle", name=to)
        part = from_on(book, entry, at, {column.name: to})
        if isinstance(part, Refusal) or not part.actions or not to:
            return part
        notes = until_next(book, entry, chosen) if at is not None else ()
        return replace(part, notes=(*part.notes, *notes, *away(book, entry, column, to, (start, entry.end))))

    label = "assign" if to else "assign-none"
    picked = book.picked(table, handles)
    chosen = {one.handle for one in picked if isinstance(one, Entry)}
    if at is None:
        return book.step(label, picked, assigned, to=to)
    return book.step(f"{label}-from", picked, assigned, to=to, at=format_instant(at))
