"""Adds the links of ``network/links.csv`` to a graph."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from graph import Network
from scipy.spatial import cKDTree

from geo.basemap.links import links
from geo.geodesy import KM_PER_DEGREE, on_sphere

AT_NODE_KM, AT_EDGE_KM = 2.5, 4.0
"""An end of a link is the nearest node within the first distance in km, else a new one on the nearest edge within the
second, else one of its own.
"""


REPLACED = {"road": [((46.182, 30.319), (46.257, 30.455))], "rail": []}
"""Edges of the source that are drawn straight over water, by both ends in degrees; links along the road stand for them."""


def with_links(graph: Network, mode: str) -> Network:
    """Return a graph with the links of its mode, each by its number in the table."""
    graph = _without_replaced(graph, mode)
    for number, link in enumerate(links()):
        if link.mode == mode:
            graph, a = _end(graph, *link.start)
            graph, b = _end(graph, *link.end)
            graph = graph.with_edges([(a, b, link.km)], number)
    return graph


def _without_replaced(graph: Network, mode: str) -> Network:
    for (south, west), (north, east) in REPLACED[mode]:
        ends = np.c_[
            graph.latitude[graph.i], graph.longitude[graph.i], graph.latitude[graph.j], graph.longitude[graph.j]
        ]
        both = (south, west, north, east), (north, east, south, west)
        found = np.any([np.isclose(ends, end, atol=1e-3).all(axis=1) for end in both], axis=0)
        assert found.sum() == 1, "the source has changed; look at it before trusting it"
        kept = np.flatnonzero(~found)
        graph = replace(
            graph,
            i=graph.i[kept],
            j=graph.j[kept],
            km=graph.km[kept],
            stitched=graph.stitched[kept],
            link=graph.link[kept],
        )
    return graph


def _end(graph: Network, latitude: float, longitude: float) -> tuple[Network, int]:
    tree = cKDTree(on_sphere(graph.latitude, graph.longitude))
    km, node = tree.query(on_sphere(np.array([latitude]), np.array([longitude]))[0])
    if km <= AT_NODE_KM:
        return graph, int(node)
    edge, share, apart = _nearest_edge(graph, latitude, longitude)
    if apart > AT_EDGE_KM:
        return graph.with_node(latitude, longitude)
    return _with_node_on(graph, edge, share)


def _nearest_edge(graph: Network, latitude: float, longitude: float) -> tuple[int, float, float]:
    """Return the nearest edge to a position, how far along it, from 0 to 1, the nearest point is, and the km to that."""
    scale = np.cos(np.radians(latitude)) * KM_PER_DEGREE
    x, y = (graph.longitude - longitude) * scale, (graph.latitude - latitude) * KM_PER_DEGREE
    dx, dy = x[graph.j] - x[graph.i], y[graph.j] - y[graph.i]
    square = np.maximum(dx**2 + dy**2, 1e-9)
    share = np.clip(-(x[graph.i] * dx + y[graph.i] * dy) / square, 0, 1)
    apart = np.hypot(x[graph.i] + share * dx, y[graph.i] + share * dy)
    apart[graph.link >= 0] = np.inf
    edge = int(apart.argmin())
    return edge, float(share[edge]), float(apart[edge])


def _with_node_on(graph: Network, edge: int, share: float) -> tuple[Network, int]:
    """Return a graph with one edge in two, and the index of the node between them."""
    a, b, km = int(graph.i[edge]), int(graph.j[edge]), float(graph.km[edge])
    latitude = graph.latitude[a] + share * (graph.latitude[b] - graph.latitude[a])
    longitude = graph.longitude[a] + share * (graph.longitude[b] - graph.longitude[a])
    graph, node = graph.with_node(float(latitude), float(longitude))
    j, length = graph.j.copy(), graph.km.copy()
    j[edge], length[edge] = node, km * share
    return replace(graph, j=j, km=length).with_edges([(node, b, km * (1 - share))]), node
