"""Answers of the analyses as sentences and as rows of tables."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.counting import counted
from geo.analysis.command import Subordinate
from geo.analysis.coverage import Reach
from geo.analysis.force_flow import ForceSeries, Move
from geo.analysis.reception import Reception
from geo.analysis.sustainment import Sustainment, UnitSupply
from geo.analysis.sweep import Loss
from geo.analysis.what_if import HubChange, UnitChange, mean_way
from geo.basemap.routes import Route
from geo.clock import ALWAYS_H, HOURS_PER_DAY, format_instant
from geo.contract.scene import Personnel, Strength

Row = dict[str, Any]

ESTIMATE = "Planning estimate from notional factors."
HUBS_TOLD = (
    "Hubs, t/day: what leaves them, what can, and what would be asked if all held to the plan's hubs, or the next best."
)
UNKNOWN_DEMAND = "The demand is not known, so that nobody can tell who runs short."
ANY_NATION = "Any hub serves any nation. Supplies go by road; entry points are taken as always filled."


def day_of(hours: float | None) -> str:
    """Return the day on which an instant falls; a dash for none."""
    return "–" if hours is None else format_instant(math.floor(hours / HOURS_PER_DAY) * HOURS_PER_DAY)


def shortened(names: Sequence[str], most: int = 4) -> str:
    """Return names as a list of which the rest is counted."""
    rest = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + rest


def summary(found: Sustainment) -> str:
    """Return a supply in one sentence."""
    if not found.is_demand_known:
        return UNKNOWN_DEMAND
    needed = sum(u.demand_t_per_day for u in found.units)
    short = sum(u.short_t_per_day > 0 for u in found.units)
    times = [u.short_at for u in found.units if u.short_at is not None]
    first = f", the first {day_of(min(times))}" if times else ""
    starving = f"{counted(short, 'unit')} would run short{first}" if short else "nobody runs short"
    return f"{needed:,.0f} t/day needed, {found.unmet_t_per_day:,.0f} t/day unmet: {starving}."


def unit_rows(found: Sustainment) -> list[Row]:
    """Return the supply of each unit, those that run short first."""
    rows = [
        {
            "Unit": u.unit_id,
            "Needs": round(u.demand_t_per_day, 1),
            "Short": round(u.short_t_per_day, 1),
            "Days": None if u.days_until_short is None else round(u.days_until_short),
            "Fed by": _hubs(u),
            **_way(mean_way(u)),
        }
        for u in found.units
    ]
    return sorted(rows, key=lambda row: -row["Short"])


def _hubs(unit: UnitSupply) -> str:
    return ", ".join(s.hub_id for s in unit.supply) or "–"


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
            "State": "over" if h.over else "full" if h.full else "",
        }
        for h in found.hubs
    ]
    return sorted(rows, key=lambda row: ("over", "full", "").index(row["State"]))


def change_rows(changed: Sequence[UnitChange]) -> list[Row]:
    """Return before and after for each unit that a loss concerns, those that run short first."""
    rows: list[Row] = []
    for change in changed:
        after = change.after
        if after is None:
            rows.append(
                {"Unit": change.unit_id, "Runs short": "–", "Short": 0.0, "Before": _hubs(change.before), "Now": "lost"}
            )
            continue
        if not change.turned:
            continue
        rows.append(
            {
                "Unit": change.unit_id,
                "Runs short": day_of(change.short_at),
                "Short": round(after.short_t_per_day, 1),
                "Before": _hubs(change.before),
                "Now": _hubs(after),
                "+ km": None if change.added_km is None else round(change.added_km),
                "+ h": None if change.added_hours is None else round(change.added_hours, 1),
            }
        )
    return sorted(rows, key=lambda row: -row["Short"])


def hub_change_rows(changed: Sequence[HubChange]) -> list[Row]:
    """Return before and after for each hub that is supplied otherwise."""
    return [
        {
            "Hub": change.hub_id,
            "Before": _amounts(change.before),
            "Now": _amounts(change.after),
            "+ km": None if change.added_km is None else round(change.added_km),
            "+ h": None if change.added_hours is None else round(change.added_hours, 1),
        }
        for change in changed
    ]


def _amounts(suppliers: Mapping[str, float]) -> str:
    return ", ".join(f"{hub} {t:,.0f}" for hub, t in suppliers.items()) or "–"


def transport(before: Sustainment, after: Sustainment) -> str:
    """Return what a loss adds to the work of transport, in one sentence."""
    to_units, between = (
        f"{a / 1000:,.1f} → {b / 1000:,.1f}"
        for a, b in (
            (before.tonne_km_per_day, after.tonne_km_per_day),
            (before.trunk_tonne_km_per_day, after.trunk_tonne_km_per_day),
        )
    )
    return f"Transport, in 1,000 tonne-km a day: to units {to_units}, between hubs {between}."


def loss_rows(losses: Sequence[Loss]) -> list[Row]:
    """Return the losses of a sweep, the worst first."""
    return [
        {
            "Lost": " + ".join(loss.hub_ids),
            "Unmet": round(loss.unmet_t_per_day, 1),
            "Over": ", ".join(loss.over),
            "Asked before": round(loss.load_t_per_day, 1),
        }
        for loss in losses
    ]


def sweep_verdict(losses: Sequence[Loss], *, is_demand_known: bool) -> str:
    """Return in one sentence where a second hub is needed."""
    if not is_demand_known:
        return UNKNOWN_DEMAND
    pairs = bool(losses) and len(losses[0].hub_ids) > 1
    needed = [loss for loss in losses if loss.unmet_t_per_day > 0.05]
    if not needed:
        return f"No {'pair of hubs' if pairs else 'single hub'} leaves a unit short when it is lost."
    worst = f"{' + '.join(needed[0].hub_ids)}, with {needed[0].unmet_t_per_day:,.0f} t/day unmet"
    what = f"{counted(len(needed), 'pair')} of hubs" if pairs else counted(len(needed), "single hub")
    return f"A second hub is needed: the loss of {what} leaves units short, worst {worst}."


def move_rows(found: Sequence[Move]) -> list[Row]:
    """Return moves in the order of time."""
    return [
        {
            "Leaves": format_instant(math.floor(move.leaves)) if move.leaves is not None else "–",
            "Stands": format_instant(move.at),
            "Early": "before H+0" if move.leaves is not None and move.leaves < 0 <= move.at else "",
            "Unit": move.unit_id,
            "From": move.from_name or "–",
            "To": move.to_name or "–",
            "km": round(move.way.distance_km) if isinstance(move.way, Route) else None,
            "h": round(move.way.hours, 1) if isinstance(move.way, Route) else None,
            "t": None if math.isnan(move.tonnes) else round(move.tonnes),
        }
        for move in found
    ]


def reception_summary(found: Reception) -> str:
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


def reception_rows(found: Reception) -> list[Row]:
    """Return the days on which something comes in or waits."""
    columns = (found.days, found.capacity_t, found.sustainment_t, found.arriving_t, found.handled_t, found.backlog_t)
    return [
        {"Day": f"D{day:+d}", "Can t": None if math.isinf(can) else round(can), "Sustainment t": round(need), "To come in t": round(arriving),
         "Comes in t": round(handled), "Waits t": round(waiting)}
        for day, can, need, arriving, handled, waiting in zip(*(c.tolist() for c in columns), strict=True)
        if arriving > 0 or waiting > 0 or handled > 0
    ]  # fmt: skip


def counted_force(series: ForceSeries, *, units: bool) -> Personnel:
    """Return a force series as the time line of a scene counts it."""
    values = series.units if units else series.persons
    return Personnel(
        counted="units" if units else "persons",
        instants=tuple(max(t, ALWAYS_H) for t in series.instants),
        nations=tuple(
            Strength(nation=name, name=name, persons=tuple(int(v) for v in row))
            for name, row in zip(series.groups, values.tolist(), strict=True)
        ),
        unknown=(0,) * len(series.instants) if units else tuple(series.unknown.tolist()),
    )


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
