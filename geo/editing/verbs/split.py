"""Split: a unit gives parts of its strength to new units. It keeps its id, and what is left of its strength."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from geo.clock import format_instant
from geo.editing.row import Cells
from geo.editing.verbs.book import Book
from geo.editing.verbs.entry import Entry
from geo.editing.verbs.from_on import from_on, uncounted, until_next
from geo.editing.verbs.names import FreeNames
from geo.editing.verbs.origin import made_up
from geo.editing.verbs.result import Part, Refusal, Refused, Result
from geo.editing.verbs.strength import NO_STRENGTH, strength_of
from geo.schema import FROM, PERSONNEL, SHORT_NAME, TABLE_BY_NAME, UNIT_ID, UNIT_NAME
from geo.words.text import Text

MOST_PARTS = 20
"""Into so many parts a unit is split at most."""


def split(
    book: Book,
    table: str,
    handles: Iterable[str],
    at: float | None,
    parts: int,
    strengths: Sequence[int] = (),
) -> Result:
    """Split units, each into as many parts. The first part keeps the id, and so all that refers to the unit.

    Parameters
    ----------
    book
        The plan.
    table, handles
        The rows.
    at
        Hours since H+0 from which the parts stand; None for the whole period of each row.
    parts
        Number of parts, from 2 to :data:`MOST_PARTS`.
    strengths
        Persons of each part, which add up to the unit's; empty: the same for all, and the rest for the first.
    """
    if PERSONNEL not in TABLE_BY_NAME[table].columns:
        return Refused((NO_STRENGTH,))
    if not 2 <= parts <= MOST_PARTS or (strengths and len(strengths) != parts):
        return Refused((Refusal(Text("verbs.parts", most=MOST_PARTS)),))
    names = FreeNames(book.ids)

    def divided(entry: Entry) -> Part | Refusal:
        shares = _shares(entry, parts, strengths)
        part = shares if isinstance(shares, Refusal) else _divided(book, entry, at, shares, names)
        return (
            part if isinstance(part, Refusal) else replace(part, notes=(*part.notes, *until_next(book, entry, chosen)))
        )

    picked = book.picked(table, handles)
    chosen = {one.handle for one in picked if isinstance(one, Entry)}
    if at is None:
        return book.step("split", picked, divided, parts=parts)
    return book.step("split-from", picked, divided, parts=parts, at=format_instant(at))


def _shares(entry: Entry, parts: int, strengths: Sequence[int]) -> list[str] | Refusal:
    """Return the strength of each part as text; "" for each part of a unit whose strength is unknown."""
    whole = strength_of(entry)
    if whole is None:
        return entry.refused("verbs.strength-unknown") if strengths else [""] * parts
    if strengths:
        total = sum(strengths)
        if total != whole or min(strengths) < 0:
            return entry.refused("verbs.strengths-differ", whole=whole, total=total)
        return [str(share) for share in strengths]
    if whole < parts:
        return entry.refused("verbs.strength-too-small", whole=whole, parts=parts)
    each, rest = divmod(whole, parts)
    return [str(each + rest), *[str(each)] * (parts - 1)]


def _divided(book: Book, entry: Entry, at: float | None, shares: list[str], names: FreeNames) -> Part | Refusal:
    if at is not None and at >= entry.end:
        return entry.refused("verbs.ended", at=format_instant(at))
    if refusal := uncounted(book, entry, entry.start if at is None else at):
        return refusal
    kept = from_on(book, entry, at, {PERSONNEL.name: shares[0]})
    if isinstance(kept, Refusal):
        return kept
    period = {} if at is None or at <= entry.start else {FROM.name: book.written(at, entry.table, entry)}
    actions, place = list(kept.actions), next((a.handle for a in kept.actions if a.kind == "add"), entry.handle)
    origin, notional, _ = made_up(book, entry)
    for number, share in enumerate(shares[1:], start=2):
        new = book.add(entry, {**_named(entry, number, names), **period, **origin, PERSONNEL.name: share}, place)
        actions.append(new)
        place = new.handle
    return Part(tuple(actions), kept.notes, (*kept.notional, *notional * (len(shares) - 1)))


def _named(entry: Entry, number: int, names: FreeNames) -> Cells:
    """Return the id and the names of a part; it has one id in all rows of the unit."""
    name = names.of(entry.id, number)
    told = {column.name: entry.cells.get(column, "").strip() for column in (UNIT_NAME, SHORT_NAME)}
    return {UNIT_ID.name: name} | {column: f"{text} ({number})" for column, text in told.items() if text}
