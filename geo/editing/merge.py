"""Changes of one planner onto files that others changed meanwhile: by row and by field, and what clashes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from geo.editing.changes import Action, ActionKind, RowChange
from geo.editing.document import HEADER, Cells, Document, Row, is_ambiguous
from geo.schema import FROM

ClashKind = Literal["field", "deleted-there", "deleted-here", "not-found"]


@dataclass(frozen=True, slots=True)
class Clash:
    """One field or row that both sides changed; nobody's work is taken until a planner says whose.

    Attributes
    ----------
    kind
        ``field``: both changed one cell; ``deleted-there``: others deleted the row that is edited here;
        ``deleted-here``: others changed the row that is deleted here; ``not-found``: no row, or more than one, is
        certain to be the one that was meant.
    table, handle
        Which row.
    column
        For ``field``, the column.
    base, mine, theirs
        The cell when it was read, as it is here, and as it stands in the file now.
    found, there
        Handle and cells of the row as it stands in the file now.
    """

    kind: ClashKind
    table: str
    handle: str
    column: str | None = None
    base: str = ""
    mine: str = ""
    theirs: str = ""
    found: str = ""
    there: Cells = field(default_factory=dict)


@dataclass(slots=True)
class Merged:
    """What is to be written into one document, and what clashes.

    Attributes
    ----------
    edited, removed
        As :meth:`geo.editing.document.Document.written` takes them. Where a field clashes, mine is in it.
    added
        New rows: the handle of the row of the file that each follows, its own handle, its cells.
    clashes
        What must be settled before a save.
    handles
        For each change, the handle of the row in the file that it found.
    done
        Handles of changes that the file holds already.
    """

    edited: dict[str, Cells] = field(default_factory=dict)
    removed: set[str] = field(default_factory=set)
    added: list[tuple[str | None, str, Cells]] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)
    handles: dict[str, str] = field(default_factory=dict)
    done: set[str] = field(default_factory=set)

    @property
    def is_empty(self) -> bool:
        """Whether the document stays as it is."""
        return not (self.edited or self.removed or self.added)

    def text(self, document: Document) -> str:
        """Return the document's text with the changes in it."""
        return self.layout(document)[0]

    def layout(self, document: Document) -> tuple[str, dict[str, int]]:
        """Return the text, and the physical line on which each row begins, by handle."""
        return document.layout(self.edited, frozenset(self.removed), self.added)


def merge(document: Document, changes: Iterable[RowChange]) -> Merged:
    """Put changes onto a document.

    A change of a field that nobody else changed lands; one that both made alike is done already; the rest clashes.

    Parameters
    ----------
    document
        The file as it is now.
    changes
        Of the document's table.
    """
    merged = Merged()
    waiting = list(changes)
    taken = {c.handle for c in waiting if c.before is not None and c.handle in document.by_handle}
    for change in waiting:
        if change.before is None:
            _add(document, change, merged, taken)
        elif change.handle == HEADER:
            _edit_header(document, change, merged)
        else:
            _put(document, change, change.before, merged, taken)
    return merged


def _put(document: Document, change: RowChange, before: Cells, merged: Merged, taken: set[str]) -> None:
    row = _find(document, change, before, taken)
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


def _find(document: Document, change: RowChange, before: Cells, taken: set[str]) -> Row | None:
    """Return the row that a change means: by its key, else by its whole content, else by all but its time.

    A key that counts from a ceasefire which has changed since may now be another row's: the text of the key decides.
    """
    row = document.by_handle.get(change.handle)
    key = document.spec.key

    def has_key(other: Row) -> bool:
        return all(other.cells.get(name, "") == before.get(name, "") for name in key)

    if row is not None and (not row.sound or has_key(row)):
        return row
    free = [other for other in document.rows if other.handle not in taken or other is row]
    same_key = [other for other in free if other.sound and has_key(other)]
    if len(same_key) == 1 and before.get(document.spec.id, ""):
        return same_key[0]
    if row is not None:
        return row
    same = [other for other in free if same_cells(other.cells, before)]
    if len(same) == 1:
        return same[0]
    moved = [
        other
        for other in free
        if FROM in key and other.handle not in change.siblings and same_cells(other.cells, before, (FROM,))
    ]
    return moved[0] if len(moved) == 1 and not same else None


