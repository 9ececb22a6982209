"""The road and the rail graph of Europe, with the country of each node and the border crossings.

The data are OpenStreetMap by way of ``scgraph-data`` (ODbL 1.0). The graphs are undirected, and their edges are
straight. They know no class of road, no limit of a bridge and no gauge. Links that were added by hand are marked. All that is computed on them is a planning
estimate.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from geo.geodesy import distances_km, on_sphere
from geo.resources import basemap_file

Mode = Literal["road", "rail"]
_GRAPHS: dict[str, str] = {"road": "eu_highways", "rail": "eu_railways"}

FARTHEST_NODE_KM = 30.0
"""A closure farther than this from every road or railway, in km, closes none."""

_REACHES_KM = (1.0, 4.0, 12.0)


@dataclass(frozen=True, eq=False)
class Network:
    """One undirected graph of n nodes and m edges.

    Attributes
    ----------
    mode
        ``road`` or ``rail``.
    latitude, longitude
        Positions of the nodes in degrees (EPSG:4326), shape (n,).
    i, j, km
        Ends of each edge as indices of nodes, and its length in km, shape (m,).
    country
        Alpha-3 code of the country of each node, shape (n,).
    crossing
        Row of :func:`crossings` for an edge that crosses a border, else -1; shape (m,).
    link
        Number of the hand-made link (:func:`geo.basemap.links.links`) of each edge, else -1; shape (m,).
    crossing_at
        Where each such edge crosses: latitude and longitude in degrees (EPSG:4326), by the index of the edge.
    """

    mode: Mode
    latitude: NDArray[np.float64]
    longitude: NDArray[np.float64]
    i: NDArray[np.int32]
    j: NDArray[np.int32]
    km: NDArray[np.float64]
    country: NDArray[np.str_]
    crossing: NDArray[np.int32]
    link: NDArray[np.int16]
    crossing_at: dict[int, tuple[float, float]]

    @property
    def size(self) -> int:
        """Number of nodes."""
        return len(self.latitude)

    def middles(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return latitude and longitude of the middle of each edge, in degrees (EPSG:4326), shape (m,) each."""
        return (
            (self.latitude[self.i] + self.latitude[self.j]) / 2,
            (self.longitude[self.i] + self.longitude[self.j]) / 2,
        )

    def nearest(self, latitude: float, longitude: float) -> tuple[int, float]:
        """Return the nearest node to a position, and how far away it is.

        Parameters
        ----------
        latitude, longitude
            Degrees, EPSG:4326.

        Returns
        -------
        tuple
            Index of the node and its geodesic distance in km; ``(-1, inf)`` when no node is within
            :data:`FARTHEST_NODE_KM`.
        """
        for nodes, km in self.rings((latitude, longitude), FARTHEST_NODE_KM):
            return int(nodes[0]), float(km[0])
        return -1, float("inf")

    def rings(
        self, position: tuple[float, float], farthest_km: float
    ) -> Iterator[tuple[NDArray[np.int64], NDArray[np.float64]]]:
        """Yield the nodes around a position ring by ring, each ring the nearest first, with their geodesic distances in km.

        Parameters
        ----------
        position
            Latitude and longitude in degrees, EPSG:4326.
        farthest_km
            Nodes farther than this are left out.
        """
        latitude, longitude = position
        point, tree = on_sphere(np.array([latitude]), np.array([longitude]))[0], _tree(self.mode)
        inner = 0.0
        for reach in (*(r for r in _REACHES_KM if r < farthest_km), farthest_km):
            found = np.array(tree.query_ball_point(point, reach * 1.01), dtype=np.int64)
            here = np.full(len(found), latitude), np.full(len(found), longitude)
            km = distances_km(*here, self.latitude[found], self.longitude[found])
            order = np.lexsort((found, km))
            order = order[(km[order] <= reach) & ((km[order] > inner) | (inner == 0))]
            if len(order):
                yield found[order], km[order]
            inner = reach


@cache
def network(mode: Mode) -> Network:
    """Return the graph of a mode. It is read from disk once."""
    stem = _GRAPHS[mode]
    with np.load(basemap_file(f"network/{stem}.npz")) as graph:
        lat, lon, i, j, km, link = (graph[name] for name in ("lat", "lon", "i", "j", "km", "link"))
    with np.load(basemap_file(f"network/{stem}_borders.npz")) as borders:
        crossing = np.full(len(i), -1, dtype=np.int32)
        crossing[borders["edge"]] = borders["crossing"]
        at = zip(borders["lat"].astype(float).tolist(), borders["lon"].astype(float).tolist(), strict=True)
        where = dict(zip(borders["edge"].tolist(), at, strict=True))
        country = borders["country"]
    return Network(mode, lat.astype(float), lon.astype(float), i, j, km.astype(float), country, crossing, link, where)


@cache
def _tree(mode: Mode) -> cKDTree:
    graph = network(mode)
    return cKDTree(on_sphere(graph.latitude, graph.longitude))


@cache
def crossings() -> pd.DataFrame:
    """Return the border crossings of both graphs.

    Returns
    -------
    pandas.DataFrame
        Columns ``crossing_id`` (like POL-UKR-MEDYKA), ``name`` (the official one, or ""), ``country_a`` and ``country_b``
        (alpha-3), ``latitude`` and ``longitude`` (degrees, EPSG:4326), ``road`` and ``rail`` (whether one crosses
        there).
    """
    table = pd.read_parquet(basemap_file("network/crossings.parquet"))
    for mode in ("road", "rail"):
        used = np.unique(network(mode).crossing)
        table[mode] = np.isin(np.arange(len(table)), used)
    return table
