"""Reads a CSV of other people: its encoding, what divides its cells, and the first row that heads columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from geo.errors import ForeignFileError
from geo.importing.foreign import ForeignTable, foreign_table
from geo.numerals import plain_number
from geo.reading.header import DELIMITERS, HEADER_ROWS
from geo.reading.limits import MAX_CELL_CHARACTERS, too_large
from geo.reading.lines import RawRecord, physical_lines, raw_records
from geo.reading.text import decode
from geo.words.late import Late
from geo.words.text import Text, grouped

_SAMPLE_LINES = 200


def text_tables(data: bytes, name: str) -> list[ForeignTable]:
    """Return the one table of a text.

    Parameters
    ----------
    data
        Bytes of the file.
    name
        Name of the file, without its ending.

    Raises
    ------
    ForeignFileError
        If the text is beyond a limit, or is no table.
    """
    if refusal := too_large(data, name):
        raise ForeignFileError(refusal.text)
    text, _, findings = decode(data)
    lines = physical_lines(text)
    delimiter = _delimiter(lines)
    records = [
        record for record in raw_records(lines, delimiter, 0) if record.cells and any(map(str.strip, record.cells))
    ]
    if not records:
        raise ForeignFileError(Text("importing.refused.no-table"))
    at = header_at([record.cells for record in records])
    below = records[at + 1 :]
    notes = [finding.text for finding in findings]
    if unread := [record for record in raw_records(lines, delimiter, 0) if record.broken]:
        _refuse_huge(lines, unread)
        notes.append(Text("importing.note.unread-lines", count=len(unread), first=unread[0].line))
    return [foreign_table(name, records[at].cells, [r.cells for r in below], [r.line for r in below], delimiter, notes)]


def header_at(rows: Sequence[Sequence[str]]) -> int:
    """Return the index of the row that heads the columns: the first of the first ten that is filled and has no number.

    Parameters
    ----------
    rows
        Rows with cells, none of them blank.
    """
    widths = [sum(1 for cell in row if cell.strip()) for row in rows[:HEADER_ROWS]]
    for at, (row, width) in enumerate(zip(rows, widths, strict=False)):
        if 2 * width > max(widths) and not any(_is_number(cell) for cell in row):
            return at
    return 0


def _is_number(cell: str) -> bool:
    return plain_number(cell.strip(), decimal_comma=True) is not None


def _delimiter(lines: Sequence[str]) -> str:
    """Return the delimiter that divides most lines into the same number of cells, the most cells of those."""

    def fit(delimiter: str) -> tuple[int, int]:
        widths = Counter(len(record.cells) for record in raw_records(list(lines[:_SAMPLE_LINES]), delimiter, 0))
        found = [(count, width) for width, count in widths.items() if width > 1]
        return max(found, default=(0, 0))

    return max(DELIMITERS, key=fit)


def _refuse_huge(lines: list[str], unread: Sequence[RawRecord]) -> None:
    """Refuse a file with a cell that is longer than any cell may be."""
    for record in unread:
        if len(lines[record.line - 1]) > MAX_CELL_CHARACTERS:
            limit = Late(grouped, MAX_CELL_CHARACTERS)
            raise ForeignFileError(Text("importing.refused.cell", row=record.line, limit=limit))
