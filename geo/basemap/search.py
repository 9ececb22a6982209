"""Fastest ways over a matrix of hours, searched from one node at a time and kept: scipy's Dijkstra."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

from geo.basemap.network import Network

_FAR_H = 100.0
"""From this many hours on, a search that did not reach its targets goes on to the end."""

_KEPT_TREES = 32
"""Number of searches that are kept, 3.4 MB each."""


@dataclass(frozen=True)
class Tree:
    """Fastest ways from one node: hours and the node before, shape (n,) each. The search went as far as a limit in hours.

    ``km`` has the lengths that were asked for, and NaN for the others.
    """

    hours: NDArray[np.float64]
    before: NDArray[np.int32]
    limit: float
    km: NDArray[np.float64]

    def path(self, node: int) -> NDArray[np.int64]:
        """Return the nodes from the start to a node that the search reached."""
        nodes = [node]
        while self.before[nodes[-1]] >= 0:
            nodes.append(int(self.before[nodes[-1]]))
        return np.array(nodes[::-1])


class Search:
    """Searches over the open edges of a network."""

    def __init__(self, graph: Network, hours: NDArray[np.float64], is_open: NDArray[np.bool_]) -> None:
        self._graph = graph
        self._matrix, self._keys, self._edges = _symmetric(graph, hours, is_open)
        self.usable: NDArray[np.bool_] = np.diff(self._matrix.indptr) > 0
        self._trees: OrderedDict[int, Tree] = OrderedDict()
        self._lock = threading.Lock()

    def tree(self, source: int, targets: NDArray[np.int64], limit: float) -> Tree:
        """Search from a node at least as far as the targets.

        Parameters
        ----------
        source, targets
            Indices of nodes; targets has shape (t,).
        limit
            Hours at which the first search stops, since most targets are near.
        """
        with self._lock:
            found = self._trees.pop(source, None)
        while found is None or (np.isinf(found.hours[targets]).any() and np.isfinite(found.limit)):
            if found is not None and limit <= found.limit:
                limit = found.limit * 2 if found.limit < _FAR_H else np.inf
            hours, before = dijkstra(self._matrix, indices=source, return_predecessors=True, limit=limit)
            found = Tree(hours, before, limit, np.full(len(hours), np.nan))
        with self._lock:
            self._trees[source] = found
            if len(self._trees) > _KEPT_TREES:
                self._trees.popitem(last=False)
        return found

    def edges_between(self, a: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the fastest open edge between each two neighbours.

        Parameters
        ----------
        a, b
            Indices of nodes, shape (k,) each.
        """
        keys = np.minimum(a, b) * self._graph.size + np.maximum(a, b)
        return self._edges[np.searchsorted(self._keys, keys)]

    def km(self, tree: Tree, targets: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the lengths of the ways to targets in km; inf where there is none.

        Parameters
        ----------
        tree
            The search from their start.
        targets
            Indices of nodes, shape (t,).
        """
        for target in targets.tolist():
            if np.isnan(tree.km[target]):
                self._measure(tree, target)
        return tree.km[targets]

    def _measure(self, tree: Tree, target: int) -> None:
        """Find the km from the start to a node, and to every node on the way that is not known yet."""
        if not np.isfinite(tree.hours[target]):
            tree.km[target] = np.inf
            return
        way = [target]
        while np.isnan(tree.km[way[-1]]) and tree.before[way[-1]] >= 0:
            way.append(int(tree.before[way[-1]]))
        nodes = np.array(way[::-1])
        first = tree.km[nodes[0]]
        start = 0.0 if np.isnan(first) else first
        steps = self._graph.km[self.edges_between(nodes[:-1], nodes[1:])]
        tree.km[nodes] = start + np.r_[0.0, np.cumsum(steps)]


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
