"""Reads the days and instants of cells."""

from __future__ import annotations

import re
from datetime import date

from geo.clock import parse_instant
from geo.columns import Column
from geo.errors import InstantError
from geo.problem import Finding, Severity, excerpt
from geo.reading.context import Context
from geo.reading.dates import days_of, has_order, is_serial, month_text, time_in, without_time
from geo.reading.outcome import Reading, refused
from geo.schema import DATE
from geo.words.late import Late
from geo.words.text import Text, listed

_WITH_UNIT = re.compile(
    r"(?P<letter>d|h)(?:ay|our)?\s*(?P<sign>[+\-\u2212]?)\s*(?P<count>\d{1,6})\s*(?P<unit>d(?:ays?)?|h(?:(?:ou)?rs?)?)?\.?",
    re.IGNORECASE,
)
"""An instant in more words than ours: ``D+5 days``, ``H +6h``, ``Day 5``."""

_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def read_instant(text: str, context: Context) -> Reading:
    """Read an instant: hours since H+0.

    Parameters
    ----------
    text
        The cell, like ``D+30``; if the plan gives a ceasefire, also a date with or without a time.
    context
        The ceasefire, and the order of day and month.
    """
    try:
        at = parse_instant(text, context.ceasefire)
        return at, _date_finding(text, midnight) if (midnight := _midnight(text)) else None
    except InstantError as error:
        told = error.args[0]
    if read := _in_more_words(text):
        return read
    days = days_of(text) or _timed(text)
    if not days or (context.ceasefire is None and is_serial(text)):
        return refused("instant", told)
    if context.ceasefire is None:
        return refused("instant", Text("both.instant.no-ceasefire", text=text))
    day, finding = _settled(text, days, context, "error")
    return (None if day is None else parse_instant(day, context.ceasefire)), finding


def _midnight(text: str) -> str | None:
    """Return the day of a date that is written with 00:00; None for other texts."""
    day = next(iter(days_of(text).values()), None) if len(text) > len("2026-01-11") else None
    return None if day == text else day


def _timed(text: str) -> dict[str, str]:
    """Return the instants that a date with a time may mean, as :func:`geo.reading.dates.days_of` returns days."""
    clock = time_in(text)
    return {order: f"{day}T{clock}" for order, day in days_of(without_time(text)).items()} if clock else {}


def _in_more_words(text: str) -> Reading | None:
    """Read an instant with a unit that agrees with its letter; one without a sign is only proposed. None for other texts."""
    match = _WITH_UNIT.fullmatch(text)
    if match is None or (match["unit"] or match["letter"])[0].lower() != match["letter"].lower():
        return None
    instant = f"{match['letter'].upper()}{'+' if match['sign'] in ('', '+') else '-'}{int(match['count'])}"
    if not match["sign"]:
        return refused("instant", Text("problems_cells.instant-unsigned", text=excerpt(text), fix=instant), instant)
    told = Text("problems_cells.instant-written", text=excerpt(text), fix=instant)
    return parse_instant(instant, None), Finding("instant-written", "notice", told, instant)


def read_date(text: str, column: Column, context: Context) -> Reading:
    """Read a day as ``YYYY-MM-DD``. An ``as_of`` that cannot be read gets a warning: that must not hide a unit.

    Parameters
    ----------
    text
        The cell.
    column
        For the date of an event, a month or an instant counts too.
    context
        The order of day and month.
    """
    if _is_day(text):
        return text, None
    severity: Severity = "error" if column == DATE else "warning"
    if days := days_of(text) or days_of(without_time(text)):
        # Without a ceasefire, the map shows an event of any day before H+0: it need not know which.
        day, finding = _settled(text, days, context, severity if context.ceasefire else "warning")
        return day or "", finding
    if column == DATE and (read := _month_or_instant(text)):
        return read
    key = "date" if severity == "error" else "date-unknown"
    return "", Finding("date", severity, Text(f"problems_cells.{key}", text=excerpt(text)))


def _is_day(text: str) -> bool:
    try:
        return _DAY.fullmatch(text) is not None and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _month_or_instant(text: str) -> Reading | None:
    if _MONTH.fullmatch(text):
        return text, None
    if month := month_text(text):
        return month, _date_finding(text, month)
    try:
        parse_instant(text, None)
    except InstantError:
        return None
    return text, None


def _settled(
    text: str, days: dict[str, str], context: Context, severity: Severity
) -> tuple[str | None, Finding | None]:
    """Return the one day that a date means, with a notice; or a question, if neither plan nor column nor file says it."""
    meant = set(days.values())
    day = days.get(context.dates or context.order or "") if len(meant) > 1 else next(iter(meant))
    if day is None:
        told = Text("problems_cells.date-order", text=text, days=Late(_either, *sorted(meant)))
        return None, Finding("date-order", severity, told)
    declared = context.dates is not None and has_order(text) and days.get(context.dates) == day
    return day, None if declared else _date_finding(text, day)


def _date_finding(text: str, day: str) -> Finding:
    return Finding("date-written", "notice", Text("problems_cells.date-written", text=excerpt(text), day=day), day)


def _either(*days: str) -> str:
    return listed(days, either=True)
