"""What the plan would draw from each hub if throughputs set no limit.

It is the supply of the model under the plan's preferences: as much as can be gets through; each unit draws on the hub
that the plan names if supply comes there, or else on the nearest; each hub draws along the shortest way from an entry
point. Without throughputs no unit stands in the way of another, so that each can be answered alone.
"""

from __future__ import annotations

import numpy as np

from geo.analysis.supply_net import Floats, Indices, SupplyNet

_SAME_KM = 1e-6


def asked_of_hubs(net: SupplyNet) -> Floats:
    """Return what the plan would draw from each hub, t/day, shape (h,)."""
    km, source = _trunks(net)
    best = _drawn_on(net, km)
    asked = np.bincount(best[best >= 0], weights=net.demand[best >= 0], minlength=len(net.hub_ids)).astype(float)
    through = asked.copy()
    for hub in np.flatnonzero(asked > 0).tolist():
        at = int(source[hub])
        while at >= 0:
            through[at] += asked[hub]
            at = int(source[at])
    return through


def _trunks(net: SupplyNet) -> tuple[Floats, Indices]:
    """Return how far each hub is from an entry point along hubs, in km, and the hub that it draws on; inf, -1 for none."""
    km = np.where(net.entry, 0.0, np.inf)
    source = np.full(len(km), -1, dtype=np.int64)
    arcs, changed = net.hub_arcs(), True
    while changed:
        changed = False
        for a, b in arcs:
            if km[a] + net.hub_km[a, b] < km[b] - _SAME_KM:
                km[b], source[b], changed = km[a] + net.hub_km[a, b], a, True
    return km, source


def _drawn_on(net: SupplyNet, trunk_km: Floats) -> Indices:
    """Return the hub that each unit draws on, shape (u,); -1 for none."""
    units = np.arange(len(net.unit_ids))
    can = net.unit_arcs() & np.isfinite(trunk_km)[:, None]
    if not can.any():
        return np.full(len(units), -1, dtype=np.int64)
    km = np.where(can, net.unit_km, np.inf)
    nearest = km <= km.min(axis=0) + _SAME_KM
    first = np.where(nearest & can, trunk_km[:, None], np.inf).argmin(axis=0)
    named = np.maximum(net.plan_hub, 0)
    by_plan = (net.plan_hub >= 0) & can[named, units]
    return np.where(by_plan, named, np.where(can.any(axis=0), first, -1))
