"""Text of a CSV to records: delimiter, header, rows with their spreadsheet row and physical line.

One bad row never spoils the next: after a row that cannot be split, reading goes on with the next physical line.
"""

from __future__ import annotations

import csv
import difflib
import re
from dataclasses import dataclass, field

from geo.problem import Finding, Problem, excerpt
from geo.schema import TableSpec

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab"}
_LINE_END = re.compile(r"\r\n|\n|\r")
_QUOTE_OPEN = "unexpected end of data"


@dataclass(frozen=True, slots=True)
class Records:
    """What a file holds, split but not yet understood.

    Attributes
    ----------
    header
        Column names as the schema spells them; unknown ones as written; "" for a column that is passed over.
    rows
        Cells of each row, as many as the header has.
    row_numbers, line_numbers
        For each row, its spreadsheet row and the physical line on which it starts.
    total
        Rows in the file, those set aside included; blank lines are none.
    delimiter
        One of :data:`DELIMITERS`.
    """

    header: list[str]
    rows: list[list[str]]
    row_numbers: list[int]
    line_numbers: list[int]
    total: int
    delimiter: str


@dataclass(slots=True)
class _Splitter:
    """Walks the physical lines of a file and yields what each record holds."""

    lines: list[str]
    delimiter: str
    file: str
    problems: list[Problem] = field(default_factory=list)
    records: list[tuple[int, int, list[str]]] = field(default_factory=list)

    def run(self) -> None:
        start, row = 0, 1
        while start < len(self.lines):
            start, row = self._until_trouble(start, row)

    def _until_trouble(self, start: int, row: int) -> tuple[int, int]:
        """Read records from line ``start`` until one cannot be split; return where to go on."""
        remaining = (self.lines[i] for i in range(start, len(self.lines)))
        reader = csv.reader(remaining, delimiter=self.delimiter, strict=True)
        line = start
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                return len(self.lines), row
            except csv.Error as error:
                self._report(row, line, str(error))
                self.records.append((row, line + 1, []))
                return line + 1, row + 1
            self.records.append((row, line + 1, cells))
            line, row = start + reader.line_num, row + 1

    def _report(self, row: int, line: int, reason: str) -> None:
        self.problems.append(_unsplittable(reason, self.lines[line]).at(self.file, row, line + 1))


def split(text: str, spec: TableSpec) -> tuple[Records, list[Problem]]:
    """Split the text of a table's file.

    Parameters
    ----------
    text
        The decoded file.
    spec
        The table, whose column names find the delimiter and the header.

    Returns
    -------
    tuple
        The records, and the problems of file and rows. A row with too few or too many cells, a NUL, or a broken
        quote is set aside and reported.
    """
    lines = _physical_lines(text)
    delimiter = find_delimiter(lines[0] if lines else "", spec)
    splitter = _Splitter(lines, delimiter, spec.file)
    splitter.run()
    if not splitter.records:
        return Records([], [], [], [], 0, delimiter), [_empty(spec)]
    (_, _, first), *body = splitter.records
    header, problems = read_header(first, spec)
    problems += splitter.problems
    if delimiter != ",":
        name = DELIMITERS[delimiter]
        problems.append(
            Finding("delimiter", "notice", f"cells are separated by a {name}, not by a comma; read so").at(spec.file)
        )
    return _kept(header, body, delimiter, spec, problems, has_nul="\0" in text), problems


def _physical_lines(text: str) -> list[str]:
    ends = [m.end() for m in _LINE_END.finditer(text)]
    lines = [text[a:b] for a, b in zip([0, *ends], [*ends, len(text)], strict=True)]
    return lines if lines[-1] else lines[:-1]


def find_delimiter(header_line: str, spec: TableSpec) -> str:
    """Return the delimiter that splits a header line into the most column names of the table; a comma when none does."""
    known = set(spec.column_names)

    def named(delimiter: str) -> int:
        return len(known & {c.strip().strip('"').casefold() for c in header_line.split(delimiter)})

    return max(DELIMITERS, key=named)


