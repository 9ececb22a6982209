"""The fixes of problems, as edits of the rows that have them."""

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
    """The value that a problem says to write into a cell.

    Attributes
    ----------
    table, handle, column
        The cell. For a name in the header, the handle is :data:`geo.editing.document.HEADER` and the column that name.
    old
        Text of the cell when the problem was found.
    new
        Text to write.
    """

    table: str
    handle: str
    column: str
    old: str
    new: str


def fix_of(working: Working, problem: Problem) -> Fix | None:
    """Return the fix of a problem.

    Parameters
    ----------
    working
        The plan with the planner's edits, in which the problem was found.
    problem
        One of its problems.

    Returns
    -------
    Fix or None
        None if the problem has no fix, is not about a cell of a table, or is about a row that cannot be split.
    """
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
    """Return the edits that apply fixes.

    Parameters
    ----------
    working
        The plan with the planner's edits, as it is now.
    fixes
        The fixes, perhaps of an earlier state of the plan.

    Returns
    -------
    tuple
        One edit for each row; and the number of fixes left out, because their cell has changed or their row is gone.
    """
    cells: dict[tuple[str, str], Cells] = {}
    stale = 0
    for fix in fixes:
        row = working.table(fix.table).by_handle.get(fix.handle)
        if fix.handle != HEADER and (row is None or row.cells.get(fix.column, "") != fix.old):
            stale += 1
        else:
            cells.setdefault((fix.table, fix.handle), {})[fix.column] = fix.new
    return [Action("edit", table, handle, cells=texts) for (table, handle), texts in cells.items()], stale
