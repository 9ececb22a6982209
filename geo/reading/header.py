"""Reads the header of a CSV: the delimiter, and the name of each column."""

from __future__ import annotations

import difflib
import re

from geo.columns import TableSpec
from geo.problem import Finding, Problem, excerpt
from geo.schema import LATITUDE, LONGITUDE, MGRS
from geo.words.late import joined
from geo.words.text import Text

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab"}


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
    known = set(spec.column_names)

    def named(delimiter: str) -> int:
        return len(known & {folded(c.strip().strip('"')) for c in header_line.split(delimiter)})

    return max(DELIMITERS, key=named)


def read_header(cells: list[str], spec: TableSpec, row: int = 1, line: int = 1) -> tuple[list[str], list[Problem]]:
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
        problems: a warning for each misspelt or repeated name, an error for each needed column that is missing, or a
        single error if the row names no column of the table.
    """
    names: list[str] = []
    problems: list[Problem] = []
    for cell in cells:
        name = folded(cell)
        if name and name in names:
            told = Text("problems.header-duplicate", column=name)
            problems.append(Finding("header-duplicate", "warning", told).at(spec.file, row, line, name, cell))
            name = ""
        names.append(name)
    if not set(names) & set(spec.column_names):
        return names, [_no_header(cells, spec).at(spec.file, row, line)]
    for name, cell in zip(names, cells, strict=True):
        problems += _misspelt(name, cell, names, spec, row, line)
    return names, problems + _missing(names, spec, row, line)


def folded(cell: str) -> str:
    """Return a header cell as column names are spelt: ``Unit-ID`` and ``unit id`` become ``unit_id``."""
    return re.sub(r"[\s\-]+", "_", cell.strip().casefold())


def _misspelt(name: str, cell: str, names: list[str], spec: TableSpec, row: int, line: int) -> list[Problem]:
    """Return a problem if the table has no such column but lacks one of its own, which it may be."""
    absent = [c for c in spec.columns if c.name not in names]
    if not name or not absent or name in spec.column_names:
        return []
    close = difflib.get_close_matches(name, [c.name for c in absent], n=1, cutoff=0.75)
    meant = next((c.name for c in absent if name in c.also), close[0] if close else None)
    if meant is None:
        told = Text("problems.header-extra", column=excerpt(cell), absent=joined(c.name for c in absent))
        return [Finding("header-extra", "notice", told).at(spec.file, row, line, name, cell)]
    told = Text("problems.header-unknown", column=excerpt(cell), meant=meant)
    return [Finding("header-unknown", "warning", told, meant).at(spec.file, row, line, name, cell)]


def _missing(names: list[str], spec: TableSpec, row: int, line: int) -> list[Problem]:
    absent = [c for c in spec.needed if c not in names]
    if spec.position_required and MGRS not in names:
        absent += [c for c in (LATITUDE, LONGITUDE) if c not in names]
    return [
        Finding("header-missing", "error", Text("problems.header-missing", column=c.name)).at(spec.file, row, line, c)
        for c in absent
    ]


def _no_header(cells: list[str], spec: TableSpec) -> Finding:
    start, columns = excerpt(" ".join(cells)), joined(spec.column_names)
    return Finding("header-missing", "error", Text("problems.header-missing-all", start=start, columns=columns))
