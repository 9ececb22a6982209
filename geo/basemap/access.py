"""The way from a position to the network: to the nearest open node of its own country, on its own side of water."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from geo.basemap.network import Network
from geo.basemap.places import countries_at
from geo.basemap.routes import Position
from geo.basemap.shores import is_parted
from geo.geodesy import distance_km

FARTHEST_ACCESS_KM = 30.0
"""A position farther than this from the network, in km in a straight line, is off it."""


@dataclass(frozen=True, slots=True)
class Access:
    """Where a position joins the network.

    Attributes
    ----------
    country
        Alpha-3 code of the country that the position lies in.
    node
        Index of the node.
    straight_km
        Geodesic distance of the node in km.
    """

    country: str
    node: int
    straight_km: float


@lru_cache(maxsize=4096)
def country_of(position: Position) -> str | None:
    """Return the alpha-3 code of the country of a position in degrees (EPSG:4326); None at sea."""
    return countries_at(np.array([position[0]]), np.array([position[1]]))[0]


def access(graph: Network, position: Position, usable: NDArray[np.bool_]) -> Access | None:
    """Return where a position joins a network; None if it lies at sea, or no usable node is near enough.

    Parameters
    ----------
    graph
        The network.
    position
        Latitude and longitude in degrees, EPSG:4326.
    usable
        Which nodes it may join, shape (n,).
    """
    country = country_of(position)
    if country is None:
        return None
    for nodes, km in graph.rings(position, FARTHEST_ACCESS_KM):
        for k in np.flatnonzero(usable[nodes] & (graph.country[nodes] == country)).tolist():
            node = int(nodes[k])
            if not is_parted(*position, float(graph.latitude[node]), float(graph.longitude[node])):
                return Access(country, node, float(km[k]))
    return None


@lru_cache(maxsize=4096)
def direct_km(start: Position, end: Position) -> float:
    """Return the geodesic distance in km of two positions that need no network; inf if a border, water or 30 km part them.

    Parameters
    ----------
    start, end
        Latitude and longitude in degrees, EPSG:4326.
    """
    km = distance_km(*start, *end)
    if km > FARTHEST_ACCESS_KM or country_of(start) != country_of(end) or is_parted(*start, *end):
        return float("inf")
    return km
