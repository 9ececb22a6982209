"""Relieve: another thing takes the place of one from an instant on, with its parent and its hub."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from geo.clock import format_instant
from geo.editing.row import Cells
from geo.editing.verbs.book import Book
from geo.editing.verbs.entry import Entry
from geo.editing.verbs.from_on import all_closed, begun, from_on, hidden_note
from geo.editing.verbs.origin import chosen
from geo.editing.verbs.result import Part, Refusal, Result
from geo.editing.verbs.ties import away, column_of, is_under, left_under
from geo.editing.verbs.withdraw import stands_again
from geo.periods import Period
from geo.schema import (
    COUNTRY,
    FROM,
    HUB_ID,
    LATITUDE,
    LONGITUDE,
    MGRS,
    PARENT,
    PLACE,
    PRECISION,
    SUPPLIED_BY,
    TABLE_BY_NAME,
    UNTIL,
)
from geo.words.text import Text

_TAKEN = (PLACE, COUNTRY, LATITUDE, LONGITUDE, MGRS, PRECISION, PARENT, HUB_ID, SUPPLIED_BY)
"""What whoever relieves takes over; all else is its own, also its strength. That it is there is the planner's choice."""


def relieve(book: Book, table: str, by: Mapping[str, str], at: float) -> Result:
    """Let other things take the places of rows.

    The relieved row ends at the instant. Later rows of its id stay, and a note says so. Whoever relieves leaves its own
    place then, for as long as its own row lasts; one that stands nowhere then stays until the relieved row would have
    ended, or until its own next row begins. Two may relieve each other.

    Parameters
    ----------
    book
        The plan.
    table
        Name of the table.
    by
        By handle of each relieved row, the id in the same table that relieves it.
    at
        Hours since H+0.
    """
    names = list(by.values())
    often = Counter(names)

    def relieved(entry: Entry) -> Part | Refusal:
        name = by[entry.handle].strip()
        if at >= entry.end or at <= entry.start:
            return entry.refused("verbs.ended" if at >= entry.end else "verbs.begins-no-sooner", at=format_instant(at))
        if name == entry.id or not (rows := book.of(name, (table,))):
            return entry.refused("verbs.relieves-itself" if name == entry.id else "verbs.no-such", name=name)
        if often[by[entry.handle]] > 1:
            return entry.refused("verbs.relieves-twice", name=name)
        taken = begun(book, entry, at) or _taken(book, entry, rows, at)
        if isinstance(taken, Refusal):
            return taken
        notes = () if entry.id in often else _left(book, entry, name, at)
        actions = (*all_closed(book, entry, at), *taken.actions)
        return replace(taken, actions=actions, notes=(*taken.notes, *hidden_note(book, entry, at), *notes))

    return book.step("relieve", book.picked(table, by), relieved, at=format_instant(at), by=names[0] if names else "")


def _left(book: Book, entry: Entry, by: str, at: float) -> tuple[Text, ...]:
    """Return notes of what the relieved one leaves behind, and of when it stands again."""
    again = min((one.start for one in book.of_id(entry) if one.start >= at), default=math.inf)
    return (*left_under(book, entry.id, (at, again), {by}), *stands_again(entry, again))


def _taken(book: Book, entry: Entry, rows: list[Entry], at: float) -> Part | Refusal:
    """Let the rows of one id take the place of a row."""
    spec, own = TABLE_BY_NAME[entry.table], rows[0].id
    cells = {name.name: entry.cells.get(name, "") for name in _TAKEN if name in spec.columns and name != spec.id}
    cells = {name: text for name, text in cells.items() if text.strip() != own}
    now = next((row for row in rows if row.start <= at < row.end), None)
    if now is not None:
        return _tied(book, now, from_on(book, now, at, cells), cells, (at, now.end))
    return _brought(book, entry, rows, at, cells)


def _tied(book: Book, row: Entry, part: Part | Refusal, cells: Cells, period: Period) -> Part | Refusal:
    """Refuse what would be under itself; add a note of a parent or hub taken over that does not stand in a period."""
    if isinstance(part, Refusal) or not part.actions:
        return part
    columns = (column_of(row.table, "parent"), column_of(row.table, "hub"))
    ties = [(column, to) for column in columns if column is not None and (to := cells.get(column, "").strip())]
    for column, to in ties:
        if is_under(book, column, to, row.id, period):
            return row.refused("verbs.circle", name=to)
    notes = (note for column, to in ties if book.of(to, column.refers) for note in away(book, row, column, to, period))
    return replace(part, notes=(*part.notes, *notes))


def _brought(book: Book, entry: Entry, rows: list[Entry], at: float, cells: Cells) -> Part | Refusal:
    """Bring what stands nowhere just then: a copy of its last row before, or else of its next one."""
    past = [row for row in rows if row.end <= at]
    like = max(past, key=lambda row: row.end) if past else min(rows, key=lambda row: row.start)
    until = min((entry.end, *(row.start for row in rows if row.start > at)))
    period = {FROM.name: book.written(at, entry.table, like), UNTIL.name: book.written(until, entry.table, like)}
    origin, notional, inferred = chosen(book, like)
    part = Part((book.add(like, {**cells, **period, **origin}),), (), notional, inferred)
    return _tied(book, like, part, cells, (at, until))
