"""Turns degrees, as people write them, into plain numbers."""

from __future__ import annotations

import re

from geo.numerals import plainly_written

_ANGLE = re.compile(
    r"""(?P<before>[NSEW])?\s*(?P<sign>[+-])?\s*
    (?P<degrees>\d{1,3}(?:\.\d+)?)\s*(?P<mark>°|DEG(?:REES)?|D)?
    (?:(?:(?<=[°DGS])|\s)\s*(?P<minutes>\d{1,2}(?:\.\d+)?)\s*'?
    (?:(?:(?<=')|\s)\s*(?P<seconds>\d{1,2}(?:\.\d+)?)\s*"?)?)?
    \s*(?P<after>[NSEW])?""",
    re.VERBOSE | re.IGNORECASE,
)
_CLOCKWISE = re.compile(
    r"(?P<before>[NSEW])?\s*(?P<sign>[+-])?(?P<degrees>\d{1,3})(?P<mark>[:-])(?P<minutes>\d{1,2}(?:\.\d+)?)"
    r"(?:(?P=mark)(?P<seconds>\d{1,2}(?:\.\d+)?))?\s*(?P<after>[NSEW])?"
)
"""Degrees, minutes and seconds between colons, or between hyphens if a letter says that it is no day or range."""

_RUN = re.compile(r"(?P<before>[NSEW])?\s*(?P<digits>\d+)(?P<rest>\.\d+)?\s*(?P<after>[NSEW])?")
_DEGREE_DIGITS = {"latitude": 2, "longitude": 3}
_MARKS = str.maketrans({"º": "°", "˚": "°", "′": "'", "’": "'", "ʹ": "'", "″": '"', "”": '"', "“": '"'})
_HEMISPHERES = {"latitude": "NS", "longitude": "EW"}


def other_axis(text: str, axis: str) -> bool:
    """Tell whether a text is degrees with a hemisphere letter of the other axis: ``49.84 E`` as a latitude.

    Parameters
    ----------
    text
        The cell.
    axis
        ``latitude`` or ``longitude``.
    """
    other = next(name for name in _HEMISPHERES if name != axis)
    return read_angle(text, axis) is None and read_angle(text, other) is not None


def read_angle(text: str, axis: str) -> float | None:
    """Read degrees with minutes, seconds or a hemisphere letter.

    Parameters
    ----------
    text
        Like ``49°50'24"N``, ``49 50.4 N`` or ``24.03 E``; the decimal mark may be a comma.
    axis
        ``latitude`` or ``longitude``; the hemisphere letters of the other axis are not accepted.

    Returns
    -------
    float or None
        Degrees with 6 decimals, south and west negative; None for any other text. The range is not checked.

    Examples
    --------
    >>> read_angle("24 1.8 E", "longitude")
    24.03
    """
    written = plainly_written(text.translate(_MARKS).replace("''", '"')).replace(",", ".").upper()
    parts = _parts_of(written, axis)
    if parts is None or (parts["before"] and parts["after"]):
        return None
    letter = parts["before"] or parts["after"]
    if not (letter or parts["mark"]) or (letter and letter not in _HEMISPHERES[axis]) or (letter and parts["sign"]):
        return None
    minutes, seconds = float(parts["minutes"] or 0), float(parts["seconds"] or 0)
    if minutes >= 60 or seconds >= 60:
        return None
    value = float(parts["degrees"] or 0) + minutes / 60 + seconds / 3600
    return round(-value if letter in ("S", "W") or parts["sign"] == "-" else value, 6)


def _parts_of(written: str, axis: str) -> dict[str, str | None] | None:
    if match := _ANGLE.fullmatch(written):
        return match.groupdict()
    if match := _CLOCKWISE.fullmatch(written):
        letter = match["before"] or match["after"]
        # Two numbers and a colon may be a time of day, and numbers between hyphens a day or a range.
        sure = letter or (match["mark"] == ":" and (match["seconds"] or "." in match["minutes"]))
        return match.groupdict() if sure else None
    match = _RUN.fullmatch(written)
    return _run_parts(match, _DEGREE_DIGITS[axis]) if match and (match["before"] or match["after"]) else None


def _run_parts(match: re.Match[str], width: int) -> dict[str, str | None] | None:
    """Split degrees that are written as one run of digits, as in ``495024N``; the longitude has three digits of degrees."""
    digits, rest = match["digits"], match["rest"] or ""
    pairs = [digits[at : at + 2] for at in range(width, len(digits), 2)]
    if len(digits) not in (width + 2, width + 4):
        return None
    pairs[-1] += rest
    seconds = pairs[1] if len(pairs) > 1 else None
    around: dict[str, str | None] = {"before": match["before"], "after": match["after"], "sign": None, "mark": None}
    return around | {"degrees": digits[:width], "minutes": pairs[0], "seconds": seconds}
