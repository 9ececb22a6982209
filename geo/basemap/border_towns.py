"""Towns at a border: each has its own country, whichever side of the drawn line it is on."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from geo.geodesy import KM_PER_DEGREE, distances_km
from geo.resources import basemap_file

TOWN_KM = 1.2
"""Within this distance of its position, in km, a town at a border decides the country."""


def border_towns_at(latitudes: NDArray[np.float64], longitudes: NDArray[np.float64]) -> dict[int, str]:
    """Return the alpha-3 code of the nearest border town, by the index of each position that is in one.

    Parameters
    ----------
    latitudes, longitudes
        Degrees, EPSG:4326, shape (n,) each.
    """
    towns, tree = _towns()
    points = np.asarray(shapely.points(longitudes, latitudes), dtype=object).reshape(-1)
    reach = TOWN_KM / KM_PER_DEGREE / np.cos(np.radians(np.abs(latitudes)))
    point, town = tree.query(points, predicate="dwithin", distance=reach)
    if not len(point):
        return {}
    there = towns[1][town], towns[2][town]
    km = distances_km(np.asarray(latitudes)[point], np.asarray(longitudes)[point], *there)
    codes = towns[0][town]
    farthest_first = np.argsort(-km, kind="stable")
    return {int(point[k]): str(codes[k]) for k in farthest_first.tolist() if km[k] <= TOWN_KM}


@cache
def _towns() -> tuple[tuple[NDArray[Any], ...], shapely.STRtree]:
    """Return country, latitude and longitude of all towns at borders, and their search tree."""
    frame = pd.read_parquet(basemap_file("border_towns.parquet"))
    points = np.asarray(shapely.points(frame["lon"].to_numpy(), frame["lat"].to_numpy()), dtype=object)
    return tuple(frame[name].to_numpy() for name in ("country", "lat", "lon")), shapely.STRtree(points)
