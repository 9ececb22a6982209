"""Decides how numbers and dates of a file are written: by the column, else by the file, and never by a single cell."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from functools import cache

from geo.columns import Column
from geo.numerals import BOTH_MARKS, plainly_written, shown_mark
from geo.reading.context import Context
from geo.reading.dates import Order, has_order, order_in
from geo.reading.list_cells import parts_of
from geo.reading.number_cells import QUANTITIES
from geo.words.text import Text

_DEGREES = ("latitude", "longitude")
_DATED = ("date", "instant", "instants")

COMMA_DELIMITER = ";"
"""A spreadsheet writes this between cells where the comma is the decimal mark."""

TOLD_ONCE = {
    "problems_cells.decimal-comma": "problems_columns.decimal-comma",
    "problems_cells.number-comma": "problems_columns.number-comma",
    "problems_cells.date-written": "problems_columns.date-written",
    "problems_cells.instant-written": "problems_columns.instant-written",
    "problems_cells.empty-mark": "problems_columns.empty-mark",
    "problems_cells.text-formula": "problems_columns.text-formula",
    "problems_cells.text-mark": "problems_columns.text-mark",
    "problems_cells.text-empty-mark": "problems_columns.text-empty-mark",
    "problems_cells.number-unit": "problems_columns.number-unit",
    "problems_cells.date-order": "problems_columns.date-order",
}
"""Texts of findings that a column tells once, with the number of its cells; and the text that then says it."""


class Formats:
    """How the numbers and dates of one file are written.

    Parameters
    ----------
    columns
        The columns of the file that the schema has.
    texts
        Gives the different texts of the cells of a column.
    delimiter
        What divides the cells of a record.
    context
        What plan.toml says; where it declares a format, nothing is decided here.
    """

    def __init__(
        self, columns: Collection[Column], texts: Callable[[str], Collection[str]], delimiter: str, context: Context
    ) -> None:
        self._columns, self._delimiter, self._context = columns, delimiter, context
        listed = {column.name for column in columns if column.kind == "instants"}
        self._texts: Callable[[str], Collection[str]] = lambda name: (
            _parts(texts(name)) if name in listed else texts(name)
        )
        self._file_mark: Callable[[], str] = cache(self._mark_of_file)
        self._file_order: Callable[[], Order | None] = cache(self._order_of_file)

    def of(self, column: Column) -> Context:
        """Return what a reader of the cells of a column must know."""
        context = self._context
        if column.kind in QUANTITIES:
            if context.decimal_comma or context.mark or not self._needs_mark(column):
                return context
            return replace(context, mark=self._mark_of(column) or self._file_mark())
        if column.kind in _DATED and context.dates is None and any(map(has_order, self._texts(column))):
            return replace(context, order=order_in(self._texts(column)) or self._file_order())
        return context

    def _needs_mark(self, column: Column) -> bool:
        """Tell whether a cell may have groups of digits; degrees have none, so a comma in them is a decimal mark."""
        return column.kind not in _DEGREES and any("," in text or "." in text for text in self._texts(column))

    def _mark_of(self, column: Column) -> str:
        return _only(_marks(self._texts(column), degrees=column.kind in _DEGREES))

    def _mark_of_file(self) -> str:
        """Return the decimal mark that the numbers of the file show; if they show none, that of its delimiter."""
        shown: set[str] = set()
        for column in self._columns:
            if column.kind in QUANTITIES:
                shown |= _marks(self._texts(column), degrees=column.kind in _DEGREES)
        if len(shown) > 1:
            return BOTH_MARKS
        return _only(shown) if shown else "," if self._delimiter == COMMA_DELIMITER else ""

    def _order_of_file(self) -> Order | None:
        return order_in(text for column in self._columns if column.kind in _DATED for text in self._texts(column))


def _parts(texts: Collection[str]) -> set[str]:
    return {part for text in texts for part in parts_of(text)}


def _only(shown: set[str]) -> str:
    return next(iter(shown)) if len(shown) == 1 else ""


def _marks(texts: Collection[str], *, degrees: bool) -> set[str]:
    shown: set[str] = set()
    for text in texts:
        if ("," in text or "." in text) and (mark := shown_mark(plainly_written(text.strip()), degrees=degrees)):
            shown.add(mark)
            if len(shown) > 1:
                break
    return shown


def told_once(text: Text, count: int) -> Text:
    """Return the text that tells a finding for a whole column.

    Parameters
    ----------
    text
        The text of its first cell; its key is one of :data:`TOLD_ONCE`.
    count
        Number of cells with the finding.
    """
    return Text(TOLD_ONCE[text.key], **text.values, count=count)
