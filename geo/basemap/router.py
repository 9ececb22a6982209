"""Routes by road or rail: the fastest way over the shipped network, with the delays at borders and at a change of gauge.

scipy's Dijkstra finds the shortest paths on a sparse matrix of hours. All results are planning estimates.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

from geo.basemap.closures import Edges
from geo.basemap.network import FARTHEST_SNAP_KM, Mode, Network, network
from geo.basemap.routes import Crossing, Legs, NoRoute, Position, Route
from geo.geodesy import distance_km
from geo.reading.settings import Travel
from geo.words.text import Text

SCHENGEN = frozenset(
    [
        "AUT",
        "BEL",
        "BGR",
        "CHE",
        "CZE",
        "DEU",
        "DNK",
        "ESP",
        "EST",
        "FIN",
        "FRA",
        "GRC",
        "HRV",
        "HUN",
        "ISL",
        "ITA",
        "LIE",
        "LTU",
        "LUX",
        "LVA",
        "MLT",
        "NLD",
        "NOR",
        "POL",
        "PRT",
        "ROU",
        "SVK",
        "SVN",
        "SWE",
    ]
)
"""States without checks at their common borders (Schengen area, as of 2025), alpha-3."""

BROAD_GAUGE = frozenset(
    ["ARM", "AZE", "BLR", "EST", "FIN", "GEO", "KAZ", "LTU", "LVA", "MDA", "RUS", "TKM", "UKR", "UZB"]
)
"""States with railways of 1520 or 1524 mm, alpha-3. Trains run from one of these gauges to the other. All other states count
as 1435 mm.
"""

_SHORTEST_KM = 0.001
_KEPT_TREES = 32
"""Number of searches that a router keeps, 1.8 MB each."""
_DETOUR = 1.8
"""Most routes are at most this many times as long as the straight line. A search first stops there."""


@dataclass(frozen=True)
class _Tree:
    """Fastest ways from one node: hours and the node before, shape (n,) each. The search went as far as a limit in hours."""

    hours: NDArray[np.float64]
    before: NDArray[np.int32]
    limit: float


class Router:
    """Finds routes over one network with some edges closed. :func:`router` makes one."""

    def __init__(self, graph: Network, travel: Travel, closed: Edges) -> None:
        self._graph, self._travel = graph, travel
        self.speed_kmh = travel.road_kmh if graph.mode == "road" else travel.rail_kmh
        avoided = np.isin(graph.country, travel.avoid_countries)
        is_open = ~(avoided[graph.i] | avoided[graph.j])
        is_open[np.fromiter(closed, dtype=np.int64, count=len(closed))] = False
        self._delay = np.zeros(len(graph.i))
        for edge in np.flatnonzero(graph.crossing >= 0):
            self._delay[edge] = self.delay_h(str(graph.country[graph.i[edge]]), str(graph.country[graph.j[edge]]))[0]
        hours = np.maximum(graph.km, _SHORTEST_KM) / self.speed_kmh + self._delay
        self._matrix, self._keys, self._edges = _symmetric(graph, hours, is_open)
        self._usable = np.diff(self._matrix.indptr) > 0
        self._avoided = avoided
        self._trees: OrderedDict[int, _Tree] = OrderedDict()
        self._lock = threading.Lock()

    def delay_h(self, a: str, b: str) -> tuple[float, bool]:
        """Return the delay at a border in hours, and whether the gauge changes there.

        Parameters
        ----------
        a, b
            Alpha-3 codes of the two countries; their order does not matter.

        Examples
        --------
        With the usual figures, by rail (4 h for the border and 12 h for the gauge):

        >>> router("rail", Travel()).delay_h("POL", "UKR")
        (16.0, True)
        """
        travel = self._travel
        inside = {a, b} <= SCHENGEN and travel.border_crossing_schengen_h is not None
        border = travel.border_crossing_schengen_h if inside else travel.border_crossing_h
        gauge = self._graph.mode == "rail" and (a in BROAD_GAUGE) != (b in BROAD_GAUGE)
        return (border or 0.0) + (travel.change_of_gauge_h if gauge else 0.0), gauge

    def route(self, start: Position, end: Position) -> Route | NoRoute:
        """Return the fastest way between two positions, or why there is none.

        Parameters
        ----------
        start, end
            Latitude and longitude in degrees, EPSG:4326. Each is joined to the nearest open node of the network.
        """
        a, a_km = self._snap(start)
        b, b_km = self._snap(end)
        for node, which in ((a, "start"), (b, "end")):
            if node < 0:
                km = f"{FARTHEST_SNAP_KM:g}"
                return NoRoute("off-network", Text(f"routes.off-network.{which}-{self._graph.mode}", km=km))
        tree = self._tree(a, [end], start, np.array([b]))
        if not np.isfinite(tree.hours[b]):
            return NoRoute("cut-off", self._cut_off())
        nodes = self._path(tree, b)
        return self._route(nodes, start, end, (a_km, b_km))

    def legs(self, starts: Sequence[Position], ends: Sequence[Position]) -> Legs:
        """Return km and hours from every start to every end; inf where there is no way.

        Parameters
        ----------
        starts, ends
            Latitude and longitude in degrees, EPSG:4326. One search for each start finds the ways to all ends.
        """
        sources, targets = [self._node(p) for p in starts], np.array([self._node(p) for p in ends], dtype=np.int64)
        km = np.full((len(starts), len(ends)), np.inf)
        hours = km.copy()
        on = np.flatnonzero(targets >= 0)
        for row, (source, start) in enumerate(zip(sources, starts, strict=True)):
            if source < 0 or not len(on):
                continue
            tree = self._tree(source, [ends[i] for i in on.tolist()], start, targets[on])
            hours[row, on] = tree.hours[targets[on]]
            km[row, on] = self._km(tree, targets[on])
        return Legs(km, hours)

    def is_on_network(self, position: Position) -> bool:
        """Tell whether the network has an open node near enough to a position in degrees (EPSG:4326)."""
        return self._node(position) >= 0

    def turned_away_km(self, position: Position) -> float:
        """Return how much farther away the nearest open road or railway is than the nearest of all, in km.

        It is 0 where the nearest is open, and where no open one is near enough. The position is in degrees (EPSG:4326).
        """
        nearest, open_km = (
            self._graph.nearest(*position, np.ones(self._graph.size, dtype=bool)),
            self._snap(position)[1],
        )
        return open_km - nearest[1] if nearest[0] >= 0 and np.isfinite(open_km) else 0.0

    def _cut_off(self) -> Text:
        mode, avoided = self._graph.mode, self._travel.avoid_countries
        if not avoided:
            return Text(f"routes.cut-off.{mode}-none-avoided")
        return Text(f"routes.cut-off.{mode}", avoided=", ".join(avoided))

    def _snap(self, position: Position) -> tuple[int, float]:
        """Return the nearest usable node and its distance in km.

        It is ``(-1, inf)`` where the nearest node of all is in an avoided country.
        """
        nearest, _ = self._graph.nearest(*position)
        if nearest < 0 or self._avoided[nearest]:
            return -1, float("inf")
        return self._graph.nearest(*position, self._usable)

    def _node(self, position: Position) -> int:
        return self._snap(position)[0]

    def _tree(self, source: int, ends: Sequence[Position], start: Position, targets: NDArray[np.int64]) -> _Tree:
        """Search from a node at least as far as the targets. The first search stops early, since most targets are near."""
        with self._lock:
            found = self._trees.pop(source, None)
        straight = max((distance_km(*start, *end) for end in ends), default=0.0)
        limit = straight * _DETOUR / self.speed_kmh + 3 * self._travel.border_crossing_h + 1
        while found is None or (np.isinf(found.hours[targets]).any() and np.isfinite(found.limit)):
            limit = limit if found is None or limit > found.limit else np.inf
            hours, before = dijkstra(self._matrix, indices=source, return_predecessors=True, limit=limit)
            found = _Tree(hours, before, limit)
        with self._lock:
            self._trees[source] = found
            if len(self._trees) > _KEPT_TREES:
                self._trees.popitem(last=False)
        return found

    def _path(self, tree: _Tree, node: int) -> NDArray[np.int64]:
        nodes = [node]
        while tree.before[nodes[-1]] >= 0:
            nodes.append(int(tree.before[nodes[-1]]))
        return np.array(nodes[::-1])

    def _edge_of(self, a: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.int64]:
        keys = np.minimum(a, b) * self._graph.size + np.maximum(a, b)
        return self._edges[np.searchsorted(self._keys, keys)]

    def _km(self, tree: _Tree, targets: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the lengths of the ways to targets in km. All ways are walked back together."""
        km = np.where(np.isfinite(tree.hours[targets]), 0.0, np.inf)
        at, walking = targets.copy(), np.flatnonzero(np.isfinite(tree.hours[targets]))
        while len(walking):
            before = tree.before[at[walking]].astype(np.int64)
            walking, before = walking[before >= 0], before[before >= 0]
            km[walking] += self._graph.km[self._edge_of(at[walking], before)]
            at[walking] = before
        return km

    def _route(self, nodes: NDArray[np.int64], start: Position, end: Position, snaps: tuple[float, float]) -> Route:
        graph = self._graph
        edges = self._edge_of(nodes[:-1], nodes[1:])
        crossings = tuple(
            self._crossing(int(edge), str(graph.country[nodes[k]]), str(graph.country[nodes[k + 1]]))
            for k, edge in enumerate(edges)
            if graph.crossing[edge] >= 0
        )
        along = np.c_[graph.latitude[nodes], graph.longitude[nodes]]
        countries = graph.country[nodes]
        changes = np.r_[True, countries[1:] != countries[:-1]]
        km = float(graph.km[edges].sum())
        hours = km / self.speed_kmh + sum(crossing.delay_h for crossing in crossings)
        line = np.vstack([start, along, end])
        return Route(graph.mode, km, hours, crossings, tuple(map(str, countries[changes])), *snaps, line)

    def _crossing(self, edge: int, a: str, b: str) -> Crossing:
        delay, gauge = self.delay_h(a, b)
        return Crossing(a, b, *self._graph.crossing_at[edge], delay, gauge)


def _symmetric(
    graph: Network, hours: NDArray[np.float64], is_open: NDArray[np.bool_]
) -> tuple[csr_matrix, NDArray[np.int64], NDArray[np.int64]]:
    """Return the matrix of hours both ways, and the sorted keys of its pairs of nodes with the edge of each."""
    edges = np.flatnonzero(is_open)
    low, high = np.minimum(graph.i, graph.j)[edges].astype(np.int64), np.maximum(graph.i, graph.j)[edges]
    keys = low * graph.size + high
    order = np.lexsort((edges, hours[edges], keys))
    first = np.r_[True, np.diff(keys[order]) > 0][: len(order)]
    kept = edges[order][first]
    i, j, weight = graph.i[kept], graph.j[kept], hours[kept]
    shape = (graph.size, graph.size)
    matrix = csr_matrix((np.r_[weight, weight], (np.r_[i, j], np.r_[j, i])), shape=shape)
    return matrix, keys[order][first], kept


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
