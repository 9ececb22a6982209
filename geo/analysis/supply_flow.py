"""The supply of a net: what flows from hub to hub and to units, and what the plan would ask of each hub.

What is minimised, in order: what stays unmet (t/day), the tonne-km from hubs to units, what units draw on another hub
than the plan's ``hub_id``, the tonne-km between hubs, and last the place of the hubs in the order of their ids, so that
the answer is always the same. Ways between hubs come late because the plan chose them with ``supplied_by``; before, they
would empty the hubs that the plan relies on.
"""

from __future__ import annotations

import numpy as np

from geo.analysis.programme import Flow, Indices, Programme
from geo.analysis.supply_net import Floats, SupplyNet


def solve(net: SupplyNet) -> Flow:
    """Return the flows of a net that leave the least unmet, then with the fewest tonne-km, then nearest to the plan.

    Raises
    ------
    AnalysisError
        If the solver fails.
    """
    programme = Programme(net)
    wanted = programme.unmet(), programme.km(), programme.change(), programme.trunk_km(), programme.order()
    return programme.flow(programme.minimised(*wanted))


def asked_of_hubs(net: SupplyNet) -> Floats:
    """Return what would be asked of each hub, t/day, if all drew on the hub that the plan names, or else the next best.

    The next best is the one from which the way is shortest in hours.
    """
    hubs = len(net.hub_ids)
    best = next_best(net)
    asked = np.bincount(best[best >= 0], weights=net.demand[best >= 0], minlength=hubs).astype(float)
    suppliers: dict[int, int] = {}
    for a, b in net.hub_arcs():
        if b not in suppliers or net.hub_hours[a, b] < net.hub_hours[suppliers[b], b]:
            suppliers[b] = a
    through = asked.copy()
    for hub in range(hubs):
        at, seen = hub, {hub}
        while at in suppliers and suppliers[at] not in seen:
            at = suppliers[at]
            seen.add(at)
            through[at] += asked[hub]
    return through


def next_best(net: SupplyNet) -> Indices:
    """Return for each unit the hub that the plan names where it may serve it, else the nearest in hours; -1 when none may."""
    units = np.arange(len(net.unit_ids))
    if not len(net.hub_ids):
        return np.full(len(units), -1, dtype=np.int64)
    hours = np.where(net.unit_arcs(), net.unit_hours, np.inf)
    nearest = np.where(np.isfinite(hours).any(axis=0), hours.argmin(axis=0), -1)
    named = np.maximum(net.plan_hub, 0)
    return np.where((net.plan_hub >= 0) & np.isfinite(hours[named, units]), named, nearest)
