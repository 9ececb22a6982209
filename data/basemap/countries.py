"""The country of each node of a graph, and where its edges leave a country."""

from __future__ import annotations

import numpy as np
from graph import Network
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

from geo.basemap.places import countries_at
from geo.geodesy import on_sphere

SHORT_STRETCH_KM = 10.0
"""A stretch of network this short beyond a border, and then back, is the drawn border's inaccuracy and no crossing."""

_HALVINGS = 24

Codes = NDArray[np.str_]


def countries_of(graph: Network) -> Codes:
    """Return the country of each node."""
    return _settled(_on_land(graph.latitude, graph.longitude), graph.i, graph.j, graph.km)


def border_shares(graph: Network, country: Codes) -> NDArray[np.float64]:
    """Return how far along each edge, from 0 to 1, it leaves the country of its first end; 0.5 where it does not."""
    shares = np.full(len(graph.i), 0.5)
    edge = np.flatnonzero(country[graph.i] != country[graph.j])
    shares[edge] = shares_of(country, graph.latitude, graph.longitude, graph.i[edge], graph.j[edge])
    return shares


def _on_land(lat: NDArray[np.float64], lon: NDArray[np.float64]) -> Codes:
    """Return the country of each node; one at sea belongs to the nearest that is not."""
    country = np.array([code or "" for code in countries_at(lat, lon)], dtype="U3")
    known = np.flatnonzero(country != "")
    points = on_sphere(lat, lon)
    at_sea = np.flatnonzero(country == "")
    country[at_sea] = country[known[cKDTree(points[known]).query(points[at_sea])[1]]]
    return country


def _settled(country: Codes, i: NDArray[np.int32], j: NDArray[np.int32], km: NDArray[np.float32]) -> Codes:
    """Give short stretches inside another country to that country, but for the largest part of each country."""
    inside = country[i] == country[j]
    count = len(country)
    part = connected_components(
        coo_matrix((np.ones(inside.sum()), (i[inside], j[inside])), shape=(count, count)), directed=False
    )[1]
    length = np.bincount(part[i[inside]], weights=km[inside], minlength=part.max() + 1)
    code_of = np.empty(part.max() + 1, dtype="U3")
    code_of[part] = country
    largest = {code: int(max(np.flatnonzero(code_of == code), key=lambda p: length[p])) for code in np.unique(country)}
    settled = code_of.copy()
    for short in np.flatnonzero(length < SHORT_STRETCH_KM):
        if largest[str(code_of[short])] == short:
            continue
        around = np.r_[country[j[(part[i] == short) & ~inside]], country[i[(part[j] == short) & ~inside]]]
        if len(around):
            codes, counts = np.unique(around, return_counts=True)
            settled[short] = codes[np.argmax(counts)]
    return settled[part]


def shares_of(
    country: Codes, lat: NDArray[np.float64], lon: NDArray[np.float64], a: NDArray[np.int32], b: NDArray[np.int32]
) -> NDArray[np.float64]:
    """Return how far along each edge, from 0 to 1, the country of its first end is left, by halving."""
    low, high = np.zeros(len(a)), np.ones(len(a))
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        at = countries_at(lat[a] + middle * (lat[b] - lat[a]), lon[a] + middle * (lon[b] - lon[a]))
        still = np.array([code or "" for code in at]) == country[a]
        low, high = np.where(still, middle, low), np.where(still, high, middle)
    return (low + high) / 2
