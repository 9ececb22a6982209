"""Routes as data: a way with its borders, or why there is none; distances between many places. Planning estimates."""

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
    """A border that a route crosses.

    Attributes
    ----------
    start, end
        Alpha-3 codes of the country that the route leaves and of the one that it enters.
    latitude, longitude
        Where, in degrees (EPSG:4326).
    delay_h
        Delay in hours, with that of a change of gauge.
    change_of_gauge, customs
        Whether the gauge changes there, and whether goods meet customs.
    crossing_id, name
        Its id like POL-UKR-MEDYKA, and its official name, "" where it has none.
    """

    start: str
    end: str
    latitude: float
    longitude: float
    delay_h: float
    change_of_gauge: bool
    customs: bool
    crossing_id: str
    name: str

    def as_dict(self) -> dict[str, Any]:
        """Return the crossing as ``posture route --format json`` prints it: degrees to 4 digits, hours."""
        return {
            "from": self.start,
            "to": self.end,
            "crossing_id": self.crossing_id,
            "name": self.name,
            "latitude": round(self.latitude, 4),
            "longitude": round(self.longitude, 4),
            "delay_h": self.delay_h,
            "change_of_gauge": self.change_of_gauge,
            "customs": self.customs,
        }


@dataclass(frozen=True, slots=True)
class Passage:
    """A bridge, a tunnel or a ferry that a route names.

    Attributes
    ----------
    name, kind
        What people call it; ``bridge``, ``tunnel`` or ``ferry``.
    km, hours
        Its length, and its time with the waiting.
    delay_h
        The waiting alone, in hours.
    """

    name: str
    kind: str
    km: float
    hours: float
    delay_h: float

    def as_dict(self) -> dict[str, Any]:
        """Return the passage as ``posture route --format json`` prints it: km and hours to one digit."""
        return {
            "name": self.name,
            "kind": self.kind,
            "km": round(self.km, 1),
            "hours": round(self.hours, 1),
            "delay_h": self.delay_h,
        }


@dataclass(frozen=True, slots=True)
class Route:
    """The fastest way between two positions.

    Attributes
    ----------
    mode
        ``road`` or ``rail``.
    distance_km, hours
        Of the whole way, with the ways from the ends to the network. The hours include all delays.
    crossings, passages
        Borders; and bridges, tunnels and ferries by name, each in order.
    countries
        Alpha-3 codes in order. A country that the route enters twice is there twice.
    snap_from_km, snap_to_km
        Geodesic distance of each end from the network, in km.
    access_from_km, access_to_km
        Length of the way from each end to the network, in km; it is part of ``distance_km``.
    access_hours
        Time of both ways to the network together.
    line
        Latitude and longitude of the way in degrees (EPSG:4326), shape (k, 2). The given ends are first and last.
    """

    mode: Mode
    distance_km: float
    hours: float
    crossings: tuple[Crossing, ...]
    passages: tuple[Passage, ...]
    countries: tuple[str, ...]
    snap_from_km: float
    snap_to_km: float
    access_from_km: float
    access_to_km: float
    access_hours: float
    line: NDArray[np.float64]

    @property
    def waiting_hours(self) -> float:
        """Hours of waiting at borders, for ferries and for tunnels."""
        return sum(c.delay_h for c in self.crossings) + sum(p.delay_h for p in self.passages)

    def as_dict(self) -> dict[str, Any]:
        """Return the route as ``posture route --format json`` prints it: km and hours to one digit, without the line."""
        return {
            "mode": self.mode,
            "distance_km": round(self.distance_km, 1),
            "hours": round(self.hours, 1),
            "border_crossings": [crossing.as_dict() for crossing in self.crossings],
            "passages": [passage.as_dict() for passage in self.passages],
            "countries": list(self.countries),
            "snap_from_km": round(self.snap_from_km, 1),
            "snap_to_km": round(self.snap_to_km, 1),
            "access_from_km": round(self.access_from_km, 1),
            "access_to_km": round(self.access_to_km, 1),
            "access_hours": round(self.access_hours, 1),
        }


@dataclass(frozen=True, slots=True)
class NoRoute:
    """Why there is no route.

    Attributes
    ----------
    code
        ``off-network``: an end is too far from the network. ``cut-off``: closures, avoided countries or gaps of the
        network separate the ends. ``no-entry-point``: somebody would have to come in or go out, and the plan has no entry point
        in force. ``nobody-travels``: only what is known of a strength changes.
    text
        The reason, for a person.
    """

    code: str
    text: Text

    @property
    def reason(self) -> str:
        """The reason in the language in use."""
        return str(self.text)


@dataclass(frozen=True)
class Legs:
    """Distances in km and times in hours from s starts to t ends, shape (s, t) each; inf where there is no way."""

    km: NDArray[np.float64]
    hours: NDArray[np.float64]


def thinned(line: NDArray[np.float64], degrees: float = 0.004) -> list[list[float]]:
    """Return a way with fewer points, to be drawn: pairs of latitude and longitude in degrees (EPSG:4326).

    Parameters
    ----------
    line
        Latitude and longitude in degrees, shape (k, 2), as in :attr:`Route.line`.
    degrees
        How far the thinned line may be from the given one; 0.004° of latitude is about 450 m.
    """
    simple = shapely.simplify(shapely.linestrings(line), degrees)
    return np.round(shapely.get_coordinates(simple), 4).tolist()  # type: ignore[no-any-return]
