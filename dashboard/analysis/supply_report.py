"""``posture sustain``: the supply at an instant, and what a loss changes, at a terminal."""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterable, Iterator, Sequence

from dashboard.analysis.columns import DASH, Column, Record, printed
from dashboard.analysis.lasting import lasting, made_of
from dashboard.analysis.loss import BEFORE, HUB_CHANGES
from dashboard.analysis.loss import transport as changed_transport
from dashboard.analysis.supply import state_of, summary, transport
from dashboard.analysis.terminal import Report, asked_instant, progress_line
from dashboard.analysis.words import HUB, UNIT, day_of
from geo.analysis.factors import factor_reasons
from geo.analysis.losses import read_losses
from geo.analysis.supply_records import HubLoad, Supply, UnitSupply
from geo.analysis.sustainment import Sustainment, sustain
from geo.analysis.what_if import Effect, UnitChange, effect
from geo.clock import format_instant
from geo.plan import Plan
from geo.scene.briefing import USUAL_TIME_H
from geo.words.text import Text, say


def report(plan: Plan, parsed: argparse.Namespace) -> Report:
    """Return the supply after what is lost.

    Parameters
    ----------
    plan
        The plan as read from its folder.
    parsed
        ``lose`` (names as :func:`geo.analysis.losses.read_losses` takes them), ``start`` and ``at`` (instants as typed,
        or None). Without ``at`` the answer is for ``start``.

    Raises
    ------
    AnalysisError
        If an argument is wrong, or the solver fails.
    """
    start = asked_instant("--from", parsed.start, plan, -math.inf)
    at = asked_instant("--at", parsed.at, plan, USUAL_TIME_H if math.isinf(start) else start)
    losses = read_losses(parsed.lose, plan, start)
    with progress_line() as tell:
        after = sustain(plan, at, losses, tell)
    return Report(after.as_dict(), _lines(plan, after))


def _lines(plan: Plan, after: Sustainment) -> Iterator[str]:
    before = after
    if after.losses.names:
        with progress_line() as tell:
            before = sustain(plan, after.at, tell=tell)
    yield from supply_lines(plan, effect(before, after))


def supply_lines(plan: Plan, found: Effect) -> Iterator[str]:
    """Yield a supply, and what a loss changes, line by line.

    Parameters
    ----------
    plan
        Its title, marking and factors.
    found
        The supply before and after the loss. Without a loss both are the same.
    """
    after, settings = found.after, plan.settings
    yield say("analysis_supply.head", title=settings.title, when=format_instant(after.at), marking=settings.marking)
    yield from _losses(after)
    yield summary(after)
    yield from _indented(factor_reasons(plan))
    yield from _table(say("analysis_supply.tables.short"), after.short_units, _SHORT)
    if told := lasting(after):
        yield from ("", say("analysis_supply.tables.lasting"), *_indented(told))
    turned = [c for c in found.units if c.turned and not c.short]
    yield from _table(say("analysis_supply.tables.turned"), turned, _TURNED)
    lost = [change.unit_id for change in found.units if change.lost]
    if lost:
        yield from ("", say("analysis_supply.lost-themselves", units=", ".join(lost)))
    if found.hubs:
        yield from _table(say("analysis_supply.tables.hubs-turned"), found.hubs, HUB_CHANGES)
    yield from ("", changed_transport(found) if after.losses.names else transport(after))
    if not after.losses.names:
        yield from ("", say("analysis_supply.tables.units"), *printed(after.units, _FED))
    yield from ("", say("analysis_supply.tables.hubs"), *printed(after.hubs, _HUBS))
    if after.notes:
        yield from ("", say("analysis_supply.tables.notes"), *_indented(map(str, after.notes)))


def _losses(after: Sustainment) -> list[str]:
    lost, start = after.losses.names, after.losses.start
    if not lost and math.isinf(start):
        return []
    if lost and not after.losses.at(after.at).names:
        return [say("analysis_supply.lost.not-yet", lost=", ".join(lost), start=format_instant(start))]
    return [say("analysis_supply.lost.now", lost=", ".join(lost)) if lost else say("analysis_supply.lost.nothing")]


def _table(title: str, records: Sequence[Record], columns: Sequence[Column[Record]]) -> list[str]:
    """Return an empty line, the title and the table; nothing where there are no records."""
    return ["", title, *printed(records, columns)] if records else []


def _fed(unit: UnitSupply) -> str:
    if unit.supply:
        return "; ".join(map(_given, unit.supply))
    return DASH if unit.demand_t_per_day else say("analysis_supply.needs-nothing")


def _given(supply: Supply) -> str:
    t, km, hours = f"{supply.t_per_day:.1f}", f"{supply.km:.0f}", f"{supply.hours:.1f}"
    return say("analysis_supply.given", hub=supply.hub_id, t=t, km=km, hours=hours)


def _short_after(unit: UnitSupply) -> str | None:
    return None if unit.days_until_short is None else say("analysis_supply.days", count=round(unit.days_until_short))


def _can(hub: HubLoad) -> str:
    limit = hub.throughput_t_per_day
    return say("analysis_supply.limit-unknown") if limit is None else f"{limit:,.0f}"


def _indented(lines: Iterable[str]) -> list[str]:
    return [f"  {line}" for line in lines]


_NEEDS, _FED_BY = Text("analysis_supply.lines.needs"), Text("analysis_supply.lines.fed-by")

_SHORT: tuple[Column[UnitSupply], ...] = (
    Column(UNIT, lambda unit: unit.unit_id),
    Column(_NEEDS, lambda unit: f"{unit.demand_t_per_day:.1f}"),
    Column(Text("analysis_supply.lines.gets"), lambda unit: f"{unit.demand_t_per_day - unit.short_t_per_day:.1f}"),
    Column(Text("analysis_supply.lines.short-after"), _short_after),
    Column(Text("analysis_supply.lines.that-is"), lambda unit: day_of(unit.short_at)),
    Column(Text("analysis_supply.lines.made-of"), made_of),
    Column(_FED_BY, _fed),
)

_TURNED: tuple[Column[UnitChange], ...] = (
    Column(UNIT, lambda change: change.unit_id),
    Column(_NEEDS, lambda change: f"{_now(change).demand_t_per_day:.1f}"),
    Column(BEFORE, lambda change: "; ".join(s.hub_id for s in change.before.supply)),
    Column(Text("analysis_supply.lines.now"), lambda change: _fed(_now(change))),
    Column(Text("analysis_supply.lines.added-km"), lambda change: _added(change.added_km)),
    Column(Text("analysis_supply.lines.added-hours"), lambda change: _added(change.added_hours)),
)

_FED: tuple[Column[UnitSupply], ...] = (
    Column(UNIT, lambda unit: unit.unit_id),
    Column(_NEEDS, lambda unit: f"{unit.demand_t_per_day:.1f}"),
    Column(_FED_BY, _fed),
)

_HUBS: tuple[Column[HubLoad], ...] = (
    Column(HUB, lambda hub: hub.hub_id),
    Column(Text("analysis_supply.lines.leaves"), lambda hub: f"{hub.load_t_per_day:,.1f}"),
    Column(Text("analysis_supply.lines.can"), _can),
    Column(Text("analysis_supply.lines.asked"), lambda hub: f"{hub.asked_t_per_day:,.1f}"),
    Column("", state_of),
)


def _now(change: UnitChange) -> UnitSupply:
    """Return the supply after the loss, of a unit that is not itself lost."""
    assert change.after is not None
    return change.after


def _added(value: float | None) -> str | None:
    return None if value is None else f"{value:+.0f}"
