"""Turns the physical lines of a CSV into raw records.

A bad record does not spoil the next one: after a record that cannot be split, reading goes on with the next physical
line.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from geo.problem import Finding, excerpt
from geo.words.text import Text

MOST_LINES_OF_A_RECORD = 500
"""A quoted cell with more lines than this was never closed. The bound also keeps reading linear in the file's length."""

_LINE_END = re.compile(r"\r\n|\n|\r")
_QUOTE_OPEN = "unexpected end of data"

Form = Literal["plain", "wrapped", "spaced", "padded", "numbered", "other"]


class RawRecord(NamedTuple):
    """One record of a file.

    Attributes
    ----------
    line
        Physical line on which it starts; the first is 1.
    end
        Number of the last physical line that it fills.
    cells
        Its cells; empty if it could not be split.
    finding
        Why it could not be split, or what was assumed about its quotes; None if there is nothing to say.
    form
        How it is written: ``plain``; ``wrapped``, whole in quotes; ``spaced``, with spaces around quoted cells;
        ``padded``, with separators after its last cell; ``numbered``, with a cell before its first; or ``other``, as a
        row of another table.
    """

    line: int
    end: int
    cells: list[str]
    finding: Finding | None = None
    form: Form = "plain"

    @property
    def broken(self) -> bool:
        """Whether it could not be split."""
        return self.finding is not None and not self.cells


def physical_lines(text: str) -> list[str]:
    """Split a text after each line end (CR LF, LF or CR), which stays with its line; an empty last line is left out."""
    ends = [m.end() for m in _LINE_END.finditer(text)]
    lines = [text[a:b] for a, b in zip([0, *ends], [*ends, len(text)], strict=True)]
    return lines if lines[-1] else lines[:-1]


def raw_records(lines: list[str], delimiter: str, start: int = 0) -> Iterator[RawRecord]:
    """Yield every record of a file, in order.

    Parameters
    ----------
    lines
        Physical lines with their line ends, from :func:`physical_lines`.
    delimiter
        One character.
    start
        The line, counted from 0, on which the first record starts.
    """
    while start < len(lines):
        feed = _Feed(lines, start)
        reader = csv.reader(feed, delimiter=delimiter, strict=True)
        try:
            for cells in reader:
                end = start + reader.line_num
                yield RawRecord(feed.record + 1, end, cells)
                feed.record = end
            start = feed.record
            if start < len(lines):
                yield RawRecord(start + 1, start + 1, [], _unsplittable(_QUOTE_OPEN, lines[start]))
                start += 1
        except csv.Error as error:
            line = feed.record
            yield RawRecord(line + 1, line + 1, [], _unsplittable(str(error), lines[line]))
            start = line + 1


class _Feed:
    """Gives lines to the CSV reader, and stops when one record takes too many."""

    def __init__(self, lines: list[str], start: int) -> None:
        self._lines = lines
        self._next = start
        self.record = start

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        if self._next >= len(self._lines) or self._next - self.record >= MOST_LINES_OF_A_RECORD:
            raise StopIteration
        self._next += 1
        return self._lines[self._next - 1]


def _unsplittable(reason: str, line: str) -> Finding:
    if _QUOTE_OPEN in reason:
        return Finding("quote-open", "error", Text("problems.quote-open"))
    if "field larger" in reason:
        limit = f"{csv.field_size_limit():,}".replace(",", " ")
        told = Text("problems.cell-too-long", limit=limit, start=excerpt(line, 30))
        return Finding("cell-too-long", "error", told)
    return Finding("quote-stray", "error", Text("problems.quote-stray"))
