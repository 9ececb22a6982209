"""Sentences that explain how long a way is."""

from __future__ import annotations

from geo.basemap.routes import Crossing, NoRoute, Route
from geo.words.text import say


def route_reasons(way: Route | NoRoute) -> list[str]:
    """Return the sentences that explain the km and hours of a way, or why there is none."""
    if isinstance(way, NoRoute):
        return [say("analysis_route.none", reason=way.text)]
    delays = sum(c.delay_h for c in way.crossings)
    length = say(
        f"analysis_route.length.{way.mode}",
        km=f"{way.distance_km:,.0f}",
        hours=f"{way.hours:.1f}",
        moving=f"{way.hours - delays:.1f}",
        waiting=f"{delays:.1f}",
        countries=", ".join(way.countries),
    )
    ends = say("analysis_route.ends", start=f"{way.snap_from_km:.1f}", end=f"{way.snap_to_km:.1f}")
    return [length, *map(border, way.crossings), ends]


def border(crossing: Crossing) -> str:
    """Return where a route crosses a border, and how many hours that takes."""
    return say(
        "analysis_route.border-gauge" if crossing.change_of_gauge else "analysis_route.border",
        start=crossing.start,
        end=crossing.end,
        place=f"{crossing.latitude:.2f}, {crossing.longitude:.2f}",
        hours=f"{crossing.delay_h:g}",
    )
