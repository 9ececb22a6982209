"""The supply of a time in a sentence, in tables, and with the reasons of each figure."""

from __future__ import annotations

from dashboard.analysis.columns import DASH, Column, rounded
from dashboard.analysis.route import route_reasons
from dashboard.analysis.words import UNKNOWN_DEMAND, day_of
from dashboard.counting import counted
from geo.analysis.factors import factor_reasons, kg_per_person_per_day
from geo.analysis.sustainment import HubLoad, Sustainment, UnitSupply
from geo.analysis.trunks import trunks_to
from geo.analysis.what_if import mean_way
from geo.plan import Plan

ANY_NATION = "Any hub serves any nation. Supplies go by road; entry points are taken as always filled."
UNITS_MEAN = (
    "Units: what they need and are short of in t/day, days until short. Choose one to see what stands behind it."
)
HUBS_MEAN = (
    "Hubs, t/day: what leaves them, what can, and what would be asked if all held to the plan's hubs, or the next best."
)


def summary(found: Sustainment) -> str:
    """Return a supply in one sentence."""
    if not found.is_demand_known:
        return UNKNOWN_DEMAND
    first = "" if found.first_short_at is None else f", the first {day_of(found.first_short_at)}"
    short = len(found.short_units)
    starving = f"{counted(short, 'unit')} would run short{first}" if short else "nobody runs short"
    return f"{found.demand_t_per_day:,.0f} t/day needed, {found.unmet_t_per_day:,.0f} t/day unmet: {starving}."


def fed_by(unit: UnitSupply) -> str:
    """Return the hubs that feed a unit, those that give most first; a dash for none."""
    return ", ".join(supply.hub_id for supply in unit.supply) or DASH


def _mean_km(unit: UnitSupply) -> float | None:
    way = mean_way(unit)
    return None if way is None else round(way[0])


def _mean_hours(unit: UnitSupply) -> float | None:
    way = mean_way(unit)
    return None if way is None else round(way[1], 1)


UNITS: tuple[Column[UnitSupply], ...] = (
    Column("Unit", lambda unit: unit.unit_id),
    Column("Needs", lambda unit: round(unit.demand_t_per_day, 1)),
    Column("Short", lambda unit: round(unit.short_t_per_day, 1)),
    Column("Days", lambda unit: rounded(unit.days_until_short)),
    Column("Fed by", fed_by),
    Column("km", _mean_km),
    Column("h", _mean_hours),
)


def shortest_first(found: Sustainment) -> list[UnitSupply]:
    """Return the units, those first that are short of most."""
    return sorted(found.units, key=lambda unit: -round(unit.short_t_per_day, 1))


def state_of(hub: HubLoad) -> str:
    """Return whether too much is asked of a hub, or it gives all that it can, in a word; "" for neither."""
    return "over" if hub.over else "full" if hub.full else ""


HUBS: tuple[Column[HubLoad], ...] = (
    Column("Hub", lambda hub: hub.hub_id),
    Column("Leaves", lambda hub: round(hub.load_t_per_day, 1)),
    Column("Can", lambda hub: hub.throughput_t_per_day),
    Column("Asked", lambda hub: round(hub.asked_t_per_day, 1)),
    Column("State", state_of),
)


def fullest_first(found: Sustainment) -> list[HubLoad]:
    """Return the hubs, those first of which too much is asked, then those that give all that they can."""
    return sorted(found.hubs, key=lambda hub: 0 if hub.over else 1 if hub.full else 2)


def unit_reasons(found: Sustainment, unit: UnitSupply, plan: Plan) -> list[str]:
    """Return what stands behind the figures of a unit: its factors, and the routes by which it is fed."""
    reasons = [_demand(found, unit, plan)]
    for supply in unit.supply:
        reasons.append(f"{supply.hub_id} gives {supply.t_per_day:.2f} t/day.")
        reasons += route_reasons(found.picture.way(supply.hub_id, unit.unit_id))
        reasons += _trunk_reasons(found, supply.hub_id)
    return [*reasons, *_shortage(unit, plan), *factor_reasons(plan)]


def _demand(found: Sustainment, unit: UnitSupply, plan: Plan) -> str:
    kg, persons = kg_per_person_per_day(plan), found.picture.strength(unit.unit_id)
    if kg is None:
        return f"{unit.unit_id}: its demand is not known, since plan.toml gives no kg per person per day."
    if persons is None:
        return f"{unit.unit_id}: its strength is not known, so that no demand is counted."
    return f"{unit.unit_id}: {persons:,.0f} persons × {kg:g} kg = {unit.demand_t_per_day:.2f} t/day."


def _trunk_reasons(found: Sustainment, hub_id: str) -> list[str]:
    """Return by which hubs supply comes to a hub, nearest first."""
    return [
        f"{trunk.end} gets {trunk.t_per_day:.1f} t/day from {trunk.start}: {trunk.km:,.0f} km, {trunk.hours:.1f} h."
        for trunk in trunks_to(found, hub_id)
    ]


def _shortage(unit: UnitSupply, plan: Plan) -> list[str]:
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


def hub_reasons(found: Sustainment, hub: HubLoad) -> list[str]:
    """Return what stands behind the figures of a hub."""
    name, limit = hub.hub_id, hub.throughput_t_per_day
    can = "an unknown throughput" if limit is None else f"a throughput of {limit:,.0f} t/day"
    units = [f"{u.unit_id} {s.t_per_day:.1f}" for u in found.units for s in u.supply if s.hub_id == name]
    onward = [f"{b} {t:.1f}" for a, b, t in found.between if a == name]
    return [
        f"{name}: {hub.load_t_per_day:.1f} t/day leave it, of {can}.",
        f"Asked of it: {hub.asked_t_per_day:.1f} t/day, if all drew on the hub that the plan names, or the next best in hours.",
        *([f"To units, t/day: {', '.join(units)}."] if units else []),
        *([f"To hubs, t/day: {', '.join(onward)}."] if onward else []),
        *_trunk_reasons(found, name),
    ]
