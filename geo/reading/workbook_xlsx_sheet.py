"""Takes the elements of one sheet of an XLSX: the value of each cell, what it is, and what its text does not tell."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from geo.reading.workbook import Kind, column_index, column_letter
from geo.reading.workbook_numbers import GENERAL, NumberFormat, shown_number
from geo.reading.workbook_rows import SheetRows
from geo.reading.workbook_strings import unescaped

YES = ("1", "true")
"""How an XLSX writes that something is so."""

_LETTERS, _DIGITS = re.compile(r"[A-Z]{1,3}"), "0123456789"
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")


@dataclass(slots=True)
class Book:
    """What the sheets of a workbook share.

    Attributes
    ----------
    strings
        The texts that cells name by number.
    formats
        The number format of each style of cells.
    since_1904
        Whether days are counted from 1904 on.
    sheets
        Name and part of each sheet, and whether it is hidden.
    lost
        Names of sheets that the archive has no part for.
    """

    strings: list[str]
    formats: list[NumberFormat]
    since_1904: bool = False
    sheets: list[tuple[str, str, bool]] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


class SheetReader:
    """Takes the elements of one sheet.

    Parameters
    ----------
    rows
        Gets the cells, and what must be told of them.
    book
        What the sheets of the workbook share.
    """

    def __init__(self, rows: SheetRows, book: Book) -> None:
        self._rows, self._book = rows, book
        self._row = self._column = -1
        self._type, self._style = "n", 0
        self._parts: list[str] = []
        self._keeps = self._computed = False
        self._phonetic = 0

    def start(self, element: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element.

        Parameters
        ----------
        element
            Name of the element, without its namespace.
        attributes
            Its attributes, by name.
        """
        if element == "c":
            self._begin(attributes)
        elif element in ("v", "t"):
            self._keeps = not self._phonetic
        elif element == "f":
            self._computed = True
        elif element == "row":
            self._next_row(attributes)
        elif element == "rPh":
            self._phonetic += 1
        elif element == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif element == "col" and attributes.get("hidden") in YES:
            self._hide(attributes)

    def text(self, text: str) -> None:
        """Take text between elements."""
        if self._keeps:
            self._parts.append(text)

    def end(self, element: str) -> None:
        """Take the end of an element."""
        if element in ("v", "t"):
            self._keeps = False
        elif element == "c":
            self._finish()
        elif element == "rPh":
            self._phonetic -= 1

    def _merge(self, reference: str) -> None:
        corners = [_CELL.fullmatch(corner) for corner in reference.split(":")]
        places = [(int(found[2]) - 1, column_index(found[1])) for found in corners if found]
        if len(places) == 2:
            self._rows.merge(places[0], places[1])

    def _next_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r", "")
        self._row = int(number) - 1 if number.isdecimal() and int(number) > 0 else self._row + 1
        self._column = -1
        if attributes.get("hidden") in YES:
            self._rows.count("hidden-rows", str(self._row + 1))

    def _hide(self, attributes: dict[str, str]) -> None:
        first, last = attributes.get("min", "1"), attributes.get("max", "1")
        if first.isdecimal() and last.isdecimal():
            for column in range(int(first), min(int(last), int(first) + 99) + 1):
                self._rows.count("hidden-columns", column_letter(column - 1))

    def _begin(self, attributes: dict[str, str]) -> None:
        letters = attributes.get("r", "").rstrip(_DIGITS)
        self._column = column_index(letters) if _LETTERS.fullmatch(letters) else self._column + 1
        style = attributes.get("s", "")
        self._type, self._style = attributes.get("t", "n"), int(style) if style.isdecimal() else 0
        self._parts.clear()
        self._computed = False

    def _finish(self) -> None:
        row, column = max(self._row, 0), self._column
        written = "".join(self._parts)
        if self._computed:
            self._rows.count(
                "formulas" if written or self._type == "str" else "unsaved", f"{column_letter(column)}{row + 1}"
            )
        text, kind = self._value(written)
        if text:
            self._rows.put(row, column, text, kind)

    def _value(self, written: str) -> tuple[str, Kind]:
        if not written:
            return "", ""
        if self._type == "s":
            at = int(written) if written.strip().isdecimal() else -1
            return (self._book.strings[at] if 0 <= at < len(self._book.strings) else ""), "text"
        if self._type in ("inlineStr", "str"):
            return unescaped(written), "text"
        if self._type == "b":
            return ("TRUE" if written.strip() in YES else "FALSE"), "truth"
        if self._type == "e":
            return written, "error"
        if self._type == "d":
            return written.removesuffix("T00:00:00"), "date"
        formats = self._book.formats
        form = formats[self._style] if self._style < len(formats) else GENERAL
        return shown_number(written, form, since_1904=self._book.since_1904)
