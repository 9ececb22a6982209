"""Tells how badly cells fit columns: which of them their columns cannot read, and which needed ones are empty."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from geo.columns import Column, TableSpec
from geo.reading.cells import CellReader, cell_reader
from geo.reading.context import Context
from geo.reading.headings import column_names

_UNTYPED = ("text", "id", "ids", "bounds")
_DATED = ("date", "instant", "instants")
_FEWEST_TYPED = 3


def misfits(cells: Sequence[str], header: Sequence[str], spec: TableSpec) -> int:
    """Count the cells of a row that their columns cannot read, and the needed ones that are empty.

    Parameters
    ----------
    cells
        Cells of the row, as many as the header has.
    header
        The names of the columns, as :func:`geo.reading.headings.column_names` gives them.
    spec
        The table.
    """
    count, columns = 0, _columns(spec)
    for cell, name in zip(cells, header, strict=True):
        if column := columns.get(name):
            text = cell.strip()
            count += not _reads(column, text) if text else column in spec.needed
    return count


def describes(cells: Sequence[str], header: Sequence[str], spec: TableSpec) -> bool:
    """Tell whether a row tells what the columns hold: none of several cells is what its column takes.

    Parameters
    ----------
    cells, header, spec
        As for :func:`misfits`.
    """
    typed = [
        (column, cell.strip())
        for cell, name in zip(cells, header, strict=False)
        if cell.strip() and (column := _columns(spec).get(name)) and column.kind not in _UNTYPED
    ]
    return len(typed) >= _FEWEST_TYPED and not any(_reads(column, text) or _has_digit(text) for column, text in typed)


def _has_digit(text: str) -> bool:
    return any(c.isdigit() for c in text)


def fitting(rows: Iterable[Sequence[str]], cells: Sequence[str], spec: TableSpec) -> int:
    """Return how many rows have no cell that does not fit.

    Parameters
    ----------
    rows
        Cells of each row.
    cells
        Cells of the header, as in the file.
    spec
        The table.
    """
    header = column_names(cells, spec)
    return sum(len(row) == len(header) and misfits(row, header, spec) == 0 for row in rows)


def _reads(column: Column, text: str) -> bool:
    if column.kind in _UNTYPED:
        return True
    finding = _reader(column)(text)[1]
    unclear = column.kind in _DATED and any(c.isdigit() for c in text)
    return finding is None or finding.severity == "notice" or unclear


@cache
def _columns(spec: TableSpec) -> dict[str, Column]:
    return {column.name: column for column in spec.columns}


@cache
def _reader(column: Column) -> CellReader:
    return cell_reader(column, Context())
