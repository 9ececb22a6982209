"""The main lines of a graph: what is drawn of it."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from graph import Network
from numpy.typing import NDArray
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import cKDTree

from geo.basemap.links import links
from geo.geodesy import on_sphere

CITIES, CITIES_NEAR = 300, 150
RANK_PERCENTILES = (80, 40)
"""Edges used by most shortest paths between large cities are rank 1, the next rank 2."""


def main_lines(graph: Network, places: pd.DataFrame) -> gpd.GeoDataFrame:
    """Return drawable lines of rank 1 and 2: the edges that most shortest paths between large cities use."""
    used = np.where(_on_land(graph), _use(graph, places), 0.0)
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


def _on_land(graph: Network) -> NDArray[np.bool_]:
    """Return which edges are drawn as roads or railways: not ferries and tunnels under the sea."""
    at_sea = np.array([link.kind in ("ferry", "tunnel") for link in links()])
    return (graph.link < 0) | ~at_sea[graph.link]


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
