"""Move: rows stand at other positions, from an instant on or for their whole period."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from geo.clock import format_instant
from geo.columns import TableSpec
from geo.editing.placing import PLACE_WITHIN_KM, moved_cells
from geo.editing.row import Cells
from geo.editing.verbs.book import Book
from geo.editing.verbs.entry import Entry
from geo.editing.verbs.from_on import from_on
from geo.editing.verbs.result import Part, Refusal, Result
from geo.schema import CROSSING_ID, FROM, PLACE, TABLE_BY_NAME
from geo.words.text import Text

Position = tuple[float, float]
"""Latitude and longitude in degrees, EPSG:4326."""


def move(book: Book, table: str, handles: Iterable[str], at: float | None, position: Position) -> Result:
    """Move rows of one table to one position.

    Parameters
    ----------
    book
        The plan.
    table, handles
        The rows.
    at, position
        From when on, and where to: as in :func:`move_each`.
    """
    return move_each(book, {(table, handle): position for handle in handles}, at)


def move_each(book: Book, wanted: dict[tuple[str, str], Position], at: float | None) -> Result:
    """Move rows, each to a position of its own, which is rounded to the row's precision. The names of places follow.

    Parameters
    ----------
    book
        The plan.
    wanted
        The new position of each row, by table and handle.
    at
        Hours since H+0 from which they stand there; None for their whole periods. Rows of a table without periods move for
        good.
    """
    picked = [book.placed(table, handle) for table, handle in wanted]
    to = {
        entry.handle: position
        for entry, position in zip(picked, wanted.values(), strict=True)
        if isinstance(entry, Entry)
    }

    def moved(entry: Entry) -> Part | Refusal:
        spec = TABLE_BY_NAME[entry.table]
        if crossing := entry.cells.get(CROSSING_ID, "").strip():
            return entry.refused("verbs.of-crossing", crossing=crossing)
        cells = moved_cells(spec, entry.cells, *to[entry.handle])
        part = from_on(book, entry, at if _has_periods(spec) else None, cells)
        return part if isinstance(part, Refusal) or not part.actions else replace(part, notes=_told(entry, cells, part))

    if at is None:
        return book.step("move", picked, moved)
    return book.step("move-from", picked, moved, at=format_instant(at))


def _has_periods(spec: TableSpec) -> bool:
    return FROM in spec.columns


def _told(entry: Entry, cells: Cells, part: Part) -> tuple[Text, ...]:
    """Return what is to be said of a move: that the row names no place any more, where none is near."""
    before = entry.cells.get(PLACE, "").strip()
    if not before or cells.get(PLACE, before):
        return part.notes
    return (*part.notes, entry.text("verbs.place-emptied", place=before, km=f"{PLACE_WITHIN_KM:g}"))
