"""Road and rail graphs of Europe (OpenStreetMap by way of ``scgraph-data``): cut out, stitched, and their main lines."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from packages import wheel
from scipy.sparse import coo_matrix, csr_matrix
from scipy.sparse.csgraph import connected_components, dijkstra
from scipy.spatial import cKDTree

from geo.geodesy import EARTH_RADIUS_KM, on_sphere

SHORTEST_KM = 0.01

Link = tuple[tuple[float, float], tuple[float, float], float]
CHANNEL: Link = ((50.92, 1.81), (51.09, 1.13), 1.05)
ORESUND: Link = ((55.63, 12.66), (55.57, 12.95), 1.1)
ROAD_LINKS: tuple[Link, ...] = (
    CHANNEL, ((53.31, -4.62), (53.35, -6.20), 1.05), ORESUND, ((38.23, 15.63), (38.19, 15.56), 1.3),
    ((48.43, 22.20), (48.38, 22.17), 1.3), ((48.22, 22.55), (48.36, 22.60), 1.2),
)  # fmt: skip
RAIL_LINKS: tuple[Link, ...] = (CHANNEL, ORESUND)
"""Links that the source lacks: latitude and longitude of both ends, and length over the great circle."""

CITIES, CITIES_NEAR = 300, 150
RANK_PERCENTILES = (80, 40)
"""Edges used by most shortest paths between large cities are rank 1, the next rank 2."""


@dataclass(frozen=True)
class Network:
    """An undirected graph: nodes in degrees, edges by node index with their length in km; stitched ones are ours."""

    latitude: NDArray[np.float64]
    longitude: NDArray[np.float64]
    i: NDArray[np.int64]
    j: NDArray[np.int64]
    km: NDArray[np.float64]
    stitched: NDArray[np.bool_]

    def matrix(self) -> csr_matrix:
        """Return the lengths as a sparse matrix, each edge once."""
        n = len(self.latitude)
        return coo_matrix((np.maximum(self.km, SHORTEST_KM), (self.i, self.j)), shape=(n, n)).tocsr()

    def save(self, path: Path) -> None:
        """Write the graph as compressed arrays."""
        arrays: dict[str, Any] = {"lat": self.latitude.astype("f4"), "lon": self.longitude.astype("f4")}
        arrays |= {
            "i": self.i.astype("i4"),
            "j": self.j.astype("i4"),
            "km": self.km.astype("f4"),
            "stitched": self.stitched,
        }
        np.savez_compressed(path, **arrays)


def network(cache: Path, name: str, dangling_km: float, links: tuple[Link, ...]) -> Network:
    """Return the largest connected part of a graph after its loose ends were joined and missing links added."""
    raw = _europe(cache, name)
    tree = cKDTree(on_sphere(raw.latitude, raw.longitude))
    added = [*_joined_ends(raw, tree, dangling_km), *(_link(raw, tree, link) for link in links)]
    extra = np.array(added)
    grown = Network(
        raw.latitude,
        raw.longitude,
        np.r_[raw.i, extra[:, 0].astype(int)],
        np.r_[raw.j, extra[:, 1].astype(int)],
        np.r_[raw.km, extra[:, 2]],
        np.r_[raw.stitched, np.ones(len(extra), dtype=bool)],
    )
    return _largest(grown)


def _europe(cache: Path, name: str) -> Network:
    text = (wheel("scgraph-data", cache) / f"scgraph_data/{name}.py").read_text(encoding="utf-8")
    fields = {
        line.split("=", 1)[0]: line.split("=", 1)[1]
        for line in text.split("\n")
        if line.startswith(("graph=", "nodes="))
    }
    nodes = np.array(json.loads(fields["nodes"]))
    graph = json.loads(re.sub(r"(\d+):", r'"\1":', fields["graph"]))
    edges = [(a, int(b), km) for a, row in enumerate(graph) for b, km in row.items() if a < int(b)]
    i, j, km = (np.array(column) for column in zip(*edges, strict=True))
    inside = (nodes[:, 1] > -25) & (nodes[:, 1] < 60) & (nodes[:, 0] > 33) & (nodes[:, 0] < 72)
    whole = Network(nodes[:, 0], nodes[:, 1], i, j, km.astype(float), np.zeros(len(i), dtype=bool))
    return _kept(whole, inside)


def _kept(graph: Network, nodes: NDArray[np.bool_]) -> Network:
    index = np.cumsum(nodes) - 1
    edges = nodes[graph.i] & nodes[graph.j] & (graph.i != graph.j)
    return Network(
        graph.latitude[nodes],
        graph.longitude[nodes],
        index[graph.i[edges]],
        index[graph.j[edges]],
        graph.km[edges],
        graph.stitched[edges],
    )


def _joined_ends(graph: Network, tree: cKDTree, within_km: float) -> list[tuple[int, int, float]]:
    """Join each loose end to the nearest node that the network reaches only by a long way round."""
    matrix = graph.matrix()
    matrix = matrix.maximum(matrix.T)
    component = connected_components(matrix, directed=False)[1]
    points = on_sphere(graph.latitude, graph.longitude)
    joined = []
    for end in np.flatnonzero(np.diff(matrix.indptr) == 1):
        distances, neighbours = tree.query(points[end], k=12, distance_upper_bound=within_km)
        for km, other in zip(distances, neighbours, strict=True):
            if np.isfinite(km) and other != end and _is_far(matrix, component, end, other, km):
                joined.append((int(end), int(other), max(km * 1.2, 0.05)))
                break
    return joined


def _is_far(matrix: csr_matrix, component: NDArray[np.int32], a: int, b: int, km: float) -> bool:
    if component[a] != component[b]:
        return True
    reached = dijkstra(matrix, directed=False, indices=a, limit=max(6 * km, 5))
    return not np.isfinite(reached[b])


def _link(graph: Network, tree: cKDTree, link: Link) -> tuple[int, int, float]:
    (lat_a, lon_a), (lat_b, lon_b), factor = link
    ends = on_sphere(np.array([lat_a, lat_b]), np.array([lon_a, lon_b]))
    a, b = tree.query(ends)[1]
    points = on_sphere(graph.latitude[[a, b]], graph.longitude[[a, b]])
    chord = float(np.linalg.norm(points[0] - points[1]))
    return int(a), int(b), 2 * EARTH_RADIUS_KM * float(np.arcsin(chord / (2 * EARTH_RADIUS_KM))) * factor


def _largest(graph: Network) -> Network:
    component = connected_components(graph.matrix(), directed=False)[1]
    return _kept(graph, component == np.bincount(component).argmax())


def main_lines(graph: Network, places: pd.DataFrame) -> gpd.GeoDataFrame:
    """Return drawable lines of rank 1 and 2: the edges that most shortest paths between large cities use."""
    used = _use(graph, places)
    high, low = np.percentile(used[used > 0], RANK_PERCENTILES)
    rank = np.select([used >= high, used >= low], [1, 2], 3)
    ends = np.stack(
        [
            np.c_[graph.longitude[graph.i], graph.latitude[graph.i]],
            np.c_[graph.longitude[graph.j], graph.latitude[graph.j]],
        ],
        1,
    )
    lines = shapely.linestrings(ends)
    merged = [(r, shapely.line_merge(shapely.multilinestrings(lines[rank == r]))) for r in (1, 2)]
    frame = gpd.GeoDataFrame(pd.DataFrame(merged, columns=["rank", "geometry"]), geometry="geometry", crs=4326).explode(
        ignore_index=True
    )
    frame = frame.set_geometry(shapely.set_precision(frame.simplify(0.002).to_numpy(), 1e-3))
    return frame[~frame.is_empty].reset_index(drop=True)


def _use(graph: Network, places: pd.DataFrame) -> NDArray[np.float64]:
    """Count for each edge the shortest paths between large cities that run over it."""
    inside = places[places["lon"].between(-12, 46) & places["lat"].between(35, 66)]
    near = inside[inside["cc"].isin(["UA", "PL", "RO", "MD", "SK"])]
    large = pd.concat(
        [inside.nlargest(CITIES, "population"), near.nlargest(CITIES_NEAR, "population")]
    ).drop_duplicates("geonameid")
    tree = cKDTree(on_sphere(graph.latitude, graph.longitude))
    cities = np.unique(tree.query(on_sphere(large["lat"].to_numpy(), large["lon"].to_numpy()))[1])
    matrix, count = graph.matrix(), {}
    for city in cities:
        distance, before = dijkstra(matrix, directed=False, indices=city, return_predecessors=True)
        _add_tree(count, cities, city, distance, before)
    pairs = zip(np.minimum(graph.i, graph.j).tolist(), np.maximum(graph.i, graph.j).tolist(), strict=True)
    return np.array([count.get(pair, 0.0) for pair in pairs])


def _add_tree(
    count: dict[tuple[int, int], float],
    cities: NDArray[np.int64],
    start: int,
    distance: NDArray[np.float64],
    before: NDArray[np.int32],
) -> None:
    """Add the paths from one city to all others, from the farthest node inwards."""
    weight = np.zeros(len(distance))
    weight[cities] = 1
    weight[start] = 0
    on_path = np.zeros(len(distance), dtype=bool)
    frontier = cities[before[cities] >= 0]
    while len(frontier):
        frontier = frontier[~on_path[frontier]]
        on_path[frontier] = True
        frontier = np.unique(before[frontier])
        frontier = frontier[frontier >= 0]
    order = np.flatnonzero(on_path)
    for node in order[np.argsort(-distance[order], kind="stable")].tolist():
        previous = int(before[node])
        if previous >= 0 and weight[node] > 0:
            weight[previous] += weight[node]
            edge = (min(node, previous), max(node, previous))
            count[edge] = count.get(edge, 0) + weight[node]
