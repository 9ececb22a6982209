"""One row of a file that is edited, and what names it."""

from __future__ import annotations

from dataclasses import dataclass

from geo.reading.lines import Form

HEADER = "\x1dheader"
"""Handle of the header row. Each of its cells is its own column name."""

RAW = "\x1draw"
"""The one column of a row that cannot be split into cells; its text is the whole row, as in the file."""

CONTENT_MARK = "\x1e"
"""What stands in a handle before the digest of a row's content."""

Cells = dict[str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a document.

    Attributes
    ----------
    handle
        Names the row: by its key if no other row has that key, else by its content.
    cells
        Text of each named column, as in the file; :data:`RAW` alone if the row does not fit the header.
    number
        Row as a spreadsheet numbers it; the header is row 1 of a file that begins with it.
    start, end
        Physical lines that the row fills: from ``start``, counted from 0, until just before ``end``.
    broken
        Whether a quote of the row is misplaced or never closed; nothing can be appended to such a row.
    form
        How the row is written, as :class:`geo.reading.lines.RawRecord` says it.
    """

    handle: str
    cells: Cells
    number: int
    start: int
    end: int
    broken: bool = False
    form: Form = "plain"

    @property
    def sound(self) -> bool:
        """Whether the row could be split into the columns of the header."""
        return RAW not in self.cells


def is_ambiguous(handle: str) -> bool:
    """Tell whether a handle is made of a row's content, because its key is empty or another row has it too."""
    return CONTENT_MARK in handle
