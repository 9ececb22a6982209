"""Instants of a plan: hours since H+0, the instant the ceasefire takes effect.

``D+n`` is ``H+24n``. An empty ``from`` means before everything (``-inf``), an empty ``until`` means no end (``inf``).
"""

from __future__ import annotations

import math
import re
from datetime import UTC, date, datetime, timedelta

from geo.errors import InstantError
from geo.problem import excerpt
from geo.words.text import Text, say

HOURS_PER_DAY = 24
BEFORE_ALL = -math.inf
OPEN_END = math.inf
LONG_AGO_H = -100 * 365.0 * HOURS_PER_DAY
"""A hundred years before H+0, in hours: it means “always” in JSON, which has no infinity."""

_OFFSET = re.compile(r"([DH])\s?([+\-\u2212])\s?(\d{1,6})", re.IGNORECASE)
_BARE = re.compile(r"([DH])(?:[-\s]?(?:day|hour))?", re.IGNORECASE)
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_SLASHED = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")


def parse_instant(text: str, ceasefire: datetime | None = None) -> float:
    """Read an instant.

    Parameters
    ----------
    text
        ``D+30``, ``H-6``, ``D-7`` or ``H+0``; with a ceasefire also an ISO date, which means 00:00 UTC of that day.
    ceasefire
        The instant H+0 in UTC; None if the plan gives none.

    Returns
    -------
    float
        Hours since H+0.

    Raises
    ------
    InstantError
        If the text is no instant; the message says what to type.

    Examples
    --------
    >>> parse_instant("D+30")
    720.0
    """
    text = text.strip()
    if match := _OFFSET.fullmatch(text):
        letter, sign, digits = match.groups()
        hours = int(digits) * (HOURS_PER_DAY if letter in "Dd" else 1)
        return float(hours if sign == "+" else -hours)
    if _BARE.fullmatch(text):
        return 0.0
    if _ISO_DATE.fullmatch(text):
        return _hours_of_date(text, ceasefire)
    if readings := dates_of(text):
        raise InstantError(_slashed(text, readings))
    raise InstantError(Text("instants.no-time", text=excerpt(text)))


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


def _hours_of_date(text: str, ceasefire: datetime | None) -> float:
    if ceasefire is None:
        raise InstantError(Text("instants.no-ceasefire", text=text))
    try:
        midnight = datetime.combine(date.fromisoformat(text), datetime.min.time(), UTC)
    except ValueError as error:
        raise InstantError(Text("instants.no-day", text=text)) from error
    return (midnight - ceasefire) / timedelta(hours=1)


def format_instant(hours: float) -> str:
    """Write an instant, rounded to the hour: ``D+n`` if the hours are a multiple of 24, else ``H+n``; "" if infinite.

    The inverse of :func:`parse_instant` for whole hours.

    Parameters
    ----------
    hours
        Hours since H+0.
    """
    if math.isinf(hours):
        return ""
    whole = round(hours)
    days, rest = divmod(whole, HOURS_PER_DAY)
    return f"D{days:+d}" if rest == 0 else f"H{whole:+d}"


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
