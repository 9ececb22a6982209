"""Units as people write them behind a number or a heading: which mean the unit of a column, and what others make of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

_PERSONS = ("persons", "person", "people", "pax", "troops", "soldiers", "personnes", "personen", "osób", "осіб", "чол")
_TONNES = ("t", "to", "tonne", "tonnes", "mt", "т")
_KILOMETRES = ("km", "kms", "kilometre", "kilometres", "kilometer", "kilometers", "км")
_PER_DAY = ("/d", "/day", "/24h", "pd", "perday", "aday", "/tag", "/jour", "/j", "/doba", "/доба", "/добу")

_SAME: Mapping[str, frozenset[str]] = {
    "persons": frozenset(_PERSONS),
    "t": frozenset(_TONNES),
    "km": frozenset(_KILOMETRES),
    "t/day": frozenset((*_TONNES, *(unit + behind for unit in _TONNES for behind in _PER_DAY))),
}
"""By the unit of a column, what means that unit behind a number; a column per day leaves no other meaning to tonnes."""

_OTHERS: Mapping[str, Mapping[str, float]] = {
    "km": {"m": 0.001, "м": 0.001, "metres": 0.001, "meters": 0.001, "mi": 1.609344, "miles": 1.609344, "nmi": 1.852},
    "t": {"kg": 0.001, "кг": 0.001, "kt": 1000.0},
    "t/day": dict.fromkeys(("kg", *("kg" + behind for behind in _PER_DAY)), 0.001) | {"kt": 1000.0},
    "persons": {"k": 1000.0, "тис": 1000.0},
}
"""By the unit of a column, how much of it one of another unit is."""

_HEADINGS = {"°": ("deg", "degrees", "dd", "wgs84"), "persons": ("pax", "people"), "t/day": ("t/d", "tonnes/day")}
_BEHIND = re.compile(r"(?P<number>[^A-Za-z\u0400-\u04ff]*\d[.,]*)\s*+(?P<unit>[^\W\d_][^\d,;]*)")


class Measured(NamedTuple):
    """A number with a unit behind it.

    Attributes
    ----------
    number
        The text of the number.
    unit
        The unit as written.
    factor
        How much of the column's unit one of it is: 1 if it is the same.
    """

    number: str
    unit: str
    factor: float


def measured(text: str, unit: str) -> Measured | None:
    """Split a number from the unit behind it.

    Parameters
    ----------
    text
        The cell.
    unit
        The unit of its column.

    Returns
    -------
    Measured or None
        None if no unit that fits the column stands behind a number.

    Examples
    --------
    >>> measured("10 km", "km"), measured("500 kg", "t").factor
    (Measured(number='10', unit='km', factor=1.0), 0.001)
    """
    match = _BEHIND.fullmatch(text)
    if match is None:
        return None
    written = match["unit"].strip()
    plain = re.sub(r"[\s.]+", "", written.casefold())
    factor = 1.0 if plain in _SAME.get(unit, ()) else _OTHERS.get(unit, {}).get(plain)
    return None if factor is None else Measured(match["number"].strip(), written, factor)


def means_unit(text: str, unit: str) -> bool:
    """Tell whether a text in a heading means the unit of its column.

    Parameters
    ----------
    text
        What stands in brackets behind the name.
    unit
        The unit of the column; "" if it has none.
    """
    return bool(unit) and text in {unit, *_HEADINGS.get(unit, ())}