def read_header(cells: list[str], spec: TableSpec) -> tuple[list[str], list[Problem]]:
    """Match header cells to the columns of a table.

    Returns
    -------
    tuple
        Names in file order, "" where a column is passed over (it repeats an earlier one); and problems: misspelt
        (warning, with the nearest name), repeated (warning) and missing required columns (one error each, on row 1).
    """
    names: list[str] = []
    problems: list[Problem] = []
    for cell in cells:
        name = _folded(cell)
        if name and name in names:
            message = f"the column {name} stands twice; only the first is read, delete or rename the second"
            problems.append(Finding("header-duplicate", "warning", message).at(spec.file, 1, 1, name, cell))
            name = ""
        names.append(name)
    for name in names:
        problems += _misspelt(name, names, spec)
    return names, problems + _missing(names, spec)


def _folded(cell: str) -> str:
    return re.sub(r"[\s\-]+", "_", cell.strip().casefold())


def _misspelt(name: str, names: list[str], spec: TableSpec) -> list[Problem]:
    absent = [c for c in spec.column_names if c not in names]
    close = difflib.get_close_matches(name, absent, n=1, cutoff=0.75)
    if not name or name in spec.column_names or not close:
        return []
    message = f"the table has no column {excerpt(name)}; did you mean {close[0]}? It is kept, but not used"
    return [Finding("header-unknown", "warning", message, close[0]).at(spec.file, 1, 1, name, name)]


def _missing(names: list[str], spec: TableSpec) -> list[Problem]:
    absent = [c for c in spec.needed if c not in names]
    if spec.position_required and "mgrs" not in names:
        absent += [c for c in ("latitude", "longitude") if c not in names]
    message = "the column {} is missing; without it no row of the table can be read. Add it to the header"
    return [Finding("header-missing", "error", message.format(c)).at(spec.file, 1, 1, c) for c in absent]


def _kept(
    header: list[str],
    body: list[tuple[int, int, list[str]]],
    delimiter: str,
    spec: TableSpec,
    problems: list[Problem],
    *,
    has_nul: bool,
) -> Records:
    rows: list[list[str]] = []
    places: list[tuple[int, int]] = []
    broken = {p.row for p in problems if p.severity == "error"}
    blank: list[tuple[int, int]] = []
    total = 0
    width = len(header)
    for row, line, cells in body:
        if not cells and row not in broken:
            blank.append((row, line))
            continue
        total += 1
        if row in broken:
            continue
        sound = len(cells) == width and not (has_nul and any("\0" in c for c in cells))
        finding = None if sound else _misshapen(cells, width, delimiter)
        if finding:
            problems.append(finding.at(spec.file, row, line))
        else:
            rows.append(cells)
            places.append((row, line))
    last = places[-1][0] if places else 0
    problems += [
        Finding("blank-line", "notice", "the line is blank; passed over").at(spec.file, r, n)
        for r, n in blank
        if r < last
    ]
    return Records(header, rows, [r for r, _ in places], [n for _, n in places], total, delimiter)


def _misshapen(cells: list[str], width: int, delimiter: str) -> Finding:
    if any("\0" in c for c in cells):
        return Finding("nul", "error", "the row holds a NUL character, which no text has; type the row again")
    name = DELIMITERS[delimiter]
    if len(cells) > width:
        hint = f"put cells that hold a {name} in double quotes, and write decimals with a point"
        return Finding("cells-too-many", "error", f"the row has {len(cells)} cells, the header has {width}; {hint}")
    return Finding(
        "cells-too-few", "error", f"the row has {len(cells)} cells, the header has {width}; add the missing {name}s"
    )


def _unsplittable(reason: str, line: str) -> Finding:
    if _QUOTE_OPEN in reason:
        message = (
            "a double quote opens on this line and is never closed; close it, or double it if it belongs to the text"
        )
        return Finding("quote-open", "error", message)
    if "field limit" in reason or "field larger" in reason:
        limit = f"{csv.field_size_limit():,}".replace(",", " ")
        return Finding(
            "cell-too-long", "error", f"a cell has more than {limit} characters ({excerpt(line, 30)}); shorten it"
        )
    return Finding(
        "quote-stray",
        "error",
        "a quoted cell is not closed before the next cell; double each quote that belongs to the text",
    )


def _empty(spec: TableSpec) -> Problem:
    message = f"the file is empty; its first row must name the columns: {', '.join(spec.column_names)}"
    return Finding("file-empty", "error", message).at(spec.file)
