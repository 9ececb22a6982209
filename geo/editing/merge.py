"""Merges the changes of one planner into files that others changed meanwhile, by row and field, and finds clashes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from geo.editing.changes import RowChange
from geo.editing.clash import Clash, ClashKind
from geo.editing.document import Document
from geo.editing.row import HEADER, Cells, Row, is_ambiguous
from geo.editing.row_search import find_row, same_cells


@dataclass(slots=True)
class Merged:
    """What a save must write into one document, and the clashes that it waits for.

    Attributes
    ----------
    edited, removed
        As :meth:`geo.editing.document.Document.written` takes them. A field that clashes has the planner's value.
    added
        New rows: the handle of the row of the file that each follows, its own handle, its cells. Those that follow the
        same row are in the order of the file.
    clashes
        What the planner must answer before a save.
    handles
        For the handle of each change, the handle of the row of the file that it changes.
    done
        Handles of changes that the file has already, because others made the same.
    """

    edited: dict[str, Cells] = field(default_factory=dict)
    removed: set[str] = field(default_factory=set)
    added: list[tuple[str | None, str, Cells]] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)
    handles: dict[str, str] = field(default_factory=dict)
    done: set[str] = field(default_factory=set)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to write into the document."""
        return not (self.edited or self.removed or self.added)

    def text(self, document: Document) -> str:
        """Return the text of the document with the changes."""
        return self.layout(document)[0]

    def layout(self, document: Document) -> tuple[str, dict[str, int]]:
        """Return the text, and by handle the physical line on which each row begins, from 0."""
        return document.layout(self.edited, frozenset(self.removed), self.added)


def merge(document: Document, changes: Iterable[RowChange]) -> Merged:
    """Merge changes into a document.

    A change of a field that nobody else changed is taken. If others made the same change, nothing is left to do.
    Anything else is a clash.

    Parameters
    ----------
    document
        The file as it is now; it is not changed.
    changes
        Changes of this document's table, in the order in which new rows are to be added.
    """
    merged = Merged()
    waiting = _in_order(list(changes))
    taken = {c.handle for c in waiting if c.before is not None and c.handle in document.by_handle}
    for change in waiting:
        if change.before is None:
            _add(document, change, merged, taken)
        elif change.handle == HEADER:
            _edit_header(document, change, merged)
        else:
            _put(document, change, change.before, merged, taken)
    return merged


def _in_order(changes: list[RowChange]) -> list[RowChange]:
    """Return changes in their order, but each new row after the new one that it follows."""
    new = {change.handle for change in changes if change.before is None}
    ordered: list[RowChange] = []
    while changes:
        there = {change.handle for change in ordered}
        ready: list[RowChange] = []
        later: list[RowChange] = []
        for change in changes:
            waits = change.before is None and change.place in new and change.place not in there
            (later if waits else ready).append(change)
            there.add(change.handle if not waits else "")
        if not ready:
            return ordered + later
        ordered, changes = ordered + ready, later
    return ordered


def _put(document: Document, change: RowChange, before: Cells, merged: Merged, taken: set[str]) -> None:
    row = find_row(document, change, before, taken)
    if row is None:
        _missing(document, change, before, merged)
        return
    if change.after is None and is_ambiguous(change.handle) and row.handle != change.handle:
        merged.clashes.append(Clash("not-found", change.table, change.handle, found=row.handle, there=dict(row.cells)))
        return
    merged.handles[change.handle] = row.handle
    taken.add(row.handle)
    if change.after is None:
        _remove(change, row, merged)
    else:
        _edit(change, row, before, change.after, merged)


def _edit(change: RowChange, row: Row, before: Cells, after: Cells, merged: Merged) -> None:
    cells: Cells = {}
    for column, mine in after.items():
        theirs, base = row.cells.get(column, ""), before.get(column, "")
        gone = column in before and column not in row.cells
        if theirs == mine and not gone:
            continue
        cells[column] = mine
        if theirs != base or gone:
            there = dict(row.cells)
            merged.clashes.append(
                Clash("field", change.table, change.handle, column, base, mine, theirs, row.handle, there)
            )
    if cells:
        merged.edited[row.handle] = {**merged.edited.get(row.handle, {}), **cells}
    else:
        merged.done.add(change.handle)


def _edit_header(document: Document, change: RowChange, merged: Merged) -> None:
    """Rename columns. If others gave a column the same name, nothing is left to do; if it is gone, that is a clash."""
    row = document.header_row
    renamed = change.after or {}
    cells = {old: new for old, new in renamed.items() if old in row.cells}
    gone = {old: new for old, new in renamed.items() if old not in row.cells and new not in row.cells}
    merged.clashes += [
        Clash("field", change.table, HEADER, old, old, new, "", HEADER, dict(row.cells)) for old, new in gone.items()
    ]
    if cells:
        merged.edited[HEADER] = cells
        merged.handles[HEADER] = HEADER
    elif not gone:
        merged.done.add(HEADER)


def _remove(change: RowChange, row: Row, merged: Merged) -> None:
    merged.removed.add(row.handle)
    if not same_cells(row.cells, change.before or {}):
        merged.clashes.append(
            Clash("deleted-here", change.table, change.handle, found=row.handle, there=dict(row.cells))
        )


def _missing(document: Document, change: RowChange, before: Cells, merged: Merged) -> None:
    """Deal with a row that was not found: if others made the same change, nothing is left to do; else it is a clash."""
    wanted = {**before, **(change.after or {})}
    alike = [row for row in document.rows if same_cells(row.cells, before if change.after is None else wanted)]
    if (change.after is None and not alike) or (change.after is not None and len(alike) == 1):
        merged.done.add(change.handle)
        return
    rivals = [row for row in document.rows if same_cells(row.cells, before)]
    kind: ClashKind = "not-found" if rivals else "deleted-there"
    merged.clashes.append(Clash(kind, change.table, change.handle))


def _add(document: Document, change: RowChange, merged: Merged, taken: set[str]) -> None:
    """Add a new row; if others added one with its key, merge the two field by field."""
    cells = change.after or {}
    key = document.key_of(cells)
    twin = document.by_handle.get(key) if key and key != change.beside and key not in taken else None
    if twin is None:
        _place(document, change, cells, merged)
    else:
        taken.add(key)
        merged.handles[change.handle] = twin.handle
        _edit(change, twin, {}, cells, merged)


def _place(document: Document, change: RowChange, cells: Cells, merged: Merged) -> None:
    """Put a new row right after its place, before those that were put there earlier; at the end if it has no place."""
    place = merged.handles.get(change.place, change.place) if change.place else None
    if place is None:
        merged.added.append((None, change.handle, cells))
    elif place in document.by_handle:
        merged.added.insert(0, (place, change.handle, cells))
    else:
        at = next((i for i, (_, handle, _) in enumerate(merged.added) if handle == place), None)
        group = None if at is None else merged.added[at][0]
        merged.added.insert(len(merged.added) if at is None else at + 1, (group, change.handle, cells))
