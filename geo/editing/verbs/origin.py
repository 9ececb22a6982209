"""Where a row comes from once a planner makes up its place, parent, hub or strength: it is notional, of today."""

from __future__ import annotations

from geo.editing.placing import origin_cells
from geo.editing.row import Cells
from geo.editing.verbs.book import Book
from geo.editing.verbs.entry import Entry
from geo.schema import BASIS_COLUMN, PRECISION, SOURCE, TABLE_BY_NAME


def notional(book: Book, entry: Entry) -> Cells:
    """Return basis, source and date of what a planner makes up of a row; its precision stays.

    Parameters
    ----------
    book
        The plan.
    entry
        The row.
    """
    names = TABLE_BY_NAME[entry.table].column_names
    cells = origin_cells(book.today) | {SOURCE.name: ""}
    return {name: text for name, text in cells.items() if name in names and name != PRECISION}


def unsourced(entry: Entry) -> tuple[str, ...]:
    """Return the id of a row that would lose its basis or its source if it were notional; none if it has no other."""
    values = entry.values
    known = values.get(BASIS_COLUMN, _BASIS) != _BASIS or entry.cells.get(SOURCE, "").strip()
    return (entry.id,) if known else ()


_BASIS = origin_cells("")[BASIS_COLUMN.name]
