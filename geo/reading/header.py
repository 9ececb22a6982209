"""Finds the header of a CSV: its line, the delimiter, and which column of the table each of its cells means."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from geo.columns import Column, TableSpec
from geo.words.catalogue import message
from geo.words.language import LOCALES, PSEUDO

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"}

HEADER_ROWS = 10
"""In so many rows from the first the header is looked for; blank ones do not count."""

_SEPARATOR_LINE = re.compile(r"sep=(.)\s*", re.IGNORECASE)
"""A first line with which a CSV names its delimiter to Excel; it is no row."""

_MOST_WORDS_OF_A_TITLE = 2
"""The first row is the header unless a later one names more columns, and at least this many."""

_HEADER_LINES = 100
"""Physical lines that are looked at for these rows."""

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


class HeaderLine(NamedTuple):
    """Where a file's header is.

    Attributes
    ----------
    at
        Index of its line, from 0.
    above
        Number of rows above it, without blank lines and ``sep=``.
    """

    at: int
    above: int


def find_header(lines: Sequence[str], spec: TableSpec) -> HeaderLine | None:
    """Find the line of the header among the first rows of a file.

    Parameters
    ----------
    lines
        Its physical lines.
    spec
        The table; the line that names most of its columns is the header.

    Returns
    -------
    HeaderLine or None
        The first line that is neither blank nor ``sep=`` if no line names a column; None if there is no such line.
    """
    found = [i for i, line in enumerate(lines[:_HEADER_LINES]) if line.strip() and not _SEPARATOR_LINE.fullmatch(line)]
    if not found:
        later = next((i for i, line in enumerate(lines) if line.strip() and not _SEPARATOR_LINE.fullmatch(line)), None)
        return None if later is None else HeaderLine(later, 0)
    counts = [_named_by(header_text(lines, i), spec) for i in found[:HEADER_ROWS]]
    best = max(range(len(counts)), key=counts.__getitem__)
    if counts[best] < _MOST_WORDS_OF_A_TITLE or counts[best] < 2 * counts[0]:
        best = 0
    return HeaderLine(found[best], best)


def header_text(lines: Sequence[str], at: int) -> str:
    """Return the text of a header that starts on a line; a cell in quotes may have line ends.

    Parameters
    ----------
    lines
        The physical lines of the file.
    at
        Index of the line, from 0.
    """
    text = lines[at]
    for line in lines[at + 1 : at + _MOST_HEADER_LINES]:
        if text.count('"') % 2 == 0:
            return text
        text += line
    return text if text.count('"') % 2 == 0 else lines[at]


_MOST_HEADER_LINES = 60


def _named_by(line: str, spec: TableSpec) -> int:
    """Count the columns that a line names; 0 if most of its filled cells name none, as in a row of data."""
    cells = _cells(line, find_delimiter(line, spec))
    filled, named = sum(1 for cell in cells if cell), names_columns(cells, spec)
    return named if named * 2 >= filled else 0


def _cells(line: str, delimiter: str) -> list[str]:
    return [cell.strip().strip('"') for cell in line.split(delimiter)]


def find_delimiter(header_line: str, spec: TableSpec) -> str:
    """Return the delimiter that splits a header into the most column names of its table; a comma if none does.

    Parameters
    ----------
    header_line
        The line as text, before it is split.
    spec
        The table.

    Examples
    --------
    >>> find_delimiter("unit_id;unit_name", PLACEMENTS)
    ';'
    """
    return max(DELIMITERS, key=lambda delimiter: names_columns(_cells(header_line, delimiter), spec))


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
            if name and name not in spec.column_names:
                meant = find(name, [c for c in spec.columns if c.name not in names])
                names[index] = meant or name
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
        if name in known or (unit is not None and plain in known and _is_unit(unit, column)):
            return column.name
    return None


def _with_unit(name: str) -> tuple[str, str | None]:
    """Split a name like ``latitude_(°)`` or ``personnel_[persons]`` into name and unit; None for a name without one."""
    match = _UNIT_BEHIND.fullmatch(name)
    return (match[1], match[2]) if match else (name, None)


def _is_unit(text: str, column: Column) -> bool:
    return bool(column.unit) and text in {column.unit, *_ALSO_UNITS.get(column.unit, ())}


_UNIT_BEHIND = re.compile(r"(.+?)_*[(\[]_*(.+?)_*[)\]]")
_ALSO_UNITS = {"°": ("deg", "degrees", "dd", "wgs84"), "persons": ("pax", "people"), "t/day": ("t/d", "tonnes/day")}


def _by_spelling(name: str, absent: Sequence[Column]) -> str | None:
    """Return the one absent column that a name must be; a name with another unit is another quantity."""
    close = difflib.get_close_matches(name, [c.name for c in absent], n=1, cutoff=_CUTOFF)
    if not close:
        return None
    meant, parts = close[0].split("_"), name.split("_")
    same_length = len(meant) == len(parts) or name.replace("_", "") == close[0].replace("_", "")
    return close[0] if same_length and _UNITS & set(parts) <= set(meant) else None
