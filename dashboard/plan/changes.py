"""Unsaved changes, clashes and versions as a planner reads them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from geo.editing.clash import Clash
from geo.editing.outcome import Version
from geo.editing.row import HEADER, RAW
from geo.editing.working import Working
from geo.schema import TABLE_BY_NAME
from geo.words.text import say


def changes_frame(working: Working) -> pd.DataFrame:
    """Return every unsaved change: table, row, what was done, column, old and new text; where any clashes, a mark."""
    columns = ["table", "row", "what", "column", "old", "new"]
    if not working.clashes:
        return pd.DataFrame(list(_changes(working)), columns=columns)
    clashing = {(clash.table, clash.handle, clash.column) for clash in working.clashes}
    marks = [_mark(line, clashing) for line in change_lines(working)]
    return pd.DataFrame(
        [(*told, mark) for told, mark in zip(_changes(working), marks, strict=True)], columns=[*columns, "clash"]
    )


@dataclass(frozen=True, slots=True)
class Line:
    """What one line of the list of changes is about: a row by table and handle, and a column; "" for the whole row."""

    table: str
    handle: str
    column: str

    @property
    def row(self) -> tuple[str, str]:
        """Table and handle."""
        return self.table, self.handle


def change_lines(working: Working) -> list[Line]:
    """Return what each line of :func:`changes_frame` is about."""
    return [
        Line(change.table, change.handle, column)
        for change in working.changes.values()
        for column in (change.after if change.before is not None and change.after is not None else [""])
    ]


def fields_of(lines: Iterable[Line]) -> dict[tuple[str, str], list[str]]:
    """Return the columns that lines are about, by row; a row that was added or deleted has none, which means all of it."""
    found: dict[tuple[str, str], list[str]] = {}
    for line in lines:
        columns = found.setdefault(line.row, [])
        if line.column:
            columns.append(line.column)
    return found


def is_part(working: Working, row: tuple[str, str], columns: Collection[str]) -> bool:
    """Tell whether columns are some but not all of those that a change of a row is about.

    Parameters
    ----------
    working
        The files with the planner's edits.
    row
        Table and handle.
    columns
        Names of columns.
    """
    change = working.changes.get(row)
    return change is not None and bool(columns) and len(columns) < len(change.after or {})


def is_clashing(working: Working, rows: Mapping[tuple[str, str], Collection[str]]) -> bool:
    """Tell whether a clash must be answered before rows or fields can be saved.

    Parameters
    ----------
    working
        The files with the planner's edits.
    rows
        Columns by table and handle; no columns mean the whole row.
    """
    found = [(clash.column, rows.get((clash.table, clash.handle))) for clash in working.clashes]
    return any(columns is not None and (not columns or at is None or at in columns) for at, columns in found)


def _mark(line: Line, clashing: set[tuple[str, str, str | None]]) -> str:
    """Return a mark for a line that the planner must answer first: a field that clashes, or any of a row that does."""
    whole = not line.column and any((table, handle) == line.row for table, handle, _ in clashing)
    marked = whole or (*line.row, line.column) in clashing or (*line.row, None) in clashing
    return say("plan_changes.clash.mark") if marked else ""


def _changes(working: Working) -> Iterator[tuple[str, str, str, str, str, str]]:
    for change in working.changes.values():
        title, old = title_of(change.table), change.before or {}
        name = row_text(working, change.table, change.handle, {**old, **(change.after or {})})
        what = say(f"plan_changes.what.{change.kind}")
        if change.after is None:
            yield title, name, what, "", _summary(change.table, old), ""
        elif change.before is None:
            yield title, name, what, "", "", _summary(change.table, change.after)
        else:
            for column, new in change.after.items():
                yield title, name, what, _label(change.table, column), old.get(column, ""), new


def title_of(table: str) -> str:
    """Return the name of a table for a person; plan.toml keeps the name of its file."""
    return TABLE_BY_NAME[table].title if table in TABLE_BY_NAME else table


def _label(table: str, column: str) -> str:
    """Return the heading of a column in the grid; a setting, or a column that a planner added, keeps its name."""
    if table not in TABLE_BY_NAME:
        return column
    spec = TABLE_BY_NAME[table]
    if column == RAW:
        return say("plan_changes.row.whole")
    return spec.column(column).label if column in spec.column_names else column


def _summary(table: str, cells: Mapping[str, str]) -> str:
    """Return the texts of a row in the order of the schema, the id first."""
    known = TABLE_BY_NAME[table].column_names if table in TABLE_BY_NAME else ()
    names = [*(name for name in known if name in cells), *(name for name in cells if name not in known)]
    return ", ".join(cells[name] for name in names if cells[name])


def row_text(working: Working, table: str, handle: str, cells: Mapping[str, str]) -> str:
    """Return what names a row for a person: its id and period, or its number.

    Parameters
    ----------
    working
        The rows with the planner's edits.
    table, handle
        Name of its table, and its handle there.
    cells
        Its cells, for a row that is no longer in the table.
    """
    if handle == HEADER:
        return say("plan_changes.row.header")
    if table not in TABLE_BY_NAME:
        return table
    spec = TABLE_BY_NAME[table]
    row = working.table(table).by_handle.get(handle)
    known = dict(row.cells) if row is not None else dict(cells)
    return _named(" ".join(part for name in spec.key if (part := known.get(name, ""))), row.number if row else 0)


def _named(name: str, number: int) -> str:
    """Return what names a row: its key and its number, if it has them."""
    if not name:
        return say("plan_changes.row.unnamed-numbered", number=number) if number else say("plan_changes.row.unnamed")
    return say("plan_changes.row.named", name=name, number=number) if number else name


def clash_text(clash: Clash) -> str:
    """Return what clashes, as a sentence."""
    if clash.column is None:
        return say(f"plan_changes.clash.kind.{clash.kind}")
    column = _label(clash.table, clash.column)
    return say("plan_changes.clash.kind.field", column=column, was=_cell(clash.base))


def mine_text(clash: Clash) -> str:
    """Return the text of the button that keeps the planner's own value; for a whole row, without the value."""
    return (
        say("plan_changes.clash.mine-cell", value=_cell(clash.mine)) if clash.column else say("plan_changes.clash.mine")
    )


def theirs_text(clash: Clash) -> str:
    """Return the text of the button that keeps the value of the file; for a whole row, without the value."""
    if not clash.column:
        return say("plan_changes.clash.theirs")
    return say("plan_changes.clash.theirs-cell", value=_cell(clash.theirs))


def _cell(text: str) -> str:
    """Return the text of a cell; for an empty one, a word that says so."""
    return text or say("both.empty")


def last_saved(versions: list[Version]) -> str:
    """Return who saved last and when (UTC), for a planner who answers a clash; if nobody is known, a sentence without them."""
    if not versions or not versions[-1].who:
        return say("plan_changes.last-saved-unknown")
    return say("plan_changes.last-saved", who=versions[-1].who, time=f"{versions[-1].time:%Y-%m-%d %H:%M}")


def versions_frame(versions: list[Version]) -> pd.DataFrame:
    """Return versions as a table to show, in the order given; times are UTC."""
    rows = [(v.number, _time(v), v.who or "–", v.reason or "–") for v in versions]
    return pd.DataFrame(rows, columns=["version", "saved", "who", "why"])


def _time(version: Version) -> str:
    return say("plan_history.time", time=f"{version.time:%Y-%m-%d %H:%M}")
