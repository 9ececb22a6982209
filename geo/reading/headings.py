"""Says which column of a table each cell of a header means: its name, another word, with a unit, misspelt."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from functools import cache

from geo.columns import Column, TableSpec
from geo.reading.units import means_unit
from geo.words.catalogue import message
from geo.words.language import LOCALES, PSEUDO

_CUTOFF = 0.8
"""From this likeness on, a misspelt name is read as the column."""

_UNITS = frozenset(
    [
        "m",
        "km",
        "mi",
        "nm",
        "ft",
        "yd",
        "miles",
        "metres",
        "meters",
        "kilometres",
        "kilometers",
        "g",
        "kg",
        "t",
        "lb",
        "to",
        "ton",
        "tons",
        "tonnes",
        "kt",
        "h",
        "d",
        "day",
        "days",
        "week",
        "weeks",
        "month",
        "hour",
        "hours",
        "min",
        "deg",
        "rad",
        "persons",
    ]
)

_UNIT_BEHIND = re.compile(r"(.+?)_*[(\[]_*(.+?)_*[)\]]")
_LONGEST_NAME = 200
"""Characters of a header cell that may mean a column of the schema; a longer one is a text."""

_KEY_WORDS = frozenset(["id", "ids", "identifier", "ident", "uid", "key"])
"""What people write above the ids of a table; it means them if no other cell of the header does."""


def folded(cell: str) -> str:
    """Return a header cell as column names are spelt: ``Unit-ID`` and ``unit id`` become ``unit_id``."""
    return re.sub(r"[\s\-]+", "_", cell.strip().casefold())


def column_names(cells: Sequence[str], spec: TableSpec) -> list[str]:
    """Return the name under which each cell of a header is read.

    Parameters
    ----------
    cells
        Cells of the header, as in the file.
    spec
        The table.

    Returns
    -------
    list
        The name of a column of the table for each cell that means one; the cell's own name, in lower case with
        underscores, for others; "" for a cell without a name or with one that an earlier cell has.

    Examples
    --------
    >>> column_names(["Unit", "unit name", "latitud", "mine"], PLACEMENTS)
    ['unit_id', 'unit_name', 'latitude', 'mine']
    """
    names: list[str] = []
    for cell in cells:
        name = folded(cell)
        names.append("" if name in names else name)
    for find in (_by_word, _by_spelling):
        for index, name in enumerate(names):
            if name and name not in spec.column_names and len(name) <= _LONGEST_NAME:
                meant = find(name, [c for c in spec.columns if c.name not in names])
                names[index] = meant or name
    return _with_key(names, spec)


def _with_key(names: list[str], spec: TableSpec) -> list[str]:
    """Read a column that is only called an id as the ids of the table, if no other column can be meant."""
    called = [index for index, name in enumerate(names) if name in _KEY_WORDS]
    if len(called) == 1 and spec.id.kind == "id" and spec.id not in names:
        names[called[0]] = spec.id.name
    return names


def names_columns(cells: Sequence[str], spec: TableSpec) -> int:
    """Count the cells that are names, headings or other words for columns of a table; misspelt ones do not count.

    Parameters
    ----------
    cells
        Cells of a line, which may be the header.
    spec
        The table.
    """
    known = {*spec.column_names, *(word for column in spec.columns for word in _words(column))}
    return len(known & {folded(cell) for cell in cells})


@cache
def _words(column: Column) -> frozenset[str]:
    """Return what else people write for a column: its heading in each language, and the other words."""
    key = f"schema.column.{column.name}.label"
    headings = [str(message(code, key)) for code in LOCALES if code != PSEUDO]
    return frozenset(map(folded, (*headings, *column.also)))


def _by_word(name: str, absent: Sequence[Column]) -> str | None:
    plain, unit = _with_unit(name)
    for column in absent:
        known = _words(column) | {column.name}
        if name in known or (unit is not None and plain in known and means_unit(unit, column.unit)):
            return column.name
    return None


def _with_unit(name: str) -> tuple[str, str | None]:
    """Split a name like ``latitude_(°)`` or ``personnel_[persons]`` into name and unit; None for a name without one."""
    match = _UNIT_BEHIND.fullmatch(name)
    return (match[1], match[2]) if match else (name, None)


def _by_spelling(name: str, absent: Sequence[Column]) -> str | None:
    """Return the one absent column that a name must be; a name with another unit is another quantity."""
    close = difflib.get_close_matches(name, [c.name for c in absent], n=1, cutoff=_CUTOFF)
    if not close:
        return None
    meant, parts = close[0].split("_"), name.split("_")
    same_length = len(meant) == len(parts) or name.replace("_", "") == close[0].replace("_", "")
    return close[0] if same_length and _UNITS & set(parts) <= set(meant) else None
