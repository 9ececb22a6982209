"""The road and the rail graph of Europe, with the country of each node and the border crossings.

The data are OpenStreetMap by way of ``scgraph-data`` (ODbL 1.0). The graphs are undirected, and their edges are
straight. They know no class of road, no limit of a bridge and no gauge. All that is computed on them is a planning
estimate.
"""

from __future__ import annotations

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

FARTHEST_SNAP_KM = 30.0
"""A position farther than this from the network, in km, is off it."""

_REACHES_KM = (1.0, 4.0, 12.0, FARTHEST_SNAP_KM * 1.01)


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

    def nearest(self, latitude: float, longitude: float, usable: NDArray[np.bool_] | None = None) -> tuple[int, float]:
        """Return the nearest usable node to a position, and how far away it is.

        Parameters
        ----------
        latitude, longitude
            Degrees, EPSG:4326.
        usable
            Which nodes may be found, shape (n,). None: all of them.

        Returns
        -------
        tuple
            Index of the node and its geodesic distance in km; ``(-1, inf)`` when no usable node is within
            :data:`FARTHEST_SNAP_KM`.
        """
        point, tree = on_sphere(np.array([latitude]), np.array([longitude]))[0], _tree(self.mode)
        for reach in _REACHES_KM:
            found = np.array(tree.query_ball_point(point, reach), dtype=np.int64)
            found = found if usable is None else found[usable[found]]
            if len(found):
                here = np.full(len(found), latitude), np.full(len(found), longitude)
                km = distances_km(*here, self.latitude[found], self.longitude[found])
                best = int(np.lexsort((found, km))[0])
                if km[best] <= FARTHEST_SNAP_KM:
                    return int(found[best]), float(km[best])
        return -1, float("inf")


@cache
def network(mode: Mode) -> Network:
    """Return the graph of a mode. It is read from disk once."""
    stem = _GRAPHS[mode]
    with np.load(basemap_file(f"network/{stem}.npz")) as graph:
        lat, lon, i, j, km = (graph[name] for name in ("lat", "lon", "i", "j", "km"))
    with np.load(basemap_file(f"network/{stem}_borders.npz")) as borders:
        crossing = np.full(len(i), -1, dtype=np.int32)
        crossing[borders["edge"]] = borders["crossing"]
        at = zip(borders["lat"].astype(float).tolist(), borders["lon"].astype(float).tolist(), strict=True)
        where = dict(zip(borders["edge"].tolist(), at, strict=True))
        country = borders["country"]
    return Network(mode, lat.astype(float), lon.astype(float), i, j, km.astype(float), country, crossing, where)


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
        Columns ``crossing_id`` (like POL-UKR-MEDYKA), ``name`` (of the nearest place), ``country_a`` and ``country_b``
        (alpha-3), ``latitude`` and ``longitude`` (degrees, EPSG:4326), ``road`` and ``rail`` (whether one crosses
        there).
    """
    table = pd.read_parquet(basemap_file("network/crossings.parquet"))
    for mode in ("road", "rail"):
        used = np.unique(network(mode).crossing)
        table[mode] = np.isin(np.arange(len(table)), used)
    return table
