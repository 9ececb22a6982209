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
from geo.analysis.alike import Joined, poured
from geo.analysis.programme import Programme, Told, pairs
from geo.analysis.small_net import SmallNet, small_net
from geo.analysis.supply_net import Floats, SupplyNet
from geo.analysis.tolerance import noise_t, unit_t


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
    weights = net.demand if most_short is None else most_short
    return _split(net, weights, _optimum(net, most_short, releases, told))


def shortages(net: SupplyNet, most_short: Floats, releases: Floats, told: Told = lambda: None) -> Floats:
    """Return what each unit does not get, t/day, shape (u,): what :func:`solve` finds, with the solver's rounding.

    Parameters
    ----------
    net, most_short, releases, told
        As for :func:`solve`.

    Raises
    ------
    AnalysisError
        If the solver fails.
    """
    return _shared(net, most_short, _optimum(net, most_short, releases, told))


@dataclass(frozen=True)
class _Optimum:
    """The flows of groups of units that are alike."""

    joined: Joined
    limits: Limits
    amounts: Amounts


def _optimum(net: SupplyNet, most_short: Floats | None, releases: Floats | None, told: Told) -> _Optimum:
    small = small_net(net)
    groups = small.alike.net
    most = np.inf if most_short is None else small.alike.summed(most_short + noise_t(net.demand)) / small.unit
    limits = Limits(
        net.hub_arcs(),
        np.minimum(groups.demand, most),
        np.zeros(len(net.hub_ids)) if releases is None else np.where(net.entry, 0.0, releases / small.unit),
    )
    face, first = _least_unmet(small, limits, told)
    programme = Programme(groups, limits, [*first, *small.first], face, told)
    programme.minimise(Aim(unit_arcs=groups.unit_km))
    programme.minimise(Aim(unit_arcs=(groups.plan_hub != np.arange(len(net.hub_ids))[:, None]).astype(float)))
    programme.minimise(Aim(hub_arcs=np.array([net.hub_km[a, b] for a, b in limits.hub_arcs])))
    programme.minimise(_in_order(groups, limits))
    return _Optimum(small.alike, limits, programme.amounts())


def _least_unmet(small: SmallNet, limits: Limits, told: Told) -> tuple[Face, list[Arc]]:
    """Return what holds where least is unmet, by priority, and ways to units with which that is possible.

    Units of one priority that the same hubs can serve are one: prices are the same for each.
    """
    reach = small.reach
    most = reach.summed(limits.most_short)
    programme = Programme(reach.net, replace(limits, most_short=most), pairs(reach.net.unit_arcs()), None, told)
    for priority in np.unique(reach.net.priority):
        programme.minimise(Aim(short=(reach.net.priority == priority).astype(float)))
    if not len(reach.net.unit_ids):
        programme.minimise(Aim())
    amounts = programme.amounts()
    got = small.alike.net.demand - reach.shared(np.minimum(amounts.short, most), limits.most_short)
    first: list[Arc] = []
    for g in range(len(most)):
        members = np.flatnonzero(reach.group == g)
        first += [(h, int(members[k])) for h, k, _ in poured(amounts.unit_arcs[:, g], got[members])]
    return programme.face.lifted(reach.group), first


def _in_order(net: SupplyNet, limits: Limits) -> Aim:
    """Return the place of the hub that gives in the order of the ids, from 0 to 1, as an aim."""
    place = np.arange(len(net.hub_ids)) / max(1, len(net.hub_ids))
    starts = np.array([a for a, _ in limits.hub_arcs], dtype=np.int64)
    return Aim(place[starts], np.broadcast_to(place[:, None], net.unit_km.shape))


def _shared(net: SupplyNet, weights: Floats, found: _Optimum) -> Floats:
    """Return what each unit is short of: units that are alike are short alike, in proportion to weights (u,)."""
    return np.minimum(found.joined.shared(found.amounts.short * unit_t(net.demand), weights), net.demand)


def _split(net: SupplyNet, weights: Floats, found: _Optimum) -> Flow:
    """Return the flows of units from those of groups."""
    unit, noise, joined, amounts = unit_t(net.demand), noise_t(net.demand), found.joined, found.amounts
    short = _shared(net, weights, found)
    short[short <= noise] = 0.0
    to_units = np.zeros((len(net.hub_ids), len(net.unit_ids)))
    for g in range(len(joined.net.unit_ids)):
        members, given = np.flatnonzero(joined.group == g), amounts.unit_arcs[:, g] * unit
        hubs = np.flatnonzero(given > noise)
        for h, u, t in poured(given[hubs], (net.demand - short)[members]):
            to_units[hubs[h], members[u]] += t
    to_units[to_units <= noise] = 0.0
    along, released = (np.where(t * unit > noise, t * unit, 0.0) for t in (amounts.hub_arcs, amounts.released))
    hub_km = np.array([net.hub_km[a, b] for a, b in found.limits.hub_arcs])
    km = np.where(to_units > 0, net.unit_km, 0.0)
    work = float((to_units * km).sum()), float(along @ hub_km)
    return Flow(list(found.limits.hub_arcs), along, to_units, short, released, *work)
