"""``posture route`` and ``posture sustain``: answers for a person at a terminal, or as JSON."""

from __future__ import annotations

import argparse
import json
import math
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dashboard.counting import counted
from geo.briefing import USUAL_TIME_H
from geo.clock import format_instant, parse_instant
from geo.coverage import symbols_at
from geo.errors import AnalysisError, InstantError
from geo.factors import told_factors
from geo.losses import NOTHING, closed_at, read_losses
from geo.plan import Plan, read_plan
from geo.problem import excerpt
from geo.routes import NoRoute, Position, Route, router
from geo.sustainment import Sustainment, UnitSupply, sustain
from geo.terms import MODE
from geo.what_if import UnitChange, changes

ESTIMATE = "Planning estimate"


def add_route(commands: Any) -> None:
    """Add ``posture route`` to the commands of the parser."""
    route = commands.add_parser(
        "route",
        help="tell the way between two symbols or positions, by road or rail",
        description="Tell distance, hours and borders of the fastest way. FROM and TO are ids of the plan, or LAT,LON.",
    )
    route._negative_number_matcher = re.compile(r"-\d[\d.,\s-]*$")  # noqa: SLF001  a southern LAT,LON is no option
    route.add_argument("plan", type=Path, metavar="PLAN", help="plan folder")
    route.add_argument("start", metavar="FROM", help="id of a unit, hub or node, or LAT,LON like 49.84,24.03")
    route.add_argument("end", metavar="TO", help="the same")
    route.add_argument("--mode", choices=MODE.codes, default="road", help="road (usual) or rail")
    route.add_argument("--at", metavar="T", help="instant, like D+30: where symbols stand, and what is closed")
    route.add_argument("--format", choices=("text", "json"), default="text", help="how to print")
    route.set_defaults(command=_route)


def add_sustain(commands: Any) -> None:
    """Add ``posture sustain`` to the commands of the parser."""
    supply = commands.add_parser(
        "sustain",
        help="tell who feeds whom, and who runs short when hubs are lost",
        description="Tell the supply of every unit at a time, and what a loss changes. X is a hub, crossing:ID or nation:USA.",
    )
    supply.add_argument("plan", type=Path, metavar="PLAN", help="plan folder")
    supply.add_argument("--at", metavar="T", help="instant, like D+30")
    supply.add_argument("--lose", nargs="+", action="extend", default=[], metavar="X", help="what is lost")
    supply.add_argument(
        "--from", dest="start", metavar="T", help="when it is lost; usually at the time that is looked at"
    )
    supply.add_argument("--format", choices=("text", "json"), default="text", help="how to print")
    supply.set_defaults(command=_sustain)


def _plan(path: Path) -> Plan:
    plan = read_plan(path)
    if not plan.readable:
        raise AnalysisError(f"PLAN {path}: there is no placements.csv that can be read")
    return plan


def _instant(name: str, text: str | None, plan: Plan, usual: float) -> float:
    if text is None:
        return usual
    try:
        return parse_instant(text, plan.settings.ceasefire)
    except InstantError as error:
        raise AnalysisError(f"{name} {text}: {error}") from error


def _route(parsed: argparse.Namespace) -> int:
    plan = _plan(parsed.plan)
    at = _instant("--at", parsed.at, plan, USUAL_TIME_H)
    ends = [_position(name, text, plan, at) for name, text in (("FROM", parsed.start), ("TO", parsed.end))]
    found = router(parsed.mode, plan.settings.travel, closed_at(plan, at, parsed.mode)).route(*ends)
    if isinstance(found, NoRoute):
        raise AnalysisError(f"there is no route: {found.reason}")
    if parsed.format == "json":
        print(json.dumps(found.as_dict(), ensure_ascii=False, indent=1))
    else:
        print("\n".join(printable(line) for line in told_route(found, f"{parsed.start} → {parsed.end}", at, plan)))
    return 0


