"""Writes the number of a spreadsheet's cell as its format shows it: a date, a time, a share, a number with zeros before it."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache

from geo.reading.workbook import Kind

_EPOCH_1900, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_LEAP_DAY_OF_1900 = 60
"""The serial number of 29 February 1900, a day that Excel has and the calendar does not."""

_LAST_SERIAL = 2_958_465
_DAY_S = 86_400
_LONGEST_WHOLE = 1e15
"""From here on, a spreadsheet program has lost digits of a whole number."""

_BUILT_IN = (
    dict.fromkeys((14, 22, *range(27, 37), *range(50, 59)), "yyyy-mm-dd")
    | {15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 9: "0%", 10: "0.00%"}
    | dict.fromkeys((18, 19, 20, 21, 45, 46, 47), "h:mm")
)
"""Codes of the number formats that a workbook does not write down, by number; the others show plain numbers."""

_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.')
_BRACKET = re.compile(r"\[(?!h+\]|m+\]|s+\])[^\]]*\]", re.IGNORECASE)
_LITERALLY = "\0"
"""Stands before each letter that a format shows as it is."""

_MARKED = re.compile(r"((?:\0.|[+\- ])*)[#?]*(0+)")
_QUOTED = re.compile(r'"([^"]*)"|\\(.)|_.|\*.')


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """How a cell shows its number.

    Attributes
    ----------
    kind
        ``number``, ``date`` or ``time``.
    least
        For a date, the least part that it shows: ``day``, ``month`` or ``year``.
    percent
        Whether it shows hundredths.
    before, digits
        What it shows before a whole number, and how many digits at least.
    below
        What it shows in place of the sign of a number below 0; None for the sign, before all else.
    """

    kind: Kind = "number"
    least: str = "day"
    percent: bool = False
    before: str = ""
    digits: int = 0
    below: str | None = None


GENERAL = NumberFormat()


def built_in(number: int) -> NumberFormat:
    """Return the number format that a spreadsheet program has under a number."""
    return number_format(_BUILT_IN.get(number, "General"))


@cache
def number_format(code: str) -> NumberFormat:
    """Return what the code of a number format shows.

    Parameters
    ----------
    code
        Like ``yyyy-mm-dd``, ``0.00%`` or ``"D+"0``.
    """
    padded = _padded(code)
    if padded is not None:
        return padded
    plain = _BRACKET.sub("", _LITERAL.sub("", code.split(";", maxsplit=1)[0])).casefold()
    if "general" in plain:
        return GENERAL
    if "y" in plain or "d" in plain or ("m" in plain and not set("hs") & set(plain)):
        least = "day" if "d" in plain else "month" if "m" in plain else "year"
        return NumberFormat("date", least if "y" in plain else "day")
    if set("hms") & set(plain):
        return NumberFormat("time")
    return NumberFormat(percent="%" in plain)


def _padded(code: str) -> NumberFormat | None:
    """Return the format of a whole number with a text or zeros before it, like ``"D+"0;"D-"0``; None if it shows more."""
    first, *more = [_whole(part) for part in code.split(";")[:2]]
    if first is None:
        return None
    before, digits = first
    if not any(map(str.isalpha, before)):
        return NumberFormat(digits=digits) if digits > 1 else None
    return NumberFormat(before=before, digits=digits, below=more[0][0] if more and more[0] else None)


def _whole(part: str) -> tuple[str, int] | None:
    """Return what a part of a format shows before a whole number, and how many digits at least; None if it shows more."""
    marked = _QUOTED.sub(
        lambda found: "".join(f"{_LITERALLY}{c}" for c in found[1] or found[2] or ""), _BRACKET.sub("", part)
    )
    found = _MARKED.fullmatch(marked)
    return (found[1].replace(_LITERALLY, ""), len(found[2])) if found else None


def shown_number(text: str, form: NumberFormat, *, since_1904: bool = False) -> tuple[str, Kind]:
    """Return the text and the kind of a cell with a number.

    Parameters
    ----------
    text
        The number as the workbook writes it.
    form
        The format of the cell.
    since_1904
        Whether the workbook counts its days from 1904 on.
    """
    try:
        value = float(text)
    except ValueError:
        return text, "text"
    if not math.isfinite(value):
        return text, "text"
    if form is GENERAL:
        return plain(value), "number"
    if form.kind == "date" and 0 <= value <= _LAST_SERIAL:
        return _dated(value, form.least, since_1904=since_1904), "date"
    if form.kind == "time" and 0 <= value <= _LAST_SERIAL:
        return _clock(round(value * _DAY_S)), "time"
    if form.percent:
        return f"{plain(float(f'{value * 100:.15g}'))}%", "number"
    if form.digits and value.is_integer():
        return _with_text(int(value), form), "text" if form.before else "number"
    return plain(value), "number"


def _with_text(value: int, form: NumberFormat) -> str:
    digits = f"{abs(value):0{form.digits}d}"
    if value >= 0:
        return f"{form.before}{digits}"
    return f"-{form.before}{digits}" if form.below is None else f"{form.below}{digits}"


def plain(value: float) -> str:
    """Return a finite number with a decimal point: the fewest digits that give exactly this number.

    Examples
    --------
    >>> plain(120.0), plain(50.04), plain(1e-7), plain(1e19)
    ('120', '50.04', '0.0000001', '1E+19')
    """
    if abs(value) >= _LONGEST_WHOLE:
        return repr(value).upper().removesuffix(".0")
    if value.is_integer():
        return str(int(value))
    return format(Decimal(repr(value)), "f")


def _dated(serial: float, least: str, *, since_1904: bool) -> str:
    days = math.floor(serial)
    seconds = round((serial - days) * _DAY_S)
    if not since_1904 and days == _LEAP_DAY_OF_1900:
        return "1900-02-29"
    start = _EPOCH_1904 if since_1904 else _EPOCH_1900 + timedelta(days < _LEAP_DAY_OF_1900)
    try:
        moment = datetime.combine(start, datetime.min.time()) + timedelta(days, seconds)
    except OverflowError:
        return plain(serial)
    if moment.hour or moment.minute or moment.second:
        return f"{moment.date().isoformat()}T{_clock(moment.hour * 3600 + moment.minute * 60 + moment.second)}"
    day = moment.date()
    if least == "month" and day.day == 1:
        return f"{day.year:04d}-{day.month:02d}"
    if least == "year" and (day.month, day.day) == (1, 1):
        return f"{day.year:04d}"
    return day.isoformat()


def _clock(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    clock = f"{minutes // 60:02d}:{minutes % 60:02d}"
    return f"{clock}:{rest:02d}" if rest else clock
