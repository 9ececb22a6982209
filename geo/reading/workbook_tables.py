"""Says which sheet of a workbook is which table, and writes a sheet as the text of a CSV, which the reader of tables reads."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from geo.columns import Column, TableSpec
from geo.reading.header import HEADER_ROWS
from geo.reading.headings import column_names, folded, names_columns
from geo.reading.number_cells import QUANTITIES
from geo.reading.spreadsheet import guarded
from geo.reading.workbook import Workbook, Worksheet, column_letter
from geo.schema import TABLES
from geo.words.catalogue import message
from geo.words.language import LOCALES, PSEUDO

OWN_SHEETS = ("about", "lists")
"""Sheets that an export adds, and that are no tables: keys of the room ``workbooks`` for their names."""

_FEWEST_NAMES = 3
"""A sheet of another name is a table if a row names so many of its columns."""

_TEXTS = ("text", "id", "ids")


@dataclass(slots=True)
class Sorted:
    """The sheets of a workbook, sorted.

    Attributes
    ----------
    tables
        The sheet of each table that the workbook has, by name of the table.
    again
        Names of sheets with a table that an earlier sheet has.
    others
        Names of sheets with cells that are no table.
    """

    tables: dict[str, Worksheet] = field(default_factory=dict)
    again: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)


def sorted_sheets(workbook: Workbook, only: TableSpec | None = None) -> Sorted:
    """Return which sheet of a workbook is which table: by its name, else by its headings.

    Parameters
    ----------
    workbook
        The workbook.
    only
        The one table that it may have; its sheet may then have any name. None for all tables.
    """
    found = Sorted()
    filled = [sheet for sheet in workbook.sheets if (sheet.rows or sheet.refusal) and not is_own_sheet(sheet)]
    specs = TABLES if only is None else (only,)
    rest = []
    for sheet in filled:
        spec = next((spec for spec in specs if folded(sheet.name) in _names(spec)), None)
        if spec is None:
            rest.append(sheet)
        elif spec.name in found.tables:
            found.again.append(sheet.name)
        else:
            found.tables[spec.name] = sheet
    for sheet in rest:
        spec = _by_headings(sheet, specs)
        if spec is None:
            found.others.append(sheet.name)
        elif spec.name in found.tables:
            found.again.append(sheet.name)
        else:
            found.tables[spec.name] = sheet
    if only is not None and not found.tables and filled:
        found.tables[only.name] = filled[0]
        found.others.remove(filled[0].name)
    return found


def is_own_sheet(sheet: Worksheet) -> bool:
    """Tell whether a sheet is one that an export adds about the plan: by its name, and by what it holds."""
    if folded(sheet.name) not in _own_names():
        return False
    width = max(map(len, sheet.rows), default=0)
    return width == 1 or (width > 1 and set(sheet.rows[0]) <= _vocabularies())


@cache
def _vocabularies() -> frozenset[str]:
    """Return the names that stand above the lists of terms in an exported workbook."""
    columns = (column for spec in TABLES for column in spec.columns)
    return frozenset(column.vocabulary.name for column in columns if column.vocabulary is not None)


def _own_names() -> set[str]:
    return {folded(str(message(code, f"workbooks.{key}"))) for key in OWN_SHEETS for code in LOCALES}


def _names(spec: TableSpec) -> set[str]:
    """Return the names under which a sheet is a table: its own, that of its file, and its title in each language."""
    titles = (str(message(code, f"schema.table.{spec.name}")) for code in LOCALES if code != PSEUDO)
    return {folded(name) for name in (spec.name, spec.file, *titles)}


def _by_headings(sheet: Worksheet, specs: Iterable[TableSpec]) -> TableSpec | None:
    """Return the one table whose columns a sheet names; None if two are named as well."""
    counts = [(max(_counts(sheet, spec), default=0), spec) for spec in specs]
    best = max((count for count, _ in counts), default=0)
    meant = [spec for count, spec in counts if count == best]
    return meant[0] if best >= _FEWEST_NAMES and len(meant) == 1 else None


def _counts(sheet: Worksheet, spec: TableSpec) -> list[int]:
    return [names_columns(cells, spec) for cells in sheet.rows[:HEADER_ROWS]]


def header_index(sheet: Worksheet, spec: TableSpec) -> int:
    """Return the index of the row, from 0, that names most columns of a table.

    Parameters
    ----------
    sheet
        A sheet of a workbook.
    spec
        What the schema says of the table.
    """
    counts = _counts(sheet, spec)
    return max(range(len(counts)), key=counts.__getitem__, default=0)


def letters(sheet: Worksheet, spec: TableSpec) -> tuple[tuple[str, str], ...]:
    """Return the name of each column that a sheet has, and the letter above it.

    Parameters
    ----------
    sheet
        A sheet of a workbook.
    spec
        What the schema says of the table.
    """
    if not sheet.rows:
        return ()
    names = column_names(sheet.rows[header_index(sheet, spec)], spec)
    return tuple((name, column_letter(index)) for index, name in enumerate(names) if name)


def csv_bytes(sheet: Worksheet, spec: TableSpec, *, decimal_comma: bool) -> bytes:
    """Return a sheet as the bytes of a CSV whose rows are those of the sheet, from row 1 on.

    Parameters
    ----------
    sheet
        The sheet, with rows.
    spec
        The table that it is.
    decimal_comma
        Whether plan.toml says that the numbers of the plan have a decimal comma: those of the cells then get one.
    """
    at, width = header_index(sheet, spec), max(map(len, sheet.rows))
    known = {column.name: column for column in spec.columns}
    columns = [known.get(name) for name in column_names(sheet.rows[at], spec)]
    columns += [None] * (width - len(columns))
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    for index, (texts, kinds) in enumerate(zip(sheet.rows, sheet.kinds, strict=True)):
        cells = texts
        if index > at:
            of_row = zip(columns, texts, kinds, strict=False)
            cells = [_written(text, kind, column, decimal_comma=decimal_comma) for column, text, kind in of_row]
        if any(text.strip() for text in cells):
            writer.writerow(cells + [""] * (width - len(cells)))
        else:
            out.write("\r\n")
    return out.getvalue().encode("utf-8", "replace")


def _written(text: str, kind: str, column: Column | None, *, decimal_comma: bool) -> str:
    """Return a cell as a CSV has it: a text that begins like a formula is none, and says so with a guard."""
    if column is None or not text:
        return text
    if kind == "text" and column.kind in _TEXTS:
        return guarded(text)
    return text.replace(".", ",") if decimal_comma and kind == "number" and column.kind in QUANTITIES else text
