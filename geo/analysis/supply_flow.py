"""The supply of a net: what flows from hub to hub and to units.

The solver minimises these, one after the other: what stays unmet (t/day), for each priority in turn; the tonne-km from
hubs to units; what units draw on another hub than the plan's ``hub_id``; the tonne-km between hubs; the place of the hubs
in the order of their ids. The last makes the answer always the same. Ways between hubs come late because the plan chose
them with ``supplied_by``. If they came earlier, they would empty the hubs that the plan relies on.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from geo.analysis.aims import Aim, Amounts, Arc, Face, Limits
from geo.analysis.alike import Joined, alike, poured, reaching
from geo.analysis.programme import Programme, Told, pairs
from geo.analysis.supply_net import Floats, SupplyNet
from geo.analysis.tolerance import noise_t, unit_t

_NEAREST = 2
"""With how many ways to each unit, the shortest ones, a programme begins."""


@dataclass(frozen=True)
class Flow:
    """Flows of a net of h hubs and u units, t/day.

    Attributes
    ----------
    arcs
        Which hub may supply which, as pairs of indices; a of them.
    along
        What goes along each arc, t/day, shape (a,).
    to_units
        What goes from hubs to units, t/day, shape (h, u).
    short
        What each unit does not get, t/day, shape (u,).
    released
        What leaves each stock, t/day, shape (h,).
    tonne_km, trunk_tonne_km
        Work of transport to units, and between hubs, tonne-km a day.
    """

    arcs: list[Arc]
    along: Floats
    to_units: Floats
    short: Floats
    released: Floats
    tonne_km: float
    trunk_tonne_km: float

    @property
    def unmet(self) -> float:
        """What all units together do not get, t/day."""
        return float(self.short.sum())

    def leaving(self) -> Floats:
        """Return what leaves each hub, t/day, shape (h,)."""
        out: Floats = self.to_units.sum(axis=1)
        for (a, _), t in zip(self.arcs, self.along, strict=True):
            out[a] += t
        return out

    def between(self) -> list[tuple[int, int, float]]:
        """Return what goes from hub to hub: two indices and t/day."""
        return [(a, b, float(t)) for (a, b), t in zip(self.arcs, self.along, strict=True) if t > 0]


def solve(
    net: SupplyNet, most_short: Floats | None = None, releases: Floats | None = None, told: Told = lambda: None
) -> Flow:
    """Return the flows of a net, t/day.

    Parameters
    ----------
    net
        Who could supply whom, t/day.
    most_short
        The most that each unit may be short of, t/day, shape (u,); None for no limit. It must be possible.
    releases
        The most that may leave the stock of each hub, t/day, shape (h,); None where stocks play no part.
    told
        Called after each step of the solver.

    Raises
    ------
    AnalysisError
        If the solver fails.
    """
    joined, unit = alike(net), unit_t(net.demand)
    small = in_units(joined.net, unit)
    most = np.inf if most_short is None else joined.summed(most_short + noise_t(net.demand)) / unit
    limits = Limits(
        net.hub_arcs(),
        np.minimum(small.demand, most),
        np.zeros(len(net.hub_ids)) if releases is None else np.where(net.entry, 0.0, releases / unit),
    )
    face, first = _least_unmet(small, limits, told)
    programme = Programme(small, limits, [*first, *shortest_ways(small)], face, told)
    km = np.array([small.hub_km[a, b] for a, b in limits.hub_arcs])
    programme.minimise(Aim(unit_arcs=small.unit_km))
    programme.minimise(Aim(unit_arcs=(small.plan_hub != np.arange(len(small.hub_ids))[:, None]).astype(float)))
    programme.minimise(Aim(hub_arcs=km))
    programme.minimise(_in_order(small, limits))
    return _split(net, joined, limits, programme.amounts(), net.demand if most_short is None else most_short)


def least_unmet(net: SupplyNet) -> float:
    """Return what all units together do not get at least, t/day. Priorities decide who gets it, and not how much it is.

    Raises
    ------
    AnalysisError
        If the solver fails.
    """
    unit = unit_t(net.demand)
    reach = in_units(reaching(net).net, unit)
    limits = Limits(net.hub_arcs(), reach.demand, np.zeros(len(net.hub_ids)))
    programme = Programme(reach, limits, pairs(reach.unit_arcs()))
    programme.minimise(Aim(short=1.0))
    unmet = float(programme.amounts().short.sum()) * unit
    return unmet if unmet > noise_t(net.demand) else 0.0


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


def _least_unmet(net: SupplyNet, limits: Limits, told: Told) -> tuple[Face, list[Arc]]:
    """Return what holds where least is unmet, by priority, and ways to units with which that is possible.

    Units of one priority that the same hubs can serve are one: prices are the same for each.
    """
    reach = reaching(net, by_priority=True)
    most = reach.summed(limits.most_short)
    programme = Programme(reach.net, replace(limits, most_short=most), pairs(reach.net.unit_arcs()), None, told)
    for priority in np.unique(reach.net.priority):
        programme.minimise(Aim(short=(reach.net.priority == priority).astype(float)))
    if not len(reach.net.unit_ids):
        programme.minimise(Aim())
    amounts = programme.amounts()
    got = net.demand - reach.shared(np.minimum(amounts.short, most), limits.most_short)
    first: list[Arc] = []
    for g in range(len(most)):
        members = np.flatnonzero(reach.group == g)
        first += [(h, int(members[k])) for h, k, _ in poured(amounts.unit_arcs[:, g], got[members])]
    return programme.face.lifted(reach.group), first


def shortest_ways(net: SupplyNet) -> list[Arc]:
    """Return the shortest ways to each unit, and those from the hub that the plan names."""
    arcs = net.unit_arcs()
    ranked = np.argsort(np.where(arcs, net.unit_km, np.inf), axis=0, kind="stable")[:_NEAREST]
    ways = [(int(h), u) for row in ranked for u, h in enumerate(row) if arcs[h, u]]
    return ways + [(int(h), u) for u, h in enumerate(net.plan_hub) if h >= 0 and arcs[h, u]]


def _in_order(net: SupplyNet, limits: Limits) -> Aim:
    """Return the place of the hub that gives in the order of the ids, from 0 to 1, as an aim."""
    place = np.arange(len(net.hub_ids)) / max(1, len(net.hub_ids))
    starts = np.array([a for a, _ in limits.hub_arcs], dtype=np.int64)
    return Aim(place[starts], np.broadcast_to(place[:, None], net.unit_km.shape))


def _split(net: SupplyNet, joined: Joined, limits: Limits, amounts: Amounts, weights: Floats) -> Flow:
    """Return the flows of units from those of groups: units that are alike are short alike."""
    unit, noise = unit_t(net.demand), noise_t(net.demand)
    short = np.minimum(joined.shared(amounts.short * unit, weights), net.demand)
    short[short <= noise] = 0.0
    to_units = np.zeros((len(net.hub_ids), len(net.unit_ids)))
    for g in range(len(joined.net.unit_ids)):
        members, given = np.flatnonzero(joined.group == g), amounts.unit_arcs[:, g] * unit
        hubs = np.flatnonzero(given > noise)
        for h, u, t in poured(given[hubs], (net.demand - short)[members]):
            to_units[hubs[h], members[u]] += t
    to_units[to_units <= noise] = 0.0
    along = amounts.hub_arcs * unit
    along[along <= noise] = 0.0
    hub_km = np.array([net.hub_km[a, b] for a, b in limits.hub_arcs])
    km = np.where(to_units > 0, net.unit_km, 0.0)
    released = np.where(amounts.released * unit > noise, amounts.released * unit, 0.0)
    work = float((to_units * km).sum()), float(along @ hub_km)
    return Flow(list(limits.hub_arcs), along, to_units, short, released, *work)
