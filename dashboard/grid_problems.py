"""What the grid tells of its rows: clashes and problems, at the cell that each is about."""

from __future__ import annotations

from dashboard.load import Published
from geo.columns import TableSpec
from geo.contract.editing import GridProblem
from geo.editing.clash import Clash
from geo.editing.working import WorkingRow
from geo.problem import SEVERITIES
from geo.reading.headings import folded
from geo.words.text import say


def told(shown: Published, spec: TableSpec, names: list[str], rows: list[WorkingRow]) -> dict[str, list[GridProblem]]:
    """Return the clashes and problems of rows by their handle, the worst first.

    Parameters
    ----------
    shown
        The plan with the planner's edits.
    spec, names
        The table, and the columns of the grid.
    rows
        The rows that the grid shows.
    """
    there, working = {row.handle for row in rows}, shown.working.table(spec.name)
    found: dict[str, list[GridProblem]] = {}
    for clash in shown.working.clashes:
        if clash.table == spec.name and (handle := clash.found or clash.handle) in there:
            at = names.index(clash.column) if clash.column in names else -1
            one = GridProblem(column=at, severity="clash", message=_clash_text(clash), fix=None)
            found.setdefault(handle, []).append(one)
    for problem in sorted(shown.plan.problems, key=lambda found: SEVERITIES.index(found.severity)):
        if problem.file != spec.file or problem.row is None:
            continue
        column = folded(problem.column) if problem.column else ""
        at = names.index(column) if column in names else -1
        one = GridProblem(column=at, severity=problem.severity, message=problem.message, fix=problem.fix)
        others = problem.others if problem.severity != "notice" else ()
        for number in (problem.row, *others):
            if (handle := working.handles.get(number, "")) in there:
                found.setdefault(handle, []).append(one)
    return found


def _clash_text(clash: Clash) -> str:
    if clash.column is None:
        return say("desk.clash.row")
    empty = say("both.empty")
    was, mine, theirs = (text or empty for text in (clash.base, clash.mine, clash.theirs))
    return say("desk.clash.cell", was=was, mine=mine, theirs=theirs)
