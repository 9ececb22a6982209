"""One CSV as a document: an edit changes the cells that it names, and no other byte of the file.

A handle names a row by its key (id, and ``from`` as an instant), never by its position. An edit therefore finds its row
again after others sorted, inserted or deleted rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

from geo.columns import TableSpec
from geo.editing.csvtext import Page, changed_record, end_of, without_end, written_line
from geo.editing.file_text import FileText
from geo.editing.row import HEADER, RAW, Cells, Row
from geo.editing.sheet_rows import SheetRows, read_rows
from geo.reading.context import Context
from geo.reading.quotes import unwrapped, wrapped


class Document:
    """The file of one table, read row by row and written with changes. A document itself never changes.

    Parameters
    ----------
    data
        Bytes of the file; empty for an absent file, which gets a header when it is written.
    spec
        The table of the file.
    context
        The ceasefire and the decimal mark of plan.toml: they decide which times are the same, as ``D+1`` and ``H+24``
        are. None counts as a plan.toml that gives neither.

    Attributes
    ----------
    header_row
        The header as a row; each cell is its own column name.
    rows
        The rows below the header, without blank lines and footers.
    header
        Name under which each column is read; "" for a column without a name, or with a name that an earlier one has.
    header_cells
        Cells of the header as the file has them.
    header_delimiter, delimiter
        What divides the cells of the header, and those of the rows.
    loses_bytes
        Whether the file holds bytes that its encoding cannot write back.
    """

    def __init__(self, data: bytes, spec: TableSpec, context: Context | None = None) -> None:
        self.spec = spec
        self.context = context or Context()
        self._file = FileText(data, spec, self.context.evidence)
        self.loses_bytes = self._file.loses_bytes
        sheet = self._read(self._file.text)
        self._lines, self._keys, self.header_row, self.rows = sheet.lines, sheet.keys, sheet.header_row, sheet.rows
        self.header_cells, self.header = sheet.header_cells, sheet.header
        self.header_delimiter, self.delimiter = sheet.header_delimiter, sheet.delimiter
        self._ends, self._numbered = sheet.ends, sheet.numbered

    def _read(self, text: str) -> SheetRows:
        """Split the text of the file into rows."""
        return read_rows(text, self.spec, self.context)

    @cached_property
    def by_handle(self) -> dict[str, Row]:
        """Rows by handle, with the header row."""
        return {row.handle: row for row in self.rows} | {HEADER: self.header_row}

    @cached_property
    def by_id(self) -> dict[str, list[str]]:
        """Handles of the rows of each id, in the order of the file."""
        found: dict[str, list[str]] = {}
        for row in self.rows:
            found.setdefault(row.cells.get(self.spec.id, ""), []).append(row.handle)
        return found

    @cached_property
    def line_end(self) -> str:
        """The line end that most rows have; CR LF if none has one. Line ends inside quoted cells do not count."""
        ends = Counter(end_of(self._lines[row.end - 1]) for row in (self.header_row, *self.rows))
        ends.pop("", None)
        return ends.most_common(1)[0][0] if ends else "\r\n"

    @property
    def columns(self) -> list[str]:
        """The columns that have a name of their own, in the order of the file."""
        return [name for name in self.header if name]

    def key_of(self, cells: Mapping[str, str]) -> str:
        r"""Return the handle that a row with these cells has if no other row has its key; "" if its id is empty.

        Examples
        --------
        >>> document.key_of({"unit_id": "FR-1-BN", "from": "D+1"})
        'FR-1-BN\x1f24'
        """
        return self._keys.of([[cells.get(name, "") for name in self.header]])[0] if self._keys else ""

    def written(
        self, edited: Mapping[str, Cells], removed: frozenset[str], added: Sequence[tuple[str | None, Cells]]
    ) -> str:
        """Return the text of the file with changes.

        Parameters
        ----------
        edited
            New text of cells, by handle and column; a column that the file lacks is appended to it.
        removed
            Handles of the rows to leave out.
        added
            New rows: the handle of the row that each follows (None: after the last row), and its cells.
        """
        return self.layout(edited, removed, [(place, "", cells) for place, cells in added])[0]

    def layout(
        self, edited: Mapping[str, Cells], removed: frozenset[str], added: Sequence[tuple[str | None, str, Cells]]
    ) -> tuple[str, dict[str, int]]:
        """Return the text of the file with changes, and where each row begins in it.

        Parameters
        ----------
        edited, removed
            As for :meth:`written`.
        added
            New rows: the handle of the row that each follows (None: after the last row), its own handle, its cells.

        Returns
        -------
        tuple
            The text; and by handle the physical line on which a row begins, from 0.
        """
        new_columns = self._new_columns([*edited.values(), *(cells for *_, cells in added)])
        follows: dict[str | None, list[tuple[str, Cells]]] = {}
        for place, handle, cells in added:
            follows.setdefault(place if place in self.by_handle else None, []).append((handle, cells))
        page = Page(self.line_end)
        position = 0
        for row in (self.header_row, *self.rows):
            page.lines(self._lines[position : row.start])
            if row.handle not in removed:
                page.row(row.handle, self._row_text(row, edited.get(row.handle, {}), new_columns))
            for handle, cells in follows.pop(row.handle, []):
                page.new_row(handle, self._new_text(cells, new_columns))
            position = row.end
        for handle, cells in follows.pop(None, []):
            page.new_row(handle, self._new_text(cells, new_columns))
        page.lines(self._lines[position:])
        return "".join(page.parts), page.starts

    def encoded(self, text: str, *, convert: bool = False) -> bytes:
        """Return a text as the bytes to write to the file; see :meth:`geo.editing.file_text.FileText.encoded`.

        Parameters
        ----------
        text
            The whole file, as :meth:`written` gives it.
        convert
            Whether to write UTF-8 instead of the file's own encoding.

        Raises
        ------
        UnicodeEncodeError
            Without ``convert``: if the file's encoding lacks a character of the text, or :attr:`loses_bytes`.
        """
        return self._file.encoded(text, convert=convert)

    def _new_columns(self, changes: Sequence[Cells]) -> list[str]:
        known = {*self.header, *self.header_cells, RAW}
        used = {name for cells in changes for name, text in cells.items() if text and name not in known}
        return [*(n for n in self.spec.column_names if n in used), *sorted(used - set(self.spec.column_names))]

    def _new_text(self, cells: Cells, new_columns: list[str]) -> str:
        if RAW in cells:
            return without_end(cells[RAW]) + self.line_end
        before, after = [""] * self._numbered, [""] * (0 if new_columns else self._ends)
        named = [cells.get(name, "") for name in (*self.header, *new_columns)]
        return written_line([*before, *named, *after], self.delimiter, self.line_end)

    def _row_text(self, row: Row, changes: Cells, new_columns: list[str]) -> str:
        text = "".join(self._lines[row.start : row.end])
        if RAW in changes:
            return without_end(changes[RAW]) + end_of(text)
        body, end = without_end(text), end_of(text)
        delimiter = self.header_delimiter if row.handle == HEADER else self.delimiter
        if not row.sound:
            # A row that is too long or too short stays so: a wider header must not make a sound row of it.
            return text if row.broken else body + delimiter * len(new_columns) + end
        if not (changes or new_columns):
            return text
        names = (
            self.header_cells if row.handle == HEADER else ["", *self.header] if row.form == "numbered" else self.header
        )
        changed = {n: t for n, t in changes.items() if t != row.cells.get(n)}
        added = [name if row.handle == HEADER else changes.get(name, "") for name in new_columns]
        if row.form == "wrapped":
            return wrapped(changed_record(unwrapped(body), names, changed, delimiter, added)) + end
        return changed_record(body, names, changed, delimiter, added) + end
