"""The road and the rail graph of Europe, with the country of each node and the border crossings.

OpenStreetMap by way of ``scgraph-data`` (ODbL 1.0), undirected, straight between nodes; it knows no road class, bridge
limit or gauge. What is computed on it is a planning estimate.
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
"""A position farther than this from the network is off it."""

_REACHES_KM = (1.0, 4.0, 12.0, FARTHEST_SNAP_KM * 1.01)


@dataclass(frozen=True, eq=False)
class Network:
    """One undirected graph of n nodes and m edges.

    Attributes
    ----------
    mode
        ``road`` or ``rail``.
    latitude, longitude
        Degrees (EPSG:4326), shape (n,).
    i, j, km
        Ends of each edge as node indices, and its length, shape (m,).
    country
        Alpha-3 code of each node, shape (n,).
    crossing
        Row of :func:`crossings` for an edge that crosses a border, else -1; shape (m,).
    crossing_at
        Latitude and longitude of where each border edge crosses, by edge index.
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
        """Return latitude and longitude of the middle of each edge, in degrees."""
        return (
            (self.latitude[self.i] + self.latitude[self.j]) / 2,
            (self.longitude[self.i] + self.longitude[self.j]) / 2,
        )

    def nearest(self, latitude: float, longitude: float, usable: NDArray[np.bool_] | None = None) -> tuple[int, float]:
        """Return the nearest usable node to a position in degrees, and its geodesic distance in km; None: any node.

        Returns
        -------
        tuple
            Node and km; ``(-1, inf)`` when no usable one is within :data:`FARTHEST_SNAP_KM`.
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
    """Return the graph of a mode; it is read once."""
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
        Columns ``crossing_id`` (like POL-UKR-MEDYKA), ``name`` (nearest place), ``country_a``, ``country_b``,
        ``latitude``, ``longitude`` (degrees), ``road`` and ``rail`` (whether each crosses there).
    """
    table = pd.read_parquet(basemap_file("network/crossings.parquet"))
    for mode in ("road", "rail"):
        used = np.unique(network(mode).crossing)
        table[mode] = np.isin(np.arange(len(table)), used)
    return table
