"""Turns numbers, as people write them, into plain numbers."""

from __future__ import annotations

import math
import re
import unicodedata

BOTH_MARKS = "?"
"""The decimal mark of a file whose numbers show a comma and a point; then neither settles ``1.200`` or ``1,200``."""

_PLAIN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")
_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+")
_GROUPED = re.compile(r"([+-]?\d{1,3})((?:[ '’]\d{3})+)((?:[.,]\d+)?)")
_ONE_MARK = re.compile(r"[+-]?(\d*)([.,])(\d*)")
_TWO_MARKS = re.compile(r"[+-]?\d{1,3}(?:(?:,\d{3})+\.\d+|(?:\.\d{3})+,\d+)")
_GROUPS_ONLY = re.compile(r"[+-]?[1-9]\d{0,2}(?:(?:,\d{3}){2,}|(?:\.\d{3}){2,})")
_COMMA_GROUPS = re.compile(r"[+-]?\d{1,3}(,\d{3})+")
_SIGNS = str.maketrans(dict.fromkeys("\u2212\u2010\u2011\u2012\u2013\uff0d\ufe63", "-") | {"\uff0b": "+"})
_SPACES = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000]")


def plain_number(text: str, *, decimal_comma: bool) -> float | None:
    """Return the value of a number in ASCII digits; None for any other text, and for a number too large for a float.

    Parameters
    ----------
    text
        Like ``-1200.5``, without spaces, groups of digits or an exponent.
    decimal_comma
        Whether one comma may be the decimal mark; a point may be it in any case.
    """
    candidate = text.replace(",", ".") if decimal_comma and _DECIMAL_COMMA.fullmatch(text) else text
    value = float(candidate) if candidate.isascii() and _PLAIN.fullmatch(candidate) else math.inf
    return value if math.isfinite(value) else None


def shown_mark(text: str, *, degrees: bool) -> str:
    """Return the decimal mark that a number shows: a comma, a point, or "" if it shows none.

    A number shows its mark if it can be read in one way only: ``60,5`` and ``1.200,5`` have a comma, ``1,200`` may have
    groups of three digits.

    Parameters
    ----------
    text
        The number, from :func:`plainly_written`.
    degrees
        Whether it is a number of degrees, which has no groups of digits.
    """
    if match := _ONE_MARK.fullmatch(text):
        whole, mark, rest = match.groups()
        if not (whole or rest) or (mark == "," and not (whole and rest)):
            return ""
        return mark if degrees or not _may_be_group(whole, rest) else ""
    if _TWO_MARKS.fullmatch(text):
        return max(",.", key=text.rfind)
    if _GROUPS_ONLY.fullmatch(text):
        return "." if "," in text else ","
    return ""


def _may_be_group(whole: str, rest: str) -> bool:
    return len(rest) == len("000") and 1 <= len(whole) <= len("000") and not whole.startswith("0")


def number_in(text: str, mark: str) -> float | None:
    """Return the value of a number whose decimal mark it shows itself, or its column does.

    Parameters
    ----------
    text
        The number, from :func:`plainly_written`.
    mark
        The decimal mark of its column; "" if that is unknown, and a lone point then counts as one; or :data:`BOTH_MARKS`.

    Returns
    -------
    float or None
        None for a text that is no number, and for one that may have groups of digits: ``1,200`` without a mark.

    Examples
    --------
    >>> number_in("60,5", ""), number_in("1,200", ","), number_in("1,200", "")
    (60.5, 1.2, None)
    """
    if _TWO_MARKS.fullmatch(text):
        comma = shown_mark(text, degrees=False) == ","
        text = text.replace(".", "").replace(",", ".") if comma else text.replace(",", "")
    elif "," in text and (mark == "," or shown_mark(text, degrees=False) == ","):
        return plain_number(text, decimal_comma=True)
    elif "." in text and mark in (",", BOTH_MARKS) and not shown_mark(text, degrees=False):
        return None
    return plain_number(text, decimal_comma=False)


def has_decimal_comma(text: str) -> bool:
    """Tell whether a text is a number with one comma, which may be a decimal mark."""
    return _DECIMAL_COMMA.fullmatch(text) is not None


def without_comma_groups(text: str) -> str | None:
    """Return ``1,200`` as ``1200``; None for a text that is no number with commas between groups of three digits."""
    return text.replace(",", "") if _COMMA_GROUPS.fullmatch(text) else None


def plainly_written(text: str) -> str:
    """Return a number with ASCII digits and signs, whatever script and minus sign it has: ``1 200`` becomes ``1200``.

    Spaces and apostrophes are left out only between groups of three digits. Any other text keeps them.
    """
    if _PLAIN.fullmatch(text) and text.isascii():
        return text
    ascii_digits = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)
    spaced = _SPACES.sub(" ", ascii_digits.translate(_SIGNS)).strip()
    match = _GROUPED.fullmatch(spaced)
    return match[1] + re.sub(r"\D", "", match[2]) + match[3] if match else spaced
