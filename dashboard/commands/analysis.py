"""``posture route`` and ``posture sustain``: answers for a person at a terminal, or as JSON.

What computes them is imported when it is asked: half a second that no other command needs.
"""

from __future__ import annotations

import argparse
import json
import math
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.clock import format_instant, parse_instant
from geo.errors import AnalysisError, InstantError
from geo.plan import Plan, read_plan
from geo.problem import excerpt
from geo.scene.briefing import USUAL_TIME_H
from geo.terms import MODE

if TYPE_CHECKING:
    from geo.basemap.routes import Position


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
    from dashboard.commands.words import told_route  # noqa: PLC0415
    from geo.analysis.losses import closed_at  # noqa: PLC0415
    from geo.basemap.router import router  # noqa: PLC0415
    from geo.basemap.routes import NoRoute  # noqa: PLC0415

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
    from geo.analysis.coverage import symbols_at  # noqa: PLC0415

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


def _sustain(parsed: argparse.Namespace) -> int:
    from dashboard.commands.words import told_supply  # noqa: PLC0415
    from geo.analysis.losses import NOTHING, read_losses  # noqa: PLC0415
    from geo.analysis.sustainment import sustain  # noqa: PLC0415

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


def printable(text: str) -> str:
    """Show control characters as escapes, so that no id can move the cursor or forge a line."""
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)
