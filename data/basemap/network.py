"""Road and rail graphs of Europe: joined where the source cuts them, with links added by hand, and evenly spaced nodes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from countries import Codes, border_shares, countries_of
from graph import NO_LINK, Network, europe
from links import with_links
from spacing import spaced, thinned
from stitch import with_loose_ends_joined, with_parts_joined

from geo.basemap.links import links

LEAST_ISLAND = 12
"""A part that no road joins to the rest is kept from this many nodes on: an island."""

BEYOND = ("DZA", "LBY", "MAR", "TUN")
"""Countries whose roads no way of this map reaches."""

SEA = ("ferry", "tunnel")
"""Kinds of links that no position joins on the way."""


@dataclass(frozen=True)
class Source:
    """A graph of ``scgraph-data``, and how far apart its loose ends and its parts may be to be joined, in km."""

    name: str
    mode: str
    loose_km: float
    gap_km: float


ROADS = Source("world_highways", "road", 3.0, 8.0)
RAILWAYS = Source("world_railways", "rail", 1.5, 10.0)


def network(cache: Path, source: Source) -> tuple[Network, Codes]:
    """Return a graph, and the country of each of its nodes."""
    raw = with_loose_ends_joined(europe(cache, source.name), source.loose_km)
    graph, country = _kept(with_parts_joined(with_links(raw, source.mode), source.gap_km))
    graph, country = thinned(graph, country)
    kinds = np.array([link.kind for link in links()])
    dry = (graph.link == NO_LINK) | ~np.isin(kinds[graph.link], SEA)
    return spaced(graph, country, dry, border_shares(graph, country))


def _kept(graph: Network) -> tuple[Network, Codes]:
    """Return the largest part and the islands of Europe, and the country of each node."""
    part = graph.parts()
    count = np.bincount(part)
    graph = graph.only(count[part] >= LEAST_ISLAND)
    country, part = countries_of(graph), graph.parts()
    beyond = np.unique(part[np.isin(country, BEYOND)])
    kept = (part == np.bincount(part).argmax()) | ~np.isin(part, beyond)
    return graph.only(kept), country[kept]
