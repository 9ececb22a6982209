"""Instants of a plan: hours since H+0, the instant the ceasefire takes effect. They are whole minutes.

``D+n`` is ``H+24n``. A time after it counts from that instant: ``D+3 14:30`` is ``H+86:30``, 86 hours and 30 minutes after
H+0. An empty ``from`` means before everything (``-inf``), an empty ``until`` means no end (``inf``). What an instant is in
the calendar, if the plan has a ceasefire date, is in ``geo.calendar``. The client has the same rules in
``client/src/scene/instants.ts``; ``tests/geo/test_two_clocks.py`` holds the two together.
"""

from __future__ import annotations

import math
import re
from datetime import date, datetime

from geo.calendar import hours_of_date, told_date
from geo.errors import InstantError
from geo.problem import excerpt
from geo.words.text import Text, say

HOURS_PER_DAY = 24
MINUTES_PER_HOUR = 60
BEFORE_ALL = -math.inf
OPEN_END = math.inf
LONG_AGO_H = -100 * 365.0 * HOURS_PER_DAY
"""A hundred years before H+0, in hours: it means “always” in JSON, which has no infinity."""

DAY_LETTERS, HOUR_LETTERS = "DJД", "HЧГ"
"""Letters of days and of hours after H+0 in English, French and Ukrainian: ``D+30``, ``J+30``, ``Д+30``; ``H+6``, ``Ч+6``."""

COUNTED_LETTERS = DAY_LETTERS + HOUR_LETTERS

_OFFSET = re.compile(
    rf"(?P<letter>[{COUNTED_LETTERS}])\s?(?P<sign>[+\-\u2212])\s?(?P<count>[0-9]{{1,6}})"
    r"(?P<more>(?::[0-5][0-9]|\.[0-9]{1,9})|\s+(?:[01]?[0-9]|2[0-3]):[0-5][0-9])?",
    re.IGNORECASE,
)
_BARE = re.compile(rf"([{COUNTED_LETTERS}])(?:[-\s]?(?:day|hour))?", re.IGNORECASE)
_SLASHED = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")


def parse_instant(text: str, ceasefire: datetime | None = None) -> float:
    """Read an instant.

    Parameters
    ----------
    text
        ``D+30``, ``D+3 14:30``, ``H-6``, ``H+6:30`` or ``H+6.5``, with the letters of other languages too; with a
        ceasefire also an ISO date, which means 00:00 of that day, or an ISO date with a time. Both are in UTC unless the
        time says its offset.
    ceasefire
        The instant H+0 in UTC; None if the plan gives none.

    Returns
    -------
    float
        Hours since H+0, a whole number of minutes.

    Raises
    ------
    InstantError
        If the text is no instant; the message says what to type.

    Examples
    --------
    >>> parse_instant("D+30"), parse_instant("H-6:30"), parse_instant("D+3 14:30")
    (720.0, -6.5, 86.5)
    """
    text = text.strip()
    if (match := _OFFSET.fullmatch(text)) and (minutes := _minutes(match)) is not None:
        return minutes / MINUTES_PER_HOUR
    if _BARE.fullmatch(text):
        return 0.0
    if (hours := hours_of_date(text, ceasefire)) is not None:
        return hours
    if readings := dates_of(text):
        raise InstantError(_slashed(text, readings))
    raise InstantError(Text("both.instant.no-time", text=excerpt(text)))


def _minutes(match: re.Match[str]) -> int | None:
    """Return the minutes since H+0; None for a part of a day as a fraction, which nobody writes in clock time."""
    days, sign = match["letter"].upper() in DAY_LETTERS, 1 if match["sign"] == "+" else -1
    count, more = int(match["count"]), match["more"] or ""
    whole = count * MINUTES_PER_HOUR * (HOURS_PER_DAY if days else 1) * sign
    if not more:
        return whole
    if more[0].isspace() != days:
        return None
    if days:
        hours, minutes = more.split(":")
        return whole + int(hours) * MINUTES_PER_HOUR + int(minutes)
    return whole + sign * (int(more[1:]) if more[0] == ":" else _rounded(more[1:]))


