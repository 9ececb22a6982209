"""Splits the lines of a file into header and body, also where the rows are written in another way than the header."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from geo.columns import TableSpec
from geo.problem import Finding, excerpt
from geo.reading.blocks import with_blocks
from geo.reading.fit import describes
from geo.reading.footers import SEPARATORS, without_footers
from geo.reading.header import DELIMITERS, find_delimiter, header_text
from geo.reading.headings import column_names, folded
from geo.reading.lines import RawRecord, raw_records
from geo.reading.quotes import fitted
from geo.reading.strays import stray
from geo.reading.widths import fit_widths
from geo.words.text import Text

_FEWEST_OF_A_BODY = 2
"""With fewer rows than this, a body that cannot be split is the fault of a row, not of the file."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The records of a file that has a header.

    Attributes
    ----------
    header
        The record that names the columns.
    header_row
        Its row as a spreadsheet numbers it; the rows of the body follow it.
    header_delimiter, delimiter
        What separates the cells of the header, and those of the rows.
    body
        The records below the header, with blank ones and footers.
    rows
        How many of these are not footers; the footers come last.
    findings
        What was assumed about all of the rows.
    ends
        How many separators end each row beyond its columns.
    numbered
        Whether each row begins with a cell that the header does not name.
    unsplit
        The one error of a body of which no row can be split; None if rows can.
    """

    header: RawRecord
    header_row: int
    header_delimiter: str
    delimiter: str
    body: list[RawRecord]
    rows: int
    findings: list[Finding] = field(default_factory=list)
    unsplit: Finding | None = None
    ends: int = 0
    numbered: bool = False


def read_sheet(lines: list[str], at: int, spec: TableSpec) -> Sheet:
    """Split the lines of a file.

    Parameters
    ----------
    lines
        Its physical lines, with their line ends.
    at
        Index (from 0) of the line on which the header starts.
    spec
        The table; its column names identify the delimiter.
    """
    delimiter = find_delimiter(header_text(lines, at), spec)
    before = sum(1 for _ in raw_records(lines[:at], delimiter))
    header = fitted(next(raw_records(lines, delimiter, at)), lines, delimiter)
    width = len(header.cells)
    body = _body(lines, header.end, delimiter, width)
    rows = _without_tail(body, width)
    sheet = Sheet(header, before + 1, delimiter, delimiter, body, rows, _wrapped(body))
    sheet = sheet if header.broken else _fitted(sheet, spec)
    if not (header.broken or _fitting(sheet.body, len(sheet.header.cells)) or not _filled(body)):
        sheet = _otherwise(replace(sheet, rows=len(body), findings=[]), lines)
    return _with_strays(sheet, spec)


def _without_tail(body: list[RawRecord], width: int) -> int:
    """Return how many records are rows, and tell of the NUL characters that end the file."""
    if body and (count := _ending_nuls(body[-1])):
        alone = not "".join(body[-1].cells).strip("\0 ,;\t|")
        told = Text("problems.nul-tail", count=count)
        body[-1] = body[-1]._replace(finding=Finding("nul-tail", "error", told))
        return len(body) - alone
    return without_footers(body, width)


def _ending_nuls(record: RawRecord) -> int:
    last = record.cells[-1] if record.cells else ""
    return len(last) - len(last.rstrip("\0"))


def _fitted(sheet: Sheet, spec: TableSpec) -> Sheet:
    """Return a sheet whose header and rows have the same width, if only their ends or numbers of rows differ."""
    fit = fit_widths(sheet.header, sheet.body[: sheet.rows], spec)
    if not fit.findings:
        return sheet
    body, findings = [*fit.body, *sheet.body[sheet.rows :]], [*sheet.findings, *fit.findings]
    return replace(sheet, header=fit.header, body=body, findings=findings, ends=fit.ends, numbered=fit.numbered)


def _with_strays(sheet: Sheet, spec: TableSpec) -> Sheet:
    """Mark the records that are no rows; below the header of another table are rows of that table."""
    header = [folded(cell) for cell in sheet.header.cells]
    rows = enumerate(sheet.body[: sheet.rows])
    found = {at: finding for at, record in rows if (finding := stray(record, header, spec))}
    found |= _description(sheet, spec)
    if not found:
        return sheet
    body = with_blocks(sheet.body[: sheet.rows], found, sheet.header.cells, spec)
    return replace(sheet, body=[*body, *sheet.body[sheet.rows :]])


def _description(sheet: Sheet, spec: TableSpec) -> dict[int, Finding]:
    """Return the finding about a first row that tells what the columns hold, if the next one does not."""
    filled = [at for at, record in enumerate(sheet.body[: min(sheet.rows, 9)]) if any(c.strip() for c in record.cells)]
    names = column_names(sheet.header.cells, spec)
    told = [describes(sheet.body[at].cells, names, spec) for at in filled[:2]]
    if told != [True, False]:
        return {}
    start = excerpt(next(cell for cell in sheet.body[filled[0]].cells if cell.strip()).strip(), 30)
    return {filled[0]: Finding("row-describes", "error", Text("problems.row-describes", text=start))}


def _otherwise(sheet: Sheet, lines: list[str]) -> Sheet:
    """Split a body of which no row has the width of the header by another delimiter, if only one fits."""
    header, mark, width = sheet.header, sheet.header_delimiter, len(sheet.header.cells)
    others = {other: _body(lines, header.end, other, width) for other in SEPARATORS if other != mark}
    meant = [other for other, body in others.items() if _mostly_fits(body, width)]
    if len(meant) == 1:
        body = others[meant[0]]
        told = Text(f"problems.delimiter-rows.{DELIMITERS[meant[0]]}")
        findings = [Finding("delimiter-rows", "notice", told), *_wrapped(body)]
        return Sheet(header, sheet.header_row, mark, meant[0], body, without_footers(body, width), findings)
    filled = _filled(sheet.body)
    if len(filled) >= _FEWEST_OF_A_BODY and all(len(record.cells) == 1 for record in filled):
        told = Text("problems.rows-unsplit", count=len(filled), width=width, start=excerpt(filled[0].cells[0], 30))
        unsplit = Finding("rows-unsplit", "error", told)
        return Sheet(header, sheet.header_row, mark, mark, sheet.body, len(sheet.body), [], unsplit)
    return sheet


def _body(lines: list[str], start: int, delimiter: str, width: int) -> list[RawRecord]:
    return [fitted(record, lines, delimiter, width) for record in raw_records(lines, delimiter, start)]


def _filled(records: Iterable[RawRecord]) -> list[RawRecord]:
    return [record for record in records if record.broken or any(cell.strip() for cell in record.cells)]


def _fitting(records: Iterable[RawRecord], width: int) -> bool:
    return any(len(record.cells) == width for record in records)


def _mostly_fits(body: Sequence[RawRecord], width: int) -> bool:
    rows = _filled(body[: without_footers(body, width)])
    return sum(2 for record in rows if len(record.cells) == width) > len(rows)


def _wrapped(body: Iterable[RawRecord]) -> list[Finding]:
    count = sum(record.form == "wrapped" for record in body)
    return [Finding("rows-wrapped", "notice", Text("problems.rows-wrapped", count=count))] if count else []
