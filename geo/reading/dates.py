"""Reads a day as spreadsheets and people write it, and says which days a text may mean.

A text with a four-digit year in front, or with the name of a month, means one day. Of two numbers before the year, either
may be the month; between points the first is the day. The column decides such a text; see :mod:`geo.reading.formats`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

from geo.reading.months import month_of

Order = Literal["day-first", "month-first"]

ORDERS: tuple[Order, ...] = ("day-first", "month-first")
"""Which of the two numbers before a year is the day or the month; ``dates`` under ``[csv]`` in plan.toml takes these."""

_MIDNIGHT = re.compile(
    r"[T\s]\s*(?:0{1,2}[:.]00(?:[:.]00(?:\.0+)?)?|12:00(?::00)?\s*AM)\s*(?:Z|\+00:?00)?", re.IGNORECASE
)
_CLOCK_TIME = re.compile(
    r"(?:T|\s+)(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?:[:.][0-5]\d(?:[.,]\d+)?)?\s*(?P<half>[AP]M)?\s*"
    r"(?P<zone>Z|UTC|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
_DAY_PART = re.compile(r"([2-7]\d{4})[.,](\d{1,12})")
_YEAR_WORD = re.compile(r"(?<!\s)\s*+(?:р|г|року|года|r|roku)\.?$", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(\d{4})\s?([-/.\u2010\u2011\u2013])\s?(\d{1,2})\s?\2\s?(\d{1,2})\.?")
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_YEAR_LAST = re.compile(r"(\d{1,2})\s?([-/.\u2010\u2011\u2013])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})\.?")
_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er)?\.?[\s\-/.]*([^\W\d_]+)\.?[\s\-/.,]*(\d{4}|\d{2})")
_NAME_FIRST = re.compile(r"([^\W\d_]+)\.?[\s\-]*(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_YEAR_THEN_NAME = re.compile(r"(\d{4})[\s\-.]*([^\W\d_]+)\.?[\s\-]*(\d{1,2})\.?")
_MONTH = re.compile(r"([^\W\d_]+)\.?[\s\-]*(\d{4}|\d{2})")
_MONTH_NUMBER = re.compile(r"(?:(\d{1,2})[/.](\d{4})|(\d{4})/(\d{1,2}))")
_SERIAL = re.compile(r"([2-7]\d{4})(?:[.,]0+)?")
_SERIAL_SCIENTIFIC = re.compile(r"([2-7])[.,](\d{4})E\+?0?4", re.IGNORECASE)

MONTHS = 12
_HALF_DAY_H = 12
_MINUTES_PER_DAY = 24 * 60
_EXCEL_DAY_0 = date(1899, 12, 30)
"""The day from which Excel and LibreOffice count, for days after February 1900."""

_THIS_CENTURY = 30
"""Excel takes two digits below this for a year after 1999, and others for one before 2000."""


def days_of(text: str) -> dict[str, str]:
    """Return the days that a text may mean, as ``YYYY-MM-DD`` by the order of its numbers; empty if it is no date.

    A text that means one day whatever the order has that day for both. Two digits in front that can be no month may be
    a year: ``25/07/10`` also has the key ``year-first``.

    Examples
    --------
    >>> days_of("10/07/2025")
    {'day-first': '2025-07-10', 'month-first': '2025-10-07'}
    >>> days_of("10-Jul-25")
    {'day-first': '2025-07-10', 'month-first': '2025-07-10'}
    >>> days_of("07/13/2025")
    {'month-first': '2025-07-13'}
    """
    text = _YEAR_WORD.sub("", _without_midnight(text.strip()))
    if match := _YEAR_LAST.fullmatch(text):
        return _year_last(*match.groups())
    day = _one_day(text)
    return dict.fromkeys(ORDERS, day) if day else {}


def without_time(text: str) -> str:
    """Return the day of a text that has a time of day too, also of one as a spreadsheet counts it; else the text.

    Examples
    --------
    >>> without_time("2025-07-10T14:22:00Z"), without_time("45848.5"), without_time("10.07.2025")
    ('2025-07-10', '45848', '10.07.2025')
    """
    text = text.strip()
    if match := _DAY_PART.fullmatch(text):
        return match[1]
    match = _CLOCK_TIME.search(text)
    return text[: match.start()] if match and match.end() == len(text) and match.start() else text


def time_in(text: str) -> str | None:
    """Return the time of day of a text that has a day too, to the minute below; in UTC if it says no offset.

    Examples
    --------
    >>> time_in("10.07.2025 14:22:10"), time_in("7/10/2025 2:22 PM +02:00"), time_in("45848.5"), time_in("10.07.2025")
    ('14:22Z', '14:22+02:00', '12:00Z', None)
    """
    text = text.strip()
    if match := _DAY_PART.fullmatch(text):
        minutes = round(int(match[2]) * _MINUTES_PER_DAY / 10 ** len(match[2]))
        return f"{minutes // 60:02d}:{minutes % 60:02d}Z" if minutes < _MINUTES_PER_DAY else None
    match = _CLOCK_TIME.search(text)
    if not match or match.end() != len(text) or not match.start():
        return None
    hour, half = int(match["hour"]), (match["half"] or "").upper()
    if half and not 1 <= hour <= _HALF_DAY_H:
        return None
    hour = hour % _HALF_DAY_H + _HALF_DAY_H * (half == "PM") if half else hour
    zone = match["zone"] or "Z"
    return f"{hour:02d}:{match['minute']}{zone if zone[0] in '+-' else 'Z'}"


def _without_midnight(text: str) -> str:
    match = _MIDNIGHT.search(text)
    return text[: match.start()] if match and match.end() == len(text) and match.start() else text


def _year_last(first: str, mark: str, second: str, year: str) -> dict[str, str]:
    a, b, y = int(first), int(second), _year(year)
    days = {"day-first": _day(y, b, a)}
    if mark != ".":
        days["month-first"] = _day(y, a, b)
        days["year-first"] = _day(_year(first), b, int(year)) if a > MONTHS and len(year) == len(first) else None
    return {order: day for order, day in days.items() if day}


def _one_day(text: str) -> str | None:
    if match := _YEAR_FIRST.fullmatch(text):
        return _day(int(match[1]), int(match[3]), int(match[4]))
    if match := _COMPACT.fullmatch(text):
        return _day(*map(int, match.groups()))
    if match := _NAMED.fullmatch(text):
        return _day(_year(match[3]), month_of(match[2]), int(match[1]))
    if match := _NAME_FIRST.fullmatch(text):
        return _day(int(match[3]), month_of(match[1]), int(match[2]))
    if match := _YEAR_THEN_NAME.fullmatch(text):
        return _day(int(match[1]), month_of(match[2]), int(match[3]))
    if match := _SERIAL.fullmatch(text):
        return (_EXCEL_DAY_0 + timedelta(days=int(match[1]))).isoformat()
    if match := _SERIAL_SCIENTIFIC.fullmatch(text):
        return (_EXCEL_DAY_0 + timedelta(days=int(match[1] + match[2]))).isoformat()
    return None


def month_text(text: str) -> str | None:
    """Return the month that a text means, as ``YYYY-MM``; None if it means none.

    Examples
    --------
    >>> month_text("Jul-25"), month_text("07.2025")
    ('2025-07', '2025-07')
    """
    if match := _MONTH.fullmatch(text.strip()):
        month, year = month_of(match[1]), _year(match[2])
    elif match := _MONTH_NUMBER.fullmatch(text.strip()):
        month, year = int(match[1] or match[4]), int(match[2] or match[3])
    else:
        return None
    return f"{year:04d}-{month:02d}" if month and 1 <= month <= MONTHS else None


def is_serial(text: str) -> bool:
    """Tell whether a text is a day as a spreadsheet counts it: ``45848``."""
    return bool(_SERIAL.fullmatch(text.strip()) or _SERIAL_SCIENTIFIC.fullmatch(text.strip()))


def order_in(texts: Iterable[str]) -> Order | None:
    """Return the order of day and month that the dates of a column show; None if they show none, or both.

    Only a date that fits one order shows it: ``13/07/2025`` has its day first. A date between points counts for nothing,
    since it has its day first anyway.
    """
    shown = {order for text in texts if (order := _shown(text))}
    return shown.pop() if len(shown) == 1 else None


def _shown(text: str) -> Order | None:
    if not has_order(text) or "." in without_time(text):
        return None
    days = days_of(without_time(text))
    return next((order for order in ORDERS if list(days) == [order]), None)


def has_order(text: str) -> bool:
    """Tell whether a text is a date of three numbers with the year at the end."""
    return _YEAR_LAST.fullmatch(_YEAR_WORD.sub("", without_time(text))) is not None


def _year(digits: str) -> int:
    number = int(digits)
    if len(digits) == len("2025"):
        return number
    return number + (2000 if number < _THIS_CENTURY else 1900)


def _day(year: int, month: int | None, day: int) -> str | None:
    try:
        return date(year, month or 0, day).isoformat()
    except ValueError:
        return None
