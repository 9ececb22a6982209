"""One CSV as a document: an edit changes the cells that it names, and no other byte of the file.

A handle names a row by its key (id, and ``from`` as an instant), never by its position. An edit therefore finds its row
again after others sorted, inserted or deleted rows.
"""

from __future__ import annotations

import codecs
import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from geo.columns import TableSpec
from geo.editing.csvtext import Page, changed_record, end_of, without_end, written_line
from geo.reading.cells import cell_reader
from geo.reading.context import Context
from geo.reading.formats import Formats
from geo.reading.header import find_header
from geo.reading.headings import column_names
from geo.reading.line_ends import with_usual_ends
from geo.reading.lines import Form, RawRecord, physical_lines
from geo.reading.quotes import unwrapped, wrapped
from geo.reading.records import is_blank
from geo.reading.sheet import read_sheet
from geo.reading.text import lossless

HEADER = "\x1dheader"
"""Handle of the header row. Each of its cells is its own column name."""

RAW = "\x1draw"
"""The one column of a row that cannot be split into cells; its text is the whole row, as in the file."""

_KEY_SEPARATOR = "\x1f"
_CONTENT_MARK = "\x1e"
CONVERTED_CODEC = "utf-8"

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
    return _CONTENT_MARK in handle


class _Entry(NamedTuple):
    number: int
    record: RawRecord


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
        self._bom, self._codec, written = lossless(data, self.context.evidence)
        text, self._sign = with_usual_ends(written, spec)
        self._lines = physical_lines(text) if text else []
        found = find_header(self._lines, spec)
        if found is None:
            self._lines = [*self._lines, written_line(spec.column_names, ",", "\r\n")]
        at = found.at if found else len(self._lines) - 1
        self._split(at)
        self.loses_bytes = bool(data) and (self._bytes_of(text) != data)

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

    @property
    def header_row(self) -> Row:
        """The header as a row; each cell is its own column name."""
        start, end = self._header_span
        cells = {cell: cell for cell in self.header_cells} or {RAW: without_end(self._text(start, end))}
        return Row(HEADER, cells, self._header_number, start, end, form=self._header_form)

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

    def _split(self, at: int) -> None:
        sheet = read_sheet(self._lines, at, self.spec)
        self.header_delimiter, self.delimiter = sheet.header_delimiter, sheet.delimiter
        self._ends, self._numbered = sheet.ends, sheet.numbered
        self.header_cells = sheet.header.cells
        self.header = column_names(self.header_cells, self.spec)
        self._header_number = sheet.header_row
        self._header_span, self._header_form = (sheet.header.line - 1, sheet.header.end), sheet.header.form
        numbered = enumerate(sheet.body[: sheet.rows], start=sheet.header_row + 1)
        entries = [_Entry(row, record) for row, record in numbered if record.broken or not is_blank(record.cells)]
        self.rows: list[Row] = list(self._handled(entries))

    def _text(self, start: int, end: int) -> str:
        return "".join(self._lines[start:end])

    def _handled(self, entries: Sequence[_Entry]) -> Iterator[Row]:
        """Give each row its handle: the key; or, if that is empty or not unique, the content and a count."""
        sound = [e.record.cells for e in entries if len(e.record.cells) == len(self.header)]
        self._formats = self._formats_of(sound)
        keys = self._keys([e.record.cells if len(e.record.cells) == len(self.header) else [] for e in entries])
        often = Counter(keys)
        seen: Counter[str] = Counter()
        for key, entry in zip(keys, entries, strict=True):
            record = entry.record
            cells = self._named(record)
            handle = key
            if not key or often[key] > 1:
                content = f"{key}{_CONTENT_MARK}{_digest(cells)}"
                handle = f"{content}{_CONTENT_MARK}{seen[content]}" if seen[content] else content
                seen[content] += 1
            yield Row(handle, cells, entry.number, record.line - 1, record.end, record.broken, record.form)

    def _formats_of(self, rows: list[list[str]]) -> Formats:
        """Return how the file writes dates, as its reader decides it: a key may contain one."""
        known = [column for column in self.spec.columns if column.name in self.header]
        return Formats(
            known, lambda name: {cells[self.header.index(name)] for cells in rows}, self.delimiter, self.context
        )

    def _named(self, record: RawRecord) -> Cells:
        if record.broken or len(record.cells) != len(self.header):
            return {RAW: without_end(self._text(record.line - 1, record.end))}
        return {name: cell for name, cell in zip(self.header, record.cells, strict=True) if name}

    def _keys(self, rows: list[list[str]]) -> list[str]:
        """Return the key of each row as text, instants as hours; "" for a row whose id is empty or missing."""
        parts: list[list[str]] = []
        for name in self.spec.key:
            if name not in self.header:
                parts.append([""] * len(rows))
                continue
            column = self.spec.column(name)
            at, read = self.header.index(name), cell_reader(column, self._formats.of(column))
            texts = [cells[at].strip() if cells else "" for cells in rows]
            known = {text: _key_text(read(text)[0], text) if text else "" for text in set(texts)}
            parts.append([known[text] for text in texts])
        return [_KEY_SEPARATOR.join(key) if key[0] else "" for key in zip(*parts, strict=True)]

    def key_of(self, cells: Mapping[str, str]) -> str:
        r"""Return the handle that a row with these cells has if no other row has its key; "" if its id is empty.

        Examples
        --------
        >>> document.key_of({"unit_id": "FR-1-BN", "from": "D+1"})
        'FR-1-BN\x1f24'
        """
        return self._keys([[cells.get(name, "") for name in self.header]])[0]

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
        """Return a text as the bytes to write to the file.

        Parameters
        ----------
        text
            The whole file, as :meth:`written` gives it.
        convert
            Whether to write UTF-8 with a byte order mark, as Excel does, instead of the file's own encoding.

        Raises
        ------
        UnicodeEncodeError
            Without ``convert``: if the file's encoding lacks a character of the text, or :attr:`loses_bytes`.
        """
        if convert:
            return codecs.BOM_UTF8 + text.encode(CONVERTED_CODEC, "replace")
        if self.loses_bytes:
            raise UnicodeEncodeError(self._codec, text, 0, 1, "the file's bytes are damaged")
        return self._bytes_of(text)

    def _bytes_of(self, text: str) -> bytes:
        written = text.replace("\n", self._sign) if self._sign else text
        return self._bom + written.encode(self._codec, "surrogateescape")

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
        text = self._text(row.start, row.end)
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


def _digest(cells: Cells) -> str:
    text = _KEY_SEPARATOR.join(f"{name}={cell}" for name, cell in sorted(cells.items()) if cell)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _key_text(value: object, text: str) -> str:
    return text if value is None else f"{value:g}" if isinstance(value, float) else str(value)
