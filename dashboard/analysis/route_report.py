"""``posture route``: the way between two symbols or positions, at a terminal."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from dashboard.analysis.route import border, passage, ways_to_network
from dashboard.analysis.terminal import Report, asked_instant
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
from geo.words.text import Text, say


def report(plan: Plan, parsed: argparse.Namespace) -> Report:
    """Return the fastest way.

    Parameters
    ----------
    plan
        Its symbols, factors and closures.
    parsed
        ``start`` and ``end`` (ids, or latitude and longitude in degrees, EPSG:4326, like ``49.84,24.03``), ``mode``
        (``road`` or ``rail``), ``at`` (an instant as typed, or None).

    Raises
    ------
    AnalysisError
        If an argument is wrong, or no way leads there.
    """
    at = asked_instant("--at", parsed.at, plan, USUAL_TIME_H)
    start, end = (_position(name, text, plan, at) for name, text in (("FROM", parsed.start), ("TO", parsed.end)))
    found = router_at(plan, at, parsed.mode).route(start, end)
    if isinstance(found, NoRoute):
        raise AnalysisError(Text("analysis_route.refused", reason=found.text))
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
        if known:
            told = Text("analysis_route.not-in-force", name=name, id=excerpt(text), when=format_instant(at))
        else:
            told = Text("analysis_route.no-place", name=name, id=excerpt(text))
        raise AnalysisError(told) from None
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        raise AnalysisError(Text("analysis_route.off-the-globe", name=name, position=text))
    return latitude, longitude


def route_lines(route: Route, what: str, at: float, plan: Plan) -> Iterator[str]:
    """Yield a route in words, line by line.

    Parameters
    ----------
    route
        The way that was found.
    what
        Both ends as the planner named them, for the first line.
    at
        Hours since H+0.
    plan
        Its factors of travel are the last lines.
    """
    moving = route.hours - route.waiting_hours
    yield say(f"analysis_route.head.{route.mode}", what=what, when=format_instant(at))
    yield say(
        "analysis_route.sum",
        km=f"{route.distance_km:,.0f}",
        hours=f"{route.hours:.1f}",
        moving=f"{moving:.1f}",
        kmh=f"{route.distance_km / moving if moving else 0:.0f}",
        waiting=f"{route.hours - moving:.1f}",
    )
    yield say("analysis_route.countries", countries=", ".join(route.countries))
    yield from (f"  {border(crossing)}" for crossing in route.crossings)
    yield from (f"  {passage(found)}" for found in route.passages)
    yield ways_to_network(route)
    yield from (f"  {reason}" for reason in factor_reasons(plan, ("travel",)))
