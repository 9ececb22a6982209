"""A supply net made ready for the solver: units that are alike joined, figures in units of the solver."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from geo.analysis.aims import Arc
from geo.analysis.alike import Joined, alike, reaching
from geo.analysis.supply_net import SupplyNet
from geo.analysis.tolerance import unit_t

_NEAREST = 2
"""With how many ways to each unit, the shortest ones, a programme begins."""

_KEPT = 2


@dataclass(frozen=True, eq=False)
class SmallNet:
    """A net made ready for the solver.

    Attributes
    ----------
    unit
        How many t/day one unit of the solver is.
    alike
        The units that no aim tells apart, joined: groups, with demand and throughput in units of the solver.
    reach
        The groups of one priority that the same hubs can serve, joined once more.
    first
        The ways with which a programme begins, as pairs of hub and group.
    """

    unit: float
    alike: Joined
    reach: Joined
    first: tuple[Arc, ...]


@lru_cache(maxsize=_KEPT)
def small_net(net: SupplyNet) -> SmallNet:
    """Return a net made ready for the solver; the same one while the net is among the last few."""
    unit, joined = unit_t(net.demand), alike(net)
    small = replace(joined, net=in_units(joined.net, unit))
    return SmallNet(unit, small, reaching(small.net, by_priority=True), tuple(_first_ways(small.net)))


def in_units(net: SupplyNet, unit: float) -> SupplyNet:
    """Return a net with its demand and throughput in units of the solver.

    Parameters
    ----------
    net
        Who could supply whom, t/day.
    unit
        How many t/day one unit of the solver is.
    """
    return replace(net, demand=net.demand / unit, throughput=net.throughput / unit)


def _first_ways(net: SupplyNet) -> list[Arc]:
    """Return the shortest ways to each unit, and those from the hub that the plan names."""
    arcs = net.unit_arcs()
    ranked = np.argsort(np.where(arcs, net.unit_km, np.inf), axis=0, kind="stable")[:_NEAREST]
    ways = [(int(h), u) for row in ranked for u, h in enumerate(row) if arcs[h, u]]
    return ways + [(int(h), u) for u, h in enumerate(net.plan_hub) if h >= 0 and arcs[h, u]]
