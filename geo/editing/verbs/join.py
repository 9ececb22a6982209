"""Join: units become part of the first of them from an instant on. The inverse of a split."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from geo.clock import format_instant, format_period
from geo.editing.changes import Action
from geo.editing.verbs.book import Book
from geo.editing.verbs.entry import Entry
from geo.editing.verbs.from_on import closed, from_on
from geo.editing.verbs.result import Part, Refusal, Refused, Result
from geo.editing.verbs.strength import NO_STRENGTH, strength_of
from geo.editing.verbs.ties import left_under
from geo.schema import NATION, PERSONNEL, TABLE_BY_NAME
from geo.words.text import Text


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
    names = [entry.id for entry in found]

    def joined(entry: Entry) -> Part | Refusal:
        if refusal := _misfit(entry, found[0], names, at):
            return refusal
        return _grown(book, found, at) if entry is found[0] else _absorbed(book, entry, at, names)

    return book.step("join", picked, joined, at=format_instant(at))


def _misfit(entry: Entry, first: Entry, names: Sequence[str], at: float) -> Refusal | None:
    """Return why a row cannot be joined with the first."""
    if not entry.start <= at < entry.end:
        return entry.refused("verbs.ended" if at >= entry.end else "verbs.not-yet", at=format_instant(at))
    if names.count(entry.id) > 1:
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


def _absorbed(book: Book, entry: Entry, at: float, names: Sequence[str]) -> Part:
    whole = entry.start == at
    actions = (Action("delete", entry.table, entry.handle),) if whole else closed(book, entry, at)
    return Part(actions, left_under(book, entry.id, entry.period, names))
