"""Towns at a border: each has its own country, whichever side of the drawn line it is on."""

from __future__ import annotations

from functools import cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from geo.geodesy import on_sphere
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
    tree, codes = _towns()
    if not len(latitudes):
        return {}
    km, town = tree.query(on_sphere(latitudes, longitudes), distance_upper_bound=TOWN_KM)
    return {int(i): str(codes[town[i]]) for i in np.flatnonzero(np.isfinite(km))}


@cache
def _towns() -> tuple[cKDTree, NDArray[np.object_]]:
    frame = pd.read_parquet(basemap_file("border_towns.parquet"))
    return cKDTree(on_sphere(frame["lat"].to_numpy(), frame["lon"].to_numpy())), frame["country"].to_numpy(dtype=object)
