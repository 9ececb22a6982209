"""Unsaved changes, clashes and versions as a planner reads them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from geo.editing.document import HEADER, RAW
from geo.editing.merge import Clash
from geo.editing.outcome import Version
from geo.editing.working import Working
from geo.schema import TABLE_BY_NAME

_CLASHES = {
    "row deleted there": "others deleted the row that you changed. Keep it with your changes, or let it go?",
    "row deleted here": "others changed the row that you deleted. Delete it all the same, or keep theirs?",
    "row not found": "the row that you changed can no longer be told from others like it. Add yours as a new row, or drop your change?",
}


def changes_frame(working: Working) -> pd.DataFrame:
    """Return every unsaved change: table, row, what, column, old and new."""
    columns = ["Table", "Row", "What", "Column", "Old", "New"]
    return pd.DataFrame(list(_changes(working)), columns=columns)


def _changes(working: Working) -> Iterator[tuple[str, str, str, str, str, str]]:
    for change in working.changes.values():
        title, old = TABLE_BY_NAME[change.table].title, change.before or {}
        name = row_text(working, change.table, change.handle, {**old, **(change.after or {})})
        if change.after is None:
            yield title, name, change.kind, "", _summary(old), ""
        elif change.before is None:
            yield title, name, change.kind, "", "", _summary(change.after)
        else:
            for column, new in change.after.items():
                yield title, name, change.kind, _label(change.table, column), old.get(column, ""), new


def _label(table: str, column: str) -> str:
    """Return what the grid calls a column; one of the planner's own by its name."""
    spec = TABLE_BY_NAME[table]
    if column == RAW:
        return "whole row"
    return spec.column(column).label if column in spec.column_names else column


def _summary(cells: Mapping[str, str]) -> str:
    return ", ".join(text for text in cells.values() if text)


def row_text(working: Working, table: str, handle: str, cells: Mapping[str, str]) -> str:
    """Name a row for a person: its id and period, or its number."""
    if handle == HEADER:
        return "the header"
    spec = TABLE_BY_NAME[table]
    row = working.table(table).by_handle.get(handle)
    known = dict(row.cells) if row is not None else dict(cells)
    parts = [known.get(name, "") for name in spec.key]
    number = f" (row {row.number})" if row is not None and row.number else ""
    return (" ".join(part for part in parts if part) or "a row without an id") + number


def clash_text(clash: Clash) -> str:
    """Say what clashes."""
    if clash.column is None:
        return _CLASHES[clash.kind]
    was = clash.base or "(empty)"
    return f"{_label(clash.table, clash.column)} was {was}; you and others changed it. Whose holds?"


def last_saved(versions: list[Version]) -> str:
    """Say who saved last, for a planner who is asked whose holds; "" where nobody is known."""
    if not versions or not versions[-1].who:
        return "The files were changed outside the app, or by somebody unknown."
    return f"Last saved by {versions[-1].who} (not verified), {versions[-1].time:%Y-%m-%d %H:%M} UTC."


def versions_frame(versions: list[Version]) -> pd.DataFrame:
    """Return versions as a table to look at."""
    rows = [(v.number, f"{v.time:%Y-%m-%d %H:%M} UTC", v.who or "–", v.why or "–") for v in versions]
    return pd.DataFrame(rows, columns=["Version", "Saved", "Who (not verified)", "Why"])