def same_cells(cells: Mapping[str, str], others: Mapping[str, str], ignored: Iterable[str] = ()) -> bool:
    """Tell whether two rows hold the same text in every column but some; a column that one lacks is empty there."""
    skipped = set(ignored)
    names = ({name for name, text in cells.items() if text} | {name for name, text in others.items() if text}) - skipped
    return all(cells.get(name, "") == others.get(name, "") for name in names)


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
    """Rename columns; one that others renamed alike is done, and one that is gone otherwise is asked."""
    row = document.header_row
    cells: Cells = {}
    for old, new in (change.after or {}).items():
        if old in row.cells:
            cells[old] = new
        elif new not in row.cells:
            merged.clashes.append(Clash("field", change.table, HEADER, old, old, new, "", HEADER, dict(row.cells)))
    if cells:
        merged.edited[HEADER] = cells
        merged.handles[HEADER] = HEADER
    else:
        merged.done.add(HEADER)


def _remove(change: RowChange, row: Row, merged: Merged) -> None:
    merged.removed.add(row.handle)
    if not same_cells(row.cells, change.before or {}):
        merged.clashes.append(
            Clash("deleted-here", change.table, change.handle, found=row.handle, there=dict(row.cells))
        )


def _missing(document: Document, change: RowChange, before: Cells, merged: Merged) -> None:
    """Deal with a row that is no longer there: what both sides did alike is done, anything else is asked."""
    wanted = {**before, **(change.after or {})}
    alike = [row for row in document.rows if same_cells(row.cells, before if change.after is None else wanted)]
    if (change.after is None and not alike) or (change.after is not None and len(alike) == 1):
        merged.done.add(change.handle)
        return
    rivals = [row for row in document.rows if same_cells(row.cells, before)]
    kind: ClashKind = "not-found" if rivals else "deleted-there"
    merged.clashes.append(Clash(kind, change.table, change.handle))


def _add(document: Document, change: RowChange, merged: Merged, taken: set[str]) -> None:
    """Append a new row; where others added one with its key, the two are one row, field by field."""
    cells = change.after or {}
    key = document.key_of(cells)
    twin = document.by_handle.get(key) if key and key != change.beside and key not in taken else None
    if twin is None:
        above = {handle: place for place, handle, _ in merged.added}
        merged.added.append((above.get(change.place or "", change.place), change.handle, cells))
    else:
        taken.add(key)
        merged.handles[change.handle] = twin.handle
        _edit(change, twin, {}, cells, merged)


def settlement(clash: Clash, change: RowChange, *, mine: bool) -> tuple[Action, ...]:
    """Return the actions that answer a clash of a change with mine or theirs."""
    table, handle = clash.table, clash.handle
    if clash.column is None and clash.found and change.after is None and clash.kind == "not-found" and mine:
        return Action("drop", table, handle), Action("delete", table, clash.found, clash.there)
    if clash.column is None:
        kind: ActionKind = "drop" if not mine else "keep" if clash.kind == "deleted-here" else "revive"
        return (Action(kind, table, handle, clash.there),)
    if handle == HEADER:
        return (Action("drop", table, handle, cells={clash.column: ""}),)
    columns = {clash.column: ""}
    if change.before is not None:
        return (Action("keep" if mine else "drop", table, handle, clash.there, columns),)
    # Both sides added the row: mine becomes an edit of theirs, with the other fields still to be settled.
    cells = {name: text for name, text in (change.after or {}).items() if text != clash.there.get(name, "")}
    unsettled = {name: "" for name in cells if name != clash.column and clash.there.get(name)}
    if not mine:
        cells.pop(clash.column, None)
    edit = Action("edit", table, clash.found, {**clash.there, **unsettled}, cells)
    return Action("delete", table, handle), edit
