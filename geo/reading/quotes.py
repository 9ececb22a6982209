"""Mends the quotes of a record where only one meaning is left, and says so; finds those that have two meanings."""

from __future__ import annotations

import csv
import re
from functools import cache
from typing import NamedTuple

from geo.problem import Finding, excerpt
from geo.reading.lines import RawRecord, physical_lines
from geo.words.text import Text

_SPACES = "[ \u00a0]*"


class LooseCell(NamedTuple):
    """One cell of a record whose quotes may be misplaced.

    Attributes
    ----------
    start, end
        Where it stands in the record, with its quotes, but without the spaces around them.
    text
        What it says.
    quoted, spaced
        Whether it is in quotes, and whether spaces stand around them.
    """

    start: int
    end: int
    text: str
    quoted: bool
    spaced: bool


def fitted(record: RawRecord, lines: list[str], delimiter: str, width: int | None = None) -> RawRecord:
    """Return a record as it is meant, if its quotes are unusual and leave only one meaning.

    Parameters
    ----------
    record
        One record of the lines, as :func:`geo.reading.lines.raw_records` splits it.
    lines
        All physical lines of the file.
    delimiter
        One character.
    width
        Number of columns of the header; None for the header itself.
    """
    line = lines[record.line - 1]
    if '"' not in line:
        return record
    if len(record.cells) == 1 and line.startswith('"'):
        return _unwrapped(record, delimiter, width)
    text = line if record.end == record.line else "".join(lines[record.line - 1 : record.end])
    if not record.finding and _well_formed(delimiter).fullmatch(text):
        return record
    return _mended(record, text.rstrip("\r\n"), delimiter, width)


def loose_cells(text: str, delimiter: str) -> list[LooseCell]:
    """Split a record; spaces may stand around a quoted cell, and quotes within a cell that has none around it.

    Parameters
    ----------
    text
        The record, without its line end.
    delimiter
        One character.
    """
    cells: list[LooseCell] = []
    pattern, position = _loose(delimiter), 0
    while True:
        match = pattern.match(text, position)
        assert match is not None
        quoted = match["inner"] is not None
        said = match["inner"].replace('""', '"') if quoted else match.group()
        start, end = (match.start("inner") - 1, match.end("inner") + 1) if quoted else match.span()
        cells.append(LooseCell(start, end, said, quoted, (start, end) != match.span()))
        if match.end() >= len(text):
            return cells
        position = match.end() + 1


def unwrapped(text: str) -> str:
    """Return what a record that is wrapped whole in quotes contains; the inverse of :func:`wrapped`."""
    return text[1:-1].replace('""', '"')


def wrapped(text: str) -> str:
    """Return a record whole in quotes, as a spreadsheet writes a line that it took for one cell."""
    return '"' + text.replace('"', '""') + '"'


@cache
def _well_formed(delimiter: str) -> re.Pattern[str]:
    mark = re.escape(delimiter)
    cell = rf'(?:"[^"]*(?:""[^"]*)*"|[^"{mark}]*)'
    return re.compile(rf"{cell}(?:{mark}{cell})*[\r\n]*")


@cache
def _loose(delimiter: str) -> re.Pattern[str]:
    mark = re.escape(delimiter)
    return re.compile(rf'{_SPACES}"(?P<inner>[^"]*(?:""[^"]*)*)"{_SPACES}(?={mark}|\Z)|[^{mark}]*')


def _unwrapped(record: RawRecord, delimiter: str, width: int | None) -> RawRecord:
    """Return the record within a record that is wrapped whole in quotes, if it has the width of the header."""
    inner = record.cells[0]
    if delimiter not in inner or not _well_formed(delimiter).fullmatch(inner):
        return record
    cells = next(csv.reader(physical_lines(inner), delimiter=delimiter, strict=True))
    return record._replace(cells=cells, form="wrapped") if width in (None, len(cells)) else record


def _mended(record: RawRecord, text: str, delimiter: str, width: int | None) -> RawRecord:
    cells = loose_cells(text, delimiter)
    spaced = any(cell.spaced for cell in cells)
    inside = [cell for cell in cells if not cell.quoted and '"' in cell.text]
    halves = [cell for cell in inside if cell.text.count('"') % 2]
    fits = width is None or len(cells) == width
    if fits and spaced and not halves:
        return record._replace(cells=[cell.text for cell in cells], finding=_SPACED, form="spaced")
    if record.finding or (width is not None and len(record.cells) != width):
        return record
    if spaced:
        return record._replace(cells=[], finding=_splits(next(cell.text for cell in cells if cell.spaced)))
    return record._replace(finding=_inside(inside[0].text, len(halves))) if inside else record


_SPACED = Finding("quote-spaced", "notice", Text("problems.quote-spaced"))


def _inside(cell: str, halves: int) -> Finding:
    """Tell of quotes within a cell; two half pairs may hold a delimiter between them, so the cells may be others."""
    if halves > 1:
        return _splits(cell)
    if halves:
        return Finding("quote-inside", "warning", Text("problems.quote-inside-half", text=excerpt(cell)))
    return Finding("quote-inside", "notice", Text("problems.quote-inside", text=excerpt(cell)))


def _splits(cell: str) -> Finding:
    return Finding("quote-splits", "error", Text("problems.quote-splits", text=excerpt(cell)))
