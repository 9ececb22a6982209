"""Who commands whom over time: the tree, gaps, circles, spans of control, distances, and headquarters that change place."""

from __future__ import annotations

import math
from collections.abc import Hashable
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from geo.analysis.orbat import parents, superiors
from geo.checks.circles import circles_of, shortened
from geo.clock import format_instant, format_period
from geo.geodesy import distance_km
from geo.periods import Period, uncovered
from geo.plan import Plan
from geo.schema import (
    COMMAND_NODES,
    FROM,
    LATITUDE,
    LONGITUDE,
    NAME,
    NODE_ID,
    PARENT,
    PLACE,
    PLACEMENTS,
    UNIT_ID,
    UNIT_NAME,
    UNTIL,
)
from geo.words.text import Text


@dataclass(frozen=True, slots=True)
class Subordinate:
    """One unit or node in the chain of command at an instant.

    Attributes
    ----------
    id, name
        The unit or node.
    parent_id
        Its superior in force; "" for none.
    depth
        Number of superiors above it.
    direct, below
        Number of units and nodes directly under it, and of all under it.
    km
        Geodesic distance to its superior, km; None without a superior.
    """

    id: str
    name: str
    parent_id: str
    depth: int
    direct: int
    below: int
    km: float | None


def command_tree(plan: Plan, at: float) -> list[Subordinate]:
    """Return every unit and node in force at an instant, each after its superior, in the order of the ids.

    Parameters
    ----------
    plan
        Its placements and command nodes that count.
    at
        Hours since H+0.
    """
    parent_of = parents(plan, at)
    nodes, units = plan.standing(COMMAND_NODES, at), plan.standing(PLACEMENTS, at)
    name = dict(zip(units[UNIT_ID], units[UNIT_NAME], strict=True)) | dict(
        zip(nodes[NODE_ID], nodes[NAME], strict=True)
    )
    place = {
        row[key]: (row[LATITUDE], row[LONGITUDE])
        for frame, key in ((units, UNIT_ID), (nodes, NODE_ID))
        for row in frame.to_dict("records")
    }
    above = {unit: superiors(unit, parent_of) for unit in parent_of}
    direct: dict[str, int] = dict.fromkeys(parent_of, 0)
    below: dict[str, int] = dict.fromkeys(parent_of, 0)
    for unit, chain in above.items():
        for step, superior in enumerate(chain):
            direct[superior] += step == 0
            below[superior] += superior != unit
    ordered = sorted(parent_of, key=lambda unit: [*above[unit][::-1], unit])
    return [
        Subordinate(
            unit, name[unit], parent_of[unit], len(above[unit]), direct[unit], below[unit],
            distance_km(*place[unit], *place[parent_of[unit]]) if parent_of[unit] else None,
        )
        for unit in ordered
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class CommandFinding:
    """A gap or a change in command.

    Attributes
    ----------
    kind
        ``no-superior``: the unit names none. ``superior-absent``: it names one that is not in force. ``hq-gap`` and
        ``hq-overlap``: a headquarters that changes place is nowhere, or in two places. ``hq-handover``: it changes
        place with neither. ``circle``: it leads back to itself through its superiors.
    id, others
        The unit or node, and the others of a circle.
    start, end
        Period of the finding, hours since H+0.
    text
        The finding, for a person.
    """

    kind: str
    id: str
    start: float
    end: float
    text: Text
    others: tuple[str, ...] = ()

    @property
    def message(self) -> str:
        """The finding in the language in use."""
        return str(self.text)


def command_findings(plan: Plan) -> list[CommandFinding]:
    """Return gaps in command, circles of it and changes of headquarters, in the order of time."""
    found = [*_without_superior(plan), *_circles(plan), *_handovers(plan)]
    return sorted(found, key=lambda finding: (finding.start, finding.id))


def _periods(plan: Plan) -> dict[str, list[Period]]:
    periods: dict[str, list[Period]] = {}
    for spec in (PLACEMENTS, COMMAND_NODES):
        frame = plan.rows(spec)
        for unit, start, end in zip(frame[spec.id], frame[FROM], frame[UNTIL], strict=True):
            periods.setdefault(unit, []).append((start, end))
    return periods


def _without_superior(plan: Plan) -> list[CommandFinding]:
    """Return the units without a superior from H+0 on.

    Before H+0 they are under their nations. A node without a superior is no gap, since it may be the highest.
    """
    periods = _periods(plan)
    found = []
    for spec in (PLACEMENTS, COMMAND_NODES):
        key = spec.id
        for row in plan.counted(spec).to_dict("records"):
            period, superior = (max(row[FROM], 0.0), row[UNTIL]), row[PARENT]
            if period[0] >= period[1]:
                continue
            if superior and superior != row[key]:
                for start, end in uncovered(period, periods.get(superior, [])):
                    when = format_period(start, end)
                    text = Text("analysis_command.superior-absent", unit=row[key], superior=superior, when=when)
                    found.append(CommandFinding("superior-absent", row[key], start, end, text))
            elif spec is PLACEMENTS:
                text = Text("analysis_command.no-superior", unit=row[key], when=format_period(*period))
                found.append(CommandFinding("no-superior", row[key], *period, text))
    return found


def _circles(plan: Plan) -> list[CommandFinding]:
    found = []
    for circle in circles_of([(spec, plan.counted(spec)) for spec in (PLACEMENTS, COMMAND_NODES)], PARENT):
        when = format_period(circle.start, circle.end)
        text = Text("analysis_command.circle", ids=shortened(circle.ids), when=when)
        first, *others = circle.ids
        found.append(CommandFinding("circle", first, circle.start, circle.end, text, tuple(others)))
    return found


def _handovers(plan: Plan) -> list[CommandFinding]:
    """Return headquarters that change place, and times at which one is nowhere or in two places."""
    found: list[CommandFinding] = []
    for node, rows in plan.rows(COMMAND_NODES).groupby(NODE_ID, sort=True):
        records = rows.sort_values([FROM, UNTIL], kind="stable").to_dict("records")
        periods: list[Period] = [(row[FROM], row[UNTIL]) for row in records]
        whole = (min(start for start, _ in periods), max(end for _, end in periods))
        for start, end in uncovered(whole, periods):
            found.append(CommandFinding("hq-gap", str(node), start, end, _gap(str(node), records, start, end)))
        for before, after in combinations(records, 2):
            start, end = max(before[FROM], after[FROM]), min(before[UNTIL], after[UNTIL])
            first, second = _called(before), _called(after)
            if start < end and _position(before) != _position(after):
                when = format_period(start, end)
                text = Text("analysis_command.hq-overlap", node=node, when=when, first=first, second=second)
                found.append(CommandFinding("hq-overlap", str(node), start, end, text))
            elif before[UNTIL] == after[FROM] and _position(before) != _position(after):
                at = after[FROM]
                when = format_instant(at)
                text = Text("analysis_command.hq-handover", node=node, when=when, first=first, second=second)
                found.append(CommandFinding("hq-handover", str(node), at, math.nextafter(at, math.inf), text))
    return found


def _gap(node: str, records: list[dict[Hashable, Any]], start: float, end: float) -> Text:
    """Return which place a headquarters leaves before it is nowhere for a time, and where it is next."""
    first = _called(next(row for row in records if row[UNTIL] == start))
    second = _called(next(row for row in records if row[FROM] == end))
    return Text("analysis_command.hq-gap", node=node, when=format_period(start, end), first=first, second=second)


def _position(row: dict[Hashable, Any]) -> tuple[float, float]:
    return row[LATITUDE], row[LONGITUDE]


def _called(row: dict[Hashable, Any]) -> str:
    return row[PLACE] or f"{row[LATITUDE]:.2f}, {row[LONGITUDE]:.2f}"
