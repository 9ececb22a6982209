"""Answers of the analyses as rows of tables, and in words: what stands behind each number."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from dashboard.counting import counted
from geo.clock import HOURS_PER_DAY, format_instant
from geo.command import Subordinate
from geo.coverage import Reach
from geo.factors import told_factors
from geo.force_flow import ForceSeries, Move, Reception, reception_basis
from geo.plan import Plan
from geo.routes import NoRoute, Position, Route
from geo.sustainment import HubLoad, Sustainment, UnitSupply
from geo.sweep import Loss
from geo.what_if import UnitChange, mean_way

Row = dict[str, Any]

ESTIMATE = "Planning estimate from notional factors."
ANY_NATION = "Any hub serves any nation. Supplies go by road; entry points are taken as always filled."


def day_of(hours: float | None) -> str:
    """Return the day on which an instant falls; a dash for none."""
    return "–" if hours is None else format_instant(math.floor(hours / HOURS_PER_DAY) * HOURS_PER_DAY)


def summary(found: Sustainment) -> str:
    """Return a supply in one sentence."""
    needed = sum(u.demand_t_per_day for u in found.units)
    short = sum(u.short_t_per_day > 0 for u in found.units)
    starving = f"{counted(short, 'unit')} would run short" if short else "nobody runs short"
    return f"{needed:,.0f} t/day needed, {found.unmet_t_per_day:,.0f} t/day unmet: {starving}."


def unit_rows(found: Sustainment) -> list[Row]:
    """Return the supply of each unit, those that run short first."""
    rows = [
        {
            "Unit": u.unit_id,
            "Needs": round(u.demand_t_per_day, 1),
            "Short": round(u.short_t_per_day, 1),
            "Days": None if u.days_until_short is None else round(u.days_until_short),
            "Fed by": ", ".join(s.hub_id for s in u.supply) or "–",
            **_way(mean_way(u)),
        }
        for u in found.units
    ]
    return sorted(rows, key=lambda row: -row["Short"])


def _way(way: tuple[float, float] | None) -> Row:
    return {"km": None if way is None else round(way[0]), "h": None if way is None else round(way[1], 1)}


def hub_rows(found: Sustainment) -> list[Row]:
    """Return what leaves each hub, those of which too much is asked first."""
    rows = [
        {
            "Hub": h.hub_id,
            "Leaves": round(h.load_t_per_day, 1),
            "Can": h.throughput_t_per_day,
            "Asked": round(h.asked_t_per_day, 1),
            "Over": "over" if h.over else "",
        }
        for h in found.hubs
    ]
    return sorted(rows, key=lambda row: row["Over"] == "")


def change_rows(changed: Sequence[UnitChange]) -> list[Row]:
    """Return before and after for each unit that a loss concerns, those that run short first."""
    rows = []
    for change in changed:
        after = change.after
        if after is None or not change.turned:
            continue
        rows.append(
            {
                "Unit": change.unit_id,
                "Before": ", ".join(s.hub_id for s in change.before.supply) or "–",
                "Now": ", ".join(s.hub_id for s in after.supply) or "–",
                "+ km": None if change.added_km is None else round(change.added_km),
                "+ h": None if change.added_hours is None else round(change.added_hours, 1),
                "Short": round(after.short_t_per_day, 1),
                "Runs short": day_of(change.short_at),
            }
        )
    return sorted(rows, key=lambda row: -row["Short"])


def loss_rows(losses: Sequence[Loss]) -> list[Row]:
    """Return the losses of a sweep, the worst first."""
    return [
        {
            "Lost": " + ".join(loss.hub_ids),
            "Unmet": round(loss.unmet_t_per_day, 1),
            "Days": None if loss.days_until_short is None else round(loss.days_until_short),
            "Over": ", ".join(loss.over),
            "Asked before": round(loss.load_t_per_day, 1),
        }
        for loss in losses
    ]


def sweep_verdict(losses: Sequence[Loss]) -> str:
    """Return in one sentence where a second hub is needed."""
    needed = [" + ".join(loss.hub_ids) for loss in losses if loss.unmet_t_per_day > 0.05]
    if not needed:
        return "No such loss leaves a unit short."
    named = ", ".join(needed[:3]) + (f" and {len(needed) - 3} more" if len(needed) > 3 else "")
    return f"A second hub is needed where one of these is lost: {named}."


def move_rows(found: Sequence[Move]) -> list[Row]:
    """Return moves in the order of time."""
    return [
        {
            "When": format_instant(move.at),
            "Unit": move.unit_id,
            "From": move.from_name or "–",
            "To": move.to_name or "–",
            "km": round(move.way.distance_km) if isinstance(move.way, Route) else None,
            "h": round(move.way.hours, 1) if isinstance(move.way, Route) else None,
            "t": None if math.isnan(move.tonnes) else round(move.tonnes),
        }
        for move in found
    ]


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
    leaves = format_instant(math.floor(move.at - move.way.hours))
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


def reception_summary(found: Reception) -> str:
    """Return arrivals against entry points in one sentence."""
    if found.starving_day is not None:
        return f"From D{found.starving_day:+d} on, units in force need more than the entry points can hand on."
    if found.worst_day is None:
        return "The entry points take everything on the day on which it is to come in."
    cleared = (
        "it is not cleared within the plan" if found.cleared_day is None else f"cleared on D{found.cleared_day:+d}"
    )
    return f"Entry points fall behind: {found.backlog_t.max():,.0f} t wait on D{found.worst_day:+d}, {cleared}."


def reception_rows(found: Reception) -> list[Row]:
    """Return the days on which something comes in or waits."""
    columns = (found.days, found.capacity_t, found.sustainment_t, found.arriving_t, found.handled_t, found.backlog_t)
    return [
        {"Day": f"D{day:+d}", "Can t": round(can), "Sustainment t": round(need), "To come in t": round(arriving),
         "Comes in t": round(handled), "Waits t": round(waiting)}
        for day, can, need, arriving, handled, waiting in zip(*(c.tolist() for c in columns), strict=True)
        if arriving > 0 or waiting > 0
    ]  # fmt: skip


def told_day(plan: Plan, day: int) -> list[str]:
    """Return what stands behind the figures of one day of arrivals."""
    basis = reception_basis(plan, day)
    gates = " + ".join(f"{t:g} ({hub})" for hub, t in basis.throughput.items()) or "no entry point"
    persons = sum(p for p in basis.in_force.values() if not math.isnan(p))
    arriving = ", ".join(f"{unit} {p:,.0f}" for unit, p in basis.first_time.items()) or "nobody"
    per_person = plan.settings.deploy_t_per_person
    return [
        f"D{day:+d}: entry points can hand on {gates} t.",
        f"Sustainment comes first: {persons:,.0f} persons in force × {plan.settings.t_per_person_per_day * 1000:g} kg.",
        f"For the first time come, in persons: {arriving}; × {'an unknown weight' if per_person is None else f'{per_person:g} t'} each.",
        "What is left of the throughput takes them in; the rest waits for the next day.",
    ]


def told_reach(reach: Reach, way: Route | NoRoute, plan: Plan) -> list[str]:
    """Return what stands behind a distance of the coverage."""
    if reach.km is None or not reach.centre_id:
        return [f"{reach.unit_id}: no road leads to any of them."]
    straight = f"{reach.unit_id} lies {reach.km:,.1f} km from {reach.centre_id}, the nearest of them"
    if reach.hours is None:
        return [f"{straight}, along the geodesic of the WGS 84 ellipsoid."]
    told = told_way(way) if isinstance(way, Route) else [way.reason]
    return [f"{straight} in hours by road.", *told, *told_factors(plan, ("travel",))]


def counted_force(series: ForceSeries, *, units: bool, start: float) -> Row:
    """Return a force series as the time line of a scene counts it; ``start`` stands for always."""
    values = series.units if units else series.persons
    groups = [
        {"nation": name, "name": name, "persons": [int(v) for v in row]}
        for name, row in zip(series.groups, values.tolist(), strict=True)
    ]
    return {
        "counted": "units" if units else "persons",
        "instants": [max(t, start) for t in series.instants],
        "nations": groups,
        "unknown": [0] * len(series.instants) if units else series.unknown.tolist(),
    }


def command_rows(tree: Sequence[Subordinate]) -> list[Row]:
    """Return the chain of command, each under its superior."""
    return [
        {
            "Unit": "\u2003" * member.depth + member.id,
            "Under": member.parent_id or "–",
            "km": None if member.km is None else round(member.km),
            "Directly": member.direct or None,
            "Below": member.below or None,
            "Name": member.name,
        }
        for member in tree
    ]


def reach_rows(found: Sequence[Reach]) -> list[Row]:
    """Return every unit with the nearest of the set, those outside first."""
    return [
        {
            "Unit": reach.unit_id,
            "Within": "yes" if reach.inside else "no",
            "Nearest": reach.centre_id or "–",
            "km": None if reach.km is None else round(reach.km),
            **({"h": round(reach.hours, 1)} if reach.hours is not None else {}),
            "Name": reach.name,
        }
        for reach in found
    ]


def told_unit(found: Sustainment, unit_id: str, plan: Plan) -> list[str]:
    """Return what stands behind the figures of a unit: its factors, and the routes by which it is fed."""
    unit = next(u for u in found.units if u.unit_id == unit_id)
    units = found.picture.units
    row = units[units["unit_id"] == unit_id].to_dict("records")[0]
    kg = plan.settings.t_per_person_per_day * 1000
    if math.isnan(row["personnel"]):
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
