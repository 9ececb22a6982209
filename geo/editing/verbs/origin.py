"""Where a row comes from once a planner chooses its place, its time or what it is under, or makes up its strength."""

from __future__ import annotations

from typing import NamedTuple

from geo.editing.placing import origin_cells
from geo.editing.row import Cells
from geo.editing.verbs.book import Book
from geo.editing.verbs.entry import Entry
from geo.schema import BASIS_COLUMN, PRECISION, SOURCE, TABLE_BY_NAME

_NOTIONAL, _INFERRED = origin_cells("")[BASIS_COLUMN.name], "inferred"


class Origin(NamedTuple):
    """Where a row comes from then.

    Attributes
    ----------
    cells
        Its basis; of what is made up, also its date and no source.
    notional, inferred
        The id of the row if it becomes that and was something else; none otherwise.
    """

    cells: Cells
    notional: tuple[str, ...] = ()
    inferred: tuple[str, ...] = ()


def chosen(book: Book, entry: Entry) -> Origin:
    """Return where a row comes from whose place, time or superior the planner chose: inferred, if a source names it.

    Parameters
    ----------
    book
        The plan.
    entry
        The row.
    """
    basis = entry.values.get(BASIS_COLUMN, _NOTIONAL)
    if basis == _NOTIONAL or not entry.cells.get(SOURCE, "").strip():
        return made_up(book, entry)
    return Origin({BASIS_COLUMN.name: _INFERRED}, (), () if basis == _INFERRED else (entry.id,))


def made_up(book: Book, entry: Entry) -> Origin:
    """Return where a row comes from that no source names, or not with this strength: notional, of today; its precision stays.

    Parameters
    ----------
    book
        The plan.
    entry
        The row.
    """
    names = TABLE_BY_NAME[entry.table].column_names
    cells = origin_cells(book.today) | {SOURCE.name: ""}
    known = entry.values.get(BASIS_COLUMN, _NOTIONAL) != _NOTIONAL or entry.cells.get(SOURCE, "").strip()
    wanted = {name: text for name, text in cells.items() if name in names and name != PRECISION}
    return Origin(wanted, (entry.id,) if known else ())
