"""The handles that rows had before a save which gave them new ones: messages under way, and the rest of a draft, use them."""

from __future__ import annotations

from collections.abc import Mapping

from geo.editing.changes import Changes
from geo.editing.document import Document
from geo.editing.row_search import same_cells
from geo.editing.working import Working, WorkingRow
from geo.schema import file_of

Renamed = Mapping[tuple[str, str], str]
"""The handle of a row now, by its table and the handle that it had."""


class Aliases:
    """What handles from before a save are now."""

    def __init__(self) -> None:
        self._now: dict[tuple[str, str], str] = {}

    def clear(self) -> None:
        """Forget all of them."""
        self._now.clear()

    def known(self, table: str, handle: str, document: Document, changes: Changes) -> str:
        """Return what a handle is now; one that names a row now stays as it is.

        Parameters
        ----------
        table, handle
            As a message names the row.
        document
            The table's file.
        changes
            What the draft does.
        """
        for _ in range(len(self._now) + 1):
            if handle in document.by_handle or (table, handle) in changes or (table, handle) not in self._now:
                break
            handle = self._now[table, handle]
        return handle

    def learn(self, before: Working, after: Working) -> Renamed:
        """Remember the old handles of rows that have new ones, and return them.

        Parameters
        ----------
        before
            The files as they were, with the edits that were saved and no others.
        after
            The files as they are.
        """
        found: dict[tuple[str, str], str] = {}
        for name, merged in before.merged.items():
            renamed = _renamed(before, after, name)
            of_changes = {change: renamed[row] for change, row in merged.handles.items() if row in renamed}
            found |= {(name, old): new for old, new in (of_changes | renamed).items() if old != new}
        self._now |= found
        return found


def _renamed(before: Working, after: Working, table: str) -> dict[str, str]:
    """Return the handles of a table's rows now: row by row, or by their cells if others have written the file as well."""
    shown = [row for row in before.table(table).rows if row.number]
    document = after.document(table)
    same = before.contents.get(file_of(table)) == after.base.get(file_of(table))
    if same and len(shown) == len(document.rows):
        return {old.handle: new.handle for old, new in zip(shown, document.rows, strict=True)}
    written = [row for row in shown if row.edited or row.is_new]
    return {row.handle: handle for row in written if (handle := _found(row, document))}


def _found(row: WorkingRow, document: Document) -> str:
    """Return the handle of the one row of a file that has the key of another, or else its cells; "" if there is none."""
    key = document.key_of(row.cells)
    if key in document.by_handle:
        return key
    alike = [other.handle for other in document.rows if same_cells(other.cells, row.cells)]
    return alike[0] if len(alike) == 1 else ""
