"""Look-ups in the offline base map: the country, the oblast and the nearest town of a position.

Boundaries follow UN General Assembly resolution 68/262: Crimea and Sevastopol are Ukraine.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from geo.basemap.border_towns import border_towns_at
from geo.geodesy import KM_PER_DEGREE, distances_km
from geo.nations import KOSOVO
from geo.resources import basemap_file
from geo.words.text import say

COAST_TOLERANCE_KM = 3.0
"""A position on the coast may be just outside every polygon. The nearest polygon within this distance in km then counts."""


_ALIASES = {"KOS": KOSOVO}


def attribution() -> str:
    """Return who made the map and its networks, and under which licences."""
    return say("routes.attribution")


@dataclass(frozen=True)
class _Areas:
    """Polygons with a code and a name each, and their search tree."""

    codes: NDArray[np.object_]
    names: NDArray[np.object_]
    geometries: NDArray[np.object_]
    tree: shapely.STRtree

    def at(self, points: NDArray[np.object_]) -> NDArray[np.int64]:
        """Return for each point the index of the polygon that contains it.

        It is the nearest polygon within the tolerance for a point outside all of them, and -1 where there is none.
        """
        found = np.full(len(points), -1, dtype=np.int64)
        # Shapely prepares the geometry that it asks with: asking with the polygons is ten times faster for many points.
        area, which = shapely.STRtree(points).query(self.geometries, predicate="intersects")
        found[which[::-1]] = area[::-1]
        outside = np.flatnonzero(found < 0)
        if len(outside):
            tolerance = COAST_TOLERANCE_KM / KM_PER_DEGREE * 2
            near, area = self.tree.query_nearest(points[outside], max_distance=tolerance, all_matches=False)
            close = _distance_km(points[outside][near], self.geometries[area]) <= COAST_TOLERANCE_KM
            found[outside[near[close]]] = area[close]
        return found


def _distance_km(points: NDArray[np.object_], areas: NDArray[np.object_]) -> NDArray[np.float64]:
    if not len(points):
        return np.zeros(0)
    nearest = shapely.get_point(shapely.shortest_line(points, areas), 1)
    return distances_km(shapely.get_y(points), shapely.get_x(points), shapely.get_y(nearest), shapely.get_x(nearest))


def _areas(frame: gpd.GeoDataFrame, code: str, name: str) -> _Areas:
    geometries = np.asarray(frame.geometry.to_numpy(), dtype=object)
    shapely.prepare(geometries)
    codes = np.array([_ALIASES.get(c, c) for c in frame[code]], dtype=object)
    return _Areas(codes, frame[name].to_numpy(dtype=object), geometries, shapely.STRtree(geometries))


@cache
def _countries() -> _Areas:
    return _areas(gpd.read_parquet(basemap_file("countries_full.parquet")), "a3", "name")


@cache
def _admin1() -> _Areas:
    ukraine = gpd.read_parquet(basemap_file("admin1_ukr_full.parquet"))
    region = gpd.read_parquet(basemap_file("admin1_region_t005.parquet"))
    both = pd.concat([ukraine, region[region["a3"] != "UKR"]], ignore_index=True)
    return _areas(gpd.GeoDataFrame(both), "iso", "name_en")


@cache
def places() -> pd.DataFrame:
    """Return the gazetteer.

    Returns
    -------
    pandas.DataFrame
        Columns ``name_en``, ``name_uk``, ``cc`` (country), ``iso`` (oblast), ``population`` (persons), ``lat`` and
        ``lon`` (degrees, EPSG:4326).
    """
    return pd.read_parquet(basemap_file("cities_eu.parquet"))


@cache
def _place_tree() -> shapely.STRtree:
    frame = places()
    return shapely.STRtree(_points(frame["lon"].to_numpy(), frame["lat"].to_numpy()))


def _points(longitudes: NDArray[np.float64], latitudes: NDArray[np.float64]) -> NDArray[np.object_]:
    return np.asarray(shapely.points(longitudes, latitudes), dtype=object).reshape(-1)


def countries_at(latitudes: NDArray[np.float64], longitudes: NDArray[np.float64]) -> list[str | None]:
    """Return the alpha-3 code of the country at each position; None at sea or off the map.

    A town at a border has its own country, whichever side of the drawn line it is on.

    Parameters
    ----------
    latitudes, longitudes
        Degrees, EPSG:4326, shape (n,) each.

    Examples
    --------
    >>> countries_at(np.array([50.45, 54.5]), np.array([30.52, 18.9]))
    ['UKR', None]
    """
    found = _codes(_countries(), latitudes, longitudes)
    for index, code in border_towns_at(latitudes, longitudes).items():
        found[index] = code
    return found


def countries_within(latitude: float, longitude: float, km: float) -> dict[str, float]:
    """Return the countries whose drawn area is within a distance of a position, and how far each is in km.

    Parameters
    ----------
    latitude, longitude
        Degrees, EPSG:4326.
    km
        The distance.

    Returns
    -------
    dict
        By alpha-3 code; 0 for the country on whose side of the drawn line the position is.
    """
    areas, point = _countries(), shapely.Point(longitude, latitude)
    stretch = max(0.2, float(np.cos(np.radians(latitude))))
    found = areas.tree.query(point, predicate="dwithin", distance=km / KM_PER_DEGREE / stretch)
    apart = _distance_km(np.full(len(found), point, dtype=object), areas.geometries[found])
    return {str(areas.codes[i]): float(far) for i, far in zip(found, apart, strict=True) if far <= km}


def areas_of_countries() -> tuple[NDArray[np.object_], shapely.STRtree]:
    """Return the polygons of all countries in degrees (EPSG:4326), prepared, and their search tree."""
    areas = _countries()
    return areas.geometries, areas.tree


def admin1_at(latitudes: NDArray[np.float64], longitudes: NDArray[np.float64]) -> list[str | None]:
    """Return the ISO 3166-2 code of the oblast, or other first-level unit, at each position; None where the map has none.

    Parameters
    ----------
    latitudes, longitudes
        Degrees, EPSG:4326, shape (n,) each.

    Examples
    --------
    >>> admin1_at(np.array([50.45]), np.array([30.52]))
    ['UA-30']
    """
    return _codes(_admin1(), latitudes, longitudes)


def _codes(areas: _Areas, latitudes: NDArray[np.float64], longitudes: NDArray[np.float64]) -> list[str | None]:
    found = areas.at(_points(longitudes, latitudes))
    return [areas.codes[i] if i >= 0 else None for i in found]


def admin1_name(code: str) -> str | None:
    """Return the English name of an oblast, or other first-level unit, by its ISO 3166-2 code; None for an unknown code."""
    areas = _admin1()
    hits = np.flatnonzero(areas.codes == code)
    return str(areas.names[hits[0]]) if len(hits) else None


@cache
def area_of(code: str) -> shapely.Geometry | None:
    """Return the area of a country (alpha-3) or of an oblast or other first-level unit (ISO 3166-2), in degrees (EPSG:4326).

    Returns
    -------
    shapely.Geometry or None
        None for an unknown code.
    """
    for areas in (_countries(), _admin1()):
        found = areas.geometries[areas.codes == code]
        if len(found):
            return shapely.union_all(found)
    return None


def nearest_place(latitude: float, longitude: float) -> tuple[str, float]:
    """Return the English name of the nearest place of the gazetteer, and its geodesic distance in km.

    The search tree is planar. So the function takes the nearest few places by degrees, and of these the nearest by km.

    Parameters
    ----------
    latitude, longitude
        Degrees, EPSG:4326.
    """
    frame = places()
    stretch = max(0.2, float(np.cos(np.radians(latitude))))
    candidates = np.arange(0)
    radius = 0.1
    while not len(candidates) and radius < 400:
        candidates = _place_tree().query(
            shapely.box(
                longitude - radius / stretch, latitude - radius, longitude + radius / stretch, latitude + radius
            )
        )
        radius *= 2
    wider = shapely.box(
        longitude - radius / stretch, latitude - radius, longitude + radius / stretch, latitude + radius
    )
    rows = frame.iloc[_place_tree().query(wider)]
    count = len(rows)
    apart = distances_km(
        np.full(count, latitude), np.full(count, longitude), rows["lat"].to_numpy(), rows["lon"].to_numpy()
    )
    best = int(np.argmin(apart))
    return str(rows["name_en"].iloc[best]), float(apart[best])


@cache
def _named_places() -> dict[str, list[tuple[float, float]]]:
    """Return the positions of the gazetteer's places in degrees, by case-folded name in English and in Ukrainian."""
    frame = places()
    found: dict[str, list[tuple[float, float]]] = {}
    for names in (frame["name_en"], frame["name_uk"]):
        for name, latitude, longitude in zip(names, frame["lat"], frame["lon"], strict=True):
            if isinstance(name, str) and name:
                found.setdefault(name.casefold(), []).append((float(latitude), float(longitude)))
    return found


def km_to_named_place(
    names: list[str], latitudes: NDArray[np.float64], longitudes: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return how far each position is from the nearest place with a name, in km, shape (n,).

    Parameters
    ----------
    names
        Names of towns in English or Ukrainian, n of them. Case does not matter. A name that no place has gives NaN.
    latitudes, longitudes
        Degrees, EPSG:4326, shape (n,) each.
    """
    apart = np.full(len(names), np.nan)
    known = _named_places()
    which, starts, ends = [], [], []
    for index, name in enumerate(names):
        for position in known.get(name.casefold(), ()):
            which.append(index)
            starts.append((latitudes[index], longitudes[index]))
            ends.append(position)
    if which:
        here, there = np.array(starts), np.array(ends)
        np.fmin.at(apart, which, distances_km(here[:, 0], here[:, 1], there[:, 0], there[:, 1]))
    return apart
