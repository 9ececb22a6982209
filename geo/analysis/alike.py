"""Units that a linear programme need not tell apart, joined into one: the answer is the same, and the programme small."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from geo.analysis.supply_net import Bools, Floats, Indices, SupplyNet


@dataclass(frozen=True)
class Joined:
    """A net in which groups of units are one unit each.

    Attributes
    ----------
    net
        The net of g groups. What a group needs is what its units need together.
    group
        The group of each unit, shape (u,); -1 for a unit that needs nothing.
    """

    net: SupplyNet
    group: Indices

    def summed(self, values: Floats) -> Floats:
        """Return the sum of a value of each unit (u,) by group (g,)."""
        inside = self.group >= 0
        count = len(self.net.unit_ids)
        return np.bincount(self.group[inside], weights=values[inside], minlength=count).astype(float)

    def shared(self, values: Floats, weights: Floats) -> Floats:
        """Return the part of each unit (u,) in a value of its group, in proportion to weights.

        Parameters
        ----------
        values
            One for each group, shape (g,).
        weights
            One for each unit, 0 or more, shape (u,).
        """
        whole = self.summed(weights)
        of_group = np.divide(values, whole, out=np.zeros_like(values), where=whole > 0)
        return np.where(self.group >= 0, weights * of_group[self.group] if len(of_group) else 0.0, 0.0)


def alike(net: SupplyNet) -> Joined:
    """Join the units that no aim of the supply tells apart: of one place, priority and hub, served by the same hubs."""
    key = np.vstack([np.where(net.unit_arcs(), net.unit_km, np.inf), net.priority, net.plan_hub])
    return _joined(net, key)


def reaching(net: SupplyNet, *, by_priority: bool = False) -> Joined:
    """Join the units that the same hubs can serve; who is short is lost, how much is short is the same.

    Parameters
    ----------
    net
        A net of units, or of groups.
    by_priority
        Whether units of different priority stay apart.
    """
    arcs = net.unit_arcs()
    return _joined(net, np.vstack([arcs, net.priority]) if by_priority else arcs)


def _joined(net: SupplyNet, key: Floats | Bools) -> Joined:
    needing = np.flatnonzero(net.demand > 0)
    rows = np.ascontiguousarray(key.T)[needing]
    number: dict[bytes, int] = {}
    group = np.full(len(net.unit_ids), -1, dtype=np.int64)
    group[needing] = [number.setdefault(row.tobytes(), len(number)) for row in rows]
    first = needing[np.unique(group[needing], return_index=True)[1]] if len(needing) else needing
    demand = np.bincount(group[needing], weights=net.demand[needing], minlength=len(first)).astype(float)
    joined = replace(
        net,
        unit_ids=tuple(net.unit_ids[u] for u in first.tolist()),
        demand=demand,
        plan_hub=net.plan_hub[first],
        priority=net.priority[first],
        gives=net.gives[:, first],
        unit_km=net.unit_km[:, first],
        unit_hours=net.unit_hours[:, first],
    )
    return Joined(joined, group)


def poured(have: Floats, need: Floats) -> list[tuple[int, int, float]]:
    """Return who gives what to whom where everybody may: in order, each giver to the first that still needs something.

    Parameters
    ----------
    have
        What each giver has, shape (n,).
    need
        What each taker needs, shape (m,). Both add up to the same, but for rounding.
    """
    given, i, j = [], 0, 0
    left, open_ = have.astype(float).copy(), need.astype(float).copy()
    while i < len(left) and j < len(open_):
        t = min(left[i], open_[j])
        if t > 0:
            given.append((i, j, float(t)))
        left[i] -= t
        open_[j] -= t
        i, j = (i + 1, j) if left[i] <= open_[j] else (i, j + 1)
    return given
