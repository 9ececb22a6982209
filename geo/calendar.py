"""Instants as dates: what H+n is in UTC, in a plan that has a ceasefire date. They are whole minutes."""

from __future__ import annotations

import math
import re
from datetime import UTC, datetime, timedelta

from geo.errors import InstantError
from geo.words.text import Text

_MINUTES_PER_HOUR = 60
_FARTHEST_ZONE = timedelta(days=1)
_ISO = re.compile(
    r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"
    r"(?:[T ](?P<clock>(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2}))(?P<seconds>:[0-9]{2}(?:\.[0-9]{1,6})?)?"
    r"\s?(?P<zone>Z|UTC|(?P<side>[+-])(?P<zone_h>[0-9]{2}):?(?P<zone_min>[0-9]{2}))?)?",
    re.IGNORECASE,
)
_NO_SECONDS = re.compile(r"[:.0]*")


def hours_of_date(text: str, ceasefire: datetime | None) -> float | None:
    """Return the hours since H+0 of an ISO date, which means 00:00 UTC, or of one with a time; None for other texts.

    Parameters
    ----------
    text
        ``2026-01-10`` or ``2026-01-10 14:30``, with ``T``, seconds that are 0, and an offset from UTC if wished.
    ceasefire
        The instant H+0 in UTC; None if the plan gives none.

    Raises
    ------
    InstantError
        If there is no ceasefire to count from, no such day or time, or seconds; the message says what to type.

    Examples
    --------
    >>> hours_of_date("2026-01-02 07:30", datetime(2026, 1, 1, 6, tzinfo=UTC))
    25.5
    """
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    if ceasefire is None:
        raise InstantError(Text("both.instant.no-ceasefire", text=text))
    since = _moment(match) - ceasefire.astimezone(UTC).replace(tzinfo=None)
    minutes = (since - _zone(match)) // timedelta(minutes=1)
    return minutes / _MINUTES_PER_HOUR


def _moment(match: re.Match[str]) -> datetime:
    text = match[0]
    try:
        day = datetime(int(match["year"]), int(match["month"]), int(match["day"]))  # noqa: DTZ001 - the zone is taken off
    except ValueError as error:
        raise InstantError(Text("both.instant.no-day", text=text)) from error
    try:
        moment = day.replace(hour=int(match["hour"] or 0), minute=int(match["minute"] or 0))
    except ValueError as error:
        raise InstantError(Text("both.instant.no-clock", text=text)) from error
    if match["seconds"] and not _NO_SECONDS.fullmatch(match["seconds"]):
        minute = text.replace(match["clock"] + match["seconds"], match["clock"])
        raise InstantError(Text("both.instant.seconds", text=text, minute=minute))
    return moment


def _zone(match: re.Match[str]) -> timedelta:
    if not match["side"]:
        return timedelta(0)
    zone = timedelta(hours=int(match["zone_h"]), minutes=int(match["zone_min"]))
    if zone >= _FARTHEST_ZONE:
        raise InstantError(Text("both.instant.no-clock", text=match[0]))
    return zone if match["side"] == "+" else -zone


def moment_of(hours: float, ceasefire: datetime) -> datetime:
    """Return an instant in UTC, rounded to the minute; it raises OverflowError before the year 1 and after 9999.

    Parameters
    ----------
    hours
        Hours since H+0, finite.
    ceasefire
        The instant H+0 in UTC.
    """
    return ceasefire + timedelta(minutes=math.floor(hours * _MINUTES_PER_HOUR + 0.5))


def format_utc(hours: float, ceasefire: datetime) -> str:
    """Return the UTC date and time of an instant, in ISO 8601 and to the minute; it raises as :func:`moment_of` does.

    Parameters
    ----------
    hours
        Hours since H+0, finite.
    ceasefire
        The instant H+0 in UTC.
    """
    return moment_of(hours, ceasefire).replace(tzinfo=None).isoformat("T", "minutes") + "Z"


def told_date(hours: float, ceasefire: datetime) -> str:
    """Return the UTC date and time of an instant as people type and read it; "" before the year 1 and after 9999.

    Parameters
    ----------
    hours
        Hours since H+0, finite.
    ceasefire
        The instant H+0 in UTC.

    Examples
    --------
    >>> told_date(25.5, datetime(2026, 1, 1, 6, tzinfo=UTC))
    '2026-01-02 07:30'
    """
    try:
        return moment_of(hours, ceasefire).replace(tzinfo=None).isoformat(" ", "minutes")
    except OverflowError:
        return ""
