"""The chapters of a plan's briefing: what each shows and says, with something usual for what a planner left out."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from typing import Any

from geo.clock import HOURS_PER_DAY
from geo.plan import Plan
from geo.reading.tables import ROW
from geo.schema import BRIEFING
from geo.terms import LAYER, LAYERS_SHOWN_FIRST

USUAL_TIME_H = 30.0 * HOURS_PER_DAY
"""D+30, when a plan has much to show: the time at which a map opens that nobody gave one, in hours since H+0."""

MADE = "overview"
"""Id of the one chapter that a plan without a briefing has."""

Bounds = tuple[float, float, float, float]
"""West, south, east, north in degrees."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter.

    Attributes
    ----------
    id, title, notes
        As they stand in the row.
    view
        ``ukraine`` or ``europe``.
    bounds
        The part of the map shown; None for the whole view.
    time
        Hours since H+0.
    layers
        Codes of :data:`geo.terms.LAYER`.
    focus
        Ids to point at: units, hubs, nodes, events, sources, nations.
    row
        Its row in the file; None for the chapter that is made for a plan without any.
    told
        What the doctor says of the row.
    """

    id: str
    title: str
    view: str
    bounds: Bounds | None
    time: float
    layers: tuple[str, ...]
    focus: tuple[str, ...] = ()
    notes: str = ""
    row: int | None = None
    told: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Return the chapter as JSON-ready data."""
        return asdict(self)


def chapters(plan: Plan) -> list[Chapter]:
    """Return the chapters of a plan in the order of the rows; one of the usual view where it has none."""
    told: dict[int, list[str]] = {}
    for problem in plan.problems:
        if problem.file == BRIEFING.file and problem.row is not None:
            told.setdefault(problem.row, []).append(str(problem))
    rows = plan.rows(BRIEFING.name).to_dict("records")
    return [_chapter(plan, row, told.get(row[ROW], [])) for row in rows] or [overview(plan)]


def overview(plan: Plan) -> Chapter:
    """Return a chapter of the plan's usual view, time and layers."""
    return Chapter(MADE, plan.settings.title, plan.settings.view, None, USUAL_TIME_H, LAYERS_SHOWN_FIRST)


def _chapter(plan: Plan, row: dict[Any, Any], told: list[str]) -> Chapter:
    layers = tuple(term.code for name in row["layers"] if (term := LAYER.lookup(name)))
    return Chapter(
        row["chapter"],
        row["title"],
        row["view"] or plan.settings.view,
        row["bounds"] or None,
        0.0 if math.isnan(row["time"]) else row["time"],
        layers or LAYERS_SHOWN_FIRST,
        row["focus"],
        row["notes"],
        row[ROW],
        tuple(told),
    )
