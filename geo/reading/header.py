"""Finds the header of a CSV: its line, and the delimiter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from geo.columns import TableSpec
from geo.reading.headings import names_columns

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"}

HEADER_ROWS = 10
"""In so many rows from the first the header is looked for; blank ones do not count."""

_SEPARATOR_LINE = re.compile(r"sep=(.)\s*", re.IGNORECASE)
"""A first line with which a CSV names its delimiter to Excel; it is no row."""

_MOST_WORDS_OF_A_TITLE = 2
"""The first row is the header unless a later one names more columns, and at least this many."""

_MOST_HEADER_LINES = 60
"""A header with more lines than this in its cells is none."""

_HEADER_LINES = 100
"""Physical lines that are looked at for these rows."""


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
    found = list(_filled(lines[:_HEADER_LINES]))
    if not found:
        later = next(_filled(lines), None)
        return None if later is None else HeaderLine(later, 0)
    first = _named_by(header_text(lines, found[0]), spec)
    if 2 * first > len(spec.columns):
        return HeaderLine(found[0], 0)
    counts = [first, *(_named_by(header_text(lines, i), spec) for i in found[1:HEADER_ROWS])]
    best = max(range(len(counts)), key=counts.__getitem__)
    if counts[best] < _MOST_WORDS_OF_A_TITLE or counts[best] < 2 * first:
        best = 0
    return HeaderLine(found[best], best)


def _filled(lines: Sequence[str]) -> Iterator[int]:
    """Yield the indices of the lines that are neither blank nor ``sep=``."""
    return (i for i, line in enumerate(lines) if line.strip() and not _SEPARATOR_LINE.fullmatch(line))


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
