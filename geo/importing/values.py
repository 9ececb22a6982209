"""What the text of a foreign cell is in our words: terms, nations and instants of three languages, numbers, codes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from geo.clock import COUNTED_LETTERS, DAY_LETTERS, format_instant
from geo.columns import Column, TableSpec
from geo.importing.foreign import ForeignTable
from geo.importing.mapping import ColumnMapping
from geo.importing.names import nation_of, term_of
from geo.problem import Finding
from geo.reading.cells import CellReader, cell_reader
from geo.reading.context import Context
from geo.reading.formats import Formats
from geo.reading.number_cells import QUANTITIES
from geo.reading.spreadsheet import guarded
from geo.words.text import Text

NATIONS = ("nation", "country")
DEGREES = ("latitude", "longitude")
_INSTANTS = ("instant", "instants")
_TERMS = ("term", "terms")

_DIGITS = 6
_INSTANT = re.compile(rf"(?P<letter>[{COUNTED_LETTERS}])(?P<sign>\s?[+\-\u2212\u2013]\s?)?(?=\d|$)", re.IGNORECASE)
_PAIR = re.compile(r"\(?(?P<first>[+-]?\d{1,3}[.,]\d+)°?\s*(?:[,;/ ]\s*)(?P<second>[+-]?\d{1,3}[.,]\d+)°?\)?")
_NUMBER = re.compile(r"[^A-Za-z\u0400-\u04ff]*\d")


class Cell(NamedTuple):
    """A cell as our file would have it.

    Attributes
    ----------
    text
        What is written.
    doubt
        Why nobody can be sure of it; None if it is plain.
    """

    text: str
    doubt: Text | None = None


def in_our_words(text: str, column: Column) -> str:
    """Return what a cell means in the words of our files, for the reader of cells; a text that means nothing as it is.

    Parameters
    ----------
    text
        The cell, not empty.
    column
        The column of ours.
    """
    if column.kind in _TERMS and column.vocabulary is not None:
        return term_of(text, column.vocabulary) or text
    if column.kind in NATIONS:
        return nation_of(text) or text
    if column.kind in _INSTANTS:
        return _INSTANT.sub(_offset, text)
    if column.kind in DEGREES and (pair := _PAIR.fullmatch(text)):
        return pair["first" if column.kind == DEGREES[0] else "second"]
    return text


def _offset(match: re.Match[str]) -> str:
    sign = (match["sign"] or "").strip()
    return ("D" if match["letter"].upper() in DAY_LETTERS else "H") + (
        "-" if sign in ("-", "\u2212", "\u2013") else sign
    )


def is_pair(text: str) -> bool:
    """Tell whether a cell has latitude and longitude together, like ``49.84, 24.03``."""
    return _PAIR.fullmatch(text) is not None


def fits(text: str, column: Column) -> bool:
    """Tell whether a text looks like a value of a column; what is only text fits every column of text.

    Parameters
    ----------
    text
        The cell, not empty.
    column
        The column of ours.
    """
    if column.kind in QUANTITIES and column.kind not in DEGREES:
        return _NUMBER.match(text) is not None
    if column.kind == "date":
        return any(character.isdigit() for character in text)
    if column.kind in ("text", "id", "ids"):
        return True
    value, finding = _plain_reader(column)(in_our_words(text, column))
    if column.kind in _INSTANTS and any(character.isdigit() for character in text):
        return value is not None or finding is None or "-" in text or "." in text or "/" in text
    return value not in (None, "") or (finding is not None and finding.fix is not None)


@cache
def _plain_reader(column: Column) -> CellReader:
    return cell_reader(column, Context())


class ForeignCells:
    """Reads the cells of a foreign table as cells of ours.

    Parameters
    ----------
    table
        The foreign table.
    mapping
        Its columns.
    spec
        Our table.
    plan
        What plan.toml says of times and numbers: cells are written like that.
    """

    def __init__(self, table: ForeignTable, mapping: ColumnMapping, spec: TableSpec, plan: Context) -> None:
        self._values = mapping.values
        self._plan = plan
        columns = [spec.column(name) for name in mapping.by_column]
        texts = {
            column.name: {self._ours(text, column) for text in set(table.column(mapping.by_column[column])) if text}
            for column in columns
        }
        foreign = replace(plan, decimal_comma=False, dates=None, mark="")
        formats = Formats(columns, texts.__getitem__, table.delimiter, foreign)
        self._readers = {column.name: cell_reader(column, formats.of(column)) for column in columns}
        self._read = cache(self._cell)

    def read(self, text: str, column: Column) -> Cell:
        """Return a cell of ours.

        Parameters
        ----------
        text
            The foreign cell; an empty one stays empty.
        column
            The column of ours.
        """
        return self._read(text, column) if text else Cell("")

    def _ours(self, text: str, column: Column) -> str:
        return str(_said(self._values, column, text) or in_our_words(text, column))

    def _cell(self, text: str, column: Column) -> Cell:
        ours = self._ours(text, column)
        value, finding = self._readers[column.name](ours)
        if finding is None:
            return Cell(self._written(ours, value, column))
        if finding.severity == "notice":
            return Cell(self._written(finding.fix or ours, value, column))
        return self._doubtful(ours, value, column, finding)

    def _doubtful(self, ours: str, value: object, column: Column, finding: Finding) -> Cell:
        """Return what is written of a cell that the reader doubts; a symbol code in letters is no doubt, but another spelling."""
        if finding.code == "sidc-letters" and finding.fix:
            return Cell(finding.fix)
        doubt = Text("importing.doubt.cell", column=column.name, reason=finding.text)
        if finding.fix is not None:
            return Cell(finding.fix, doubt)
        known = value if finding.severity == "warning" else None
        return Cell(self._written(ours, known, column), doubt)

    def _written(self, text: str, value: object, column: Column) -> str:
        if column.kind in ("text", "id", "ids"):
            return guarded(text)
        if column.kind in QUANTITIES and isinstance(value, int | float):
            number = f"{value:.{_DIGITS}f}".rstrip("0").rstrip(".")
            return number.replace(".", ",") if self._plan.decimal_comma else number
        if column.kind == "instant" and isinstance(value, float):
            return format_instant(value)
        return value if isinstance(value, str) and value else text


def _said(values: Mapping[str, Mapping[str, str]], column: Column, text: str) -> str | None:
    return values.get(column.name, {}).get(text)
