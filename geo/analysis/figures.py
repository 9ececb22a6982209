"""The figures that a chapter of the briefing may show, each computed by the analysis that answers it elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from geo.analysis.chapter_changes import Whereabouts
from geo.analysis.factors import kg_per_person_per_day
from geo.analysis.force_flow import ForceSeries, force_series
from geo.nations import UNNAMED, is_country
from geo.periods import in_force
from geo.plan import Plan
from geo.schema import CONTRIBUTIONS, LATITUDE, LONGITUDE, NATION, PERSONNEL, PLACEMENTS
from geo.terms import SINCE_FIGURES

KG_PER_T = 1000.0

NATION_FIGURES = ("nations", "contributors")
"""Figures that count nations."""


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
        How many units of unknown strength, or groups of unnamed nations, are not in it.
    """

    code: str
    value: float | None
    unknown: int = 0


def table_of(code: str) -> str:
    """Return the name of the table whose rows a figure counts."""
    return CONTRIBUTIONS.name if code == "contributors" else PLACEMENTS.name


class Figures:
    """Computes figures of one plan.

    Parameters
    ----------
    plan
        Its rows that count, and for tonnes its factors.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    def of(self, code: str, at: float, since: float | None) -> Figure:
        """Return a figure.

        Parameters
        ----------
        code
            One of :data:`geo.terms.FIGURE`.
        at
            Hours since H+0.
        since
            The instant of the chapter before, in hours since H+0; None if nothing can be counted since then.
        """
        if code in SINCE_FIGURES:
            return Figure(code, None if since is None else float(len(getattr(self._where.changes(since, at), code))))
        match code:
            case "personnel":
                return self._personnel(at)
            case "personnel_in_ukraine":
                step = self._in_ukraine.step(at)
                return Figure(code, float(self._in_ukraine.total()[step]), int(self._in_ukraine.unknown[step]))
            case "nations":
                return _nations(code, self._plan.standing(PLACEMENTS, at)[NATION])
            case "contributors":
                return _nations(code, in_force(self._plan.rows(CONTRIBUTIONS), at)[NATION])
            case "units":
                return Figure(code, float(len(self._plan.standing(PLACEMENTS, at))))
            case _:
                return self._tonnes(at)

    def _personnel(self, at: float) -> Figure:
        """Count the persons in force within the theatre that plan.toml gives."""
        frame = self._plan.standing(PLACEMENTS, at)
        west, south, east, north = self._plan.settings.theatre
        inside = frame[LONGITUDE].between(west, east) & frame[LATITUDE].between(south, north)
        strengths = frame[PERSONNEL].to_numpy(dtype=float)[inside.to_numpy(dtype=bool)]
        return Figure("personnel", float(np.nansum(strengths)), int(np.isnan(strengths).sum()))

    def _tonnes(self, at: float) -> Figure:
        """Return what the units in force need a day, t, as :func:`geo.analysis.sustainment.sustain` counts it."""
        kg = kg_per_person_per_day(self._plan)
        strengths = self._plan.standing(PLACEMENTS, at)[PERSONNEL].to_numpy(dtype=float)
        value = None if kg is None else float(np.nansum(strengths)) * kg / KG_PER_T
        return Figure("tonnes", value, int(np.isnan(strengths).sum()))

    @cached_property
    def _where(self) -> Whereabouts:
        return Whereabouts(self._plan, PLACEMENTS)

    @cached_property
    def _in_ukraine(self) -> ForceSeries:
        return force_series(self._plan, "nation")


def _nations(code: str, found: Iterable[str]) -> Figure:
    """Count nations; several together are none of their own, and nobody knows how many an unnamed one stands for."""
    names = set(found)
    return Figure(code, float(sum(is_country(name) for name in names)), int(UNNAMED in names))
