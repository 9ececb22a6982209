"""What is told about the header of a CSV: names read as another, missing, repeated and unknown columns, rows above it."""

from __future__ import annotations

import difflib

from geo.columns import TableSpec
from geo.problem import Finding, Problem, excerpt
from geo.reading.header import HEADER_ROWS
from geo.reading.headings import column_names, folded, names_columns
from geo.schema import LATER_COLUMNS, LATITUDE, LONGITUDE, MGRS
from geo.words.late import joined
from geo.words.text import Text

_ALIKE = 0.75
"""From this likeness on, a name that is not read as a column is told to be perhaps meant as it."""


def header_problems(cells: list[str], spec: TableSpec, row: int = 1, line: int = 1) -> tuple[list[str], list[Problem]]:
    """Match the cells of a header to the columns of a table.

    Parameters
    ----------
    cells
        Cells of the header, as in the file.
    spec
        The table.
    row, line
        Spreadsheet row and physical line of the header, for the problems.

    Returns
    -------
    tuple
        Names in file order, "" for a column that is not read because it has no name or repeats an earlier one. And the
        problems: a warning for each repeated name and for each unknown one like a column, an error for each needed
        column that is missing, or a single error if the row names no column of the table; and one notice for
        all names that are read as a column's.
    """
    names = column_names(cells, spec)
    if not set(names) & set(spec.column_names):
        return names, [_no_header(cells, spec).at(spec.file, row, line)]
    problems = [
        Finding("header-duplicate", "warning", Text("problems.header-duplicate", column=folded(cell))).at(
            spec.file, row, line, folded(cell), cell
        )
        for name, cell in zip(names, cells, strict=True)
        if not name and folded(cell)
    ]
    problems += _read_as(names, cells, spec, row, line)
    for name, cell in zip(names, cells, strict=True):
        problems += _unknown(name, cell, names, spec, row, line)
    return names, problems + _missing(names, spec, row, line)


def rows_above(count: int, spec: TableSpec, row: int, line: int) -> Problem:
    """Return the notice that counts the rows above the header.

    Parameters
    ----------
    count
        Number of rows that are passed over.
    spec
        The table.
    row, line
        Spreadsheet row and physical line of the header.
    """
    return Finding("header-below", "notice", Text("problems.header-below", count=count, row=row)).at(
        spec.file, row, line
    )


def absent_columns(names: list[str], spec: TableSpec, row: int, line: int) -> list[Problem]:
    """Return one notice that names the columns of a table that the header lacks and the file need not have.

    Parameters
    ----------
    names
        Names under which the columns of the header are read.
    spec
        The table; what plans of earlier versions lack is not told.
    row, line
        Spreadsheet row and physical line of the header.
    """
    silent = {*names, *spec.needed, *LATER_COLUMNS.get(spec.name, ())}
    absent = [c.name for c in spec.columns if c.name not in silent]
    if not absent:
        return []
    told = Text("problems.header-absent", columns=joined(absent))
    return [Finding("header-absent", "notice", told).at(spec.file, row, line)]


def _read_as(names: list[str], cells: list[str], spec: TableSpec, row: int, line: int) -> list[Problem]:
    """Return one notice that names all cells that are read as a column whose name they do not spell."""
    pairs = [(c, n) for n, c in zip(names, cells, strict=True) if n in spec.column_names and c.strip() != n]
    if not pairs:
        return []
    told = Text("problems.header-read-as", columns=joined(_pair(cell, name) for cell, name in pairs))
    if len(pairs) > 1:
        return [Finding("header-read-as", "notice", told).at(spec.file, row, line)]
    cell, name = pairs[0]
    return [Finding("header-read-as", "notice", told, name).at(spec.file, row, line, name, cell)]


def _pair(cell: str, name: str) -> Text:
    return Text("problems.header-read-as-pair", written=excerpt(cell, 30), column=name)


def _unknown(name: str, cell: str, names: list[str], spec: TableSpec, row: int, line: int) -> list[Problem]:
    """Return a problem if the table has no such column but lacks one of its own, which it may be."""
    absent = [c.name for c in spec.columns if c.name not in names]
    told_of = [c for c in absent if c not in LATER_COLUMNS.get(spec.name, ())]
    if not name or not told_of or name in spec.column_names:
        return []
    close = difflib.get_close_matches(name, absent, n=1, cutoff=_ALIKE)
    if not close:
        told = Text("problems.header-extra", column=excerpt(cell), absent=joined(told_of))
        return [Finding("header-extra", "notice", told).at(spec.file, row, line, name, cell)]
    told = Text("problems.header-unknown", column=excerpt(cell), meant=close[0])
    return [Finding("header-unknown", "warning", told, close[0]).at(spec.file, row, line, name, cell)]


def _missing(names: list[str], spec: TableSpec, row: int, line: int) -> list[Problem]:
    absent = [c for c in spec.needed if c not in names]
    if spec.position_required and MGRS not in names:
        absent += [c for c in (LATITUDE, LONGITUDE) if c not in names]
    return [
        Finding("header-missing", "error", Text("problems.header-missing", column=c.name)).at(spec.file, row, line, c)
        for c in absent
    ]


_OTHER_MARKS = "~:^¦\uff0c\uff1b\u060c\u3001/\\\x1f\u00a7#!@*_"
_FEWEST_NAMES = 3


def _no_header(cells: list[str], spec: TableSpec) -> Finding:
    line = " ".join(cells)
    for mark in _OTHER_MARKS:
        if names_columns([cell.strip().strip("\"'") for cell in line.split(mark)], spec) >= _FEWEST_NAMES:
            return Finding("header-missing", "error", Text("problems.header-missing-separator", mark=excerpt(mark)))
    if names_columns(line.split(), spec) >= _FEWEST_NAMES:
        return Finding("header-missing", "error", Text("problems.header-missing-spaces"))
    start, columns = excerpt(" ".join(cells)), joined(spec.column_names)
    told = Text("problems.header-missing-all", start=start, columns=columns, rows=HEADER_ROWS)
    return Finding("header-missing", "error", told)
