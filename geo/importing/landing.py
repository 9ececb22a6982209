"""Tries what proposals would make of a plan, and lets them land: one step, which can be undone until a save."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.editing.actor import Actor
from geo.editing.changes import Action, ActionKind
from geo.editing.working import Working
from geo.editing.workspace import Workspace
from geo.importing.proposal import Proposal, ProposedRow
from geo.problem import Problem
from geo.schema import file_of
from geo.words.text import Text

_Key = tuple[str, int | None, str | None, str]
_Place = tuple[int, int]
"""Which proposal, and which of its rows."""


@dataclass(frozen=True)
class Trial:
    """What proposals would make of a plan.

    Attributes
    ----------
    proposals
        The proposals, with the doubts that the reader of the plan would have.
    working
        The plan with all rows that land.
    problems
        Errors and warnings that the plan would have and has not now, each once.
    """

    proposals: tuple[Proposal, ...]
    working: Working
    problems: tuple[Problem, ...]


def try_out(workspace: Workspace, proposals: Sequence[Proposal]) -> Trial:
    """Return what proposals would make of a plan; nothing changes.

    Parameters
    ----------
    workspace
        The plan.
    proposals
        What a file changes.

    Raises
    ------
    EditError, PlanUnreadableError
        As :meth:`geo.editing.workspace.Workspace.trial` does.
    """
    now = workspace.current
    actions, places = _actions(workspace, proposals)
    would_be = workspace.trial(actions) if actions else now
    problems = _new_problems(now, would_be)
    shown = {file_of(p.mapping.table): would_be.table(p.mapping.table).handles for p in proposals}
    found: dict[_Place, list[Text]] = {}
    for problem in problems:
        handles = shown.get(problem.file, {})
        for row in () if problem.row is None else (problem.row, *problem.others):
            if handles.get(row) in places:
                found.setdefault(places[handles[row]], []).append(_told(problem))
    return Trial(tuple(_doubted(one, at, found) for at, one in enumerate(proposals)), would_be, tuple(problems))


def land(workspace: Workspace, proposals: Sequence[Proposal], name: str, actor: Actor) -> int:
    """Take one step with all rows that land, and return how many these are.

    Parameters
    ----------
    workspace
        The plan.
    proposals
        What a file changes, without rows that are not wanted.
    name
        Name of the file, for the label of the step.
    actor
        Who imports.

    Raises
    ------
    ReadOnlyError, EditError, PlanUnreadableError, OSError
        As :meth:`geo.editing.workspace.Workspace.take` does.
    """
    actions, _ = _actions(workspace, proposals)
    if actions:
        workspace.take(Text("importing.step", count=len(actions), file=name), actions, actor)
    return len(actions)


def _actions(workspace: Workspace, proposals: Sequence[Proposal]) -> tuple[list[Action], dict[str, _Place]]:
    """Return an action for each row that lands, and by its handle which row that is."""
    actions, places = [], {}
    for at, proposal in enumerate(proposals):
        for place, row in enumerate(proposal.rows):
            if row.lands:
                handle = row.handle or workspace.new_handle()
                places[handle] = (at, place)
                kind: ActionKind = "edit" if row.kind == "changed" else "add"
                actions.append(Action(kind, proposal.mapping.table, handle, cells=dict(row.cells)))
    return actions, places


def _doubted(proposal: Proposal, at: int, found: dict[_Place, list[Text]]) -> Proposal:
    rows = (_with_doubts(row, found.get((at, place), [])) for place, row in enumerate(proposal.rows))
    return replace(proposal, rows=tuple(rows))


def _with_doubts(row: ProposedRow, told: list[Text]) -> ProposedRow:
    return replace(row, doubts=tuple(dict.fromkeys((*row.doubts, *told)))) if told else row


def _told(problem: Problem) -> Text:
    if problem.column is None:
        return problem.text
    return Text("importing.doubt.cell", column=problem.column, reason=problem.text)


def _new_problems(before: Working, after: Working) -> list[Problem]:
    """Return the errors and warnings that a plan had not before."""
    if after is before:
        return []
    known = Counter(map(_key, before.plan.problems))
    found = []
    for problem in after.plan.problems:
        if known[_key(problem)]:
            known[_key(problem)] -= 1
        elif problem.severity != "notice":
            found.append(problem)
    return found


def _key(problem: Problem) -> _Key:
    return problem.file, problem.row, problem.column, problem.code
