"""Distances on the WGS 84 ellipsoid (PROJ's geodesic routines, Karney 2013). No other module measures distances."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Geod

_WGS84 = Geod(ellps="WGS84")
KM_PER_DEGREE = 111.195
"""Mean length of a degree of a great circle in km, for search radii only."""
EARTH_RADIUS_KM = 6371.0088
"""Mean radius of the Earth in km (IUGG), for nearest-neighbour searches only."""

SAME_PLACE_KM = 0.001
"""Positions nearer to each other than this, in km, are the same: the metre of an MGRS reference."""


def distance_km(latitude_a: float, longitude_a: float, latitude_b: float, longitude_b: float) -> float:
    """Return the geodesic distance in km between two positions.

    Parameters
    ----------
    latitude_a, longitude_a, latitude_b, longitude_b
        Degrees, EPSG:4326.

    Examples
    --------
    Lviv to Kyiv:

    >>> round(distance_km(49.84, 24.03, 50.45, 30.52), 1)
    468.7
    """
    _, _, metres = _WGS84.inv(longitude_a, latitude_a, longitude_b, latitude_b)
    return float(metres) / 1000


def is_same_place(a: tuple[float, float], b: tuple[float, float]) -> bool:
    """Tell whether two positions are the same.

    Parameters
    ----------
    a, b
        Latitude and longitude in degrees, EPSG:4326.
    """
    if a == b:
        return True
    return distance_km(*a, *b) <= SAME_PLACE_KM


def distances_km(
    latitudes_a: NDArray[np.float64],
    longitudes_a: NDArray[np.float64],
    latitudes_b: NDArray[np.float64],
    longitudes_b: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Return the geodesic distance in km of each pair of positions, shape (n,).

    Parameters
    ----------
    latitudes_a, longitudes_a, latitudes_b, longitudes_b
        Degrees, EPSG:4326, shape (n,) each.
    """
    _, _, metres = _WGS84.inv(longitudes_a, latitudes_a, longitudes_b, latitudes_b)
    return np.asarray(metres, dtype=np.float64) / 1000


def on_sphere(latitudes: NDArray[np.float64], longitudes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return positions as points in space, to search for the nearest: x, y and z in km from the Earth's centre, shape (n, 3).

    Parameters
    ----------
    latitudes, longitudes
        Degrees, EPSG:4326, shape (n,) each. The Earth counts as a sphere here.
    """
    phi, lam = np.radians(latitudes), np.radians(longitudes)
    return np.stack([np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)], axis=1) * EARTH_RADIUS_KM


def circle(latitude: float, longitude: float, km: float, corners: int = 48) -> shapely.Polygon:
    """Return what is within a geodesic distance of a position, as a polygon in degrees (EPSG:4326).

    Parameters
    ----------
    latitude, longitude
        The middle, in degrees (EPSG:4326).
    km
        The radius.
    corners
        How many corners the polygon has.
    """
    bearings = np.linspace(0.0, 360.0, corners, endpoint=False)
    same = np.ones(corners)
    # Counter-clockwise, as files for other tools want an outer ring.
    longitudes, latitudes, _ = _WGS84.fwd(longitude * same, latitude * same, -bearings, km * 1000 * same)
    return shapely.Polygon(np.column_stack([longitudes, latitudes]))
