"""The force over time, and arrivals against entry points: as sentences and tables, with their reasons."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Literal

from dashboard.analysis.columns import Column
from geo.analysis.factors import kg_per_person_per_day
from geo.analysis.force_flow import ForceSeries
from geo.analysis.reception import Reception, ReceptionDay
from geo.analysis.reception_basis import reception_basis
from geo.clock import LONG_AGO_H, format_instant
from geo.contract.scene import Personnel
from geo.plan import Plan
from geo.scene.personnel import personnel
from geo.words.text import Text, say

Place = Literal["ukraine", "all"]
"""Where the persons of a strength must be in order to count: in Ukraine, or anywhere."""


DAYS: tuple[Column[ReceptionDay], ...] = (
    Column(Text("analysis_flow.columns.day"), lambda day: _day(day.day)),
    Column(
        Text("analysis_flow.columns.can"), lambda day: None if math.isinf(day.capacity_t) else round(day.capacity_t)
    ),
    Column(Text("analysis_flow.columns.sustainment"), lambda day: round(day.sustainment_t)),
    Column(Text("analysis_flow.columns.to-come-in"), lambda day: round(day.arriving_t)),
    Column(Text("analysis_flow.columns.comes-in"), lambda day: round(day.handled_t)),
    Column(Text("analysis_flow.columns.waits"), lambda day: round(day.backlog_t)),
)


def reached(wanted: int, place: Place, at: float | None) -> str:
    """Return in one sentence when the force reaches a strength.

    Parameters
    ----------
    wanted
        The strength, in persons.
    place
        Which persons count: those in Ukraine, or all.
    at
        When it is reached, hours since H+0; -inf for always, None for never.
    """
    persons = Text("both.persons", count=wanted)
    if at is None:
        return say(f"analysis_flow.reached.never-{place}", persons=persons)
    if at < LONG_AGO_H:
        return say(f"analysis_flow.reached.always-{place}", persons=persons)
    return say(f"analysis_flow.reached.at-{place}", persons=persons, when=format_instant(at))


def arrivals(found: Reception) -> str:
    """Return in one sentence whether the entry points can take all arrivals."""
    if not found.is_weight_known:
        return say("analysis_flow.arrivals.unknown")
    if found.starving_day is not None:
        return say("analysis_flow.arrivals.starving", day=_day(found.starving_day))
    if found.worst_day is None:
        return say("analysis_flow.arrivals.in-time")
    waiting, worst = f"{found.backlog_t.max():,.0f}", _day(found.worst_day)
    if found.cleared_day is None:
        return say("analysis_flow.arrivals.behind", t=waiting, worst=worst)
    return say("analysis_flow.arrivals.behind-until", t=waiting, worst=worst, cleared=_day(found.cleared_day))


def _day(day: int) -> str:
    return f"D{day:+d}"


def counted_force(series: ForceSeries, *, units: bool) -> Personnel:
    """Return a force series as the time line of a scene counts it.

    Parameters
    ----------
    series
        Persons and units by group.
    units
        Whether units are counted instead of persons.
    """
    groups = zip(series.codes, series.groups, strict=True)
    if units:
        return personnel(series.instants, groups, series.units, [0] * len(series.instants), "units")
    return personnel(series.instants, groups, series.persons, series.unknown.tolist(), "persons")


def day_reasons(plan: Plan, day: int) -> list[str]:
    """Return the sentences that explain the figures of one day of arrivals.

    Parameters
    ----------
    plan
        Its hubs and placements that count, and its factors.
    day
        Days since D+0.
    """
    basis = reception_basis(plan, day)
    return [
        _throughput(day, basis.throughput),
        _sustainment(basis.in_force, kg_per_person_per_day(plan)),
        _newcomers(basis.arriving, plan.settings.deploy_t_per_person),
        say("analysis_flow.day.rest"),
    ]


def _throughput(day: int, of_hubs: Mapping[str, float | None]) -> str:
    if not of_hubs:
        return say("analysis_flow.day.no-entry-point", day=_day(day))
    gates = " + ".join(f"{hub} {_or_unknown(t)}" for hub, t in of_hubs.items())
    return say("analysis_flow.day.throughput", day=_day(day), gates=gates)


def _sustainment(of_units: Mapping[str, float | None], kg_each: float | None) -> str:
    known = [persons for persons in of_units.values() if persons is not None]
    persons, kg = Text("both.persons", count=round(sum(known))), _or_unknown(kg_each)
    unknown = len(of_units) - len(known)
    if not unknown:
        return say("analysis_flow.day.sustainment", persons=persons, kg=kg)
    units = Text("analysis_flow.units-unknown", count=unknown)
    return say("analysis_flow.day.sustainment-without", persons=persons, units=units, kg=kg)


def _newcomers(units: Mapping[str, float | None], t_each: float | None) -> str:
    if not units:
        return say("analysis_flow.day.nobody-comes")
    listed = ", ".join(f"{unit} {_or_unknown(persons)}" for unit, persons in units.items())
    return say("analysis_flow.day.newcomers", units=listed, t=_or_unknown(t_each))


def _or_unknown(value: float | None) -> str:
    return say("analysis.not-known") if value is None else f"{value:,.10g}"
