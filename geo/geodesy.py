"""Distances on the WGS 84 ellipsoid (PROJ's geodesic routines, Karney 2013). Nothing else in the project measures."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from pyproj import Geod

_WGS84 = Geod(ellps="WGS84")
KM_PER_DEGREE = 111.195
"""Mean length of a degree of a great circle in km, for search radii only."""
EARTH_RADIUS_KM = 6371.0088
"""Mean radius (IUGG), for nearest-neighbour searches only."""


def distance_km(latitude_a: float, longitude_a: float, latitude_b: float, longitude_b: float) -> float:
    """Return the geodesic distance in km between two positions in degrees (EPSG:4326)."""
    _, _, metres = _WGS84.inv(longitude_a, latitude_a, longitude_b, latitude_b)
    return float(metres) / 1000


def distances_km(
    latitudes_a: NDArray[np.float64],
    longitudes_a: NDArray[np.float64],
    latitudes_b: NDArray[np.float64],
    longitudes_b: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Return geodesic distances in km between pairs of positions in degrees; all four arrays have shape (n,)."""
    _, _, metres = _WGS84.inv(longitudes_a, latitudes_a, longitudes_b, latitudes_b)
    return np.asarray(metres, dtype=np.float64) / 1000


def on_sphere(latitudes: NDArray[np.float64], longitudes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return positions in degrees (shape (n,) each) as points on a sphere in km, shape (n, 3), to search for the nearest."""
    phi, lam = np.radians(latitudes), np.radians(longitudes)
    return np.stack([np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)], axis=1) * EARTH_RADIUS_KM
