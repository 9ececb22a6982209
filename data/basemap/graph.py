"""A road or rail graph while it is built: read from ``scgraph-data`` (OpenStreetMap), cut to Europe, saved."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from packages import wheel
from scipy.sparse import coo_matrix, csr_matrix
from scipy.sparse.csgraph import connected_components

from geo.geodesy import EARTH_RADIUS_KM

SHORTEST_KM = 0.01
NO_LINK = -1
"""The link of an edge that the source has."""


@dataclass(frozen=True)
class Network:
    """An undirected graph: nodes in degrees, edges by node index with their length in km; stitched ones are ours.

    ``link`` is the row of ``links.csv`` for an edge that was added by hand, else -1.
    """

    latitude: NDArray[np.float64]
    longitude: NDArray[np.float64]
    i: NDArray[np.int64]
    j: NDArray[np.int64]
    km: NDArray[np.float64]
    stitched: NDArray[np.bool_]
    link: NDArray[np.int64]

    def matrix(self) -> csr_matrix:
        """Return the lengths as a sparse matrix, each edge once."""
        n = len(self.latitude)
        return coo_matrix((np.maximum(self.km, SHORTEST_KM), (self.i, self.j)), shape=(n, n)).tocsr()

    def parts(self) -> NDArray[np.int32]:
        """Return the number of the connected part of each node."""
        return connected_components(self.matrix(), directed=False)[1]  # type: ignore[no-any-return]

    def degree(self) -> NDArray[np.int64]:
        """Return how many edges meet at each node."""
        return np.bincount(np.r_[self.i, self.j], minlength=len(self.latitude))

    def with_edges(self, edges: list[tuple[int, int, float]], link: int | None = None) -> Network:
        """Return the graph with edges added: stitched ones, or those of a link."""
        if not edges:
            return self
        extra = np.array(edges, dtype=float)
        count = len(extra)
        return replace(
            self,
            i=np.r_[self.i, extra[:, 0].astype(np.int64)],
            j=np.r_[self.j, extra[:, 1].astype(np.int64)],
            km=np.r_[self.km, extra[:, 2]],
            stitched=np.r_[self.stitched, np.full(count, link is None)],
            link=np.r_[self.link, np.full(count, NO_LINK if link is None else link)],
        )

    def with_node(self, latitude: float, longitude: float) -> tuple[Network, int]:
        """Return the graph with one more node, and the index of that."""
        grown = replace(self, latitude=np.r_[self.latitude, latitude], longitude=np.r_[self.longitude, longitude])
        return grown, len(self.latitude)

    def only(self, nodes: NDArray[np.bool_]) -> Network:
        """Return the part of the graph on some nodes."""
        index = np.cumsum(nodes) - 1
        kept = nodes[self.i] & nodes[self.j] & (self.i != self.j)
        return Network(
            self.latitude[nodes],
            self.longitude[nodes],
            index[self.i[kept]],
            index[self.j[kept]],
            self.km[kept],
            self.stitched[kept],
            self.link[kept],
        )

    def save(self, path: Path) -> None:
        """Write the graph as compressed arrays."""
        arrays: dict[str, Any] = {"lat": self.latitude.astype("f4"), "lon": self.longitude.astype("f4")}
        arrays |= {"i": self.i.astype("i4"), "j": self.j.astype("i4"), "km": self.km.astype("f4")}
        np.savez_compressed(path, **arrays, stitched=self.stitched, link=self.link.astype("i2"))


def europe(cache: Path, name: str) -> Network:
    """Return a graph of ``scgraph-data``, like ``world_highways``, cut to the extent of the map."""
    text = (wheel("scgraph-data", cache) / f"scgraph_data/{name}.py").read_text(encoding="utf-8")
    fields = dict(line.split("=", 1) for line in text.split("\n") if line.startswith(("graph=", "nodes=")))
    nodes = np.array(json.loads(fields["nodes"]))
    graph = json.loads(re.sub(r"(\d+):", r'"\1":', fields["graph"]))
    edges = [(a, int(b), km) for a, row in enumerate(graph) for b, km in row.items() if a < int(b)]
    i, j, km = (np.array(column) for column in zip(*edges, strict=True))
    inside = (nodes[:, 1] > -25) & (nodes[:, 1] < 60) & (nodes[:, 0] > 33) & (nodes[:, 0] < 72)
    none, no_link = np.zeros(len(i), dtype=bool), np.full(len(i), NO_LINK)
    return Network(nodes[:, 0], nodes[:, 1], i, j, km.astype(float), none, no_link).only(inside)


def arc_km(chord_km: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the lengths along the sphere of straight lines through it, in km."""
    return 2 * EARTH_RADIUS_KM * np.arcsin(chord_km / (2 * EARTH_RADIUS_KM))
