"""Fits rows to a header that has more or fewer cells: separators at the ends of lines, and numbers before the rows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from geo.columns import TableSpec
from geo.problem import Finding, excerpt
from geo.reading.fit import fitting
from geo.reading.lines import RawRecord
from geo.words.text import Text

_FEWEST_ROWS = 2
"""In a single row, an empty cell at the end may stand for a separator that is doubled within."""

_SAMPLE = 200


class Fitted(NamedTuple):
    """Header and rows whose widths agree.

    Attributes
    ----------
    header, body
        The records; the form of those that have more cells in the file says so.
    ends
        How many separators end each row beyond its columns.
    numbered
        Whether each row begins with a cell that the header does not name.
    findings
        What was assumed.
    """

    header: RawRecord
    body: list[RawRecord]
    ends: int = 0
    numbered: bool = False
    findings: Sequence[Finding] = ()


def fit_widths(header: RawRecord, body: list[RawRecord], spec: TableSpec) -> Fitted:
    """Fit rows to a header of another width, if only one meaning is left.

    Parameters
    ----------
    header
        The record that names the columns.
    body
        The records below it, without footers.
    spec
        The table.
    """
    width = len(header.cells)
    if all(len(record.cells) in (width, 0, 1) for record in body):
        return Fitted(header, body)
    rows = [record for record in body if not record.broken and any(cell.strip() for cell in record.cells)]
    for fit in (_short_rows, _numbered_rows, _long_rows):
        if (found := fit(header, body, rows, spec)) is not None:
            return found
    return Fitted(header, body)


def counts_rows(cells: Sequence[str]) -> bool:
    """Tell whether the cells of a column only number its rows, perhaps not all of them."""
    numbers = [int(cell) for cell in cells if cell.isascii() and cell.isdigit()]
    rising = len(numbers) >= _FEWEST_ROWS and all(a < b for a, b in pairwise(numbers))
    return rising and all(not cell.strip() or (cell.isascii() and cell.isdigit()) for cell in cells)


def _short_rows(header: RawRecord, body: list[RawRecord], rows: list[RawRecord], _: TableSpec) -> Fitted | None:
    """Fit a header that ends with separators that most rows lack."""
    width, named = len(header.cells), _without_end(header.cells)
    short = sum(len(record.cells) == named for record in rows)
    filled_beyond = any(any(cell.strip() for cell in record.cells[named:]) for record in rows)
    if named == width or short * 2 <= len(rows) or filled_beyond:
        return None
    told = Text("problems.row-ends-header", count=width - named)
    kept = [_cut(record, named) if named < len(record.cells) <= width else record for record in body]
    return Fitted(_cut(header, named), kept, 0, False, (Finding("row-ends", "notice", told),))


def _long_rows(header: RawRecord, body: list[RawRecord], rows: list[RawRecord], spec: TableSpec) -> Fitted | None:
    """Fit rows that end with separators that the header lacks, if at least half of them do."""
    width = len(header.cells)
    long = [record for record in rows if _ends_empty(record, width)]
    most = max((len(record.cells) for record in long), default=width)
    fits = fitting((record.cells[:width] for record in long[:_SAMPLE]), header.cells, spec)
    if len(long) < max(_FEWEST_ROWS, len(rows) / 2) or fits * 2 < len(long[:_SAMPLE]):
        return None
    told = Text("problems.row-ends", count=len(long))
    kept = [_cut(record, width) if _ends_empty(record, width) else record for record in body]
    return Fitted(header, kept, most - width, False, (Finding("row-ends", "notice", told),))


def _numbered_rows(header: RawRecord, body: list[RawRecord], rows: list[RawRecord], spec: TableSpec) -> Fitted | None:
    """Fit rows that begin with a cell that the header does not name, as R writes the names of rows."""
    width = len(header.cells)
    long = [record for record in rows if len(record.cells) == width + 1]
    if len(long) < _FEWEST_ROWS or len(long) != len(rows):
        return None
    sample = [record.cells for record in long[:_SAMPLE]]
    behind = fitting((cells[1:] for cells in sample), header.cells, spec)
    before = fitting((cells[:width] for cells in sample), header.cells, spec)
    empty_ends = all(_ends_empty(record, width) for record in long)
    numbers = counts_rows([record.cells[0] for record in long])
    if behind * 2 < len(sample) or behind < before or (behind == before and not numbers):
        return None
    if behind == before and empty_ends:
        # Numbers before the rows, or separators behind them: both can be read.
        return Fitted(header, body)
    kept = [r._replace(cells=r.cells[1:], form="numbered") if len(r.cells) == width + 1 else r for r in body]
    return Fitted(header, kept, 0, True, (_of_numbers(long[0].cells[0], numbers=numbers),))


def _of_numbers(first: str, *, numbers: bool) -> Finding:
    if numbers:
        return Finding("row-numbers", "notice", Text("problems.row-numbers"))
    return Finding("row-numbers", "warning", Text("problems.row-names", text=excerpt(first, 30)))


def _without_end(cells: Sequence[str]) -> int:
    width = len(cells)
    while width and not cells[width - 1].strip():
        width -= 1
    return width


def _ends_empty(record: RawRecord, width: int) -> bool:
    return len(record.cells) > width and record.form == "plain" and not any(c.strip() for c in record.cells[width:])


def _cut(record: RawRecord, width: int) -> RawRecord:
    return record._replace(cells=record.cells[:width], form="padded")
