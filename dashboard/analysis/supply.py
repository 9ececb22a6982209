"""The supply at an instant: as a sentence and tables, with the reasons for each figure."""

from __future__ import annotations

from dashboard.analysis.columns import DASH, Column, rounded
from dashboard.analysis.lasting import shortage
from dashboard.analysis.route import route_reasons
from dashboard.analysis.words import HOURS, HUB, KM, UNIT, day_of, unknown_demand
from geo.analysis.factors import factor_reasons, kg_per_person_per_day
from geo.analysis.supply_records import HubLoad, UnitSupply
from geo.analysis.sustainment import Sustainment
from geo.analysis.trunks import trunks_to
from geo.analysis.what_if import mean_way
from geo.plan import Plan
from geo.words.text import Text, say


def summary(found: Sustainment) -> str:
    """Return in one sentence what all units need, what stays unmet, and how many units run short."""
    if not found.is_demand_known:
        return unknown_demand()
    needed, unmet = f"{found.demand_t_per_day:,.1f}", f"{found.unmet_t_per_day:,.1f}"
    short, first = len(found.short_units), found.first_short_at
    if not short:
        return say("analysis_supply.sum.nobody", needed=needed, unmet=unmet)
    if first is None:
        return say("analysis_supply.sum.some", count=short, needed=needed, unmet=unmet)
    return say("analysis_supply.sum.some-from", count=short, needed=needed, unmet=unmet, day=day_of(first))


def transport(found: Sustainment) -> str:
    """Return in one sentence the work of transport, and the least with which any hubs could supply as much."""
    return say(
        "analysis_supply.transport",
        units=thousands(found.tonne_km_per_day),
        hubs=thousands(found.trunk_tonne_km_per_day),
        least=thousands(found.least_tonne_km_per_day),
    )


def thousands(tonne_km: float) -> str:
    """Return tonne-km in thousands, with one digit."""
    return f"{tonne_km / 1000:,.1f}"


def fed_by(unit: UnitSupply) -> str:
    """Return the ids of the hubs that supply a unit, the largest delivery first; a dash for none."""
    return ", ".join(supply.hub_id for supply in unit.supply) or DASH


def _mean_km(unit: UnitSupply) -> float | None:
    way = mean_way(unit)
    return None if way is None else round(way[0])


def _mean_hours(unit: UnitSupply) -> float | None:
    way = mean_way(unit)
    return None if way is None else round(way[1], 1)


UNITS: tuple[Column[UnitSupply], ...] = (
    Column(UNIT, lambda unit: unit.unit_id),
    Column(Text("analysis_supply.columns.needs"), lambda unit: round(unit.demand_t_per_day, 1)),
    Column(Text("analysis_supply.columns.short"), lambda unit: round(unit.short_t_per_day, 1)),
    Column(Text("analysis_supply.columns.days"), lambda unit: rounded(unit.days_until_short)),
    Column(Text("analysis_supply.columns.fed-by"), fed_by),
    Column(KM, _mean_km),
    Column(HOURS, _mean_hours),
)


def shortest_first(found: Sustainment) -> list[UnitSupply]:
    """Return the units, those first that are short of most."""
    return sorted(found.units, key=lambda unit: -round(unit.short_t_per_day, 1))


def state_of(hub: HubLoad) -> str:
    """Return in one word whether the plan draws too much from a hub, or the hub gives all that it can; "" for neither."""
    if hub.over:
        return say("analysis_supply.state.over")
    return say("analysis_supply.state.full") if hub.full else ""


HUBS: tuple[Column[HubLoad], ...] = (
    Column(HUB, lambda hub: hub.hub_id),
    Column(Text("analysis_supply.columns.leaves"), lambda hub: round(hub.load_t_per_day, 1)),
    Column(Text("analysis_supply.columns.can"), lambda hub: hub.throughput_t_per_day),
    Column(Text("analysis_supply.columns.asked"), lambda hub: round(hub.asked_t_per_day, 1)),
    Column(Text("analysis_supply.columns.state"), state_of),
)


def fullest_first(found: Sustainment) -> list[HubLoad]:
    """Return the hubs: first those from which the plan draws too much, then those that give all that they can."""
    return sorted(found.hubs, key=lambda hub: 0 if hub.over else 1 if hub.full else 2)


def unit_reasons(found: Sustainment, unit: UnitSupply, plan: Plan) -> list[str]:
    """Return the sentences that explain the figures of a unit: its demand, the routes of its supply, and the factors.

    Parameters
    ----------
    found
        The supply that has the unit.
    unit
        One of its units.
    plan
        The plan behind it, with its factors.
    """
    reasons = [_demand(found, unit, plan)]
    for supply in unit.supply:
        reasons.append(say("analysis_supply.gives", hub=supply.hub_id, t=f"{supply.t_per_day:.2f}"))
        reasons += route_reasons(found.picture.way(supply.hub_id, unit.unit_id))
        reasons += _trunk_reasons(found, supply.hub_id)
    return [*reasons, *shortage(found, unit, plan), *factor_reasons(plan)]


def _demand(found: Sustainment, unit: UnitSupply, plan: Plan) -> str:
    kg, persons = kg_per_person_per_day(plan), found.picture.strength(unit.unit_id)
    if kg is None:
        return say("analysis_supply.demand-unknown", unit=unit.unit_id)
    if persons is None:
        return say("analysis_supply.strength-unknown", unit=unit.unit_id)
    count, t = round(persons), f"{unit.demand_t_per_day:.2f}"
    return say("analysis_supply.demand", count=count, unit=unit.unit_id, kg=f"{kg:g}", t=t)


def _trunk_reasons(found: Sustainment, hub_id: str) -> list[str]:
    """Return the hubs from which supply comes to a hub, nearest first."""
    return [
        say(
            "analysis_supply.trunk",
            end=trunk.end,
            t=f"{trunk.t_per_day:.1f}",
            start=trunk.start,
            km=f"{trunk.km:,.0f}",
            hours=f"{trunk.hours:.1f}",
        )
        for trunk in trunks_to(found, hub_id)
    ]


def hub_reasons(found: Sustainment, hub: HubLoad) -> list[str]:
    """Return the sentences that explain the figures of a hub.

    Parameters
    ----------
    found
        The supply that has the hub.
    hub
        One of its hubs.
    """
    name = hub.hub_id
    units = [f"{u.unit_id} {s.t_per_day:.1f}" for u in found.units for s in u.supply if s.hub_id == name]
    onward = [f"{b} {t:.1f}" for a, b, t in found.between if a == name]
    return [
        _load(hub),
        say("analysis_supply.asked", t=f"{hub.asked_t_per_day:.1f}"),
        *([say("analysis_supply.to-units", units=", ".join(units))] if units else []),
        *([say("analysis_supply.to-hubs", hubs=", ".join(onward))] if onward else []),
        *_trunk_reasons(found, name),
    ]


def _load(hub: HubLoad) -> str:
    t, limit = f"{hub.load_t_per_day:.1f}", hub.throughput_t_per_day
    if limit is None:
        return say("analysis_supply.load-unlimited", hub=hub.hub_id, t=t)
    return say("analysis_supply.load", hub=hub.hub_id, t=t, limit=f"{limit:,.0f}")
