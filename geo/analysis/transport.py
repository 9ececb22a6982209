"""The least work of transport that could supply the same units as well, whichever hub supplies which."""

from __future__ import annotations

import numpy as np

from geo.analysis.aims import Aim, Arc, Limits
from geo.analysis.programme import Programme, Told
from geo.analysis.small_net import small_net
from geo.analysis.supply_flow import Flow
from geo.analysis.supply_net import SupplyNet
from geo.analysis.tolerance import noise_t


def least_tonne_km(net: SupplyNet, flow: Flow, told: Told = lambda: None) -> float:
    """Return the least tonne-km a day, to units and between hubs together.

    Any hub may draw on any other, whatever the plan says. Of each priority no more is unmet than in a flow. Taking a hub
    away only takes ways away: the least work then never falls while as much is unmet.

    Parameters
    ----------
    net
        Who could supply whom, t/day.
    flow
        Its flows, as :func:`geo.analysis.supply_flow.solve` returns them.
    told
        Called after each step of the solver.

    Raises
    ------
    AnalysisError
        If the solver fails.
    """
    ready, hubs = small_net(net), range(len(net.hub_ids))
    small, unit = ready.alike.net, ready.unit
    arcs = [(a, b) for a in hubs for b in hubs if a != b and not net.entry[b] and np.isfinite(net.hub_km[a, b])]
    together = [
        (small.priority == priority, (float(flow.short[net.priority == priority].sum()) + noise_t(net.demand)) / unit)
        for priority in np.unique(small.priority)
    ]
    limits = Limits(arcs, small.demand, np.zeros(len(net.hub_ids)), together)
    used: list[Arc] = [(int(h), int(ready.alike.group[u])) for h, u in np.argwhere(flow.to_units > 0)]
    programme = Programme(small, limits, [*used, *ready.first], None, told)
    hub_km = np.array([net.hub_km[a, b] for a, b in arcs])
    programme.minimise(Aim(hub_arcs=hub_km, unit_arcs=small.unit_km))
    found = programme.amounts()
    ways = found.unit_arcs > 0
    return float((found.unit_arcs[ways] @ small.unit_km[ways] + found.hub_arcs @ hub_km) * unit)
