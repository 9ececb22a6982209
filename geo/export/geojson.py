"""A plan as GeoJSON (RFC 7946): points with every column, the computed country, and where each row comes from."""

from __future__ import annotations

import json
from collections.abc import Collection

from geo.basemap.places import attribution
from geo.clock import format_instant
from geo.export.features import placed_tables, table_features
from geo.nations import without_prejudice
from geo.plan import Plan
from geo.scene.build import not_classified


def plan_geojson(
    plan: Plan, at: float | None = None, *, notes: bool = False, layers: Collection[str] | None = None
) -> str:
    """Return a plan as a GeoJSON FeatureCollection.

    Parameters
    ----------
    plan, at, notes, layers
        What is exported, as :class:`geo.export.format.Data` gives it to each maker.
        ``rows_not_shown`` counts the rows that are set aside.

    Returns
    -------
    str
        JSON text. Positions are longitude, latitude in degrees (EPSG:4326). Each feature has ``table``, the columns of its row,
        ``country_computed`` (alpha-3, null at sea), ``admin1_computed`` (ISO 3166-2), its ``source`` and the marking of the
        plan. ``from_h`` and ``until_h`` are hours since H+0, null where open. ``sidc`` is the code of the symbol; its frame
        is dashed for what ends by H+0 and at a time before H+0.
    """
    features = [f for spec in placed_tables(at, layers) for f in table_features(plan, spec, at, notes=notes)]
    collection = {
        "type": "FeatureCollection",
        "name": plan.name,
        "title": plan.settings.title,
        "marking": plan.settings.marking,
        "handling": not_classified(),
        "time": None if at is None else format_instant(at),
        "rows_not_shown": plan.set_aside,
        "attribution": f"{attribution()} {without_prejudice()}",
        "features": features,
    }
    return json.dumps(collection, ensure_ascii=False, indent=1, allow_nan=False)
