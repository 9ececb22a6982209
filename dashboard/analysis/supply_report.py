"""``posture sustain``: the supply of a time, and what a loss changes of it, at a terminal."""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterable, Iterator, Sequence

from dashboard.analysis.columns import DASH, Column, Record, printed
from dashboard.analysis.loss import HUB_CHANGES, transport
from dashboard.analysis.supply import state_of
from dashboard.analysis.terminal import Report, asked_instant
from dashboard.analysis.words import ESTIMATE, UNKNOWN_DEMAND, day_of
from dashboard.counting import counted
from geo.analysis.factors import factor_reasons
from geo.analysis.losses import read_losses
from geo.analysis.sustainment import HubLoad, Sustainment, UnitSupply, sustain
from geo.analysis.what_if import Effect, UnitChange, effect
from geo.clock import format_instant
from geo.plan import Plan
from geo.scene.briefing import USUAL_TIME_H


def report(plan: Plan, parsed: argparse.Namespace) -> Report:
    """Return the supply after what is lost.

    Raises
    ------
    AnalysisError
        If an argument is wrong.
    """
    start = asked_instant("--from", parsed.start, plan, -math.inf)
    at = asked_instant("--at", parsed.at, plan, USUAL_TIME_H if math.isinf(start) else start)
    after = sustain(plan, at, read_losses(parsed.lose, plan, start))
    return Report(after.as_dict(), _lines(plan, after))


def _lines(plan: Plan, after: Sustainment) -> Iterator[str]:
    before = sustain(plan, after.at) if after.losses.names else after
    yield from supply_lines(plan, effect(before, after))


def supply_lines(plan: Plan, found: Effect) -> Iterator[str]:
    """Yield a supply, and what a loss changed of it, line by line."""
    after = found.after
    yield f"{plan.settings.title}: supply at {format_instant(after.at)}. {plan.settings.marking}. {ESTIMATE}."
    yield from _losses(after)
    yield _sum(after)
    yield from _indented(factor_reasons(plan))
    yield from _table("Units that run short", after.short_units, _SHORT)
    yield from _table("Units that are fed otherwise", [c for c in found.units if c.turned and not c.short], _TURNED)
    lost = [change.unit_id for change in found.units if change.lost]
    if lost:
        yield from ("", f"Lost themselves: {', '.join(lost)}")
    if found.hubs:
        yield from _table("Hubs that are supplied otherwise, t/day", found.hubs, HUB_CHANGES)
        yield f"  {transport(found)}"
    if not after.losses.names:
        yield from ("", "Units", *printed(after.units, _FED))
    yield from ("", "Hubs", *printed(after.hubs, _HUBS))
    if after.notes:
        yield from ("", "To know", *_indented(map(str, after.notes)))


def _losses(after: Sustainment) -> list[str]:
    lost, start = after.losses.names, after.losses.start
    if not lost and math.isinf(start):
        return []
    if lost and not after.losses.at(after.at).names:
        return [f"Nothing is lost yet: {', '.join(lost)} from {format_instant(start)} on"]
    return [f"Lost: {', '.join(lost) or 'nothing'}"]


def _sum(after: Sustainment) -> str:
    if not after.is_demand_known:
        return UNKNOWN_DEMAND
    text = f"{after.demand_t_per_day:,.1f} t/day needed, {after.unmet_t_per_day:,.1f} t/day unmet"
    short, first = len(after.short_units), after.first_short_at
    when = "" if first is None else f", the first at {day_of(first)}"
    return f"{text}: {counted(short, 'unit')} would run short{when}" if short else f"{text}: nobody runs short"


def _table(title: str, records: Sequence[Record], columns: Sequence[Column[Record]]) -> list[str]:
    """Return a table under its title and an empty line; nothing where there are no records."""
    return ["", title, *printed(records, columns)] if records else []


def _fed(unit: UnitSupply) -> str:
    parts = [f"{s.hub_id} {s.t_per_day:.1f} t ({s.km:.0f}, {s.hours:.1f})" for s in unit.supply]
    return "; ".join(parts) or (DASH if unit.demand_t_per_day else "needs nothing that is known")


def _indented(lines: Iterable[str]) -> list[str]:
    return [f"  {line}" for line in lines]


_UNIT, _NEEDS, _FED_BY = "Unit", "Needs t/day", "Fed by (km, h)"

_SHORT: tuple[Column[UnitSupply], ...] = (
    Column(_UNIT, lambda unit: unit.unit_id),
    Column(_NEEDS, lambda unit: f"{unit.demand_t_per_day:.1f}"),
    Column("Gets t/day", lambda unit: f"{unit.demand_t_per_day - unit.short_t_per_day:.1f}"),
    Column("Short after", lambda unit: None if unit.days_until_short is None else f"{unit.days_until_short:.0f} days"),
    Column("That is", lambda unit: day_of(unit.short_at)),
    Column(_FED_BY, _fed),
)

_TURNED: tuple[Column[UnitChange], ...] = (
    Column(_UNIT, lambda change: change.unit_id),
    Column(_NEEDS, lambda change: f"{_now(change).demand_t_per_day:.1f}"),
    Column("Before", lambda change: "; ".join(s.hub_id for s in change.before.supply)),
    Column("Now (km, h)", lambda change: _fed(_now(change))),
    Column("Added km", lambda change: _added(change.added_km)),
    Column("Added h", lambda change: _added(change.added_hours)),
)

_FED: tuple[Column[UnitSupply], ...] = (
    Column(_UNIT, lambda unit: unit.unit_id),
    Column(_NEEDS, lambda unit: f"{unit.demand_t_per_day:.1f}"),
    Column(_FED_BY, _fed),
)

_HUBS: tuple[Column[HubLoad], ...] = (
    Column("Hub", lambda hub: hub.hub_id),
    Column("Leaves t/day", lambda hub: f"{hub.load_t_per_day:,.1f}"),
    Column(
        "Can t/day", lambda hub: "not known" if hub.throughput_t_per_day is None else f"{hub.throughput_t_per_day:,.0f}"
    ),
    Column("Asked t/day", lambda hub: f"{hub.asked_t_per_day:,.1f}"),
    Column("", state_of),
)


def _now(change: UnitChange) -> UnitSupply:
    """Return the supply after the loss of a unit that is not lost itself."""
    assert change.after is not None
    return change.after


def _added(value: float | None) -> str | None:
    return None if value is None else f"{value:+.0f}"
