"""What one cell of an OpenDocument spreadsheet has: its value, or what it shows where that says more."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from geo.reading.workbook import Kind
from geo.reading.workbook_numbers import plain

_PADDED = re.compile(r"(?:0|[A-Za-z][A-Za-z+/_-]*)(\d*)")
_MONTH = re.compile(r"\d{4}(-\d\d)?")
_NUMBERS = ("float", "currency", "percentage")

TRUTHS = {"of:=TRUE()": "TRUE", "of:=FALSE()": "FALSE"}
"""Formulas that stand for true and false, and the text of each."""


@dataclass(slots=True)
class Cell:
    """The cell that is being read.

    Attributes
    ----------
    attributes
        Its attributes, without the prefixes of their namespaces.
    paragraphs
        What it shows.
    """

    attributes: dict[str, str]
    paragraphs: list[str] = field(default_factory=list)

    @property
    def shown(self) -> str:
        """What it shows, with a line for each paragraph."""
        return "\n".join(self.paragraphs)


def is_truth(cell: Cell) -> bool:
    """Tell whether a cell is only true or false, which LibreOffice writes as a formula."""
    return cell.attributes.get("formula", "") in TRUTHS


def repeated(attributes: dict[str, str], name: str) -> int:
    """Return the number in an attribute that says how often something stands there; 1 if it does not say.

    Parameters
    ----------
    attributes
        Its attributes, by name.
    name
        The name to look for or to give.
    """
    number = attributes.get(name, "1")
    return max(int(number), 1) if number.isdecimal() and len(number) < 10 else 1


def cell_value(cell: Cell) -> tuple[str, Kind]:
    """Return the text and the kind of a cell, as :class:`geo.reading.workbook.Worksheet` has them."""
    given, shown = cell.attributes, cell.shown
    kind = given.get("value-type", "")
    if shown.startswith(("#", "Err:")) and "formula" in given and kind in (*_NUMBERS, "string", "error"):
        return shown, "error"
    if is_truth(cell):
        return TRUTHS[given["formula"]], "truth"
    if kind in _NUMBERS:
        return _number(given.get("value", ""), shown, percent=kind == "percentage")
    if kind == "date":
        return _day(given.get("date-value", ""), shown), "date"
    if kind == "time":
        found = re.fullmatch(r"PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S", given.get("time-value", ""))
        return (
            f"{found[1]:0>2}:{found[2]:0>2}" + (f":{found[3]}" if int(found[3]) else "") if found else shown
        ), "time"
    if kind == "boolean":
        return ("TRUE" if given.get("boolean-value") == "true" else "FALSE"), "truth"
    text = given.get("string-value", shown)
    return text, "text" if text else ""


def _number(written: str, shown: str, *, percent: bool) -> tuple[str, Kind]:
    try:
        value = float(written)
        text = plain(float(f"{value * 100:.15g}")) + "%" if percent else plain(value)
    except (ValueError, OverflowError):
        return shown, "text"
    padded = _PADDED.fullmatch(shown)
    if padded and value.is_integer() and shown != text and int(padded[1] or 0) == abs(value):
        return shown, "number" if shown.isdecimal() else "text"
    return text, "number"


def _day(written: str, shown: str) -> str:
    """Return a date, or only its month or year if the cell shows no more."""
    day = written.removesuffix("T00:00:00")
    if _MONTH.fullmatch(shown) and day == f"{shown}-01-01"[: len(day)] and len(day) == 10:
        return shown
    return re.sub(r":00$", "", day) if day.count(":") > 1 else day
