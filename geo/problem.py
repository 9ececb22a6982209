"""What is wrong in a planner's file, as data."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal

Severity = Literal["error", "warning", "notice"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "notice")
"""From worst to mildest: ``error`` sets the row aside, ``warning`` keeps it, ``notice`` says what was assumed."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem without its place: what a check of one cell or one file gives."""

    code: str
    severity: Severity
    message: str
    fix: str | None = None

    def at(
        self,
        file: str,
        row: int | None = None,
        line: int | None = None,
        column: str | None = None,
        value: str | None = None,
    ) -> Problem:
        """Place the finding in a file; see :class:`Problem` for the arguments."""
        name = None if column is None else str(column)
        return Problem(file, row, line, name, value, self.code, self.severity, self.message, self.fix)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, or was assumed, in a planner's file.

    Attributes
    ----------
    file
        Name of the file in the plan folder.
    row
        Row as a spreadsheet numbers it (the header is row 1); None for a whole file.
    line
        Physical line on which the row starts (the first is 1); None for a whole file.
    column
        Name of the column, or None when the row or file is meant.
    value
        What the cell holds, as written; None when no cell is meant.
    code
        Stable name of the rule, for tools.
    severity
        ``error`` (the row is set aside), ``warning`` (kept, looks wrong) or ``notice`` (read, something was assumed).
    message
        What is wrong and what to type, for a person.
    fix
        The value to write into the cell, when one is known.
    """

    file: str
    row: int | None
    line: int | None
    column: str | None
    value: str | None
    code: str
    severity: Severity
    message: str
    fix: str | None = None

    @property
    def where(self) -> str:
        """Place as a person says it: ``placements.csv row 14, latitude``."""
        parts = self.file if self.row is None else f"{self.file} row {self.row}"
        return parts if self.column is None else f"{parts}, {self.column}"

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"

    def as_dict(self) -> dict[str, str | int | None]:
        """Return the fields as plain data, in the order of the contract of ``posture check --format json``."""
        return asdict(self)


def excerpt(text: str, limit: int = 60) -> str:
    """Quote a cell in a message: control characters shown, long text cut with an ellipsis."""
    shown = "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text[: limit + 1])
    return f"“{shown[:limit]}…”" if len(text) > limit else f"“{shown}”"