def _position(name: str, text: str, plan: Plan, at: float) -> Position:
    symbols = symbols_at(plan, at)
    found = symbols[symbols["id"] == text]
    if len(found):
        return float(found["latitude"].iloc[0]), float(found["longitude"].iloc[0])
    try:
        latitude, longitude = (float(part) for part in text.split(","))
    except ValueError:
        known = any(text in set(plan.rows(t)[k]) for t, k in _KEYS)
        why = f"is not in force at {format_instant(at)}" if known else "is no id of the plan and no LAT,LON"
        raise AnalysisError(f"{name} {excerpt(text)} {why}") from None
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        raise AnalysisError(f"{name} {text}: latitude goes from -90 to 90 and longitude from -180 to 180")
    return latitude, longitude


_KEYS = (("placements", "unit_id"), ("hubs", "hub_id"), ("command_nodes", "node_id"))


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


def _sustain(parsed: argparse.Namespace) -> int:
    plan = _plan(parsed.plan)
    start = _instant("--from", parsed.start, plan, -math.inf)
    at = _instant("--at", parsed.at, plan, USUAL_TIME_H if math.isinf(start) else start)
    losses = read_losses(parsed.lose, plan, start)
    found = sustain(plan, at, losses)
    if parsed.format == "json":
        print(json.dumps(found.as_dict(), ensure_ascii=False, indent=1))
    else:
        before = sustain(plan, at, NOTHING) if losses.names else found
        print("\n".join(printable(line) for line in told_supply(plan, before, found)))
    return 0


def told_supply(plan: Plan, before: Sustainment, after: Sustainment) -> list[str]:
    """Return a supply, and what a loss changed of it, in words and tables, line by line."""
    turned = [change for change in changes(before, after) if change.turned]
    short = [change for change in changes(before, after) if change.after and change.after.short_t_per_day > 0]
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
    needed = sum(unit.demand_t_per_day for unit in after.units)
    text = f"{needed:,.1f} t/day needed, {after.unmet_t_per_day:,.1f} t/day unmet"
    times = [change.short_at for change in short if change.short_at is not None]
    first = f", the first at {format_instant(_day(min(times)))}" if times else ""
    return f"{text}: {counted(len(short), 'unit')} would run short{first}" if short else f"{text}: nobody runs short"


def _day(hours: float) -> float:
    return math.floor(hours / 24) * 24.0


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
    when = "–" if change.short_at is None else format_instant(_day(change.short_at))
    got = unit.demand_t_per_day - unit.short_t_per_day
    return [unit.unit_id, f"{unit.demand_t_per_day:.1f}", f"{got:.1f}", days, when, _fed(unit)]


def _turned_row(change: UnitChange) -> list[str]:
    assert change.after is not None
    added = ["–" if value is None else f"{value:+.0f}" for value in (change.added_km, change.added_hours)]
    before = "; ".join(s.hub_id for s in change.before.supply)
    return [change.unit_id, f"{change.after.demand_t_per_day:.1f}", before, _fed(change.after), *added]


def _fed_row(unit: UnitSupply) -> list[str]:
    return [unit.unit_id, f"{unit.demand_t_per_day:.1f}", _fed(unit)]


def _hub_row(hub: Any) -> list[str]:
    can = "not known" if hub.throughput_t_per_day is None else f"{hub.throughput_t_per_day:,.0f}"
    return [hub.hub_id, f"{hub.load_t_per_day:,.1f}", can, f"{hub.asked_t_per_day:,.1f}", "over" if hub.over else ""]


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head))]
    numbers = [all(_is_number(row[i]) for row in rows) for i in range(len(head))]

    def line(row: Sequence[str]) -> str:
        cells = zip(row, widths, numbers, strict=True)
        return "  " + "  ".join(c.rjust(w) if right else c.ljust(w) for c, w, right in cells).rstrip()

    return [line(head), *(line(row) for row in rows)]


def _is_number(text: str) -> bool:
    return text.replace(",", "").replace(".", "").lstrip("+-").isdigit() or text == "–"


def printable(text: str) -> str:
    """Show control characters as escapes, so that no id can move the cursor or forge a line."""
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)
