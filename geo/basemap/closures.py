"""Crossings and stretches of road or railway that a plan closes for a time."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geo.basemap.crossings import known_crossings
from geo.basemap.network import Mode, Network, network
from geo.geodesy import distances_km
from geo.periods import records
from geo.schema import CROSSING_ID, LATITUDE, LONGITUDE, MODE_COLUMN, RADIUS

Edges = frozenset[int]
"""Indices of the edges of a network."""


def closed_edges(closures: pd.DataFrame, mode: Mode) -> Edges:
    """Return the edges of a network that closures close.

    Parameters
    ----------
    closures
        The rows of closures.csv that are in force. Positions are in degrees (EPSG:4326). A row with a position and no
        ``radius_km`` closes the edges at the nearest node.
    mode
        ``road`` or ``rail``.
    """
    closed: set[int] = set()
    for row in records(closures):
        if row[MODE_COLUMN] in ("", mode):
            closed |= edges_of_crossing(row[CROSSING_ID], mode)
            closed |= _edges_near(row, network(mode))
    return frozenset(closed)


def edges_of_crossing(crossing_id: str, mode: Mode) -> Edges:
    """Return the edges of a network that cross a border at a crossing.

    Parameters
    ----------
    crossing_id
        Like ``POL-UKR-MEDYKA``, or an id that the crossing had earlier. Any other text is allowed and gives no edges.
    mode
        ``road`` or ``rail``.
    """
    number = known_crossings().get(crossing_id)
    if number is None:
        return frozenset()
    return frozenset(np.flatnonzero(network(mode).crossing == number).tolist())


def _edges_near(row: Mapping[str, Any], graph: Network) -> Edges:
    """Return the edges that meet at the node nearest to a position, or all edges within its radius."""
    latitude, longitude, radius_km = row[LATITUDE], row[LONGITUDE], row[RADIUS]
    if row[CROSSING_ID] or math.isnan(latitude) or math.isnan(longitude):
        return frozenset()
    if math.isnan(radius_km):
        return _meeting(graph.mode, graph.nearest(latitude, longitude)[0])
    return _within(graph.mode, latitude, longitude, radius_km)


_KM_PER_DEGREE = 110.0
"""Of latitude, rounded down: no two positions are nearer than this times what their latitudes differ."""


@lru_cache(maxsize=4096)
def _meeting(mode: Mode, node: int) -> Edges:
    graph = network(mode)
    return frozenset(np.flatnonzero((graph.i == node) | (graph.j == node)).tolist())


@lru_cache(maxsize=4096)
def _within(mode: Mode, latitude: float, longitude: float, radius_km: float) -> Edges:
    """Return the edges of which an end or the middle is within a radius. The answers for the last closures are kept."""
    graph = network(mode)
    place = latitude, longitude
    nodes = _are_within(radius_km, place, graph.latitude, graph.longitude)
    near = nodes[graph.i] | nodes[graph.j] | _are_within(radius_km, place, *graph.middles())
    return frozenset(np.flatnonzero(near).tolist())


def _are_within(
    radius_km: float, place: tuple[float, float], latitudes: NDArray[np.float64], longitudes: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Tell of each position whether it is within a radius of a place; only those on nearly its latitude are measured."""
    within = np.abs(latitudes - place[0]) * _KM_PER_DEGREE <= radius_km
    near = np.flatnonzero(within)
    ones = np.ones(len(near))
    within[near] = distances_km(ones * place[0], ones * place[1], latitudes[near], longitudes[near]) <= radius_km
    return within
