"""Where new rows stand among others, when some of them are saved and the others stay in the draft."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import NamedTuple

from geo.editing.changes import RowChange
from geo.editing.document import Document
from geo.editing.merge import Merged
from geo.editing.row import HEADER
from geo.editing.working import Working


class _Run(NamedTuple):
    """A row of the file, and the new rows that follow it; the last run has those at the end of the file."""

    row: str | None
    new: list[str]


def _runs(document: Document, merged: Merged) -> Iterator[_Run]:
    added: dict[str | None, list[str]] = {}
    for place, handle, _ in merged.added:
        added.setdefault(place if place in document.by_handle else None, []).append(handle)
    for row in (HEADER, *(row.handle for row in document.rows)):
        yield _Run(row, added.get(row, []))
    yield _Run(None, added.get(None, []))


def in_place(working: Working, chosen: list[RowChange]) -> list[RowChange]:
    """Return changes with new rows that stand where they do now, although the rest of the draft is left out.

    Parameters
    ----------
    working
        The files with the whole draft.
    chosen
        Some of its changes.
    """
    new = {(change.table, change.handle) for change in chosen if change.before is None}
    places: dict[tuple[str, str], str | None] = {}
    for table in {table for table, _ in new}:
        handles = {handle for name, handle in new if name == table}
        found = _places_without(working.document(table), working.merged[table], handles)
        places |= {(table, handle): place for handle, place in found.items()}
    return [
        replace(change, place=places.get((change.table, change.handle), change.place))
        if change.before is None
        else change
        for change in chosen
    ]


def places_after(
    before: Working, saved: Working, renamed: Mapping[tuple[str, str], str]
) -> dict[tuple[str, str], str | None]:
    """Return the places of new rows that stay in a draft, where a save has changed what they follow.

    Parameters
    ----------
    before
        The files before the save, with the whole draft.
    saved
        The files before the save, with what was saved alone.
    renamed
        Handles of rows after the save, by table and the handle before it.
    """
    found: dict[tuple[str, str], str | None] = {}
    for table, merged in saved.merged.items():
        new = {handle for _, handle, _ in merged.added}

        def now(handle: str, table: str = table, removed: AbstractSet[str] = merged.removed) -> str | None:
            return None if handle in removed else renamed.get((table, handle), handle)

        places = _places_beside(before.document(table), before.merged[table], new, now)
        found |= {(table, handle): place for handle, place in places.items()}
    return found


def _places_without(document: Document, merged: Merged, chosen: AbstractSet[str]) -> dict[str, str | None]:
    """Return the places of chosen new rows that follow one which is not chosen: each stands where it does now.

    Parameters
    ----------
    document, merged
        A table, and what the whole draft writes into it.
    chosen
        Handles of new rows.
    """
    found: dict[str, str | None] = {}
    for run in _runs(document, merged):
        last, left_out = run.row, False
        for handle in run.new:
            if handle not in chosen:
                left_out = True
                continue
            if left_out:
                found[handle] = last
            last = handle
    return found


def _places_beside(
    document: Document, merged: Merged, saved: AbstractSet[str], now: Callable[[str], str | None]
) -> dict[str, str | None]:
    """Return the places of new rows that stay in the draft, where a save has changed what they follow.

    Parameters
    ----------
    document, merged
        A table as it was before the save, and what the whole draft wrote into it.
    saved
        Handles of the new rows that were saved.
    now
        Gives the handle that a row has after the save; None for a row that the save has taken away.
    """
    found: dict[str, str | None] = {}
    last = HEADER
    for run in _runs(document, merged):
        if run.row is None:
            moved = not saved.isdisjoint(run.new)
        else:
            moved, last = now(run.row) != run.row, now(run.row) or last
        for handle in run.new:
            if handle in saved:
                last, moved = now(handle) or last, True
                continue
            if moved:
                found[handle] = last
            last = handle
    return found
