"""A plan with a planner's unsaved edits: the files and rows as a save would write them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from geo.editing.changes import Changes
from geo.editing.clash import Clash
from geo.editing.contents import documents
from geo.editing.document import Document
from geo.editing.merge import Merged, merge
from geo.editing.row import HEADER, RAW, Cells
from geo.plan import Contents, Plan, plan_of
from geo.reading.headings import column_names
from geo.words.text import Text

NEW = "\x1dnew"
"""Beginning of the handle of each row that is not in the file yet."""


@dataclass(frozen=True, slots=True)
class WorkingRow:
    """One row as the planner sees it, with the edits.

    Attributes
    ----------
    handle
        By which an edit names the row.
    number
        Row as a spreadsheet would number it after a save; 0 for one that reads as a blank line or a footer.
    cells
        Text of each column; :data:`geo.editing.row.RAW` alone if the row does not fit the header.
    edited
        Columns that the planner changed.
    """

    handle: str
    number: int
    cells: Cells
    edited: frozenset[str] = frozenset()

    @property
    def sound(self) -> bool:
        """Whether the row could be split into the columns of the header."""
        return RAW not in self.cells

    @property
    def is_new(self) -> bool:
        """Whether the row is not in the file yet."""
        return self.handle.startswith(NEW)


@dataclass(frozen=True)
class WorkingTable:
    """One table as the planner sees it, with the edits.

    Attributes
    ----------
    columns
        Columns that have a name of their own, in the order of the file.
    rows
        Its rows, in the order in which a save would write them.
    header_number
        Row of the header, as a spreadsheet numbers it.
    header
        Name of each column of the file; "" for one that ``columns`` lacks.
    """

    columns: list[str]
    rows: list[WorkingRow]
    header_number: int
    header: list[str]

    @cached_property
    def handles(self) -> dict[int, str]:
        """Handles by row number, with that of the header."""
        return {row.number: row.handle for row in self.rows} | {self.header_number: HEADER}

    @cached_property
    def by_handle(self) -> dict[str, WorkingRow]:
        """Rows by handle."""
        return {row.handle: row for row in self.rows}


class Working:
    """The state of a workspace at one moment.

    Parameters
    ----------
    name
        Name of the plan; its title if plan.toml gives none.
    base
        The files without the edits, by name.
    changes
        What the planner changed, by table and handle.
    generation
        Number of this state; each later state has a higher one.
    before
        The state before this one. If it has the same ``base``, its documents are used again.
    undo, redo
        The labels of the steps that an undo or redo would take; "" if there is none.

    Attributes
    ----------
    base
        The files without the edits, by name.
    contents
        The files with the edits, by name.
    documents
        Documents of the tables read so far, without the edits.
    changes
        The planner's change of each row, by table and handle, without those that the files already have.
    clashes
        What others changed too; the planner must answer them before a save.
    merged
        For each changed table, what a save would write into it.
    generation
        Number of this state.
    """

    def __init__(
        self,
        name: str,
        base: Contents,
        changes: Changes,
        generation: int,
        before: Working | None = None,
        *,
        undo: Text | str = "",
        redo: Text | str = "",
    ) -> None:
        self.base = base
        self.changes = changes
        self._name = name
        self.contents = dict(base)
        self.clashes: list[Clash] = []
        self.merged: dict[str, Merged] = {}
        self.generation = generation
        self._undo, self._redo = undo, redo
        self._tables: dict[str, WorkingTable] = {}
        self._starts: dict[str, dict[str, int]] = {}
        self._owners: dict[str, dict[str, str]] = {}
        # Documents never change: those of the same files are used again.
        self.documents: dict[str, Document] = before.documents if before and before.base is base else {}
        for table in dict.fromkeys(table for table, _ in self.changes):
            self._merge(table)
        # What others have already written in the same way is no longer a change.
        self.changes = {
            key: change for key, change in self.changes.items() if change.handle not in self.merged[change.table].done
        }

    @property
    def can_undo(self) -> str:
        """The label of the step that an undo would take back; "" if there is none."""
        return str(self._undo)

    @property
    def can_redo(self) -> str:
        """The label of the step that a redo would take again; "" if there is none."""
        return str(self._redo)

    @cached_property
    def plan(self) -> Plan:
        """The plan with the edits, as it would be after a save."""
        return plan_of(self.contents, self._name)

    def document(self, table: str) -> Document:
        """Return the document of a table without the edits."""
        if table not in self.documents:
            self.documents[table] = documents(self.base, [table])[table]
        return self.documents[table]

    def owners(self, table: str) -> dict[str, str]:
        """Return, for each row of the file that a change is about, by its handle the handle that the change uses."""
        if table not in self._owners:
            found = self.merged[table].handles if table in self.merged else {}
            self._owners[table] = {row: change for change, row in found.items()}
        return self._owners[table]

    def table(self, name: str) -> WorkingTable:
        """Return a table with the edits, by its name (``placements``)."""
        if name not in self._tables:
            document = self.document(name)
            merged = self.merged.get(name, Merged())
            shown = document if merged.is_empty else documents(self.contents, [name])[name]
            rows = _working_rows(document, merged, shown, self._starts.get(name, {}))
            self._tables[name] = WorkingTable(shown.columns, rows, shown.header_row.number, shown.header)
        return self._tables[name]

    def _merge(self, table: str) -> None:
        document = self.document(table)
        merged = merge(document, [c for (name, _), c in self.changes.items() if name == table])
        self.merged[table] = merged
        self.clashes += merged.clashes
        if not merged.is_empty:
            text, self._starts[table] = merged.layout(document)
            try:
                data = document.encoded(text)
            except UnicodeEncodeError:
                data = document.encoded(text, convert=True)
            self.contents[document.spec.file] = data


def _working_rows(document: Document, merged: Merged, shown: Document, starts: Mapping[str, int]) -> list[WorkingRow]:
    """Return the rows of the document with the edits, with the handles that the edits use.

    The line on which each row was written identifies it. A row that reads as a blank line or a footer is kept, with the
    number 0.
    """
    renames = renames_of(document, merged)
    by_line = {row.start: row for row in shown.rows}
    rows: list[WorkingRow] = []
    for handle, texts, start in _entries(document, merged, starts):
        row = by_line.get(start)
        cells = row.cells if row else {renames.get(name, name): text for name, text in texts.items()}
        edited = frozenset(renames.get(name, name) for name in merged.edited.get(handle, ()))
        rows.append(WorkingRow(handle, row.number if row else 0, cells, edited))
    return rows


def renames_of(document: Document, merged: Merged) -> dict[str, str]:
    """Return the columns that the planner renamed: the names under which they were read, and are read now.

    Parameters
    ----------
    document
        The table's document without the edits.
    merged
        What a save would write into it.
    """
    new = dict(merged.edited.get(HEADER, {}))
    if not new:
        return {}
    after = column_names([new.pop(cell, cell) for cell in document.header_cells], document.spec)
    return {old: name for old, name in zip(document.header, after, strict=True) if old and name and old != name}


def _entries(document: Document, merged: Merged, starts: Mapping[str, int]) -> Iterator[tuple[str, Cells, int]]:
    """Yield handle, cells and first line (from 0) of each row of the document with the edits, in order."""
    added: dict[str | None, list[tuple[str, Cells]]] = {}
    for place, handle, cells in merged.added:
        added.setdefault(place if place in document.by_handle else None, []).append((handle, cells))

    def new(place: str | None) -> Iterator[tuple[str, Cells, int]]:
        for handle, cells in added.pop(place, []):
            yield handle, cells, starts.get(handle, -1)

    yield from new(HEADER)
    for row in document.rows:
        if row.handle not in merged.removed:
            cells = {**row.cells, **merged.edited.get(row.handle, {})}
            yield row.handle, cells, starts.get(row.handle, row.start)
        yield from new(row.handle)
    yield from new(None)
