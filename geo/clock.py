"""Instants of a plan: hours since H+0, the moment the ceasefire takes effect.

``D+n`` is ``H+24n``. An empty ``from`` is before everything (``-inf``), an empty ``until`` is open (``inf``).
"""

from __future__ import annotations

import math
import re
from datetime import UTC, date, datetime, timedelta

from geo.errors import InstantError
from geo.words.text import Text, say

HOURS_PER_DAY = 24
BEFORE_ALL = -math.inf
OPEN_END = math.inf
LONG_AGO_H = -100 * 365.0 * HOURS_PER_DAY
"""Stands for “always” where there is no infinity, as in JSON: a hundred years before H+0."""

_OFFSET = re.compile(r"([DH])\s?([+\-\u2212])\s?(\d{1,6})", re.IGNORECASE)
_BARE = re.compile(r"([DH])(?:[-\s]?(?:day|hour))?", re.IGNORECASE)
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_SLASHED = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")

NO_TIME = Text("instants.no-time")
"""Told of a text in no form of an instant; the text itself is for whoever tells it to say."""


def parse_instant(text: str, ceasefire: datetime | None = None) -> float:
    """Read an instant.

    Parameters
    ----------
    text
        ``D+30``, ``H-6``, ``D-7``, ``H+0``; with a ceasefire also an ISO date, which is 00:00 UTC of that day.
    ceasefire
        The instant H+0 in UTC, or None when the plan has none.

    Returns
    -------
    float
        Hours since H+0.

    Raises
    ------
    InstantError
        If the text is no instant; the message says what to type.
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
    raise InstantError(NO_TIME)


def _slashed(text: str, readings: list[str]) -> Text:
    if len(readings) == 1:
        return Text("instants.slashed", text=text, day=readings[0])
    first, second = readings
    return Text("instants.ambiguous", text=text, first=first, second=second)


def dates_of(text: str) -> list[str]:
    """Return the days, as ``YYYY-MM-DD``, that a text like ``10/07/2025`` or ``31.12.2025`` can be read as."""
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
    """Write an instant: ``D+n`` where the hours divide by 24, else ``H+n``; empty when infinite.

    The inverse of :func:`parse_instant` for whole hours.
    """
    if math.isinf(hours):
        return ""
    whole = round(hours)
    days, rest = divmod(whole, HOURS_PER_DAY)
    return f"D{days:+d}" if rest == 0 else f"H{whole:+d}"


def format_period(start: float, end: float) -> str:
    """Say a period in words: ``D+0 until D+365``, ``from D+730``, ``until D+0``, ``always``."""
    if math.isinf(start):
        return (
            say("instants.period.always") if math.isinf(end) else say("instants.period.until", end=format_instant(end))
        )
    if math.isinf(end):
        return say("instants.period.from", start=format_instant(start))
    return say("instants.period.both", start=format_instant(start), end=format_instant(end))


def format_utc(hours: float, ceasefire: datetime) -> str:
    """Return the UTC date and time of an instant as ISO 8601 to the minute."""
    return (ceasefire + timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%MZ")
