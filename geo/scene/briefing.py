"""The chapters of a plan's briefing: what each shows and says, with usual values for what a planner left out."""

from __future__ import annotations

import math
from typing import Any

from geo.analysis.figures import NATION_FIGURES, Figures
from geo.analysis.figures import Figure as Computed
from geo.clock import HOURS_PER_DAY
from geo.contract.briefing import Figure
from geo.contract.part import changed
from geo.contract.scene import Chapter
from geo.deck import is_hidden, since_times, times_of
from geo.layers import LAYER, LAYERS_SHOWN_FIRST
from geo.periods import records
from geo.plan import Plan
from geo.reading.tables import ROW
from geo.scene.trails import ChapterChanges
from geo.schema import (
    BOUNDS,
    BRIEFING,
    FIGURES,
    FOCUS,
    HIDDEN,
    LAYERS,
    MESSAGE,
    MINUTES,
    NOTES,
    TIME,
    TITLE,
    VIEW_COLUMN,
)
from geo.terms import FIGURE, SINCE_FIGURES
from geo.words.text import grouped, say

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
    frame = plan.rows(BRIEFING)
    rows = zip(records(frame), since_times(frame), strict=True)
    figures, changes = Figures(plan), ChapterChanges(plan)
    found = (_chapter(plan, row, since, told.get(row[ROW], []), figures) for row, since in rows)
    return [changed(one, changes=changes.between(one.since, one.time, one.layers)) for one in found] or [overview(plan)]


def open_chapters(plan: Plan) -> list[Chapter]:
    """Return the chapters that others may see: those that are not hidden."""
    return [chapter for chapter in chapters(plan) if not chapter.hidden]


def overview(plan: Plan) -> Chapter:
    """Return a chapter that shows the plan's own view at the usual time, with the usual layers."""
    return Chapter(
        id=MADE,
        title=plan.settings.title,
        view=plan.settings.view,
        bounds=None,
        time=USUAL_TIME_H,
        times=(USUAL_TIME_H,),
        layers=LAYERS_SHOWN_FIRST,
        focus=(),
        notes="",
        message="",
        figures=(),
        minutes=None,
        hidden=False,
        since=None,
        changes=(),
        row=None,
        told=(),
    )


def _chapter(plan: Plan, row: dict[str, Any], since: float | None, told: list[str], figures: Figures) -> Chapter:
    layers = tuple(term.code for name in row[LAYERS] if (term := LAYER.lookup(name)))
    times = times_of(row[TIME])
    return Chapter(
        id=row[BRIEFING.id],
        title=row[TITLE],
        view=row[VIEW_COLUMN] or plan.settings.view,
        bounds=row[BOUNDS] or None,
        time=times[0],
        times=times,
        layers=layers or LAYERS_SHOWN_FIRST,
        focus=row[FOCUS],
        notes=row[NOTES],
        message=row[MESSAGE],
        figures=tuple(
            _figure(figures.of(code, times[0], since))
            for code in row[FIGURES]
            if since is not None or code not in SINCE_FIGURES
        ),
        minutes=None if math.isnan(row[MINUTES]) else row[MINUTES],
        hidden=is_hidden(row[HIDDEN]),
        since=since,
        changes=(),
        row=row[ROW],
        told=tuple(told),
    )


def _figure(found: Computed) -> Figure:
    value = say("scene.figures.unknown") if found.value is None else grouped(round(found.value))
    without, note = _left_out(found)
    return Figure(code=found.code, label=FIGURE.label(found.code), value=value, without=without, note=note)


def _left_out(found: Computed) -> tuple[str, str]:
    """Return what is not in a figure, short and as a sentence: units of unknown strength, or nations without a name."""
    if found.value is None or not found.unknown:
        return "", ""
    if found.code in NATION_FIGURES:
        return say("scene.figures.unnamed"), say("scene.figures.without-names", count=found.unknown)
    count = found.unknown
    return say("scene.figures.partly", count=count), say("scene.figures.without-strength", count=count)
