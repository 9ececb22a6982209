"""Sentences that explain how long a way is."""

from __future__ import annotations

from geo.basemap.routes import Crossing, NoRoute, Passage, Route
from geo.words.text import say

GAPS = ("islands", "closed", "local", "bridges", "gauge")
"""What the networks lack, by the keys of its sentences."""


def route_reasons(way: Route | NoRoute) -> list[str]:
    """Return the sentences that explain the km and hours of a way, or why there is none."""
    if isinstance(way, NoRoute):
        return [say("analysis_route.none", reason=way.text)]
    length = say(
        f"analysis_route.length.{way.mode}",
        km=f"{way.distance_km:,.0f}",
        hours=f"{way.hours:.1f}",
        moving=f"{way.hours - way.waiting_hours:.1f}",
        waiting=f"{way.waiting_hours:.1f}",
        countries=", ".join(way.countries),
    )
    return [length, *map(border, way.crossings), *map(passage, way.passages), ways_to_network(way)]


def ways_to_network(way: Route) -> str:
    """Return how long the ways from both ends to the network are, and that they count."""
    start, end = f"{way.access_from_km:.1f}", f"{way.access_to_km:.1f}"
    return say("analysis_route.ends", start=start, end=end, hours=f"{way.access_hours:.1f}")


def border(crossing: Crossing) -> str:
    """Return where a route crosses a border, how many hours that takes, and what happens there."""
    met = [word for word, is_met in (("gauge", crossing.change_of_gauge), ("customs", crossing.customs)) if is_met]
    return say(
        f"analysis_route.border.{'-'.join(met) or 'free'}",
        start=crossing.start,
        end=crossing.end,
        place=crossing.name or f"{crossing.latitude:.2f}, {crossing.longitude:.2f}",
        hours=f"{crossing.delay_h:g}",
    )


def passage(found: Passage) -> str:
    """Return the bridge, tunnel or ferry that a route takes, and how long that lasts."""
    return say(
        f"analysis_route.passage.{found.kind}",
        name=found.name,
        km=f"{found.km:.0f}",
        hours=f"{found.hours:.1f}",
        waiting=f"{found.delay_h:g}",
    )


def gaps() -> list[str]:
    """Return what the networks lack, a sentence each."""
    return [say(f"analysis_route.gaps.{gap}") for gap in GAPS]
