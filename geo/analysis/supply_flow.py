"""The supply of a net: what flows from hub to hub and to units, and what the plan would draw from each hub.

The solver minimises these, one after the other: what stays unmet (t/day); the tonne-km from hubs to units; what units
draw on another hub than the plan's ``hub_id``; the tonne-km between hubs; the place of the hubs in the order of their
ids. The last makes the answer always the same. Ways between hubs come late because the plan chose them with
``supplied_by``. If they came earlier, they would empty the hubs that the plan relies on.
"""

from __future__ import annotations

import numpy as np

from geo.analysis.programme import Flow, Indices, Programme
from geo.analysis.supply_net import Floats, SupplyNet


def solve(net: SupplyNet) -> Flow:
    """Return the flows of a net, t/day: least unmet, then fewest tonne-km, then nearest to the plan.

    Raises
    ------
    AnalysisError
        If the solver fails.
    """
    programme = Programme(net)
    wanted = programme.unmet(), programme.km(), programme.change(), programme.trunk_km(), programme.order()
    return programme.flow(programme.minimised(*wanted))


def asked_of_hubs(net: SupplyNet) -> Floats:
    """Return what the plan would draw from each hub, t/day, shape (h,).

    Each unit draws on the hub that the plan names. Where that one cannot serve it, it draws on the next best, which is
    the one with the shortest way in hours. What a forward hub gives it draws from its own supplier. Throughputs play no
    part.
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
    """Return for each unit the index of the hub that it draws on first, shape (u,).

    It is the hub that the plan names, if that one may serve the unit, else the nearest in hours, and -1 when no hub
    may.
    """
    units = np.arange(len(net.unit_ids))
    if not len(net.hub_ids):
        return np.full(len(units), -1, dtype=np.int64)
    hours = np.where(net.unit_arcs(), net.unit_hours, np.inf)
    nearest = np.where(np.isfinite(hours).any(axis=0), hours.argmin(axis=0), -1)
    named = np.maximum(net.plan_hub, 0)
    return np.where((net.plan_hub >= 0) & np.isfinite(hours[named, units]), named, nearest)
