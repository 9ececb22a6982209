"""Routes and supplies in words and tables for a person at a terminal."""

from __future__ import annotations

import math
from collections.abc import Sequence

from dashboard.analysis.rows import UNKNOWN_DEMAND, day_of, hub_change_rows, transport
from dashboard.counting import counted
from geo.analysis.factors import told_factors
from geo.analysis.sustainment import HubLoad, Sustainment, UnitSupply
from geo.analysis.what_if import UnitChange, changes, hub_changes
from geo.basemap.routes import Route
from geo.clock import format_instant
from geo.plan import Plan

ESTIMATE = "Planning estimate"


def told_route(route: Route, what: str, at: float, plan: Plan) -> list[str]:
    """Return a route in words, line by line."""
    moving = route.hours - sum(c.delay_h for c in route.crossings)
    lines = [
        f"{what} by {route.mode} at {format_instant(at)}. {ESTIMATE}.",
        (
            f"{route.distance_km:,.0f} km, {route.hours:.1f} h: {moving:.1f} h under way at "
            f"{route.distance_km / moving if moving else 0:.0f} km/h, {route.hours - moving:.1f} h at borders"
        ),
        f"Countries: {', '.join(route.countries)}",
    ]
    for crossing in route.crossings:
        gauge = ", with change of gauge" if crossing.change_of_gauge else ""
        lines.append(
            f"  {crossing.start} → {crossing.end} at {crossing.latitude:.2f}, {crossing.longitude:.2f}: {crossing.delay_h:g} h{gauge}"
        )
    lines.append(f"From the network: start {route.snap_from_km:.1f} km, end {route.snap_to_km:.1f} km (not counted)")
    return [*lines, *(f"  {line}" for line in told_factors(plan, ("travel",)))]


def told_supply(plan: Plan, before: Sustainment, after: Sustainment) -> list[str]:
    """Return a supply, and what a loss changed of it, in words and tables, line by line."""
    changed = changes(before, after)
    turned = [change for change in changed if change.turned]
    short = [change for change in changed if change.after and change.after.short_t_per_day > 0]
    gone = [change.unit_id for change in changed if change.after is None]
    lines = [
        f"{plan.settings.title}: supply at {format_instant(after.at)}. {plan.settings.marking}. {ESTIMATE}.",
        *_lost(after),
        _sum(after, short),
        *(f"  {line}" for line in told_factors(plan)),
    ]
    if short:
        lines += ["", "Units that run short", *_table(_SHORT, [_short_row(change) for change in short])]
    others = [change for change in turned if change not in short]
    if others:
        lines += ["", "Units that are fed otherwise", *_table(_TURNED, [_turned_row(change) for change in others])]
    if gone:
        lines += ["", f"Lost themselves: {', '.join(gone)}"]
    moved = hub_change_rows(hub_changes(before, after))
    if moved:
        cells = [["–" if v is None else str(v) for v in row.values()] for row in moved]
        lines += [
            "",
            "Hubs that are supplied otherwise, t/day",
            *_table(list(moved[0]), cells),
            f"  {transport(before, after)}",
        ]
    if not after.losses.names:
        lines += ["", "Units", *_table(_FED, [_fed_row(unit) for unit in after.units])]
    lines += ["", "Hubs", *_table(_HUBS, [_hub_row(hub) for hub in after.hubs])]
    return [*lines, *(["", "To know", *(f"  {note}" for note in after.notes)] if after.notes else [])]


def _lost(after: Sustainment) -> list[str]:
    if not after.losses.names and math.isinf(after.losses.start):
        return []
    lost = after.losses.names
    if lost and not after.losses.at(after.at).names:
        return [f"Nothing is lost yet: {', '.join(lost)} from {format_instant(after.losses.start)} on"]
    return [f"Lost: {', '.join(lost) or 'nothing'}"]


def _sum(after: Sustainment, short: Sequence[UnitChange]) -> str:
    if not after.is_demand_known:
        return UNKNOWN_DEMAND
    needed = sum(unit.demand_t_per_day for unit in after.units)
    text = f"{needed:,.1f} t/day needed, {after.unmet_t_per_day:,.1f} t/day unmet"
    times = [change.short_at for change in short if change.short_at is not None]
    first = f", the first at {day_of(min(times))}" if times else ""
    return f"{text}: {counted(len(short), 'unit')} would run short{first}" if short else f"{text}: nobody runs short"


_SHORT = ("Unit", "Needs t/day", "Gets t/day", "Short after", "That is", "Fed by (km, h)")
_TURNED = ("Unit", "Needs t/day", "Before", "Now (km, h)", "Added km", "Added h")
_FED = ("Unit", "Needs t/day", "Fed by (km, h)")
_HUBS = ("Hub", "Leaves t/day", "Can t/day", "Asked t/day", "")


def _fed(unit: UnitSupply) -> str:
    parts = [f"{s.hub_id} {s.t_per_day:.1f} t ({s.km:.0f}, {s.hours:.1f})" for s in unit.supply]
    return "; ".join(parts) or ("–" if unit.demand_t_per_day else "needs nothing that is known")


def _short_row(change: UnitChange) -> list[str]:
    unit = change.after
    assert unit is not None
    days = "–" if unit.days_until_short is None else f"{unit.days_until_short:.0f} days"
    when = day_of(change.short_at)
    got = unit.demand_t_per_day - unit.short_t_per_day
    return [unit.unit_id, f"{unit.demand_t_per_day:.1f}", f"{got:.1f}", days, when, _fed(unit)]


def _turned_row(change: UnitChange) -> list[str]:
    assert change.after is not None
    added = ["–" if value is None else f"{value:+.0f}" for value in (change.added_km, change.added_hours)]
    before = "; ".join(s.hub_id for s in change.before.supply)
    return [change.unit_id, f"{change.after.demand_t_per_day:.1f}", before, _fed(change.after), *added]


def _fed_row(unit: UnitSupply) -> list[str]:
    return [unit.unit_id, f"{unit.demand_t_per_day:.1f}", _fed(unit)]


def _hub_row(hub: HubLoad) -> list[str]:
    can = "not known" if hub.throughput_t_per_day is None else f"{hub.throughput_t_per_day:,.0f}"
    return [
        hub.hub_id,
        f"{hub.load_t_per_day:,.1f}",
        can,
        f"{hub.asked_t_per_day:,.1f}",
        "over" if hub.over else "full" if hub.full else "",
    ]


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head))]
    numbers = [all(_is_number(row[i]) for row in rows) for i in range(len(head))]

    def line(row: Sequence[str]) -> str:
        cells = zip(row, widths, numbers, strict=True)
        return "  " + "  ".join(c.rjust(w) if right else c.ljust(w) for c, w, right in cells).rstrip()

    return [line(head), *(line(row) for row in rows)]


def _is_number(text: str) -> bool:
    return text.replace(",", "").replace(".", "").lstrip("+-").isdigit() or text == "–"
