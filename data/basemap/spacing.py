"""Evens out a graph: nodes that only bend a road go, and long stretches get nodes, so that a position finds one near."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from graph import NO_LINK, Network
from numpy.typing import NDArray

from geo.basemap.shores import is_parted
from geo.geodesy import distances_km

NEAR = ("UKR", "MDA", "POL", "ROU", "SVK", "HUN", "LTU", "LVA", "EST", "BGR")
NEAR_KM, FAR_KM = 5.0, 15.0
"""Longest stretch between two nodes, in km, in these countries and elsewhere."""

WINDING = 1.5
"""A stretch this many times as long as its straight line gets no nodes if that line crosses water."""

BENT_KM = 0.2
"""A node goes if the road without it is nowhere farther than this from the road with it, in km."""


def thinned(graph: Network, country: NDArray[np.str_]) -> tuple[Network, NDArray[np.str_]]:
    """Return a graph without the nodes that only bend a road inside one country, and the country of those that stay."""
    around = _neighbours(graph)
    edge = {(min(a, b), max(a, b)): n for n, (a, b) in enumerate(zip(graph.i.tolist(), graph.j.tolist(), strict=True))}
    km, gone, dead = graph.km.copy(), np.zeros(len(country), dtype=bool), np.zeros(len(graph.i), dtype=bool)
    i, j = graph.i.copy(), graph.j.copy()
    for node in np.flatnonzero(graph.degree() == 2).tolist():
        if len(around[node]) != 2:
            continue
        a, b = sorted(around[node])
        first, second = edge[min(a, node), max(a, node)], edge[min(b, node), max(b, node)]
        if (
            (a, b) in edge
            or km[first] + km[second] > _longest(country, a)
            or not _only_bends(graph, country, a, node, b)
        ):
            continue
        if graph.link[first] != NO_LINK or graph.link[second] != NO_LINK:
            continue
        i[first], j[first], km[first] = a, b, km[first] + km[second]
        edge[a, b], dead[second], gone[node] = first, True, True
        around[a] = (around[a] - {node}) | {b}
        around[b] = (around[b] - {node}) | {a}
    kept = ~dead
    shorter = replace(graph, i=i[kept], j=j[kept], km=km[kept], stitched=graph.stitched[kept], link=graph.link[kept])
    return shorter.only(~gone), country[~gone]


def _neighbours(graph: Network) -> list[set[int]]:
    around: list[set[int]] = [set() for _ in range(len(graph.latitude))]
    for a, b in zip(graph.i.tolist(), graph.j.tolist(), strict=True):
        around[a].add(b)
        around[b].add(a)
    return around


def _longest(country: NDArray[np.str_], node: int) -> float:
    return NEAR_KM if country[node] in NEAR else FAR_KM


def _only_bends(graph: Network, country: NDArray[np.str_], a: int, node: int, b: int) -> bool:
    if not country[a] == country[node] == country[b]:
        return False
    scale = np.cos(np.radians(graph.latitude[node])) * 111.2
    x = (graph.longitude[[a, node, b]] - graph.longitude[node]) * scale
    y = (graph.latitude[[a, node, b]] - graph.latitude[node]) * 111.2
    base = float(np.hypot(x[2] - x[0], y[2] - y[0]))
    area = abs((x[2] - x[0]) * (y[0] - y[1]) - (x[0] - x[1]) * (y[2] - y[0]))
    return base > 0 and float(area) / base <= BENT_KM


def spaced(
    graph: Network, country: NDArray[np.str_], dry: NDArray[np.bool_], share_a: NDArray[np.float64]
) -> tuple[Network, NDArray[np.str_]]:
    """Return a graph with nodes along long stretches.

    Parameters
    ----------
    graph, country
        The graph, and the country of each node.
    dry
        Which edges get nodes: not those over the sea.
    share_a
        How far along each edge, from 0 to 1, the country of its first end reaches.
    """
    near = np.isin(country[graph.i], NEAR) | np.isin(country[graph.j], NEAR)
    pieces = np.where(dry, np.ceil(graph.km / np.where(near, NEAR_KM, FAR_KM)), 1).astype(np.int64).clip(1)
    straight = distances_km(
        graph.latitude[graph.i], graph.longitude[graph.i], graph.latitude[graph.j], graph.longitude[graph.j]
    )
    winding = (pieces > 1) & (graph.km > WINDING * straight)
    ends = graph.latitude[graph.i], graph.longitude[graph.i], graph.latitude[graph.j], graph.longitude[graph.j]
    for edge in np.flatnonzero(winding).tolist():
        pieces[edge] = 1 if is_parted(*(float(end[edge]) for end in ends)) else pieces[edge]
    edge = np.repeat(np.arange(len(pieces)), pieces)
    step = np.arange(len(edge)) - np.repeat(np.cumsum(pieces) - pieces, pieces)
    share = (step + 1) / pieces[edge]
    inner = step < pieces[edge] - 1
    number = np.full(len(edge), -1)
    number[inner] = len(country) + np.arange(inner.sum())
    start = np.where(step == 0, graph.i[edge], np.roll(number, 1))
    end = np.where(inner, number, graph.j[edge])
    a, b = graph.i[edge[inner]], graph.j[edge[inner]]
    weight = share[inner]
    latitude = graph.latitude[a] + weight * (graph.latitude[b] - graph.latitude[a])
    longitude = graph.longitude[a] + weight * (graph.longitude[b] - graph.longitude[a])
    grown = Network(
        np.r_[graph.latitude, latitude],
        np.r_[graph.longitude, longitude],
        start,
        end,
        graph.km[edge] / pieces[edge],
        graph.stitched[edge],
        graph.link[edge],
    )
    return grown, np.r_[country, np.where(weight <= share_a[edge[inner]], country[a], country[b])]
