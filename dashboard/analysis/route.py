"""Why a way is as long as it is."""

from __future__ import annotations

from geo.basemap.routes import NoRoute, Route


def route_reasons(way: Route | NoRoute) -> list[str]:
    """Return what stands behind the km and hours of a way, or why there is none."""
    if isinstance(way, NoRoute):
        return [way.reason]
    delays = sum(c.delay_h for c in way.crossings)
    borders = [
        f"{c.start} → {c.end} at {c.latitude:.2f}, {c.longitude:.2f}: {c.delay_h:g} h"
        + (", with change of gauge" if c.change_of_gauge else "")
        for c in way.crossings
    ]
    return [
        (
            f"{way.distance_km:,.0f} km by {way.mode}, {way.hours:.1f} h: {way.hours - delays:.1f} h under way and "
            f"{delays:.1f} h at borders, through {', '.join(way.countries)}."
        ),
        *borders,
        f"The ends lie {way.snap_from_km:.1f} km and {way.snap_to_km:.1f} km from the network, which is not counted.",
    ]
