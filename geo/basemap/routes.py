"""Routes as data: a way with its borders, why there is none, and lengths between many places. Planning estimates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from geo.basemap.network import Mode
from geo.words.text import Text

Position = tuple[float, float]
"""Latitude and longitude in degrees, EPSG:4326."""


@dataclass(frozen=True, slots=True)
class Crossing:
    """A border crossed on a route: alpha-3 codes, position in degrees, delay in hours (the gauge's included)."""

    start: str
    end: str
    latitude: float
    longitude: float
    delay_h: float
    change_of_gauge: bool

    def as_dict(self) -> dict[str, Any]:
        """Return the crossing as in the contract of ``posture route --format json``."""
        return {
            "from": self.start,
            "to": self.end,
            "latitude": round(self.latitude, 4),
            "longitude": round(self.longitude, 4),
            "delay_h": self.delay_h,
            "change_of_gauge": self.change_of_gauge,
        }


@dataclass(frozen=True, slots=True)
class Route:
    """The fastest way between two positions.

    Attributes
    ----------
    mode
        ``road`` or ``rail``.
    distance_km, hours
        Along the network, between the points that the ends were snapped to; hours with the delays of the borders.
    crossings
        Borders in order.
    countries
        Alpha-3 codes in order, each entry once.
    snap_from_km, snap_to_km
        Geodesic distance of each end from the network.
    line
        Latitude and longitude of the way, shape (k, 2), the given ends first and last.
    """

    mode: Mode
    distance_km: float
    hours: float
    crossings: tuple[Crossing, ...]
    countries: tuple[str, ...]
    snap_from_km: float
    snap_to_km: float
    line: NDArray[np.float64]

    def as_dict(self) -> dict[str, Any]:
        """Return the route as in the contract of ``posture route --format json``."""
        return {
            "mode": self.mode,
            "distance_km": round(self.distance_km, 1),
            "hours": round(self.hours, 1),
            "border_crossings": [crossing.as_dict() for crossing in self.crossings],
            "countries": list(self.countries),
            "snap_from_km": round(self.snap_from_km, 1),
            "snap_to_km": round(self.snap_to_km, 1),
        }


@dataclass(frozen=True, slots=True)
class NoRoute:
    """Why there is no route.

    Its code is ``off-network``; ``cut-off`` by closures, avoided countries, or gaps of the network; or ``no-entry-point`` for a
    unit that would have to come in where nothing can. The text says why to a person.
    """

    code: str
    text: Text

    @property
    def reason(self) -> str:
        """Why, in the language in use."""
        return str(self.text)


@dataclass(frozen=True)
class Legs:
    """Lengths and times between s starts and t ends: km and hours, shape (s, t), inf where there is no way."""

    km: NDArray[np.float64]
    hours: NDArray[np.float64]


def thinned(line: NDArray[np.float64], degrees: float = 0.004) -> list[list[float]]:
    """Return a way as pairs of latitude and longitude with few points, to be drawn."""
    simple = shapely.simplify(shapely.linestrings(line), degrees)
    return np.round(shapely.get_coordinates(simple), 4).tolist()  # type: ignore[no-any-return]
