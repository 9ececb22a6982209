"""What the file has of a row when a planner acts on it: each action of a draft keeps that, for a later merge."""

from __future__ import annotations

from geo.editing.aliases import Aliases
from geo.editing.changes import Action, Changes
from geo.editing.csvtext import with_cells
from geo.editing.document import Document
from geo.editing.merge import Merged
from geo.editing.row import HEADER, RAW, Cells, Row
from geo.editing.working import Working, renames_of
from geo.errors import EditError, PlanUnreadableError
from geo.plan import is_unreadable
from geo.problem import Finding
from geo.reading.headings import folded
from geo.schema import file_of
from geo.words.text import Text


def based(working: Working, changes: Changes, aliases: Aliases, action: Action) -> Action | None:
    """Return an action with what the file has of its row; None if a row to be deleted is no longer there.

    Parameters
    ----------
    working
        The files with the draft.
    changes
        What the draft does, also what the files have already.
    aliases
        Handles from before a save.
    action
        As a page asks for it: ``base``, ``beside`` and ``siblings`` are filled in.

    Raises
    ------
    EditError
        If an edited row is no longer in the file or cannot be split into cells, or if a column would get a name that
        another one has.
    PlanUnreadableError
        If the file of the row cannot be read just now.
    """
    table = action.table
    check_readable(working, table)
    document, merged = working.document(table), working.merged.get(table, Merged())
    known = aliases.known(table, action.handle, document, changes)
    handle = working.owners(table).get(known, known)
    change = changes.get((table, handle))
    old = {new: name for name, new in renames_of(document, merged).items()}
    cells = {old.get(name, name): text for name, text in action.cells.items()}
    if action.kind == "add" or (change is not None and change.before is None):
        all_cells = {**((change.after if change else None) or {}), **cells}
        place = aliases.known(table, action.place, document, changes) if action.place else action.place
        return Action(action.kind, table, handle, {}, cells, place, _beside(document, handle, all_cells, merged))
    row = document.by_handle.get(merged.handles.get(handle, handle))
    if row is None:
        if action.kind == "delete":
            return None
        raise EditError(Text("editing.row-gone"))
    if handle == HEADER:
        _check_names(document, action.cells)
        cells = action.cells
    elif not row.sound and RAW not in cells and action.kind == "edit":
        cells = _as_text(working, table, handle, action.cells)
    return Action(action.kind, table, handle, dict(row.cells), cells, siblings=_siblings(document, row))


def check_readable(working: Working, table: str) -> None:
    """Do nothing if the file of a table can be read.

    Parameters
    ----------
    working
        The files with the draft.
    table
        Name of the table.

    Raises
    ------
    PlanUnreadableError
        If its file cannot be read just now.
    """
    file = file_of(table)
    content = working.base.get(file)
    if isinstance(content, Finding) and is_unreadable(content):
        raise PlanUnreadableError(Text("editing.waits", file=file, reason=content.text))


def _beside(document: Document, handle: str, cells: Cells, merged: Merged) -> str:
    """Return the key that a new row shares with one of the file on purpose; "" if others added the same row."""
    key = document.key_of(cells)
    return key if key in document.by_handle and merged.handles.get(handle) != key else ""


def _as_text(working: Working, table: str, handle: str, cells: Cells) -> Cells:
    """Return the whole new text of a row that cannot be split in the file, with an edit of its cells."""
    shown, delimiter = working.table(table), working.document(table).delimiter
    change = working.changes.get((table, handle))
    text = (change.after or {}).get(RAW) if change else None
    written = with_cells(text, shown.header, cells, delimiter) if text else None
    if handle not in shown.by_handle or written is None:
        raise EditError(Text("editing.unsplit"))
    return {RAW: written}


def _check_names(document: Document, renames: Cells) -> None:
    """Raise EditError if a column would get a name that another one has."""
    read_as = dict(zip(document.header_cells, document.header, strict=True))
    for old, new in renames.items():
        if folded(new) in document.header and folded(new) not in (folded(old), read_as.get(old)):
            raise EditError(Text("editing.column-exists", name=new))


def _siblings(document: Document, row: Row) -> tuple[str, ...]:
    """Return the handles of the other rows with the same id."""
    unit = row.cells.get(document.spec.id, "")
    return tuple(handle for handle in document.by_id.get(unit, ()) if handle != row.handle) if unit else ()
