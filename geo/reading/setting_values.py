"""Reads the value of one setting of plan.toml: each function returns it, or raises a ValueError, TypeError or OverflowError."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, time
from typing import Any

from geo.nations import is_country
from geo.reading.dates import ORDERS, Order
from geo.reading.number_cells import LARGEST
from geo.terms import VIEW

_BLANK_LETTERS = "\u115f\u1160\u3164\uffa0"
"""Letters of Unicode that are not visible."""
_COLOUR = re.compile("#[0-9a-fA-F]{6}")

SLOWEST_KMH, FASTEST_KMH = 0.1, 1_000.0
"""Bounds of an average speed, in km/h."""

LONGEST_DETOUR = 5.0
"""The most times its straight line that a way to the network may be long."""

LONGEST_MARKING = 120
"""The most characters of a marking; every banner has room for them."""

LONGEST_TITLE = 200
"""The most characters of a plan's title: it stands in lists, in tabs and in the head of every page."""

LONGEST_DESCRIPTION = 4_000
"""The most characters of what a plan says of itself."""


def shown(value: Any) -> str:
    """Return a value as a message quotes it; a number of too many digits, or what is nested too deep, only begins."""
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) > LARGEST:
        return hex(value)
    try:
        return str(value)
    except (ValueError, RecursionError):
        return "…"


def read_words(value: Any) -> str:
    """Return a text with a character that is seen; anything else raises a ValueError or a TypeError."""
    text = read_text(value)
    if not any(unicodedata.category(c)[0] in "LNPS" and c not in _BLANK_LETTERS for c in text):
        raise ValueError
    return text


def read_text(value: Any) -> str:
    """Return a text, without characters that stand for nothing; anything else raises a ValueError or a TypeError."""
    if not isinstance(value, str):
        raise TypeError
    return "".join(c for c in value if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs", "Co", "Cn"))


def read_title(value: Any) -> str:
    """Return a title of at most :data:`LONGEST_TITLE` characters; anything else raises a ValueError or a TypeError."""
    return _no_longer(read_words(value), LONGEST_TITLE)


def read_description(value: Any) -> str:
    """Return a text of at most :data:`LONGEST_DESCRIPTION` characters; anything else raises a ValueError or a TypeError."""
    return _no_longer(read_text(value), LONGEST_DESCRIPTION)


def _no_longer(text: str, most: int) -> str:
    if len(text) > most:
        raise ValueError
    return text


def read_marking(value: Any) -> str:
    """Return a marking without characters that turn or hide text; one that is too long is cut and ends in an ellipsis."""
    text = "".join(c for c in read_words(value) if unicodedata.category(c) not in ("Cc", "Cf")).strip()
    return text if len(text) <= LONGEST_MARKING else f"{text[: LONGEST_MARKING - 1]}…"


def read_colour(value: Any) -> str:
    """Return a colour as ``#rrggbb``; anything else raises a ValueError or a TypeError."""
    if not isinstance(value, str) or not _COLOUR.fullmatch(value):
        raise ValueError
    return value.lower()


def read_instant(value: Any) -> datetime:
    """Return an instant on the minute, in UTC; anything else raises a ValueError or a TypeError."""
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    elif isinstance(value, date) and not isinstance(value, datetime):
        value = datetime.combine(value, time())
    if not isinstance(value, datetime):
        raise TypeError
    instant: datetime = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    if (instant.second, instant.microsecond) != (0, 0) or not 1900 <= instant.year <= 2200:
        raise ValueError
    return instant


def read_bounds(value: Any) -> tuple[float, float, float, float]:
    """Return west, south, east and north in degrees; anything else raises a ValueError or a TypeError."""
    if not isinstance(value, list):
        raise TypeError
    west, south, east, north = (float(v) for v in value)
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
        raise ValueError
    return west, south, east, north


def read_view(value: Any) -> str:
    """Return the code of a view; anything else raises a ValueError or a TypeError."""
    term = VIEW.lookup(read_words(value))
    if term is None:
        raise ValueError
    return term.code


def read_decimal(value: Any) -> bool:
    """Return whether the decimal mark is a comma; anything else raises a ValueError or a TypeError."""
    if value not in (",", "."):
        raise ValueError
    return bool(value == ",")


def read_dates(value: Any) -> Order:
    """Return an order of day and month; anything else raises a ValueError or a TypeError."""
    if value not in ORDERS:
        raise ValueError
    order: Order = value
    return order


def read_whole_days(value: Any) -> int:
    """Return a whole number of days, at least 1; anything else raises a ValueError or a TypeError."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value <= LARGEST:
        raise ValueError
    return value


def read_amount(value: Any) -> float:
    """Return an amount that is 0 or more; anything else raises a ValueError or a TypeError."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= LARGEST:
        raise ValueError
    return float(value)


def read_amounts(value: Any) -> dict[str, float]:
    """Return amounts by name; anything else raises a ValueError or a TypeError."""
    if not isinstance(value, dict):
        raise TypeError
    return {str(name): read_amount(amount) for name, amount in value.items()}


def read_speed(value: Any) -> float:
    """Return a speed in km/h; anything else raises a ValueError or a TypeError."""
    speed = read_amount(value)
    if not SLOWEST_KMH <= speed <= FASTEST_KMH:
        raise ValueError
    return speed


def read_detour(value: Any) -> float:
    """Return how many times its straight line a way is long, 1 to 5; anything else raises a ValueError or a TypeError."""
    factor = read_amount(value)
    if not 1.0 <= factor <= LONGEST_DETOUR:
        raise ValueError
    return factor


def read_countries(value: Any) -> tuple[str, ...]:
    """Return codes of countries; anything else raises a ValueError or a TypeError."""
    if not isinstance(value, list) or not all(isinstance(code, str) and is_country(code) for code in value):
        raise ValueError
    return tuple(value)
