"""Numbers and degrees as people write them, to plain numbers."""

from __future__ import annotations

import math
import re
import unicodedata

_PLAIN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")
_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+")
_GROUPED = re.compile(r"([+-]?\d{1,3})((?:[ '’]\d{3})+)((?:[.,]\d+)?)")
_COMMA_GROUPS = re.compile(r"[+-]?\d{1,3}(,\d{3})+")
_SIGNS = str.maketrans(dict.fromkeys("\u2212\u2010\u2011\u2012\u2013\uff0d\ufe63", "-") | {"\uff0b": "+"})
_SPACES = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_ANGLE = re.compile(
    r"""(?P<before>[NSEW])?\s*(?P<sign>[+-])?\s*
    (?P<degrees>\d{1,3}(?:\.\d+)?)\s*(?P<mark>[°d]?)
    (?:(?:(?<=[°d])|\s)\s*(?P<minutes>\d{1,2}(?:\.\d+)?)\s*'?
    (?:(?:(?<=')|\s)\s*(?P<seconds>\d{1,2}(?:\.\d+)?)\s*"?)?)?
    \s*(?P<after>[NSEW])?""",
    re.VERBOSE | re.IGNORECASE,
)
_MARKS = str.maketrans({"º": "°", "˚": "°", "′": "'", "’": "'", "ʹ": "'", "″": '"', "”": '"', "“": '"'})
_HEMISPHERES = {"latitude": "NS", "longitude": "EW"}


def plain_number(text: str, *, decimal_comma: bool) -> float | None:
    """Return the value of a number in ASCII digits with a decimal point (or comma); None for anything else."""
    candidate = text.replace(",", ".") if decimal_comma and _DECIMAL_COMMA.fullmatch(text) else text
    value = float(candidate) if candidate.isascii() and _PLAIN.fullmatch(candidate) else math.inf
    return value if math.isfinite(value) else None


def has_decimal_comma(text: str) -> bool:
    """Tell whether a text is a number with one comma, which may be a decimal mark."""
    return _DECIMAL_COMMA.fullmatch(text) is not None


def without_comma_groups(text: str) -> str | None:
    """Return ``1,200`` as ``1200``; None for what is no number in groups of three."""
    return text.replace(",", "") if _COMMA_GROUPS.fullmatch(text) else None


def plainly_written(text: str) -> str:
    """Return a number in ASCII: digits of any script, the minus signs of Unicode, no spaces or apostrophes in it.

    Only a space or apostrophe that stands before each group of three digits is left out; anything else stays.
    """
    if _PLAIN.fullmatch(text) and text.isascii():
        return text
    ascii_digits = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)
    spaced = _SPACES.sub(" ", ascii_digits.translate(_SIGNS)).strip()
    match = _GROUPED.fullmatch(spaced)
    return match[1] + re.sub(r"\D", "", match[2]) + match[3] if match else spaced


def read_angle(text: str, axis: str) -> float | None:
    """Read degrees with minutes, seconds or a hemisphere letter.

    Parameters
    ----------
    text
        Like ``49°50'24"N``, ``49 50.4 N`` or ``24.03 E``; a comma may stand for the decimal point.
    axis
        ``latitude`` or ``longitude``; the other one's hemisphere letters do not fit.

    Returns
    -------
    float or None
        Degrees, south and west negative; None for what is no such text.
    """
    written = plainly_written(text.translate(_MARKS).replace("''", '"')).replace(",", ".").upper()
    match = _ANGLE.fullmatch(written)
    if match is None or (match["before"] and match["after"]):
        return None
    letter = match["before"] or match["after"]
    if not (letter or match["mark"]) or (letter and letter not in _HEMISPHERES[axis]) or (letter and match["sign"]):
        return None
    minutes, seconds = float(match["minutes"] or 0), float(match["seconds"] or 0)
    if minutes >= 60 or seconds >= 60:
        return None
    value = float(match["degrees"]) + minutes / 60 + seconds / 3600
    return round(-value if letter in ("S", "W") or match["sign"] == "-" else value, 6)
