"""The figures that a chapter of the briefing may show, each computed by the analysis that answers it elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from geo.analysis.chapter_changes import Changes, changes
from geo.analysis.factors import kg_per_person_per_day
from geo.analysis.force_flow import force_series
from geo.periods import in_force
from geo.plan import Plan
from geo.schema import CONTRIBUTIONS, LATITUDE, LONGITUDE, NATION, PERSONNEL, PLACEMENTS

KG_PER_T = 1000.0


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the plan at an instant.

    Attributes
    ----------
    code
        One of :data:`geo.terms.FIGURE`.
    value
        Persons, nations, units, or t/day; None if nobody can know it.
    unknown
        How many units of unknown strength are not in it.
    """

    code: str
    value: float | None
    unknown: int = 0


def figure(plan: Plan, code: str, at: float, since: float | None) -> Figure:
    """Return a figure of a plan.

    Parameters
    ----------
    plan
        Its rows that count, and for tonnes its factors.
    code
        One of :data:`geo.terms.FIGURE`.
    at
        Hours since H+0.
    since
        The instant of the chapter before, in hours since H+0; None if nothing can be counted since then.
    """
    return _COUNTS[code](plan, at, since)


def table_of(code: str) -> str:
    """Return the name of the table whose rows a figure counts."""
    return CONTRIBUTIONS.name if code == "contributors" else PLACEMENTS.name


def _personnel(plan: Plan, at: float, _: float | None) -> Figure:
    """Count the persons in force within the theatre that plan.toml gives."""
    frame = plan.standing(PLACEMENTS, at)
    west, south, east, north = plan.settings.theatre
    inside = frame[LONGITUDE].between(west, east) & frame[LATITUDE].between(south, north)
    strengths = frame[PERSONNEL].to_numpy(dtype=float)[inside.to_numpy(dtype=bool)]
    return Figure("personnel", float(np.nansum(strengths)), int(np.isnan(strengths).sum()))


def _in_ukraine(plan: Plan, at: float, _: float | None) -> Figure:
    series = force_series(plan, "nation")
    step = series.step(at)
    return Figure("personnel_in_ukraine", float(series.total()[step]), int(series.unknown[step]))


def _nations(plan: Plan, at: float, _: float | None) -> Figure:
    return Figure("nations", float(plan.standing(PLACEMENTS, at)[NATION].nunique()))


def _contributors(plan: Plan, at: float, _: float | None) -> Figure:
    return Figure("contributors", float(in_force(plan.rows(CONTRIBUTIONS), at)[NATION].nunique()))


def _units(plan: Plan, at: float, _: float | None) -> Figure:
    return Figure("units", float(len(plan.standing(PLACEMENTS, at))))


def _tonnes(plan: Plan, at: float, _: float | None) -> Figure:
    """Return what the units in force need a day, as :func:`geo.analysis.sustainment.sustain` counts it."""
    kg = kg_per_person_per_day(plan)
    strengths = plan.standing(PLACEMENTS, at)[PERSONNEL].to_numpy(dtype=float)
    value = None if kg is None else float(np.nansum(strengths)) * kg / KG_PER_T
    return Figure("tonnes", value, int(np.isnan(strengths).sum()))


def _count_of(code: str, ids: Callable[[Changes], tuple[str, ...]]) -> Callable[[Plan, float, float | None], Figure]:
    def count(plan: Plan, at: float, since: float | None) -> Figure:
        return Figure(code, None if since is None else float(len(ids(changes(plan, PLACEMENTS, since, at)))))

    return count


_COUNTS: dict[str, Callable[[Plan, float, float | None], Figure]] = {
    "personnel": _personnel,
    "personnel_in_ukraine": _in_ukraine,
    "nations": _nations,
    "contributors": _contributors,
    "units": _units,
    "arrived": _count_of("arrived", lambda found: found.arrived),
    "moved": _count_of("moved", lambda found: found.moved),
    "left": _count_of("left", lambda found: found.left),
    "tonnes": _tonnes,
}
