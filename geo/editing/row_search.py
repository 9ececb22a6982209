"""Which row of a file a change is about, after others sorted, inserted, deleted or changed rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from geo.editing.changes import RowChange
from geo.editing.document import Document
from geo.editing.row import Cells, Row
from geo.schema import FROM


def find_row(document: Document, change: RowChange, before: Cells, taken: set[str]) -> Row | None:
    """Return the row that a change is about: by its key, else by its whole content, else by all cells but its time.

    If the ceasefire has changed since, an instant in a key may now belong to another row: then the text of the key
    decides.

    Parameters
    ----------
    document
        The file as it is now.
    change, before
        The change, and the cells that the row had before it.
    taken
        Handles of rows that other changes are about.
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
    """Tell whether two rows have the same text in every column.

    Parameters
    ----------
    cells, others
        The two rows, text by column; a column that one of them lacks counts as empty.
    ignored
        Columns that may differ.
    """
    skipped = set(ignored)
    names = ({name for name, text in cells.items() if text} | {name for name, text in others.items() if text}) - skipped
    return all(cells.get(name, "") == others.get(name, "") for name in names)
