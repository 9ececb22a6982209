"""Joins what the source cuts: loose ends of roads and railways, and parts that a short gap separates. Never over water."""

from __future__ import annotations

import heapq

import numpy as np
from graph import Network, arc_km
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from geo.basemap.shores import is_parted
from geo.geodesy import on_sphere

LOOSE_FACTOR, GAP_FACTOR = 1.2, 1.3
"""A join is taken to be this many times as long as the straight line."""

FEWEST = 4
"""A part of fewer nodes is no road that leads anywhere."""


def with_loose_ends_joined(graph: Network, within_km: float) -> Network:
    """Join each loose end to the nearest node that the network reaches only by a long way round."""
    around, part, points = _around(graph), graph.parts(), on_sphere(graph.latitude, graph.longitude)
    tree, joined = cKDTree(points), []
    for end in np.flatnonzero(graph.degree() == 1).tolist():
        chords, neighbours = tree.query(points[end], k=12, distance_upper_bound=within_km)
        for km, other in zip(chords, neighbours, strict=True):
            if (
                np.isfinite(km)
                and other != end
                and _is_far(around, part, end, int(other), km)
                and _dry(graph, end, other)
            ):
                joined.append((int(end), int(other), max(km * LOOSE_FACTOR, 0.05)))
                break
    return graph.with_edges(joined)


def with_parts_joined(graph: Network, within_km: float) -> Network:
    """Join each part to the largest one where a gap on land of at most so many km parts them, until nothing changes."""
    while True:
        part, points = graph.parts(), on_sphere(graph.latitude, graph.longitude)
        counts = np.bincount(part)
        main = np.flatnonzero(part == counts.argmax())
        tree, joined = cKDTree(points[main]), []
        for number in np.flatnonzero((counts >= FEWEST) & (counts < counts.max())):
            own = np.flatnonzero(part == number)
            joined += _nearest_join(graph, own, main, tree.query(points[own], distance_upper_bound=within_km))
        if not joined:
            return graph
        graph = graph.with_edges(joined)


def _nearest_join(
    graph: Network,
    own: NDArray[np.int64],
    main: NDArray[np.int64],
    found: tuple[NDArray[np.float64], NDArray[np.int64]],
) -> list[tuple[int, int, float]]:
    """Return the shortest join of a part that leads over no water, as a list of one; else of none."""
    for k in np.argsort(found[0], kind="stable"):
        if not np.isfinite(found[0][k]):
            break
        a, b = int(own[k]), int(main[found[1][k]])
        if _dry(graph, a, b):
            return [(a, b, float(arc_km(found[0][k])) * GAP_FACTOR)]
    return []


def _dry(graph: Network, a: int, b: int) -> bool:
    return not is_parted(graph.latitude[a], graph.longitude[a], graph.latitude[b], graph.longitude[b])


def _is_far(around: list[dict[int, float]], part: NDArray[np.int32], a: int, b: int, km: float) -> bool:
    return part[a] != part[b] or not _reaches(around, a, b, max(6 * km, 5))


def _around(graph: Network) -> list[dict[int, float]]:
    """Return the neighbours of each node, with their distance in km."""
    found: list[dict[int, float]] = [{} for _ in range(len(graph.latitude))]
    for a, b, km in zip(graph.i.tolist(), graph.j.tolist(), graph.km.tolist(), strict=True):
        found[a][b] = found[b][a] = min(km, found[a].get(b, km))
    return found


def _reaches(around: list[dict[int, float]], a: int, b: int, limit: float) -> bool:
    """Tell whether a way of at most so many km leads from one node to another."""
    heap, done = [(0.0, a)], set()
    while heap:
        far, node = heapq.heappop(heap)
        if node == b:
            return True
        if node in done:
            continue
        done.add(node)
        for other, km in around[node].items():
            if other not in done and far + km <= limit:
                heapq.heappush(heap, (far + km, other))
    return False
