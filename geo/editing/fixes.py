"""The fixes that problems know, as edits of the rows in which they stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from geo.editing.changes import Action
from geo.editing.document import HEADER, Cells
from geo.editing.working import Working
from geo.problem import Problem
from geo.reading.header import folded
from geo.schema import TABLE_BY_FILE


@dataclass(frozen=True, slots=True)
class Fix:
    """A value to write: table, handle and column of the cell, what stands there now, and what will."""

    table: str
    handle: str
    column: str
    old: str
    new: str


def fix_of(working: Working, problem: Problem) -> Fix | None:
    """Return the fix of a problem; None when it knows none, or is about no cell of a table."""
    spec = TABLE_BY_FILE.get(problem.file)
    if spec is None or problem.fix is None or problem.row is None or problem.column is None:
        return None
    table = spec.name
    handle = working.table(table).handles.get(problem.row)
    if handle == HEADER:
        return None if problem.value is None else Fix(table, HEADER, problem.value, problem.value, problem.fix)
    row = working.table(table).by_handle.get(handle or "")
    column = folded(problem.column)
    if row is None or not row.sound:
        return None
    return Fix(table, row.handle, column, row.cells.get(column, ""), problem.fix)


def fix_actions(working: Working, fixes: Iterable[Fix]) -> tuple[list[Action], int]:
    """Return the edits that make fixes, and how many fixes were left out because their cell has changed since."""
    cells: dict[tuple[str, str], Cells] = {}
    stale = 0
    for fix in fixes:
        row = working.table(fix.table).by_handle.get(fix.handle)
        if fix.handle != HEADER and (row is None or row.cells.get(fix.column, "") != fix.old):
            stale += 1
        else:
            cells.setdefault((fix.table, fix.handle), {})[fix.column] = fix.new
    return [Action("edit", table, handle, cells=texts) for (table, handle), texts in cells.items()], stale
