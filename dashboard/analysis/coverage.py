"""Units within and out of reach, in a table, and with the reasons of each distance."""

from __future__ import annotations

from dashboard.analysis.columns import DASH, Column, rounded
from dashboard.analysis.route import route_reasons
from geo.analysis.coverage import Reach
from geo.analysis.factors import factor_reasons
from geo.basemap.routes import NoRoute, Route
from geo.plan import Plan

REACHES: tuple[Column[Reach], ...] = (
    Column("Unit", lambda reach: reach.unit_id),
    Column("Within", lambda reach: "yes" if reach.inside else "no"),
    Column("Nearest", lambda reach: reach.centre_id or DASH),
    Column("km", lambda reach: rounded(reach.km)),
    Column("h", lambda reach: rounded(reach.hours, 1), lambda reach: reach.hours is not None),
    Column("Name", lambda reach: reach.name),
)


def reach_reasons(reach: Reach, way: Route | NoRoute | None, plan: Plan) -> list[str]:
    """Return what stands behind a distance; the way is that of one in hours by road."""
    if reach.km is None or not reach.centre_id:
        return [f"{reach.unit_id}: no road leads to any of them."]
    straight = f"{reach.unit_id} lies {reach.km:,.1f} km from {reach.centre_id}, the nearest of them"
    if way is None:
        return [f"{straight}, along the geodesic of the WGS 84 ellipsoid."]
    return [f"{straight} in hours by road.", *route_reasons(way), *factor_reasons(plan, ("travel",))]