def _rounded(decimals: str) -> int:
    """Return the minutes of the decimals of an hour; half a minute counts as one."""
    whole: int = 10 ** len(decimals)
    return (2 * MINUTES_PER_HOUR * int(decimals) + whole) // (2 * whole)


def _slashed(text: str, readings: list[str]) -> Text:
    if len(readings) == 1:
        return Text("instants.slashed", text=text, day=readings[0])
    first, second = readings
    return Text("instants.ambiguous", text=text, first=first, second=second)


def dates_of(text: str) -> list[str]:
    """Return the days that a date with slashes or points may mean, as ``YYYY-MM-DD``; empty for any other text.

    Examples
    --------
    >>> dates_of("10/07/2025")
    ['2025-07-10', '2025-10-07']
    """
    match = _SLASHED.fullmatch(text.strip())
    if match is None:
        return []
    first, second, year = (int(part) for part in match.groups())
    found = []
    for month, day in ((second, first), (first, second)):
        try:
            found.append(date(year, month, day).isoformat())
        except ValueError:
            continue
    return list(dict.fromkeys(found))


def format_instant(hours: float) -> str:
    """Write an instant, rounded to the minute; "" if infinite. The inverse of :func:`parse_instant`.

    ``D+n`` if the hours are a multiple of 24, ``H+n`` if they are whole, else ``H+n:mm``.

    Parameters
    ----------
    hours
        Hours since H+0.

    Examples
    --------
    >>> format_instant(48), format_instant(-6.5)
    ('D+2', 'H-6:30')
    """
    if math.isinf(hours):
        return ""
    minutes = math.floor(hours * MINUTES_PER_HOUR + 0.5)
    sign = "-" if minutes < 0 else "+"
    whole, rest = divmod(abs(minutes), MINUTES_PER_HOUR)
    if rest:
        return f"H{sign}{whole}:{rest:02d}"
    days, rest = divmod(whole, HOURS_PER_DAY)
    return f"H{sign}{whole}" if rest else f"D{sign}{days}"


def format_period(start: float, end: float) -> str:
    """Return a period in the language in use: ``D+0 until D+365``, ``from D+730``, ``until D+0`` or ``always``.

    Parameters
    ----------
    start, end
        Hours since H+0; ``-inf`` and ``inf`` for a period without a beginning or an end.
    """
    return _period(format_instant(start), format_instant(end))


def told_instant(hours: float, ceasefire: datetime | None) -> str:
    """Return an instant as people read it: with its date in UTC, if the plan has a ceasefire date.

    Parameters
    ----------
    hours
        Hours since H+0; "" comes back if infinite.
    ceasefire
        The instant H+0 in UTC; None if the plan gives none.

    Examples
    --------
    >>> told_instant(48.0, datetime(2026, 1, 1, 6, tzinfo=UTC)), told_instant(48.0, None)
    ('D+2 (2026-01-03 06:00 UTC)', 'D+2')
    """
    instant = format_instant(hours)
    date_ = told_date(hours, ceasefire) if instant and ceasefire else ""
    return say("both.instant.dated", instant=instant, date=date_) if date_ else instant


def told_period(start: float, end: float, ceasefire: datetime | None) -> str:
    """Return a period as :func:`format_period` does, with dates if the plan has a ceasefire date.

    Parameters
    ----------
    start, end
        Hours since H+0; ``-inf`` and ``inf`` for a period without a beginning or an end.
    ceasefire
        The instant H+0 in UTC; None if the plan gives none.
    """
    return _period(told_instant(start, ceasefire), told_instant(end, ceasefire))


def _period(start: str, end: str) -> str:
    if not start:
        return say("both.period.until", end=end) if end else say("both.period.always")
    return say("both.period.from-until", start=start, end=end) if end else say("both.period.from", start=start)
