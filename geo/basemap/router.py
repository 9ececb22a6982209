"""Routes by road or rail: the fastest way over the shipped network, with the ways to it and all delays.

All results are planning estimates.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from geo.basemap.access import FARTHEST_ACCESS_KM, Access, access, country_of, direct_km
from geo.basemap.closures import Edges
from geo.basemap.drawn import drawn_route, way_without_network
from geo.basemap.network import Mode, Network, network
from geo.basemap.pace import Pace
from geo.basemap.routes import Legs, NoRoute, Position, Route
from geo.basemap.search import Search
from geo.geodesy import distances_km
from geo.reading.settings import Travel
from geo.words.text import Text

_DETOUR = 1.4
"""Most routes are at most this many times as long as the straight line. A search first stops there."""


class Router:
    """Finds routes over one network with some edges closed. :func:`router` makes one."""

    def __init__(self, graph: Network, travel: Travel, closed: Edges) -> None:
        self._graph, self._travel = graph, travel
        self._allowed = ~np.isin(graph.country, travel.avoid_countries)
        is_open = self._allowed[graph.i] & self._allowed[graph.j]
        is_open[np.fromiter(closed, dtype=np.int64, count=len(closed))] = False
        self._has_closed = bool(closed)
        self._pace = Pace(graph, travel)
        self._search = Search(graph, self._pace.hours, is_open)
        self._joins: dict[Position, Access | None] = {}

    def route(self, start: Position, end: Position) -> Route | NoRoute:
        """Return the fastest way between two positions, or why there is none.

        Parameters
        ----------
        start, end
            Latitude and longitude in degrees, EPSG:4326. Each joins the nearest open node of its own country on its own
            side of water.
        """
        straight = self._direct_km(start, end)
        a, b = self._join(start), self._join(end)
        if a is not None and b is not None:
            tree = self._search.tree(a.node, np.array([b.node]), self._limit(start, [end]))
            hours = tree.hours[b.node] + self._access_h(a.straight_km + b.straight_km)
            if hours < self._access_h(straight):
                nodes = tree.path(b.node)
                edges = self._search.edges_between(nodes[:-1], nodes[1:])
                return drawn_route(self._graph, self._pace, self._travel, nodes, edges, (start, end), (a, b))
        if np.isfinite(straight):
            return way_without_network(self._graph.mode, self._travel, start, end, straight, country_of(start) or "")
        return self._no_route(start, end, a, b)

    def legs(self, starts: Sequence[Position], ends: Sequence[Position]) -> Legs:
        """Return km and hours from every start to every end, with the ways to the network; inf where there is no way.

        Parameters
        ----------
        starts, ends
            Latitude and longitude in degrees, EPSG:4326. One search for each start finds the ways to all ends.
        """
        km = np.full((len(starts), len(ends)), np.inf)
        hours = km.copy()
        joins = [self._join(end) for end in ends]
        on = np.array([i for i, join in enumerate(joins) if join], dtype=np.int64)
        nodes = np.array([join.node for join in joins if join], dtype=np.int64)
        to_ends = np.array([join.straight_km for join in joins if join])
        for row, start in enumerate(starts):
            join = self._join(start)
            if join and len(on):
                tree = self._search.tree(join.node, nodes, self._limit(start, [ends[i] for i in on.tolist()]))
                straight = join.straight_km + to_ends
                hours[row, on] = tree.hours[nodes] + self._access_h(straight)
                km[row, on] = self._search.km(tree, nodes) + straight * self._travel.access_factor
            self._shorten(start, ends, km[row], hours[row])
        return Legs(km, hours)

    def is_on_network(self, position: Position) -> bool:
        """Tell whether a position in degrees (EPSG:4326) can join the network."""
        return self._join(position) is not None

    def turned_away_km(self, position: Position) -> float:
        """Return how much farther away the nearest open road or railway is than the nearest of all, in km.

        It is 0 where the nearest is open, and where no open one is near enough. Those of countries that no route enters
        do not count. The position is in degrees (EPSG:4326).
        """
        if not self._has_closed:
            return 0.0
        join, nearest = self._join(position), access(self._graph, position, self._allowed)
        return join.straight_km - nearest.straight_km if join and nearest else 0.0

    def _join(self, position: Position) -> Access | None:
        if position not in self._joins:
            self._joins[position] = access(self._graph, position, self._search.usable)
        return self._joins[position]

    def _access_h(self, straight_km: NDArray[np.float64] | float) -> NDArray[np.float64] | float:
        return straight_km * self._travel.access_factor / self._travel.access_kmh

    def _direct_km(self, start: Position, end: Position) -> float:
        """Return the geodesic km between two positions that need no network; inf where they do."""
        country = country_of(start)
        return float("inf") if country in self._travel.avoid_countries else direct_km(start, end)

    def _shorten(
        self, start: Position, ends: Sequence[Position], km: NDArray[np.float64], hours: NDArray[np.float64]
    ) -> None:
        """Put the straight way in the place of a longer one over the network."""
        if not ends:
            return
        to = np.array(ends)
        here = np.broadcast_to(np.array(start), to.shape)
        straight = distances_km(here[:, 0], here[:, 1], to[:, 0], to[:, 1])
        for i in np.flatnonzero((straight <= FARTHEST_ACCESS_KM) & (self._access_h(straight) < hours)).tolist():
            found = self._direct_km(start, ends[i])
            if np.isfinite(found):
                km[i], hours[i] = found * self._travel.access_factor, self._access_h(found)

    def _limit(self, start: Position, ends: Sequence[Position]) -> float:
        to = np.array(ends)
        here = np.broadcast_to(np.array(start), to.shape)
        straight = float(distances_km(here[:, 0], here[:, 1], to[:, 0], to[:, 1]).max())
        return straight * _DETOUR / self._pace.speed_kmh + self._travel.border_crossing_h + 1

    def _no_route(self, start: Position, end: Position, a: Access | None, b: Access | None) -> NoRoute:
        mode, avoided = self._graph.mode, self._travel.avoid_countries
        for join, position, which in ((a, start, "start"), (b, end, "end")):
            if join is None:
                return NoRoute("off-network", self._off_network(position, which))
        if not avoided:
            return NoRoute("cut-off", Text(f"routes.cut-off.{mode}-none-avoided"))
        return NoRoute("cut-off", Text(f"routes.cut-off.{mode}", avoided=", ".join(avoided)))

    def _off_network(self, position: Position, which: str) -> Text:
        country = country_of(position)
        if country is None:
            return Text(f"routes.at-sea.{which}")
        if country in self._travel.avoid_countries:
            return Text(f"routes.avoided.{which}", country=country)
        km = f"{FARTHEST_ACCESS_KM:g}"
        return Text(f"routes.off-network.{which}-{self._graph.mode}", km=km, country=country)


@lru_cache(maxsize=4)
def router(mode: Mode, travel: Travel, closed: Edges = frozenset()) -> Router:
    """Return the router of a mode. The same arguments give the same router while it is among the last few.

    Parameters
    ----------
    mode
        ``road`` or ``rail``.
    travel
        Speeds in km/h, delays in hours, and the countries that no route enters.
    closed
        Indices of the edges of this mode's network that no route may use.
    """
    return Router(network(mode), travel, closed)
