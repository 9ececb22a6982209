"""``posture route``: the way between two symbols or positions, at a terminal."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from dashboard.analysis.terminal import Report, asked_instant
from dashboard.analysis.words import ESTIMATE
from geo.analysis.coverage import place_of, symbols_at
from geo.analysis.factors import factor_reasons
from geo.analysis.ways import router_at
from geo.basemap.routes import NoRoute, Position, Route
from geo.clock import format_instant
from geo.errors import AnalysisError
from geo.layers import DRAWN
from geo.plan import Plan
from geo.problem import excerpt
from geo.scene.briefing import USUAL_TIME_H


def report(plan: Plan, parsed: argparse.Namespace) -> Report:
    """Return the fastest way.

    Raises
    ------
    AnalysisError
        If an argument is wrong, or no way leads there.
    """
    at = asked_instant("--at", parsed.at, plan, USUAL_TIME_H)
    start, end = (_position(name, text, plan, at) for name, text in (("FROM", parsed.start), ("TO", parsed.end)))
    found = router_at(plan, at, parsed.mode).route(start, end)
    if isinstance(found, NoRoute):
        raise AnalysisError(f"there is no route: {found.reason}")
    return Report(found.as_dict(), route_lines(found, f"{parsed.start} → {parsed.end}", at, plan))


def _position(name: str, text: str, plan: Plan, at: float) -> Position:
    try:
        return place_of(symbols_at(plan, at), text)
    except KeyError:
        pass
    try:
        latitude, longitude = (float(part) for part in text.split(","))
    except ValueError:
        known = any(text in set(plan.rows(spec)[spec.id]) for spec in DRAWN.values())
        why = f"is not in force at {format_instant(at)}" if known else "is no id of the plan and no LAT,LON"
        raise AnalysisError(f"{name} {excerpt(text)} {why}") from None
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        raise AnalysisError(f"{name} {text}: latitude goes from -90 to 90 and longitude from -180 to 180")
    return latitude, longitude


def route_lines(route: Route, what: str, at: float, plan: Plan) -> Iterator[str]:
    """Yield a route in words, line by line."""
    moving = route.hours - sum(c.delay_h for c in route.crossings)
    yield f"{what} by {route.mode} at {format_instant(at)}. {ESTIMATE}."
    yield (
        f"{route.distance_km:,.0f} km, {route.hours:.1f} h: {moving:.1f} h under way at "
        f"{route.distance_km / moving if moving else 0:.0f} km/h, {route.hours - moving:.1f} h at borders"
    )
    yield f"Countries: {', '.join(route.countries)}"
    for crossing in route.crossings:
        gauge = ", with change of gauge" if crossing.change_of_gauge else ""
        place = f"{crossing.latitude:.2f}, {crossing.longitude:.2f}"
        yield f"  {crossing.start} → {crossing.end} at {place}: {crossing.delay_h:g} h{gauge}"
    yield f"From the network: start {route.snap_from_km:.1f} km, end {route.snap_to_km:.1f} km (not counted)"
    yield from (f"  {reason}" for reason in factor_reasons(plan, ("travel",)))
