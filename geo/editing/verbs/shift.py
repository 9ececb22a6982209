"""Shift: the periods of rows move in time; an open beginning or end stays open."""

from __future__ import annotations

import math
from collections.abc import Iterable

from geo.clock import format_period
from geo.editing.changes import Action
from geo.editing.verbs.book import Book
from geo.editing.verbs.copy_to import overlapped
from geo.editing.verbs.entry import Entry
from geo.editing.verbs.from_on import twins
from geo.editing.verbs.notation import FARTHEST_H
from geo.editing.verbs.result import Part, Refusal, Result
from geo.editing.verbs.withdraw import aside_too
from geo.periods import Period, uncovered
from geo.schema import FROM, PHASES, UNTIL
from geo.words.text import Text


def shift(book: Book, table: str, handles: Iterable[str], by_h: float) -> Result:
    """Shift the periods of rows. Notes say which then lie outside the phases of the plan.

    A row is refused that would be in force together with another row of its id which is not shifted too, or that would
    be a hundred years from H+0. A row of its id and beginning that is set aside is shifted with it, else it would count.

    Parameters
    ----------
    book
        The plan.
    table, handles
        The rows.
    by_h
        Hours, a whole number of minutes; before if negative.
    """
    picked = book.picked(table, handles)
    chosen = {one.handle for one in picked if isinstance(one, Entry)}

    def shifted(entry: Entry) -> Part | Refusal:
        start, end = entry.start + by_h, entry.end + by_h
        if any(abs(at) > FARTHEST_H for at in (start, end) if math.isfinite(at)):
            return entry.refused("verbs.too-far")
        others = [other for other in book.of_id(entry) if other.handle not in chosen]
        if by_h and (other := overlapped(others, (start, end))):
            return entry.refused("verbs.overlaps", other=other.number, others=format_period(*other.period))
        aside = twins(book, entry)
        rows = (entry, *aside) if by_h else ()
        actions = tuple(action for row in rows for action in _shifted(book, row, by_h))
        notes = (*_outside(book, entry, (start, end)), *aside_too(entry, aside))
        return Part(actions, notes if actions else ())

    return book.step("shift", picked, shifted, by=duration(by_h))


def duration(hours: float) -> Text:
    """Return a duration in the language in use: whole days, or else hours.

    Parameters
    ----------
    hours
        Hours, a whole number of minutes.
    """
    sign = "−" if hours < 0 else "+"
    days = abs(hours) / 24
    if days == int(days):
        return Text("verbs.days", sign=sign, count=int(days))
    minutes = round(abs(hours) * 60)
    return Text("verbs.hours", sign=sign, count=minutes / 60, clock=f"{minutes // 60}:{minutes % 60:02d}")


def _shifted(book: Book, entry: Entry, by_h: float) -> tuple[Action, ...]:
    """Return the action that shifts a period; an end that stays open keeps its text."""
    ends = zip((FROM, UNTIL), entry.period, strict=True)
    cells = {name.name: book.written(at + by_h, entry.table, entry) for name, at in ends if math.isfinite(at)}
    return book.edit(entry, cells)


def _outside(book: Book, entry: Entry, period: Period) -> tuple[Text, ...]:
    """Return a note of the part of a period that is outside all phases; none if the plan has none, or it was so before."""
    phases = [one.period for one in book.entries(PHASES.name)] if entry.table != PHASES.name else []
    if not phases:
        return ()
    now, before = (_beyond(one, phases) for one in (period, entry.period))
    return (entry.text("verbs.outside", gap=format_period(*now[0])),) if now and now != before else ()


def _beyond(period: Period, phases: list[Period]) -> list[Period]:
    """Return the parts of a period that no phase covers; an open end reaches as far as the phases do."""
    start = max(period[0], min(phase[0] for phase in phases)) if math.isinf(period[0]) else period[0]
    end = min(period[1], max(phase[1] for phase in phases)) if math.isinf(period[1]) else period[1]
    return uncovered((start, end), phases) if start < end else [period]
