"""What a workbook of a spreadsheet program holds: named sheets, whose rows are texts with the type of each cell."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from geo.problem import Finding
from geo.words.text import Text

Kind = Literal["", "text", "number", "date", "time", "truth", "error"]
"""What a cell is in its sheet; "" for an empty one."""

_LETTERS = 26


class WorkbookError(Exception):
    """A workbook, or one sheet of it, that cannot be read; nobody outside the readers of workbooks gets it.

    Attributes
    ----------
    finding
        Why, for the planner.
    """

    def __init__(self, code: str, key: str, **values: object) -> None:
        super().__init__(key)
        self.finding = Finding(code, "error", Text(f"workbooks.{key}", **values))


@dataclass(frozen=True, slots=True)
class Worksheet:
    """One sheet.

    Attributes
    ----------
    name
        Its name on the tab.
    rows
        Texts of the cells, from row 1 and column A on. A row ends with its last cell that is not empty. A date is
        ``2025-07-10``, a number has a decimal point, and a formula is the value that it had when the workbook was saved.
    kinds
        What each of these cells is, in the same shape.
    hidden
        Whether the spreadsheet program shows no tab for it.
    findings
        What was assumed about its cells, and what their texts do not tell.
    refusal
        Why none of it was read; None if it was.
    """

    name: str
    rows: list[list[str]]
    kinds: list[list[Kind]]
    hidden: bool = False
    findings: tuple[Finding, ...] = ()
    refusal: Finding | None = None


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook as read.

    Attributes
    ----------
    sheets
        Its sheets, in the order of their tabs.
    findings
        What is told of the workbook as a whole.
    """

    sheets: tuple[Worksheet, ...]
    findings: tuple[Finding, ...] = field(default=())


def column_letter(index: int) -> str:
    """Return what a spreadsheet program writes above a column.

    Parameters
    ----------
    index
        Its place, from 0.

    Examples
    --------
    >>> column_letter(5), column_letter(26)
    ('F', 'AA')
    """
    letters, rest = "", index + 1
    while rest:
        rest, last = divmod(rest - 1, _LETTERS)
        letters = chr(ord("A") + last) + letters
    return letters


@cache
def column_index(letters: str) -> int:
    """Return the place of a column, from 0; the inverse of :func:`column_letter`."""
    place = 0
    for letter in letters:
        place = place * _LETTERS + ord(letter) - ord("A") + 1
    return place - 1


def cell_name(row: int, column: int) -> str:
    """Return the name of a cell, like ``F14``, by its indices from 0.

    Parameters
    ----------
    row
        Index from 0.
    column
        Index from 0.
    """
    return f"{column_letter(column)}{row + 1}"
