"""Move: rows stand at another position, from an instant on or for their whole period."""

from __future__ import annotations

from collections.abc import Iterable

from geo.clock import format_instant
from geo.editing.placing import moved_cells
from geo.editing.verbs.book import Book
from geo.editing.verbs.entry import Entry
from geo.editing.verbs.from_on import from_on
from geo.editing.verbs.result import Part, Refusal, Result


def move(book: Book, table: str, handles: Iterable[str], at: float | None, position: tuple[float, float]) -> Result:
    """Move rows to a position, which is rounded to the precision of each.

    Parameters
    ----------
    book
        The plan.
    table, handles
        The rows.
    at
        Hours since H+0 from which they stand there; None for their whole periods.
    position
        Latitude and longitude in degrees, EPSG:4326.
    """

    def moved(entry: Entry) -> Part | Refusal:
        return from_on(book, entry, at, moved_cells(entry.cells, *position))

    picked = book.picked(table, handles)
    if at is None:
        return book.step("move", picked, moved)
    return book.step("move-from", picked, moved, at=format_instant(at))
