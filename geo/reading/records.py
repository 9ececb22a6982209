"""Turns the text of a CSV into records: delimiter, header, and rows with their spreadsheet row and physical line."""

from __future__ import annotations

from dataclasses import dataclass, replace

from geo.columns import TableSpec
from geo.problem import Finding, Problem, excerpt
from geo.reading.header import DELIMITERS, find_header
from geo.reading.header_problems import header_problems, rows_above
from geo.reading.line_ends import name_of, sign_between
from geo.reading.lines import RawRecord, physical_lines
from geo.reading.sheet import Sheet, read_sheet
from geo.reading.strays import BLOCKS
from geo.reading.widths import counts_rows
from geo.tally import Tally
from geo.words.late import joined
from geo.words.text import Text


@dataclass(frozen=True, slots=True)
class Records:
    """The records of a file, split into cells that are not read yet.

    Attributes
    ----------
    header
        Column names in lower case with underscores; "" for a column that is not read.
    rows
        Cells of each row that is kept, as many as the header has.
    row_numbers, line_numbers
        For each of these rows, its spreadsheet row and the physical line on which it starts.
    total
        Number of rows in the file, with those set aside and without blank lines and footers.
    delimiter
        One of :data:`geo.reading.header.DELIMITERS`.
    header_at
        Spreadsheet row and physical line of the header.
    """

    header: list[str]
    rows: list[list[str]]
    row_numbers: list[int]
    line_numbers: list[int]
    total: int
    delimiter: str
    header_at: tuple[int, int] = (1, 1)


def split(text: str, spec: TableSpec) -> tuple[Records, list[Problem]]:
    """Split the text of a table's file.

    Parameters
    ----------
    text
        The decoded file.
    spec
        The table; its column names identify the delimiter.

    Returns
    -------
    tuple
        The records, and the problems of file and rows. A row with too few or too many cells, a NUL, or a broken
        quote is set aside, with an error.
    """
    lines = physical_lines(text)
    found = find_header(lines, spec)
    if found is None:
        return Records([], [], [], [], 0, ","), [_empty(spec)]
    sheet = read_sheet(lines, found.at, spec)
    row, first = sheet.header_row, sheet.header
    if first.broken:
        assert first.finding is not None
        return Records([], [], [], [], 0, sheet.delimiter), [first.finding.at(spec.file, row, first.line)]
    header, problems = header_problems(first.cells, spec, row, first.line)
    if not set(header) & set(spec.column_names):
        rows = sum(record.broken or not is_blank(record.cells) for record in sheet.body)
        return Records([], [], [], [], rows, sheet.delimiter), problems
    if _in_single_quotes(first.cells):
        rows = sum(record.broken or not is_blank(record.cells) for record in sheet.body)
        quoted = Finding("quote-single", "error", Text("problems.quote-single"))
        return Records([], [], [], [], rows, sheet.delimiter), [quoted.at(spec.file)]
    if found.above:
        problems.insert(0, rows_above(found.above, spec, row, first.line))
    if first.finding:
        problems.append(first.finding.at(spec.file, row, first.line))
    if _has_mixed_ends(text, lines, sheet):
        problems.append(_MIXED_ENDS.at(spec.file))
    if sheet.header_delimiter != ",":
        told = Text(f"problems.delimiter.{DELIMITERS[sheet.header_delimiter]}")
        problems.append(Finding("delimiter", "notice", told).at(spec.file))
    problems += [finding.at(spec.file) for finding in sheet.findings]
    return _kept(header, _with_cut(sheet, lines), spec, problems), problems


def _with_cut(sheet: Sheet, lines: list[str]) -> Sheet:
    """Tell of a last row that lacks cells and a line end: the file breaks off there."""
    last, width = sheet.body[sheet.rows - 1] if sheet.rows else None, len(sheet.header.cells)
    if (
        last is None
        or last.finding
        or last.end != len(lines)
        or _end_of(lines[-1]) in _LINE_ENDS
        or sheet.rows < _FEWEST_ROWS
    ):
        return sheet
    if not any(cell.strip() for cell in last.cells) or len(last.cells) >= width or last.form == "other":
        return sheet
    told = Text("problems.row-cut", count=len(last.cells), width=width)
    body = list(sheet.body)
    body[sheet.rows - 1] = last._replace(finding=Finding("cells-too-few", "error", told))
    return replace(sheet, body=body)


def _in_single_quotes(cells: list[str]) -> bool:
    quoted = sum(len(cell) > 2 and cell[0] == cell[-1] == "'" for cell in map(str.strip, cells))
    return quoted * 2 > len(cells)


_FEWEST_ROWS = 2
_MIXED_ENDS = Finding("line-ends-mixed", "notice", Text("problems.line-ends-mixed"))


def _has_mixed_ends(text: str, lines: list[str], sheet: Sheet) -> bool:
    """Tell whether rows have different line ends; those inside quoted cells do not count."""
    count = text.count("\r\n")
    if count in (0, text.count("\n")) and (count == text.count("\r") or "\n" not in text):
        return False
    ends = {_end_of(lines[record.end - 1]) for record in (sheet.header, *sheet.body)}
    return len({end for end in ends if end in _LINE_ENDS}) > 1


_LINE_ENDS = ("\r\n", "\n", "\r")


def _end_of(line: str) -> str:
    return "\r\n" if line.endswith("\r\n") else line[-1:]


