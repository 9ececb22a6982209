"""The sheets of a workbook of other people as tables."""

from __future__ import annotations

from geo.errors import ForeignFileError
from geo.importing.foreign import ForeignTable, foreign_table
from geo.importing.text_tables import header_at
from geo.problem import Finding
from geo.reading.workbook import Worksheet
from geo.reading.workbook_file import read_workbook
from geo.reading.workbook_tables import is_own_sheet
from geo.words.text import Text


def sheet_tables(data: bytes, name: str) -> list[ForeignTable]:
    """Return a table for each sheet with cells; those that our own export adds about the plan are none.

    Parameters
    ----------
    data
        Bytes of the workbook.
    name
        Its name.

    Raises
    ------
    ForeignFileError
        If it is no workbook, or beyond a limit.
    """
    found = read_workbook(data, name)
    if isinstance(found, Finding):
        raise ForeignFileError(found.text)
    filled = [sheet for sheet in found.sheets if (sheet.rows or sheet.refusal) and not is_own_sheet(sheet)]
    if not filled:
        raise ForeignFileError(Text("importing.refused.no-table"))
    return [_table(sheet) for sheet in filled]


def _table(sheet: Worksheet) -> ForeignTable:
    if sheet.refusal is not None:
        raise ForeignFileError(sheet.refusal.text)
    filled = [(at + 1, row) for at, row in enumerate(sheet.rows) if any(cell.strip() for cell in row)]
    at = header_at([row for _, row in filled])
    below = filled[at + 1 :]
    notes = [finding.text for finding in sheet.findings]
    return foreign_table(
        sheet.name, filled[at][1], [row for _, row in below], [number for number, _ in below], notes=notes
    )
