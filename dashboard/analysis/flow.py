"""The force over time, its moves, and arrivals against entry points: in sentences, in tables, and with their reasons."""

from __future__ import annotations

import math

from dashboard.analysis.columns import DASH, Column
from dashboard.analysis.route import route_reasons
from dashboard.counting import counted
from geo.analysis.factors import factor_reasons, kg_per_person_per_day
from geo.analysis.force_flow import ForceSeries, Move
from geo.analysis.reception import Reception, ReceptionDay, reception_basis
from geo.basemap.routes import NoRoute, Route
from geo.clock import LONG_AGO_H, format_instant
from geo.contract.scene import Personnel
from geo.plan import Plan
from geo.scene.personnel import personnel

MOVES: tuple[Column[Move], ...] = (
    Column("Leaves", lambda move: DASH if move.leaves is None else format_instant(math.floor(move.leaves))),
    Column("Stands", lambda move: format_instant(move.at)),
    Column("Early", lambda move: "before H+0" if move.leaves is not None and move.leaves < 0 <= move.at else ""),
    Column("Unit", lambda move: move.unit_id),
    Column("From", lambda move: move.from_name or DASH),
    Column("To", lambda move: move.to_name or DASH),
    Column("km", lambda move: round(move.way.distance_km) if isinstance(move.way, Route) else None),
    Column("h", lambda move: round(move.way.hours, 1) if isinstance(move.way, Route) else None),
    Column("t", lambda move: None if math.isnan(move.tonnes) else round(move.tonnes)),
)

DAYS: tuple[Column[ReceptionDay], ...] = (
    Column("Day", lambda day: f"D{day.day:+d}"),
    Column("Can t", lambda day: None if math.isinf(day.capacity_t) else round(day.capacity_t)),
    Column("Sustainment t", lambda day: round(day.sustainment_t)),
    Column("To come in t", lambda day: round(day.arriving_t)),
    Column("Comes in t", lambda day: round(day.handled_t)),
    Column("Waits t", lambda day: round(day.backlog_t)),
)


def reached(at: float | None) -> str:
    """Return when a strength is reached, in hours since H+0 or None for never, as a word or an instant."""
    return "never" if at is None else "always" if at < LONG_AGO_H else f"at {format_instant(at)}"


def arrivals(found: Reception) -> str:
    """Return arrivals against entry points in one sentence."""
    if not found.is_weight_known:
        return "The tonnes of a deployment are not known, so that nothing can be said of arrivals."
    if found.starving_day is not None:
        return f"From D{found.starving_day:+d} on, units in force need more than the entry points can hand on."
    if found.worst_day is None:
        return "The entry points take everything on the day on which it is to come in."
    cleared = (
        "it is not cleared within the plan" if found.cleared_day is None else f"cleared on D{found.cleared_day:+d}"
    )
    return f"Entry points fall behind: {found.backlog_t.max():,.0f} t wait on D{found.worst_day:+d}, {cleared}."


def counted_force(series: ForceSeries, *, units: bool) -> Personnel:
    """Return a force series, in persons or in units, as the time line of a scene counts it."""
    groups = ((name, name) for name in series.groups)
    if units:
        return personnel(series.instants, groups, series.units, [0] * len(series.instants), "units")
    return personnel(series.instants, groups, series.persons, series.unknown.tolist(), "persons")


def move_reasons(move: Move, plan: Plan) -> list[str]:
    """Return what stands behind a move."""
    if isinstance(move.way, NoRoute):
        return [f"{move.unit_id}: no way, because {move.way.reason}."]
    per_person = plan.settings.deploy_t_per_person
    weight = (
        f"{move.persons:,.0f} persons × {per_person:g} t = {move.tonnes:,.0f} t"
        if per_person is not None and not math.isnan(move.persons)
        else "its tonnes are not known"
    )
    assert move.leaves is not None
    leaves = format_instant(math.floor(move.leaves))
    first = f"{move.unit_id} must leave {move.from_name} by {leaves} to stand in {move.to_name} at {format_instant(move.at)}: {weight}."
    return [first, *route_reasons(move.way), *factor_reasons(plan, ("travel",))]


def day_reasons(plan: Plan, day: int) -> list[str]:
    """Return what stands behind the figures of one day of arrivals, days since D+0."""
    basis = reception_basis(plan, day)
    gates = " + ".join(f"{hub} {_or_unknown(t)}" for hub, t in basis.throughput.items()) or "no entry point"
    known = [persons for persons in basis.in_force.values() if persons is not None]
    unknown = len(basis.in_force) - len(known)
    left_out = f" ({counted(unknown, 'unit')} of unknown strength left out)" if unknown else ""
    arriving = ", ".join(f"{unit} {_or_unknown(persons)}" for unit, persons in basis.first_time.items()) or "nobody"
    kg, per_person = kg_per_person_per_day(plan), plan.settings.deploy_t_per_person
    return [
        f"D{day:+d}: entry points can hand on, in t: {gates}.",
        f"Sustainment comes first: {sum(known):,.0f} persons in force{left_out} × {_or_unknown(kg)} kg.",
        f"For the first time come, in persons: {arriving}; × {_or_unknown(per_person)} t each.",
        "What is left of the throughput takes them in; the rest waits for the next day.",
    ]


def _or_unknown(value: float | None) -> str:
    return "(not known)" if value is None else f"{value:,.10g}"
