"""What the buttons of a problem write: its fix, the answer to its question, or the row that it finds missing."""

from __future__ import annotations

from dashboard.day import present_day
from dashboard.desk import Desk
from dashboard.plan.acts import Done, attempt
from dashboard.plan.ways import show_row
from dashboard.told import tell
from dashboard.whole import whole
from geo.editing.changes import Action
from geo.editing.fixes import Fix, fix_actions
from geo.editing.placing import origin_cells
from geo.editing.workspace import Workspace
from geo.schema import TABLE_BY_NAME, file_of
from geo.words.text import Text, listed, say


@whole
def apply_fixes(desk: Desk, fixes: list[Fix]) -> None:
    """Write the fixes of problems as one step. A cell that has changed since keeps its value, and a toast counts it.

    Parameters
    ----------
    desk
        The desk of a planner who may edit.
    fixes
        What :mod:`dashboard.plan.doctor` offered.
    """

    def fix(space: Workspace) -> tuple[list[Action], int]:
        actions, stale = fix_actions(space.current, fixes)
        written = sum(len(action.cells) for action in actions)
        taken = space.take(Text("editing.step.fix", count=written), actions, desk.actor)
        return (actions if taken else []), stale

    outcome = attempt(desk, fix)
    if not isinstance(outcome, Done):
        return
    actions, stale = outcome.value
    if actions:
        tell(_written(desk, actions))
    if stale:
        tell(say("plan_problems.stale", count=stale))


def _written(desk: Desk, actions: list[Action]) -> str:
    """Return what was written where, and how many problems are left."""
    cells = sum(len(action.cells) for action in actions)
    files = listed(dict.fromkeys(file_of(action.table) for action in actions))
    left = Text("both.problems", count=len(desk.feed.current.plan.problems))
    values = {text for action in actions for text in action.cells.values()}
    if len(values) == 1:
        return say("plan_problems.fixed-alike", count=cells, value=values.pop(), files=files, left=left)
    return say("plan_problems.fixed", count=cells, files=files, left=left)


@whole
def add_missing(desk: Desk, table: str, row_id: str) -> None:
    """Add a row that others name, and show it in its table, to be filled in.

    Parameters
    ----------
    desk
        The desk of a planner who may edit.
    table
        Name of the table that gets the row.
    row_id
        Its id.
    """
    spec, handle = TABLE_BY_NAME[table], desk.feed.space.new_handle()
    usual = {name: text for name, text in origin_cells(present_day().isoformat()).items() if name in spec.column_names}
    row = Action("add", table, handle, cells=usual | {spec.id: row_id})
    outcome = attempt(desk, lambda space: space.take(Text("editing.step.add"), [row], desk.actor))
    if isinstance(outcome, Done) and outcome.value:
        tell(say("plan_problems.added", id=row_id, table=spec.title))
        show_row(table, handle, None)