def _kept(header: list[str], sheet: Sheet, spec: TableSpec, problems: list[Problem]) -> Records:
    """Keep the rows that fit the header and report the others."""
    sorting = _Sorting(header, sheet.delimiter, spec, problems)
    sorting.header_at = (sheet.header_row, sheet.header.line)
    if sheet.unsplit:
        problems.append(sheet.unsplit.at(spec.file))
        return sorting.none(sum(not is_blank(record.cells) for record in sheet.body))
    for row, record in enumerate(sheet.body, start=sheet.header_row + 1):
        if row <= sheet.header_row + sheet.rows or is_blank(record.cells):
            sorting.add(row, record)
        else:
            problems.append((record.finding or _footer(record.cells[0])).at(spec.file, row, record.line))
    return sorting.records()


class _Sorting:
    """Sorts rows into those that fit the header, and problems."""

    def __init__(self, header: list[str], delimiter: str, spec: TableSpec, problems: list[Problem]) -> None:
        self._header, self._delimiter, self._spec, self._problems = header, delimiter, spec, problems
        self._kept: list[tuple[int, int, list[str]]] = []
        self._tally = Tally()
        self._header_again: Problem | None = None
        self._block: list[int] = []
        self._blank: list[Problem] = []
        self.header_at = (1, 1)
        self._total = 0
        self._nameless: set[int] = set()
        self._unnamed = [i for i, name in enumerate(header) if not name]

    def add(self, row: int, record: RawRecord) -> None:
        """Sort the next row of the file."""
        if not record.broken and is_blank(record.cells):
            self._blank.append(_BLANK.at(self._spec.file, row, record.line))
            return
        self._total += 1
        if record.form == "other":
            self._block.append(row)
            return
        self._end_block()
        told = record.broken or (record.finding is not None and record.finding.severity == "error")
        finding = record.finding if told else _misshapen(record.cells, len(self._header), self._delimiter)
        finding = finding or record.finding
        if finding is None or finding.severity != "error":
            self._kept.append((row, record.line, record.cells))
            self._nameless.update(i for i in self._unnamed if record.cells[i].strip())
        if finding is not None and finding.text.key in BLOCKS:
            self._header_again = finding.at(self._spec.file, row, record.line)
        elif finding is not None:
            self._tally.add(finding.at(self._spec.file, row, record.line))

    def _end_block(self) -> None:
        """Tell of another header with all rows below it."""
        if self._header_again is not None:
            self._tally.add(replace(self._header_again, others=tuple(self._block)))
        self._header_again, self._block = None, []

    def none(self, total: int) -> Records:
        """Return no rows of a file that has some, none of which can be split."""
        return Records(self._header, [], [], [], total, self._delimiter)

    def records(self) -> Records:
        """Return the kept rows, and report blank lines between rows and columns without a name that have data."""
        self._end_block()
        last = self._kept[-1][0] if self._kept else 0
        self._problems += self._tally.problems()
        self._problems += _once([problem for problem in self._blank if (problem.row or 0) < last])
        self._problems += [
            self._nameless_column(i).at(self._spec.file, *self.header_at) for i in sorted(self._nameless)
        ]
        rows, lines, cells = zip(*self._kept, strict=True) if self._kept else ((), (), ())
        return Records(self._header, list(cells), list(rows), list(lines), self._total, self._delimiter, self.header_at)

    def _nameless_column(self, index: int) -> Finding:
        """Tell of a column without a name; the first may only number the rows."""
        if index == 0 and counts_rows([cells[0].strip() for *_, cells in self._kept]):
            return Finding("row-numbers", "notice", Text("problems.row-numbers"))
        return Finding("header-nameless", "warning", Text("problems.header-nameless", place=index + 1))


def _footer(text: str) -> Finding:
    return Finding("footer", "notice", Text("problems.footer", text=excerpt(text)))


def _once(blank: list[Problem]) -> list[Problem]:
    """Tell of blank rows once, at the first of them."""
    if len(blank) < 2:
        return blank
    return [replace(blank[0], text=Text("problems.blank-lines", count=len(blank)))]


_BLANK = Finding("blank-line", "notice", Text("problems.blank-line"))


def is_blank(cells: list[str]) -> bool:
    """Tell whether a row has nothing but empty cells and spaces."""
    return not (cells and cells[0].strip()) and not "".join(cells).strip()


def _misshapen(cells: list[str], width: int, delimiter: str) -> Finding | None:
    if len(cells) != width:
        return _wrong_count(cells, width, DELIMITERS[delimiter])
    text = "".join(cells)
    if "\0" in text:
        return _NUL
    # A quote that swallows the next row makes a cell with as many delimiters as a row has.
    if "\n" in text and any("\n" in c and c.count(delimiter) >= width - 1 for c in cells):
        return Finding("quote-swallows", "warning", Text("problems.quote-swallows"))
    return None


_NUL = Finding("nul", "error", Text("problems.nul"))


def _wrong_count(cells: list[str], width: int, name: str) -> Finding:
    count, text = len(cells), "".join(cells)
    if "\0" in text:
        return _NUL
    if sign := sign_between(text, count, width):
        return Finding("line-end-odd", "error", Text("problems.line-end-odd", sign=name_of(sign)))
    if count > width and not any(cell.strip() for cell in cells[width:]):
        return Finding("cells-too-many", "error", Text("problems.cells-surplus", count=count - width))
    if count > width:
        told = Text(f"problems.cells-too-many.{name}", count=count, width=width)
        return Finding("cells-too-many", "error", told)
    return Finding("cells-too-few", "error", Text(f"problems.cells-too-few.{name}", count=count, width=width))


def _empty(spec: TableSpec) -> Problem:
    told = Text("problems.file-empty", columns=joined(spec.column_names))
    return Finding("file-empty", "error", told).at(spec.file)
