"""The ORBAT at an instant as a tree in lines: each unit and node after its superior, and what stands under nobody apart."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from geo.analysis.orbat import parents, strengths
from geo.columns import TableSpec
from geo.periods import records
from geo.plan import Plan
from geo.reading.tables import ROW
from geo.schema import COMMAND_NODES, FROM, PARENT, PLACEMENTS, UNTIL

BranchKind = Literal["command", "no-parent", "parent-away", "circle", "away"]
"""Why lines begin a branch.

``command``: nodes that name no superior. ``no-parent``: units that name none. ``parent-away``: the superior that they name
does not stand then. ``circle``: they lead back to themselves. ``away``: they do not stand then themselves.
"""


@dataclass(frozen=True, slots=True)
class Line:
    """A unit or node in the tree.

    Attributes
    ----------
    id
        Its id.
    spec
        Its table.
    row
        Number of its row in a spreadsheet: the row that counts then, or of one that is away the nearest in time.
    depth
        Number of lines above it in its branch.
    superior
        Id of the superior that the row names; "" for none.
    persons
        Persons of it and all below it, without unknown strengths; None for one that is away.
    unknown
        How many of these have no known strength.
    """

    id: str
    spec: TableSpec
    row: int
    depth: int
    superior: str
    persons: int | None
    unknown: int


@dataclass(frozen=True, slots=True)
class Branch:
    """Lines that begin for one reason, each after its superior."""

    kind: BranchKind
    lines: tuple[Line, ...]


def orbat_tree(plan: Plan, at: float) -> list[Branch]:
    """Return who is under whom at an instant; a branch without lines is left out.

    Parameters
    ----------
    plan
        Its placements and command nodes that count.
    at
        Hours since H+0.

    Returns
    -------
    list
        Every unit and node of the plan once. Those of one superior are in the order of the files, nodes first. The members of a
        circle each begin a part of their branch, so that no line is above itself.
    """
    specs = (COMMAND_NODES, PLACEMENTS)
    standing = {row[spec.id]: (spec, row) for spec in specs for row in records(plan.standing(spec, at))}
    parent_of = parents(plan, at)
    tops = _tops(standing, parent_of)
    below: dict[str, list[str]] = {}
    for unit in standing:
        if unit not in tops:
            below.setdefault(parent_of[unit], []).append(unit)
    sums = strengths(plan, at).to_dict("index")
    branches: dict[BranchKind, list[Line]] = {kind: [] for kind in ("command", "no-parent", "parent-away", "circle")}
    for top, kind in tops.items():
        for unit, depth in _descent(top, below):
            spec, row = standing[unit]
            total = sums[unit]
            line = Line(unit, spec, row[ROW], depth, row[PARENT], int(total["total"]), int(total["unknown"]))
            branches[kind].append(line)
    found = [Branch(kind, tuple(lines)) for kind, lines in branches.items()]
    return [branch for branch in (*found, Branch("away", tuple(_away(plan, at, standing)))) if branch.lines]


def _tops(standing: Mapping[str, tuple[TableSpec, Any]], parent_of: Mapping[str, str]) -> dict[str, BranchKind]:
    """Return what begins a branch, and why."""
    circling = _circling(parent_of)
    tops: dict[str, BranchKind] = {}
    for unit, (spec, row) in standing.items():
        named = row[PARENT]
        if unit in circling or named == unit:
            tops[unit] = "circle"
        elif not named:
            tops[unit] = "command" if spec is COMMAND_NODES else "no-parent"
        elif not parent_of[unit]:
            tops[unit] = "parent-away"
    return tops


def _circling(parent_of: Mapping[str, str]) -> set[str]:
    """Return the ids that lead back to themselves."""
    settled: set[str] = set()
    found: set[str] = set()
    for start in parent_of:
        chain: dict[str, int] = {}
        unit = start
        while unit and unit not in settled and unit not in chain:
            chain[unit] = len(chain)
            unit = parent_of.get(unit, "")
        if unit in chain:
            found |= {one for one, place in chain.items() if place >= chain[unit]}
        settled |= chain.keys()
    return found


def _descent(top: str, below: Mapping[str, list[str]]) -> Iterator[tuple[str, int]]:
    """Yield an id and all below it, each after its superior, with the number of those above it."""
    waiting = [(top, 0)]
    while waiting:
        unit, depth = waiting.pop()
        yield unit, depth
        waiting += [(one, depth + 1) for one in reversed(below.get(unit, []))]


def _away(plan: Plan, at: float, standing: Iterable[str]) -> Iterator[Line]:
    """Yield what does not stand at an instant, with the row that is nearest in time."""
    here = set(standing)
    for spec in (COMMAND_NODES, PLACEMENTS):
        nearest: dict[str, dict[str, Any]] = {}
        for row in records(plan.counted(spec)):
            unit = row[spec.id]
            if unit not in here and (unit not in nearest or _distance(row, at) < _distance(nearest[unit], at)):
                nearest[unit] = row
        for unit, row in nearest.items():
            yield Line(unit, spec, row[ROW], 0, row[PARENT], None, 0)


def _distance(row: Mapping[str, Any], at: float) -> float:
    return float(row[FROM] - at if row[FROM] > at else at - row[UNTIL] if math.isfinite(row[UNTIL]) else 0.0)
