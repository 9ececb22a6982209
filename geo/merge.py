"""Changes of one planner onto files that others changed meanwhile: by row and by field, and what clashes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from geo.changes import Action, ActionKind, RowChange
from geo.document import Cells, Document, Row

ClashKind = Literal["field", "row deleted there", "row deleted here", "row not found"]


@dataclass(frozen=True, slots=True)
class Clash:
    """One field or row that both sides changed; nobody's work is taken until a planner says whose.

    Attributes
    ----------
    kind
        ``field``: both changed one cell; ``row deleted there``: others deleted the row that is edited here; ``row
        deleted here``: others changed the row that is deleted here; ``row not found``: no row, or more than one, is
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
        As :meth:`geo.document.Document.written` takes them. Where a field clashes, mine is in it.
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
        return document.written(
            self.edited, frozenset(self.removed), [(place, cells) for place, _, cells in self.added]
        )


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
    taken = {c.handle for c in waiting if c.handle in document.by_handle}
    for change in waiting:
        if change.before is None:
            _add(document, change, merged)
            continue
        row = _find(document, change, taken)
        if row is None:
            _missing(document, change, merged)
        else:
            merged.handles[change.handle] = row.handle
            taken.add(row.handle)
            if change.after is None:
                _remove(change, row, merged)
            else:
                _edit(change, row, change.before, change.after, merged)
    return merged


def settlement(clash: Clash, change: RowChange, *, mine: bool) -> tuple[Action, ...]:
    """Return the actions that answer a clash of a change with mine or theirs."""
    table, handle = clash.table, clash.handle
    if clash.column is None:
        kind: ActionKind = "drop" if not mine else "keep" if clash.kind == "row deleted here" else "revive"
        return (Action(kind, table, handle, clash.there),)
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


def _find(document: Document, change: RowChange, taken: set[str]) -> Row | None:
    """Return the row that a change means: by its key, else by its whole content, else by all but its key."""
    row = document.by_handle.get(change.handle)
    if row is not None:
        return row
    before = change.before or {}
    free = [row for row in document.rows if row.handle not in taken]
    for ignored in ((), document.spec.key[1:]):
        same = [row for row in free if same_cells(row.cells, before, ignored)]
        if len(same) == 1:
            return same[0]
    return None


def same_cells(cells: Mapping[str, str], others: Mapping[str, str], ignored: Iterable[str] = ()) -> bool:
    """Tell whether two rows hold the same text in every column but some; a column that one lacks is empty there."""
    skipped = set(ignored)
    names = ({name for name, text in cells.items() if text} | {name for name, text in others.items() if text}) - skipped
    return all(cells.get(name, "") == others.get(name, "") for name in names)


def _edit(change: RowChange, row: Row, before: Cells, after: Cells, merged: Merged) -> None:
    cells: Cells = {}
    for column, mine in after.items():
        theirs, base = row.cells.get(column, ""), before.get(column, "")
        if theirs == mine:
            continue
        cells[column] = mine
        if theirs != base:
            merged.clashes.append(
                Clash("field", change.table, change.handle, column, base, mine, theirs, row.handle, dict(row.cells))
            )
    if not cells:
        merged.done.add(change.handle)
    if cells:
        merged.edited[row.handle] = {**merged.edited.get(row.handle, {}), **cells}


def _remove(change: RowChange, row: Row, merged: Merged) -> None:
    merged.removed.add(row.handle)
    if not same_cells(row.cells, change.before or {}):
        merged.clashes.append(
            Clash("row deleted here", change.table, change.handle, found=row.handle, there=dict(row.cells))
        )


def _missing(document: Document, change: RowChange, merged: Merged) -> None:
    """Deal with a row that is no longer there: deleted on both sides is done, anything else is asked."""
    rivals = [row for row in document.rows if same_cells(row.cells, change.before or {})]
    if change.after is None and not rivals:
        merged.done.add(change.handle)
        return
    kind: ClashKind = "row not found" if rivals else "row deleted there"
    merged.clashes.append(Clash(kind, change.table, change.handle))


def _add(document: Document, change: RowChange, merged: Merged) -> None:
    """Append a new row; where others added one with its key, the two are one row, field by field."""
    cells = change.after or {}
    key = document.key_of(cells)
    twin = document.by_handle.get(key) if key and key != change.beside else None
    if twin is None:
        above = {handle: place for place, handle, _ in merged.added}
        merged.added.append((above.get(change.place or "", change.place), change.handle, cells))
    else:
        merged.handles[change.handle] = twin.handle
        _edit(change, twin, {}, cells, merged)
