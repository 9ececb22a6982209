"""Collects the cells of one sheet into rows, within the limits, and what must be told of them."""

from __future__ import annotations

from geo.problem import Finding, Severity
from geo.reading.limits import MAX_CELLS, MAX_COLUMNS, MAX_FILE_BYTES, MAX_LINES
from geo.reading.workbook import Kind, WorkbookError, Worksheet, cell_name
from geo.words.late import Late
from geo.words.text import Text, grouped

_TOLD: dict[str, Severity] = {
    "formulas": "notice",
    "unsaved": "warning",
    "errors": "warning",
    "merged": "warning",
    "hidden-rows": "notice",
    "hidden-columns": "notice",
}
"""What is told of a sheet once, with its number and the first place: the last part of the code and key of each."""

Span = tuple[int, int, int, int]
"""First row and column, and last row and column, of cells that are merged."""


class SheetRows:
    """The cells of one sheet, as its reader finds them.

    Parameters
    ----------
    name
        Name of the sheet.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._rows: list[list[str]] = []
        self._kinds: list[list[Kind]] = []
        self._counts: dict[str, int] = {}
        self._first: dict[str, str] = {}
        self._letters = self._cells = 0
        self._merged: list[Span] = []

    def put(self, row: int, column: int, text: str, kind: Kind) -> None:
        """Add a cell that is not empty, right of and below all before it.

        Parameters
        ----------
        row, column
            Its place, from 0.
        text, kind
            As in :class:`geo.reading.workbook.Worksheet`.

        Raises
        ------
        WorkbookError
            If the sheet is beyond a limit.
        """
        self._check(row, column, len(text))
        while len(self._rows) <= row:
            self._rows.append([])
            self._kinds.append([])
        texts, kinds = self._rows[row], self._kinds[row]
        if (gap := column - len(texts)) > 0:
            texts.extend([""] * gap)
            kinds.extend([""] * gap)
        if gap >= 0:
            texts.append(text)
            kinds.append(kind)
        else:
            texts[column], kinds[column] = text, kind
        if kind == "error":
            self.count("errors", f"{cell_name(row, column)}, {text}")

    def merge(self, first: tuple[int, int], last: tuple[int, int]) -> None:
        """Note cells that are merged into their first one: what stands in the others is not shown, and does not count.

        Parameters
        ----------
        first, last
            Row and column, from 0, of the corners.
        """
        self.count("merged", f"{cell_name(*first)}:{cell_name(*last)}")
        self._merged.append((*first, *last))

    def _empty_merged(self) -> None:
        for top, left, bottom, right in self._merged:
            for row in range(top, min(bottom + 1, len(self._rows))):
                self._empty(row, left + (row == top), right)

    def _empty(self, row: int, first: int, last: int) -> None:
        """Empty cells of a row; those that overlapping merges name again count again, since they take time too."""
        texts, kinds = self._rows[row], self._kinds[row]
        end = min(last + 1, len(texts))
        self._cells += 1 + max(end - first, 0)
        if self._cells > 2 * MAX_CELLS:
            raise _beyond("cells", self._cells, MAX_CELLS)
        for column in range(first, end):
            texts[column], kinds[column] = "", ""

    def count(self, what: str, place: str) -> None:
        """Count something to be told of the sheet.

        Parameters
        ----------
        what
            A key of the catalogue: ``formulas``, ``unsaved``, ``errors``, ``merged``, ``hidden-rows``, ``hidden-columns``.
        place
            Where it is, as the sheet shows it; the first place is told.
        """
        self._counts[what] = self._counts.get(what, 0) + 1
        self._first.setdefault(what, place)

    def sheet(self, *, hidden: bool) -> Worksheet:
        """Return the sheet.

        Parameters
        ----------
        hidden
            Whether the sheet is hidden.

        Raises
        ------
        WorkbookError
            If more cells are merged than can be read.
        """
        self._empty_merged()
        found = [
            Finding(
                f"sheet-{what}",
                severity,
                Text(f"workbooks.{what}", count=self._counts[what], first=self._first[what]),
            )
            for what, severity in _TOLD.items()
            if what in self._counts
        ]
        if hidden:
            found.insert(0, Finding("sheet-hidden", "notice", Text("workbooks.sheet-hidden")))
        return Worksheet(self._name, self._rows, self._kinds, hidden, tuple(found))

    def _check(self, row: int, column: int, letters: int) -> None:
        self._letters += letters + 1
        self._cells += 1
        if row >= MAX_LINES:
            raise _beyond("lines", row + 1, MAX_LINES)
        if column >= MAX_COLUMNS:
            raise _beyond("columns", column + 1, MAX_COLUMNS)
        if self._cells > MAX_CELLS:
            raise _beyond("cells", self._cells, MAX_CELLS)
        if self._letters > MAX_FILE_BYTES:
            raise WorkbookError("file-too-large", "letters", limit=MAX_FILE_BYTES // 1024**2)


def refused(name: str, error: WorkbookError, *, hidden: bool) -> Worksheet:
    """Return a sheet that could not be read.

    Parameters
    ----------
    name
        The name to look for or to give.
    error
        Why it cannot be read.
    hidden
        Whether the program that wrote it hides it.
    """
    return Worksheet(name, [], [], hidden, refusal=error.finding)


def _beyond(what: str, count: int, limit: int) -> WorkbookError:
    return WorkbookError("file-too-large", f"too-large.{what}", found=Late(grouped, count), limit=Late(grouped, limit))
