"""One table of an exported workbook: its head with help and lists to choose from, and its rows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from geo.columns import Column, TableSpec
from geo.errors import TakeAwayError
from geo.export.workbook_cells import Cell, Unread, cells_of, headers
from geo.export.xml_text import clean
from geo.reading.column_values import EXTRA
from geo.terms import Vocabulary
from geo.words.text import Text, say

_LONGEST = 32_767
"""Characters that a cell of a workbook can hold, as UTF-16 counts them: an emoji is two."""

_MORE_ROWS = 1_000
"""Rows below the last that have the lists and formats too."""

_NARROWEST, _WIDEST = 9, 42
_MOST_MEASURED = 200
_NUMBERS = ("whole", "number", "latitude", "longitude", "precision")


class Styles:
    """The formats of cells that the sheets of a workbook share.

    Parameters
    ----------
    book
        The workbook of XlsxWriter.
    """

    def __init__(self, book: Any) -> None:
        edge = {"bottom": 1, "bottom_color": "#8a949e", "valign": "vcenter"}
        self.head = book.add_format({"bold": True, "bg_color": "#e6ebef", **edge})
        self.needed = book.add_format({"bold": True, "bg_color": "#cfdbe6", **edge})
        self.text = book.add_format({"num_format": "@"})
        self.day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        self.number = book.add_format({})

    def of(self, column: Column | None) -> Any:
        """Return the format of the cells of a column; None for one that the schema does not have."""
        if column is None:
            return self.text
        return self.day if column.kind == "date" else self.number if column.kind in _NUMBERS else self.text


def write_table(
    sheet: Any,
    spec: TableSpec,
    frame: pd.DataFrame,
    unread: Unread,
    styles: Styles,
    lists: Mapping[Vocabulary, str],
    *,
    without: tuple[str, ...],
) -> None:
    """Write a table into a sheet.

    Parameters
    ----------
    sheet
        The worksheet of XlsxWriter.
    spec, frame
        The table, and the rows to write.
    unread
        As :func:`geo.export.workbook_cells.unread_cells` gives it.
    styles
        The formats of cells.
    lists
        Where the terms of each vocabulary stand, as a formula.
    without
        Names of columns to leave out.

    Raises
    ------
    TakeAwayError
        If a cell has more characters than a workbook can hold.
    """
    names, known = headers(frame, spec, without=without), {column.name: column for column in spec.columns}
    widths = [len(name.removeprefix(EXTRA)) + 3 for name in names]
    for row, cells in enumerate(cells_of(frame, spec, names, unread), start=1):
        for at, (name, value) in enumerate(zip(names, cells, strict=True)):
            _write(sheet, row, at, value, styles, known.get(name), spec)
            if row <= _MOST_MEASURED:
                widths[at] = max(widths[at], len(str(value)) + 1)
    last = len(frame) + _MORE_ROWS
    for at, name in enumerate(names):
        column = known.get(name)
        sheet.set_column(at, at, min(max(widths[at], _NARROWEST), _WIDEST), styles.of(column))
        _write_head(sheet, at, name, column, spec, styles)
        if column is not None and column.kind == "term" and column.vocabulary is not None:
            sheet.data_validation(1, at, last, at, _choice(column, lists[column.vocabulary]))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(frame), 1), len(names) - 1)


def _write(sheet: Any, row: int, at: int, value: Cell, styles: Styles, column: Column | None, spec: TableSpec) -> None:
    """Write one cell; a text is never a formula, a link or a number."""
    if isinstance(value, str):
        if len(value.encode("utf-16-le")) // 2 > _LONGEST or (
            value and sheet.write_string(row, at, value, styles.text)
        ):
            raise TakeAwayError(Text("export.refusals.cell-too-long", table=spec.name, row=row + 1, most=_LONGEST))
    elif isinstance(value, date):
        sheet.write_datetime(row, at, value, styles.day)
    else:
        sheet.write_number(row, at, value, styles.of(column))


def _write_head(sheet: Any, at: int, name: str, column: Column | None, spec: TableSpec, styles: Styles) -> None:
    if column is None:
        sheet.write_string(0, at, clean(name.removeprefix(EXTRA)), styles.head)
        return
    is_needed = column.name in spec.needed
    sheet.write_string(0, at, column.name, styles.needed if is_needed else styles.head)
    told = [str(column.help)]
    if column.vocabulary is not None:
        told.append(say("new_plan.choices", codes=", ".join(column.vocabulary.codes)))
    if is_needed:
        told.append(say("new_plan.needed"))
    text = " ".join(told)
    height = 24 + 15 * (len(text) // 42 + 1)
    sheet.write_comment(0, at, text, {"width": 290, "height": height, "author": "", "font_size": 9})


def _choice(column: Column, formula: str) -> dict[str, Any]:
    """Return a list to choose a term from; other words for a term are read too, so they are only asked about."""
    return {
        "validate": "list",
        "source": formula,
        "error_type": "warning",
        "error_title": column.name,
        "error_message": say("workbooks.no-term"),
    }
