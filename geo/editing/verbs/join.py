"""Join: units become part of the first of them from an instant on. The inverse of a split."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from geo.clock import format_instant, format_period
from geo.editing.verbs.book import Book
from geo.editing.verbs.entry import Entry
from geo.editing.verbs.from_on import all_closed, begun, deleted, from_on, uncounted
from geo.editing.verbs.result import Part, Refusal, Refused, Result
from geo.editing.verbs.strength import NO_STRENGTH, strength_of
from geo.editing.verbs.ties import left_under
from geo.editing.verbs.withdraw import aside_too, stands_again
from geo.geodesy import distance_km
from geo.problem import label_within
from geo.schema import FUNCTION_COLUMN, LATITUDE, LONGITUDE, NATION, PERSONNEL, TABLE_BY_NAME
from geo.terms import FUNCTION
from geo.words.late import Late
from geo.words.text import Text

FAR_KM = 30.0
"""Units that are joined from farther apart than this, in km, are told of: all their persons are then at one place."""


def join(book: Book, table: str, handles: Iterable[str], at: float) -> Result:
    """Join units: the first has the strength of all from an instant on, at its place, and the others end then.

    Parameters
    ----------
    book
        The plan.
    table, handles
        The rows, the one that stays first. They are of one nation, end together, and are of different ids.
    at
        Hours since H+0.
    """
    if PERSONNEL not in TABLE_BY_NAME[table].columns:
        return Refused((NO_STRENGTH,))
    picked = book.picked(table, handles)
    found = [one for one in picked if isinstance(one, Entry)]
    if len(picked) < 2:
        return Refused((Refusal(Text("verbs.join-one")),))
    names = Counter(entry.id for entry in found)
    leaving = {entry.id for entry in found[1:]}

    def joined(entry: Entry) -> Part | Refusal:
        refusal = _misfit(entry, found[0], names, at) or uncounted(book, entry, at) or begun(book, entry, at)
        if refusal:
            return refusal
        if entry is found[0]:
            return _grown(book, found, at)
        part = _absorbed(book, entry, at, leaving)
        return replace(part, notes=(*_unlike(entry, found[0]), *part.notes))

    return book.step("join", picked, joined, at=format_instant(at))


def _misfit(entry: Entry, first: Entry, names: Counter[str], at: float) -> Refusal | None:
    """Return why a row cannot be joined with the first."""
    if not entry.start <= at < entry.end:
        return entry.refused("verbs.ended" if at >= entry.end else "verbs.not-yet", at=format_instant(at))
    if names[entry.id] > 1:
        return entry.refused("verbs.join-twice")
    if entry.values[NATION] != first.values[NATION]:
        return entry.refused("verbs.join-nations", other=first.id)
    if entry.end != first.end:
        return entry.refused("verbs.join-ends", other=first.id, others=format_period(*first.period))
    if (strength_of(entry) is None) != (strength_of(first) is None):
        return entry.refused("verbs.join-unknown", other=first.id)
    return None


def _grown(book: Book, found: Sequence[Entry], at: float) -> Part | Refusal:
    strengths = [strength_of(entry) for entry in found]
    known = [strength for strength in strengths if strength is not None]
    return from_on(book, found[0], at, {PERSONNEL.name: str(sum(known))} if known else {})


def _absorbed(book: Book, entry: Entry, at: float, leaving: Collection[str]) -> Part:
    """Let a unit end with all its rows that are in force, one that begins just then without a trace."""
    gone = deleted(book, entry) if entry.start == at else ()
    again = min((one.start for one in book.of_id(entry) if one.start > at), default=math.inf)
    left = left_under(book, entry.id, (at, again), leaving)
    return Part(
        (*gone, *all_closed(book, entry, at)), (*left, *stands_again(entry, again), *aside_too(entry, gone[1:]))
    )


def _unlike(entry: Entry, first: Entry) -> tuple[Text, ...]:
    """Return notes of what is not true of a unit any more once it is part of another one: its place and its function."""
    (latitude, longitude), (to_latitude, to_longitude) = (
        (row.values[LATITUDE], row.values[LONGITUDE]) for row in (entry, first)
    )
    km = distance_km(latitude, longitude, to_latitude, to_longitude)
    far = entry.text("verbs.join-far", other=first.id, km=round(km), limit=f"{FAR_KM:g}")
    own, new = (row.values[FUNCTION_COLUMN] for row in (entry, first))
    other = entry.text("verbs.join-function", other=first.id, function=_label(own), functions=_label(new))
    return (*([far] if km > FAR_KM else []), *([other] if own != new else []))


def _label(function: str) -> Late:
    return label_within(FUNCTION.named(function))
