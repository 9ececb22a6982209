"""Reads a CSV for edits: its lines, and the place of its header and of each row among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo.columns import TableSpec
from geo.editing.csvtext import without_end, written_line
from geo.editing.record_keys import RecordKeys, handles
from geo.editing.row import HEADER, RAW, Cells, Row
from geo.reading.context import Context
from geo.reading.header import find_header
from geo.reading.headings import column_names
from geo.reading.lines import RawRecord, physical_lines
from geo.reading.records import is_blank
from geo.reading.sheet import Sheet, read_sheet


@dataclass(frozen=True, slots=True)
class SheetRows:
    """A file split into rows.

    Attributes
    ----------
    lines
        Its physical lines, with their line ends.
    header_row
        The header as a row; each cell is its own column name.
    header_cells
        Cells of the header as the file has them.
    header
        Name under which each column is read; "" for a column without a name, or with a name that an earlier one has.
    header_delimiter, delimiter
        What divides the cells of the header, and those of the rows.
    rows
        The rows below the header, without blank lines and footers.
    keys
        Reads the key of a row; None in a file whose rows have none.
    ends
        Separators that end each row after its last cell.
    numbered
        Whether each row begins with its number, which no column names.
    """

    lines: list[str]
    header_row: Row
    header_cells: list[str]
    header: list[str]
    header_delimiter: str
    delimiter: str
    rows: list[Row]
    keys: RecordKeys | None = None
    ends: int = 0
    numbered: bool = False


def read_rows(text: str, spec: TableSpec, context: Context) -> SheetRows:
    """Split the text of a file into rows; one without a header gets the usual one.

    Parameters
    ----------
    text
        The whole file.
    spec
        Its table.
    context
        What plan.toml says of times and numbers.
    """
    lines = physical_lines(text) if text else []
    found = find_header(lines, spec)
    if found is None:
        lines = [*lines, written_line(spec.column_names, ",", "\r\n")]
    sheet = read_sheet(lines, found.at if found else len(lines) - 1, spec)
    header = column_names(sheet.header.cells, spec)
    numbered = enumerate(sheet.body[: sheet.rows], start=sheet.header_row + 1)
    entries = [(number, record) for number, record in numbered if record.broken or not is_blank(record.cells)]
    fitting = [record.cells if len(record.cells) == len(header) else [] for _, record in entries]
    keys = RecordKeys(spec, header, sheet.delimiter, context, [cells for cells in fitting if cells])
    named = [_named(record, header, lines) for _, record in entries]
    rows = [
        Row(handle, cells, number, record.line - 1, record.end, record.broken, record.form)
        for handle, cells, (number, record) in zip(handles(keys.of(fitting), named), named, entries, strict=True)
    ]
    return SheetRows(
        lines,
        _header_row(sheet, lines),
        sheet.header.cells,
        header,
        sheet.header_delimiter,
        sheet.delimiter,
        rows,
        keys,
        sheet.ends,
        sheet.numbered,
    )


def _header_row(sheet: Sheet, lines: Sequence[str]) -> Row:
    start, end = sheet.header.line - 1, sheet.header.end
    cells = {cell: cell for cell in sheet.header.cells} or {RAW: without_end("".join(lines[start:end]))}
    return Row(HEADER, cells, sheet.header_row, start, end, form=sheet.header.form)


def _named(record: RawRecord, header: list[str], lines: Sequence[str]) -> Cells:
    if record.broken or len(record.cells) != len(header):
        return {RAW: without_end("".join(lines[record.line - 1 : record.end]))}
    return {name: cell for name, cell in zip(header, record.cells, strict=True) if name}
