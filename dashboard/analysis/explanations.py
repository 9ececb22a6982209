"""What stands behind each number of an answer, in words: its factors, its routes, its sums."""

from __future__ import annotations

import math

from dashboard.analysis.rows import day_of
from dashboard.counting import counted
from geo.analysis.coverage import Reach
from geo.analysis.factors import told_factors
from geo.analysis.force_flow import Move
from geo.analysis.reception import reception_basis
from geo.analysis.sustainment import HubLoad, Sustainment, UnitSupply
from geo.basemap.routes import NoRoute, Position, Route
from geo.clock import format_instant
from geo.plan import Plan


def told_move(move: Move, plan: Plan) -> list[str]:
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
    return [first, *told_way(move.way), *told_factors(plan, ("travel",))]


def told_way(route: Route) -> list[str]:
    """Return a route in words."""
    delays = sum(c.delay_h for c in route.crossings)
    borders = [
        f"{c.start} → {c.end} at {c.latitude:.2f}, {c.longitude:.2f}: {c.delay_h:g} h"
        + (", with change of gauge" if c.change_of_gauge else "")
        for c in route.crossings
    ]
    return [
        (
            f"{route.distance_km:,.0f} km by {route.mode}, {route.hours:.1f} h: {route.hours - delays:.1f} h under way and "
            f"{delays:.1f} h at borders, through {', '.join(route.countries)}."
        ),
        *borders,
        f"The ends lie {route.snap_from_km:.1f} km and {route.snap_to_km:.1f} km from the network, which is not counted.",
    ]


def told_day(plan: Plan, day: int) -> list[str]:
    """Return what stands behind the figures of one day of arrivals."""
    basis, settings = reception_basis(plan, day), plan.settings
    gates = " + ".join(f"{hub} {_or_unknown(t)}" for hub, t in basis.throughput.items()) or "no entry point"
    known = [persons for persons in basis.in_force.values() if persons is not None]
    unknown = len(basis.in_force) - len(known)
    left_out = f" ({counted(unknown, 'unit')} of unknown strength left out)" if unknown else ""
    arriving = ", ".join(f"{unit} {_or_unknown(persons)}" for unit, persons in basis.first_time.items()) or "nobody"
    per_person = settings.deploy_t_per_person
    return [
        f"D{day:+d}: entry points can hand on, in t: {gates}.",
        f"Sustainment comes first: {sum(known):,.0f} persons in force{left_out} × {_or_unknown(_kg(plan))} kg.",
        f"For the first time come, in persons: {arriving}; × {_or_unknown(per_person)} t each.",
        "What is left of the throughput takes them in; the rest waits for the next day.",
    ]


def _or_unknown(value: float | None) -> str:
    return "(not known)" if value is None else f"{value:,.10g}"


def _kg(plan: Plan) -> float | None:
    """Return what a person needs in a day, kg; None where plan.toml does not say."""
    return plan.settings.t_per_person_per_day * 1000 if plan.settings.kg_per_person_per_day else None


def told_reach(reach: Reach, way: Route | NoRoute, plan: Plan) -> list[str]:
    """Return what stands behind a distance of the coverage."""
    if reach.km is None or not reach.centre_id:
        return [f"{reach.unit_id}: no road leads to any of them."]
    straight = f"{reach.unit_id} lies {reach.km:,.1f} km from {reach.centre_id}, the nearest of them"
    if reach.hours is None:
        return [f"{straight}, along the geodesic of the WGS 84 ellipsoid."]
    told = told_way(way) if isinstance(way, Route) else [way.reason]
    return [f"{straight} in hours by road.", *told, *told_factors(plan, ("travel",))]


