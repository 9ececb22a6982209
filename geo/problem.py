"""What is wrong in a planner's file, as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, Protocol

from geo.words.late import Late
from geo.words.text import Text, say

Severity = Literal["error", "warning", "notice"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "notice")
"""From worst to mildest: ``error`` sets the row aside, ``warning`` keeps it, ``notice`` only says what was assumed."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem without its place, as a check of one cell or one file returns it.

    Attributes
    ----------
    code, severity, text, fix
        As for :class:`Problem`.
    """

    code: str
    severity: Severity
    text: Text
    fix: str | None = None

    @property
    def message(self) -> str:
        """What is wrong and what to type, for a person, in the language in use."""
        return str(self.text)

    def at(
        self,
        file: str,
        row: int | None = None,
        line: int | None = None,
        column: str | None = None,
        value: str | None = None,
    ) -> Problem:
        """Return the problem that this finding is at a place.

        Parameters
        ----------
        file, row, line, column, value
            As for :class:`Problem`.
        """
        name = None if column is None else str(column)
        return Problem(file, row, line, name, value, self.code, self.severity, self.text, self.fix)


class SheetPlace(NamedTuple):
    """Where a workbook shows the place of a problem in a table that was read from it.

    Attributes
    ----------
    workbook, sheet
        Name of the workbook, and of the sheet in it; "" for the whole workbook.
    letter
        What the sheet shows above the column; "" if the problem is about no column, or about one that the sheet lacks.
    """

    workbook: str
    sheet: str
    letter: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, or was assumed, in a planner's file.

    Attributes
    ----------
    file
        Name of the file in the plan's folder; of a table that is read from a workbook, the name that its CSV would have.
    row
        Row as a spreadsheet numbers it (the header is row 1); None for a whole file.
    line
        Physical line on which the row starts (the first is 1); None for a whole file, and in a workbook.
    column
        Name of the column; None for a whole row or file.
    value
        Text of the cell as in the file; None if the problem is not about a cell.
    code
        Stable name of the rule, for tools.
    severity
        ``error`` (the row is set aside), ``warning`` (kept, looks wrong) or ``notice`` (read, something was assumed).
    text
        What is wrong and what to type, for a person.
    fix
        The value to write into the cell; None if none is known.
    others
        The other rows that it tells of, where a column asks once for many cells.
    sheet
        The place in a workbook, for a table that is read from one; else None.
    """

    file: str
    row: int | None
    line: int | None
    column: str | None
    value: str | None
    code: str
    severity: Severity
    text: Text
    fix: str | None = None
    others: tuple[int, ...] = ()
    sheet: SheetPlace | None = None

    @property
    def message(self) -> str:
        """What is wrong and what to type, in the language in use."""
        return str(self.text)

    @property
    def where(self) -> str:
        """The place for a person, in the language in use: ``placements.csv row 14, latitude``; in a workbook as it shows it."""
        if self.sheet is not None:
            return self._in_sheet(self.sheet)
        if self.row is None:
            return (
                self.file if self.column is None else say("problems.where.column", file=self.file, column=self.column)
            )
        if self.column is None:
            return say("problems.where.row", file=self.file, row=self.row)
        return say("problems.where.cell", file=self.file, row=self.row, column=self.column)

    def _in_sheet(self, place: SheetPlace) -> str:
        """Return the place as ``plan.xlsx, sheet placements, row 14, column F (latitude)``."""
        file = place.workbook
        if place.sheet:
            file = say("problems.where.sheet", workbook=place.workbook, sheet=place.sheet)
        if self.row is not None:
            file = say("problems.where.sheet-row", sheet=file, row=self.row)
        if self.column is None:
            return file
        if not place.letter:
            return say("problems.where.column", file=file, column=self.column)
        return say("problems.where.sheet-column", sheet=file, letter=place.letter, column=self.column)

    def __str__(self) -> str:
        return say("problems.told", where=self.where, message=self.text)

    def as_dict(self) -> dict[str, str | int | None]:
        """Return the fields as plain data, in the order of the contract of ``posture check --format json``."""
        return {
            "file": self.file,
            "row": self.row,
            "line": self.line,
            "column": self.column,
            "value": self.value,
            "code": self.code,
            "severity": self.severity,
            "message": self.message,
            "fix": self.fix,
            "workbook": None if self.sheet is None else self.sheet.workbook,
            "sheet": None if self.sheet is None else self.sheet.sheet or None,
            "letter": None if self.sheet is None else self.sheet.letter or None,
        }


QUOTED, QUOTED_CUT = "problems.quoted", "problems.quoted-cut"
"""Keys of a quoted cell in a message: whole, or cut."""


def excerpt(text: str, limit: int = 60) -> Text:
    r"""Return a cell as a message quotes it.

    Parameters
    ----------
    text
        The cell; a control character is shown by its code, like ``\x09``.
    limit
        Number of characters after which the quotation is cut, with an ellipsis.
    """
    shown = "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text[: limit + 1])
    return Text(QUOTED_CUT if len(text) > limit else QUOTED, text=shown[:limit])


def without_excerpts(text: Text) -> Text:
    """Return a text with an ellipsis for each cell that it quotes, also within the texts among its values."""
    return Text(text.key, **{name: _unquoted(value) for name, value in text.values.items()})


def _unquoted(value: Any) -> Any:
    if not isinstance(value, Text):
        return value
    return Text(QUOTED, text="…") if value.key in (QUOTED, QUOTED_CUT) else without_excerpts(value)


class Labelled(Protocol):
    """Anything with a label: a column or a term."""

    @property
    def label(self) -> str:
        """The label in the language in use."""


def label_within(named: Labelled) -> Late:
    """Return the label of a column or term in lower case, for the middle of a sentence."""
    return Late(_lower, named)


def _lower(named: Labelled) -> str:
    return named.label.lower()
