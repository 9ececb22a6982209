"""Lets proposals land in a plan: one step, which can be undone until a save, and one version by a save."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from geo.editing.actor import Actor
from geo.editing.changes import Action, ActionKind
from geo.editing.workspace import Workspace
from geo.importing.proposal import Proposal, ProposedRow
from geo.plan import Plan
from geo.problem import Problem
from geo.schema import file_of
from geo.words.text import Text

_Key = tuple[str, int | None, str | None, str]


def land(workspace: Workspace, proposals: Sequence[Proposal], name: str, actor: Actor) -> list[Proposal]:
    """Take one step with all rows that land, and return the proposals with the doubts that the reader of the plan has then.

    Parameters
    ----------
    workspace
        The plan, with no step on top that changes these rows.
    proposals
        What a file changes.
    name
        Name of the file, for the label of the step.
    actor
        Who imports.

    Raises
    ------
    ReadOnlyError, EditError, PlanUnreadableError, OSError
        As :meth:`geo.editing.workspace.Workspace.take` does.
    """
    before = workspace.current.plan
    handles: dict[str, tuple[int, int]] = {}
    actions = []
    for at, proposal in enumerate(proposals):
        for place, row in enumerate(proposal.rows):
            if row.lands:
                handle = row.handle or workspace.new_handle()
                handles[handle] = (at, place)
                kind: ActionKind = "edit" if row.kind == "changed" else "add"
                actions.append(Action(kind, proposal.mapping.table, handle, cells=dict(row.cells)))
    if not actions:
        return list(proposals)
    workspace.take(Text("importing.step", count=len(actions), file=name), actions, actor)
    found: dict[tuple[int, int], list[Text]] = {}
    for problem, handle in _new_problems(before, workspace, proposals):
        if handle in handles:
            found.setdefault(handles[handle], []).append(_told(problem))
    return [
        replace(
            proposal, rows=tuple(_doubted(row, found.get((at, place), [])) for place, row in enumerate(proposal.rows))
        )
        for at, proposal in enumerate(proposals)
    ]


def _told(problem: Problem) -> Text:
    if problem.column is None:
        return problem.text
    return Text("importing.doubt.cell", column=problem.column, reason=problem.text)


def _doubted(row: ProposedRow, told: list[Text]) -> ProposedRow:
    return replace(row, doubts=tuple(dict.fromkeys((*row.doubts, *told)))) if told else row


def _new_problems(before: Plan, workspace: Workspace, proposals: Sequence[Proposal]) -> list[tuple[Problem, str]]:
    """Return the errors and warnings of rows that the plan had not before, each with the handle of its row."""
    known = Counter(map(_key, before.problems))
    shown = {file_of(p.mapping.table): workspace.current.table(p.mapping.table).handles for p in proposals}
    found = []
    for problem in workspace.current.plan.problems:
        if known[_key(problem)]:
            known[_key(problem)] -= 1
        elif problem.row is not None and problem.severity != "notice" and problem.file in shown:
            rows = (problem.row, *problem.others)
            found += [(problem, shown[problem.file][row]) for row in rows if row in shown[problem.file]]
    return found


def _key(problem: Problem) -> _Key:
    return problem.file, problem.row, problem.column, problem.code
