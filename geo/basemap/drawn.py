"""Puts a route together from the nodes and edges of a way that was found."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from geo.basemap.access import Access
from geo.basemap.links import links
from geo.basemap.network import Mode, Network
from geo.basemap.pace import Pace
from geo.basemap.routes import Passage, Position, Route
from geo.reading.settings import Travel


def drawn_route(
    graph: Network,
    pace: Pace,
    travel: Travel,
    nodes: NDArray[np.int64],
    edges: NDArray[np.int64],
    ends: tuple[Position, Position],
    joins: tuple[Access, Access],
) -> Route:
    """Return the route along some nodes.

    Parameters
    ----------
    graph, pace, travel
        The network, the hours of its edges, and the figures of the ways to it.
    nodes, edges
        Indices in order, shapes (k,) and (k - 1,).
    ends, joins
        Start and end in degrees (EPSG:4326), and where they join the network.
    """
    country = graph.country[nodes]
    crossings = tuple(
        pace.crossing(int(edge), str(country[k]), str(country[k + 1]))
        for k, edge in enumerate(edges)
        if graph.crossing[edge] >= 0
    )
    changes = np.r_[True, country[1:] != country[:-1]]
    snaps = joins[0].straight_km, joins[1].straight_km
    ways = snaps[0] * travel.access_factor, snaps[1] * travel.access_factor
    access_h = sum(ways) / travel.access_kmh
    km = float(graph.km[edges].sum()) + sum(ways)
    hours = float(pace.hours[edges].sum()) + access_h
    line = np.vstack([ends[0], np.c_[graph.latitude[nodes], graph.longitude[nodes]], ends[1]])
    countries = tuple(map(str, country[changes]))
    passages = _passages(graph, pace, edges)
    return Route(graph.mode, km, hours, crossings, passages, countries, *snaps, *ways, access_h, line)


def way_without_network(
    mode: Mode, travel: Travel, start: Position, end: Position, straight_km: float, country: str
) -> Route:
    """Return the way between two positions so near that they need no network: all of it counts as a way to it.

    Parameters
    ----------
    mode, travel
        What was asked for, and the figures of such a way.
    start, end, straight_km
        Both ends in degrees (EPSG:4326), and how far apart they are.
    country
        Alpha-3 code of the country that has both.
    """
    km = straight_km * travel.access_factor
    hours = km / travel.access_kmh
    return Route(mode, km, hours, (), (), (country,), 0.0, 0.0, km, 0.0, hours, np.array([start, end], dtype=float))


def _passages(graph: Network, pace: Pace, edges: NDArray[np.int64]) -> tuple[Passage, ...]:
    """Return the bridges, tunnels and ferries of a way, in order."""
    found, table = [], links()
    numbers = graph.link[edges]
    for number in dict.fromkeys(numbers[numbers >= 0].tolist()):
        if table[number].is_named:
            own = edges[numbers == number]
            waiting = float(pace.waiting[own].sum())
            hours = float(pace.moving[own].sum()) + waiting
            found.append(Passage(table[number].name, table[number].kind, float(graph.km[own].sum()), hours, waiting))
    return tuple(found)
