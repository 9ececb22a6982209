"""Instants of a plan: hours since H+0, the instant the ceasefire takes effect. They are whole minutes.

``D+n`` is ``H+24n``. A time after it counts from that instant: ``D+3 14:30`` is ``H+86:30``, 86 hours and 30 minutes after
H+0. An empty ``from`` means before everything (``-inf``), an empty ``until`` means no end (``inf``).
"""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta

from geo.errors import InstantError
from geo.problem import excerpt
from geo.words.text import Text, say

HOURS_PER_DAY = 24
MINUTES_PER_HOUR = 60
BEFORE_ALL = -math.inf
OPEN_END = math.inf
LONG_AGO_H = -100 * 365.0 * HOURS_PER_DAY
"""A hundred years before H+0, in hours: it means “always” in JSON, which has no infinity."""

_OFFSET = re.compile(
    r"(?P<letter>[DH])\s?(?P<sign>[+\-\u2212])\s?(?P<count>\d{1,6})"
    r"(?P<more>(?::[0-5]\d|\.\d{1,9})|\s+(?:[01]?\d|2[0-3]):[0-5]\d)?",
    re.IGNORECASE,
)
_BARE = re.compile(r"([DH])(?:[-\s]?(?:day|hour))?", re.IGNORECASE)
_ISO = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:[T ](?P<clock>\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)\s?(?P<zone>Z|UTC|[+-]\d{2}:?\d{2})?)?",
    re.IGNORECASE,
)
_SLASHED = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")


def parse_instant(text: str, ceasefire: datetime | None = None) -> float:
    """Read an instant.

    Parameters
    ----------
    text
        ``D+30``, ``D+3 14:30``, ``H-6``, ``H+6:30`` or ``H+6.5``; with a ceasefire also an ISO date, which means 00:00 of
        that day, or an ISO date with a time. Both are in UTC unless the time says its offset.
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
    if match := _ISO.fullmatch(text):
        return _hours_of_date(match, ceasefire)
    if readings := dates_of(text):
        raise InstantError(_slashed(text, readings))
    raise InstantError(Text("instants.no-time", text=excerpt(text)))


def _minutes(match: re.Match[str]) -> int | None:
    """Return the minutes since H+0; None for a part of a day as a fraction, which nobody writes in clock time."""
    days, sign = match["letter"] in "Dd", 1 if match["sign"] == "+" else -1
    count, more = int(match["count"]), match["more"] or ""
    whole = count * MINUTES_PER_HOUR * (HOURS_PER_DAY if days else 1) * sign
    if not more:
        return whole
    if more[0].isspace() != days:
        return None
    if days:
        hours, minutes = more.split(":")
        return whole + int(hours) * MINUTES_PER_HOUR + int(minutes)
    return whole + sign * (int(more[1:]) if more[0] == ":" else round(float("0" + more) * MINUTES_PER_HOUR))


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


def _hours_of_date(match: re.Match[str], ceasefire: datetime | None) -> float:
    text = match[0]
    if ceasefire is None:
        raise InstantError(Text("instants.no-ceasefire", text=text))
    try:
        day = date.fromisoformat(match["day"])
    except ValueError as error:
        raise InstantError(Text("instants.no-day", text=text)) from error
    try:
        clock = time.fromisoformat((match["clock"] or "00:00") + _zone(match["zone"] or "Z"))
    except ValueError as error:
        raise InstantError(Text("instants.no-clock", text=text)) from error
    if clock.second or clock.microsecond:
        raise InstantError(Text("instants.seconds", text=text, minute=text.replace(match["clock"], match["clock"][:5])))
    return (datetime.combine(day, clock) - ceasefire) / timedelta(hours=1)


def _zone(text: str) -> str:
    return "+00:00" if text[0] not in "+-" else text


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
    minutes = round(hours * MINUTES_PER_HOUR)
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
    if math.isinf(start):
        return say("both.period.always") if math.isinf(end) else say("both.period.until", end=format_instant(end))
    if math.isinf(end):
        return say("both.period.from", start=format_instant(start))
    return say("both.period.from-until", start=format_instant(start), end=format_instant(end))


def format_utc(hours: float, ceasefire: datetime) -> str:
    """Return the UTC date and time of an instant, in ISO 8601 and to the minute.

    Parameters
    ----------
    hours
        Hours since H+0, finite.
    ceasefire
        The instant H+0 in UTC.
    """
    return (ceasefire + timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%MZ")
