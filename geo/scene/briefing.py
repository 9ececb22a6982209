"""The chapters of a plan's briefing: what each shows and says, with usual values for what a planner left out."""

from __future__ import annotations

import math
from typing import Any

from geo.clock import HOURS_PER_DAY
from geo.contract.scene import Chapter
from geo.layers import LAYER, LAYERS_SHOWN_FIRST
from geo.plan import Plan
from geo.reading.tables import ROW
from geo.schema import BOUNDS, BRIEFING, FOCUS, LAYERS, NOTES, TIME, TITLE, VIEW_COLUMN

USUAL_TIME_H = 30.0 * HOURS_PER_DAY
"""The time at which a map opens if nobody gives one, in hours since H+0: D+30, when a plan has much to show."""

MADE = "overview"
"""Id of the one chapter that a plan without a briefing has."""


def chapters(plan: Plan) -> list[Chapter]:
    """Return the chapters of a plan in the order of their rows; for a plan without a briefing, its :func:`overview`."""
    told: dict[int, list[str]] = {}
    for problem in plan.problems:
        if problem.file == BRIEFING.file and problem.row is not None:
            told.setdefault(problem.row, []).append(str(problem))
    rows = plan.rows(BRIEFING).to_dict("records")
    return [_chapter(plan, row, told.get(row[ROW], [])) for row in rows] or [overview(plan)]


def overview(plan: Plan) -> Chapter:
    """Return a chapter that shows the plan's own view at the usual time, with the usual layers."""
    return Chapter(
        id=MADE,
        title=plan.settings.title,
        view=plan.settings.view,
        bounds=None,
        time=USUAL_TIME_H,
        layers=LAYERS_SHOWN_FIRST,
        focus=(),
        notes="",
        row=None,
        told=(),
    )


def _chapter(plan: Plan, row: dict[Any, Any], told: list[str]) -> Chapter:
    layers = tuple(term.code for name in row[LAYERS] if (term := LAYER.lookup(name)))
    return Chapter(
        id=row[BRIEFING.id],
        title=row[TITLE],
        view=row[VIEW_COLUMN] or plan.settings.view,
        bounds=row[BOUNDS] or None,
        time=0.0 if math.isnan(row[TIME]) else row[TIME],
        layers=layers or LAYERS_SHOWN_FIRST,
        focus=row[FOCUS],
        notes=row[NOTES],
        row=row[ROW],
        told=tuple(told),
    )