def told_unit(found: Sustainment, unit_id: str, plan: Plan) -> list[str]:
    """Return what stands behind the figures of a unit: its factors, and the routes by which it is fed."""
    unit = next(u for u in found.units if u.unit_id == unit_id)
    units = found.picture.units
    row = units[units["unit_id"] == unit_id].to_dict("records")[0]
    kg = _kg(plan)
    if kg is None:
        lines = [f"{unit_id}: its demand is not known, since plan.toml gives no kg per person per day."]
    elif math.isnan(row["personnel"]):
        lines = [f"{unit_id}: its strength is not known, so that no demand is counted."]
    else:
        lines = [f"{unit_id}: {row['personnel']:,.0f} persons × {kg:g} kg = {unit.demand_t_per_day:.2f} t/day."]
    for supply in unit.supply:
        start, end = _place(found, supply.hub_id), (row["latitude"], row["longitude"])
        lines.append(f"{supply.hub_id} gives {supply.t_per_day:.2f} t/day.")
        lines += _told_leg(found, start, end)
        lines += _told_chain(found, supply.hub_id)
    return [*lines, *_told_shortage(unit, plan), *told_factors(plan)]


def _told_leg(found: Sustainment, start: Position, end: Position) -> list[str]:
    route = found.picture.router.route(start, end)
    return told_way(route) if isinstance(route, Route) else [route.reason]


def _told_chain(found: Sustainment, hub_id: str) -> list[str]:
    """Return by which hubs supply comes to a hub, nearest first."""
    net = found.picture.net
    lines, hubs, told = [], [hub_id], {hub_id}
    while hubs:
        hub = hubs.pop(0)
        for a, b, t in found.between:
            if b == hub:
                i, j = net.hub_ids.index(a), net.hub_ids.index(b)
                lines.append(
                    f"{b} gets {t:.1f} t/day from {a}: {net.hub_km[i, j]:,.0f} km, {net.hub_hours[i, j]:.1f} h."
                )
                if a not in told:
                    told.add(a)
                    hubs.append(a)
    return lines


def _told_shortage(unit: UnitSupply, plan: Plan) -> list[str]:
    if unit.short_t_per_day <= 0:
        return []
    if unit.days_until_short is None:
        return [f"It is short of {unit.short_t_per_day:.2f} t/day; nobody knows for how long it has supplies."]
    on_hand = plan.settings.unit_days_on_hand or 0.0
    stocks = (
        f"{unit.stock_days:.1f} days from the stocks of hubs that can reach it, shared so that they last longest"
        if unit.stock_days
        else "no stock that can reach it"
    )
    return [
        (
            f"It is short of {unit.short_t_per_day:.2f} t/day and runs short on {day_of(unit.short_at)}: "
            f"{on_hand:g} days on hand and {stocks}, counted from the loss."
        )
    ]


def told_hub(found: Sustainment, hub_id: str) -> list[str]:
    """Return what stands behind the figures of a hub."""
    hub: HubLoad = next(h for h in found.hubs if h.hub_id == hub_id)
    limit = (
        "an unknown throughput"
        if hub.throughput_t_per_day is None
        else f"a throughput of {hub.throughput_t_per_day:,.0f} t/day"
    )
    units = [f"{u.unit_id} {s.t_per_day:.1f}" for u in found.units for s in u.supply if s.hub_id == hub_id]
    onward = [f"{b} {t:.1f}" for a, b, t in found.between if a == hub_id]
    lines = [
        f"{hub_id}: {hub.load_t_per_day:.1f} t/day leave it, of {limit}.",
        f"Asked of it: {hub.asked_t_per_day:.1f} t/day, if all drew on the hub that the plan names, or the next best in hours.",
    ]
    if units:
        lines.append(f"To units, t/day: {', '.join(units)}.")
    if onward:
        lines.append(f"To hubs, t/day: {', '.join(onward)}.")
    return [*lines, *_told_chain(found, hub_id)]


def _place(found: Sustainment, hub_id: str) -> Position:
    hubs = found.picture.hubs
    row = hubs[hubs["hub_id"] == hub_id]
    return float(row["latitude"].to_numpy()[0]), float(row["longitude"].to_numpy()[0])
