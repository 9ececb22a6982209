"""Links and outlines of a plan as tables with shapes."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from typing import Any

import geopandas as gpd
import shapely

from geo.export.relations import links, outlines
from geo.export.standings import Standing
from geo.export.xml_text import clean
from geo.plan import CRS, Plan

LINES, OUTLINES = "links", "precision_outlines"
"""Names of the tables."""


def lines_frame(plan: Plan, standing: Sequence[Standing], layers: Collection[str] | None) -> gpd.GeoDataFrame:
    """Return command lines and supply links, a row for each and its time.

    Parameters
    ----------
    plan
        Gives the marking.
    standing
        What stands where.
    layers
        Codes of the layers that are included; None for all.
    """
    found = links(standing, layers)
    rows = [
        {
            "link": link.kind,
            "giver_id": link.giver.item.id,
            "taker_id": link.taker.item.id,
            **_period(link.start, link.end),
            "marking": clean(plan.settings.marking),
        }
        for link in found
    ]
    ends = [((ln.giver.item.lon, ln.giver.item.lat), (ln.taker.item.lon, ln.taker.item.lat)) for ln in found]
    return _frame(rows, [shapely.LineString(pair) for pair in ends])


def outlines_frame(plan: Plan, standing: Sequence[Standing]) -> gpd.GeoDataFrame:
    """Return where each symbol may be whose place is not exact, a row for each and its time.

    Parameters
    ----------
    plan
        Gives the marking.
    standing
        What stands where.
    """
    found = outlines(standing)
    rows = [
        {
            "symbol_id": one.of.item.id,
            "area": one.area,
            **_period(one.of.start, one.of.end),
            "marking": clean(plan.settings.marking),
        }
        for one in found
    ]
    return _frame(rows, [shapely.MultiPolygon(getattr(one.shape, "geoms", [one.shape])) for one in found])


def _frame(rows: list[dict[str, Any]], shapes: list[Any]) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(rows, geometry=shapes, crs=CRS)


def _period(start: float, end: float) -> dict[str, float | None]:
    return {"from_h": start if math.isfinite(start) else None, "until_h": end if math.isfinite(end) else None}
