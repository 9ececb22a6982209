"""A part of a draft that is saved alone: some rows, or some fields of a row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from geo.editing.changes import Changes, RowChange

Portion = Mapping[tuple[str, str], frozenset[str]]
"""Columns by table and handle of a row; no columns mean the whole row."""


def portion_of(changes: Changes, rows: Mapping[tuple[str, str], Iterable[str]]) -> Portion | None:
    """Return the part of a draft that a planner chose; None if it is all of it.

    Parameters
    ----------
    changes
        What the draft does.
    rows
        Columns by table and handle; no columns mean the whole row. A row that is new or deleted is taken whole, and
        what has no change is left out.
    """
    found = {
        key: columns for key, wanted in rows.items() if (columns := _columns(changes.get(key), wanted)) is not None
    }
    return None if found.keys() == changes.keys() and not any(found.values()) else found


def _columns(change: RowChange | None, wanted: Iterable[str]) -> frozenset[str] | None:
    """Return the columns of a change that are wanted, none for all of them; None if the change has none of those wanted."""
    columns = frozenset(wanted)
    if change is None:
        return None
    if not columns or change.before is None or change.after is None:
        return frozenset()
    found = columns & change.after.keys()
    return None if not found else frozenset() if found == change.after.keys() else found


def changes_of(changes: Changes, portion: Portion | None) -> list[RowChange]:
    """Return the changes that a portion has, with the chosen fields alone.

    Parameters
    ----------
    changes
        What the draft does.
    portion
        A part of it; None for all.
    """
    if portion is None:
        return list(changes.values())
    return [_part(change, portion[key]) for key, change in changes.items() if key in portion]


def _part(change: RowChange, columns: frozenset[str]) -> RowChange:
    if not columns or change.after is None:
        return change
    return replace(change, after={name: text for name, text in change.after.items() if name in columns})
