"""Recognises numbers that are written with an exponent, as about a number, or as a range."""

from __future__ import annotations

import re

_EXPONENT = re.compile(r"[+-]?\d+([.,]\d+)?[eE][+-]?\d{1,2}")
_ABOUT = re.compile(
    r"(?:~|≈|±|\+/-|ca?\.?|circa|about|approx\.?|around|etwa|env\.?|environ|ok\.?|około|близько|приблизно)\s*"
    r"(?P<before>\d[\d ,.'’]*)|(?P<after>\d[\d ,.'’]*)\s*(?:\?|\(\?\)|approx\.?|ca\.?|\(?est\.?\)?|±|[*†‡¹²³]+)",
    re.IGNORECASE,
)
_PAIR = re.compile(
    r"\(?[NSEW+-]?\s*\d{1,3}[.,]\d+\s*°?\s*[NSEW]?\s*[,;/ ]\s*[NSEW+-]?\s*\d{1,3}[.,]\d+\s*°?\s*[NSEW]?\)?"
)
_RANGE = re.compile(
    r"(?:[<>≤≥]=?|min\.?|max\.?|up to|over|under|more than|less than|at least|bis|jusqu'à|do|до|понад)\s*\d[\d ,.'’]*"
    r"|\d[\d,.'’]*\s*\+|\d[\d ,.'’]*\s*(?:-|\.\.+|to|bis|à|do|до|/|÷)\s*\d[\d ,.'’]*",
    re.IGNORECASE,
)


def exponent_number(text: str) -> str | None:
    """Return a number with an exponent as a plain one; None for any other text.

    Examples
    --------
    >>> exponent_number("1.5e3"), exponent_number("1500")
    ('1500', None)
    """
    if not _EXPONENT.fullmatch(text):
        return None
    value = float(text.replace(",", "."))
    return f"{value:.15g}" if abs(value) < 10**15 and "e" not in f"{value:.15g}" else None


def about(text: str) -> str | None:
    """Return the one number of a text that says about how many, as ``~500``; None for any other text."""
    match = _ABOUT.fullmatch(text)
    return (match["before"] or match["after"]).strip() if match else None


def is_range(text: str) -> bool:
    """Tell whether a text names a range or a bound instead of a number: ``500-600``, ``500+``, ``<500``."""
    return _RANGE.fullmatch(text) is not None


def is_pair(text: str) -> bool:
    """Tell whether a text holds two numbers of degrees: ``49.84, 24.03``."""
    return _PAIR.fullmatch(text) is not None
