"""The fixes of problems, as edits of the rows that have them, or of a setting of plan.toml that answers a question."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from geo.editing.changes import Action
from geo.editing.row import HEADER, Cells
from geo.editing.settings_file import SETTINGS, SettingsDocument
from geo.editing.working import Working
from geo.plan import is_unreadable
from geo.problem import Problem
from geo.reading.dates import ORDERS
from geo.reading.headings import folded
from geo.schema import SETTINGS_FILE, TABLE_BY_FILE

ANSWERS: dict[str, tuple[str, tuple[str, ...]]] = {
    "problems_cells.date-order": ("csv.dates", ORDERS),
    "problems_columns.date-order": ("csv.dates", ORDERS),
    "problems_cells.number-comma": ("csv.decimal", (",",)),
    "problems_columns.number-comma": ("csv.decimal", (",",)),
    "problems_columns.decimal-comma": ("csv.decimal", (",",)),
}
"""By the text of a problem: the setting of plan.toml that mends it for all rows, and the values to choose from."""


@dataclass(frozen=True, slots=True)
class Fix:
    """The value that a problem says to write into a cell.

    Attributes
    ----------
    table, handle, column
        The cell. For a name in the header, the handle is :data:`geo.editing.row.HEADER` and the column that name.
        For a setting, table and handle are those of plan.toml, and the column is its path, like ``csv.dates``.
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


def answers_of(working: Working, problem: Problem) -> list[Fix]:
    """Return the values of a setting that mend a problem, one of which a planner may choose.

    Parameters
    ----------
    working
        The plan with the planner's edits, in which the problem was found.
    problem
        One of its problems.

    Returns
    -------
    list
        Empty if no setting mends the problem, or if plan.toml cannot be read or edited.
    """
    content = working.contents.get(SETTINGS_FILE)
    if problem.text.key not in ANSWERS or is_unreadable(content):
        return []
    document = SettingsDocument(content if isinstance(content, bytes) else b"")
    path, values = ANSWERS[problem.text.key]
    old = document.rows[0].cells[path]
    return [Fix(SETTINGS_FILE, SETTINGS, path, old, value) for value in values] if document.can_write else []


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
