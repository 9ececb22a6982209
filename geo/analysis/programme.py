"""The linear programme of supply: its variables, its limits, and one aim after the other.

An aim after the first chooses among all optima of the aims before it. No further limit is needed for that: the prices of
an optimum say which variables are 0, and which limits are met, in every optimum (complementary slackness). Ways to units
are added when a price shows that they help, so most of them never enter the programme.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np
from scipy.sparse import csc_matrix, vstack

from geo.analysis.aims import Aim, Amounts, Arc, Face, Limits
from geo.analysis.solver import Answer, Solver
from geo.analysis.supply_net import Bools, Floats, Indices, SupplyNet
from geo.analysis.tolerance import PRICE

_AT_ONCE = 3
"""How many ways to a unit are added at once, those that help most."""

Told = Callable[[], object]


class Programme:
    """The linear programme of a net of h hubs and u units. Its rows: balance of each hub, throughput of each, deliveries.

    Parameters
    ----------
    net
        Who could supply whom, with demand and throughput in units of the solver.
    limits
        What else limits the flows.
    first
        The ways to units that it has from the start, as pairs of hub and unit; with these all limits can be met.
    face
        What earlier aims leave open; None for everything.
    told
        Called after each step of the solver.
    """

    def __init__(
        self, net: SupplyNet, limits: Limits, first: Iterable[Arc], face: Face | None = None, told: Told = lambda: None
    ) -> None:
        self._net, self._limits, self._told = net, limits, told
        self._hubs, self._units, self._arcs = len(net.hub_ids), len(net.unit_ids), len(limits.hub_arcs)
        lower, self._upper = self._row_limits()
        self._solver = Solver(lower, self._upper)
        self._add_fixed()
        self._ways = np.zeros((0, 2), dtype=np.int64)
        self._within = np.zeros((self._hubs, self._units), dtype=bool)
        self.face = Face.whole(net, self._arcs)
        if face is not None:
            self._keep_to(face)
        self._add(np.array(sorted({pair for pair in first if self.face.unit_arcs[pair]}), dtype=np.int64))
        self._answer: Answer | None = None

    def _row_limits(self) -> tuple[Floats, Floats]:
        net, together = self._net, [most for _, most in self._limits.together]
        upper = np.r_[np.where(net.entry, np.inf, 0.0), net.throughput, net.demand, together]
        lower = np.r_[np.full(2 * self._hubs, -np.inf), net.demand, np.full(len(together), -np.inf)]
        return lower, upper

    def _columns(self, *parts: tuple[Indices, float]) -> csc_matrix:
        """Return n columns, each with one entry for each part: its row (n,) and its value."""
        count = len(parts[0][0])
        rows = np.concatenate([rows for rows, _ in parts])
        values = np.repeat([value for _, value in parts], count).astype(float)
        return csc_matrix((values, (rows, np.tile(np.arange(count), len(parts)))), shape=(len(self._upper), count))

    def _add_fixed(self) -> None:
        """Add the variables that every programme has, in this order: arcs between hubs, shortages, stocks."""
        hubs, units, limits = np.arange(self._hubs), np.arange(self._units), self._limits
        ends = np.array(limits.hub_arcs, dtype=np.int64).reshape(-1, 2)
        arcs = self._columns((ends[:, 0], 1.0), (self._hubs + ends[:, 0], 1.0), (ends[:, 1], -1.0))
        self._solver.add(arcs, np.zeros(self._arcs), np.full(self._arcs, np.inf))
        short = self._columns((2 * self._hubs + units, 1.0))
        if limits.together:
            sets = np.array([members for members, _ in limits.together], dtype=float)
            short = vstack([short[: -len(sets)], csc_matrix(sets)]).tocsc()
        self._solver.add(short, np.zeros(self._units), limits.most_short)
        self._solver.add(self._columns((hubs, -1.0)), np.zeros(self._hubs), limits.releases)

    def _add(self, ways: Indices) -> None:
        """Add ways to units, shape (n, 2)."""
        if not len(ways):
            return
        hubs, units = ways[:, 0], ways[:, 1]
        columns = self._columns((hubs, 1.0), (self._hubs + hubs, 1.0), (2 * self._hubs + units, 1.0))
        self._solver.add(columns, np.zeros(len(ways)), np.full(len(ways), np.inf))
        self._ways = np.vstack([self._ways, ways])
        self._within[hubs, units] = True

    def minimise(self, aim: Aim) -> None:
        """Minimise an aim among the optima of those before it.

        Raises
        ------
        AnalysisError
            If the solver fails.
        """
        while True:
            self._solver.cost(self._costs(aim) / aim.largest)
            answer = self._solver.solve()
            self._told()
            reduced = self._reduced(aim, answer)
            helping = self.face.unit_arcs & ~self._within & (reduced < -PRICE)
            if not helping.any():
                break
            self._add(_best(helping, reduced))
        self._answer = answer
        self._keep_to(self._face_of(answer, reduced))

    def _costs(self, aim: Aim) -> Floats:
        to_units = np.broadcast_to(aim.unit_arcs, self._within.shape)[self._ways[:, 0], self._ways[:, 1]]
        fixed = (aim.hub_arcs, self._arcs), (aim.short, self._units), (0.0, self._hubs)
        costs: Floats = np.concatenate([*(np.broadcast_to(cost, count) for cost, count in fixed), to_units])
        return costs

    def _reduced(self, aim: Aim, answer: Answer) -> Floats:
        """Return what each way to a unit would add to the aim, also those that the programme lacks, shape (h, u)."""
        hubs, prices = self._hubs, answer.prices
        at_hubs, at_units = prices[:hubs] + prices[hubs : 2 * hubs], prices[2 * hubs : 2 * hubs + self._units]
        cost = np.where(self.face.unit_arcs, np.broadcast_to(aim.unit_arcs, self._within.shape), 0.0)
        reduced: Floats = cost / aim.largest - at_hubs[:, None] - at_units[None, :]
        return reduced

    def _face_of(self, answer: Answer, reduced: Floats) -> Face:
        """Return what holds in every optimum of the aim that has this one."""
        arcs, hubs = self._arcs, self._hubs
        of_arcs, of_short, of_stocks = np.split(answer.reduced[: arcs + self._units + hubs], [arcs, arcs + self._units])
        passing, full = (np.abs(answer.prices[i : i + hubs]) > PRICE for i in (0, hubs))
        return Face(
            of_arcs <= PRICE, reduced <= PRICE, of_short > PRICE, of_short < -PRICE, of_stocks < -PRICE, passing, full
        )

    def _keep_to(self, face: Face) -> None:
        """Let the aims that follow choose within a face."""
        self.face = self.face.within(face)
        hubs, arcs, limits, now = self._hubs, self._arcs, self._limits, self.face
        shut = np.flatnonzero(~now.unit_arcs[self._ways[:, 0], self._ways[:, 1]])
        self._fix(arcs + self._units + hubs + shut, np.zeros(len(shut)))
        self._fix(np.flatnonzero(~now.hub_arcs), np.zeros(int((~now.hub_arcs).sum())))
        self._fix(arcs + np.flatnonzero(now.never), np.zeros(int(now.never.sum())))
        self._fix(arcs + np.flatnonzero(now.always), limits.most_short[now.always])
        self._fix(arcs + self._units + np.flatnonzero(now.drained), limits.releases[now.drained])
        tied = np.flatnonzero(np.r_[now.passing & ~self._net.entry, now.full])
        self._solver.tie(tied, self._upper[tied])

    def _fix(self, variables: Indices, values: Floats) -> None:
        self._solver.bound(variables, values, values)

    def amounts(self) -> Amounts:
        """Return what the last optimum moves."""
        assert self._answer is not None
        arcs, short, released, ways = np.split(
            np.maximum(self._answer.values, 0.0), np.cumsum([self._arcs, self._units, self._hubs])
        )
        to_units = np.zeros(self._within.shape)
        to_units[self._ways[:, 0], self._ways[:, 1]] = ways
        return Amounts(arcs, to_units, short, released)


def _best(helping: Bools, reduced: Floats) -> Indices:
    """Return the ways to add, as pairs of hub and unit, shape (n, 2)."""
    units = np.flatnonzero(helping.any(axis=0))
    gain = np.where(helping, reduced, np.inf)[:, units]
    ranked = np.argsort(gain, axis=0, kind="stable")[:_AT_ONCE]
    return np.array(
        [
            (hub, unit)
            for row in ranked
            for hub, unit, k in zip(row, units, range(len(units)), strict=True)
            if np.isfinite(gain[hub, k])
        ]
    )


def pairs(ways: Bools) -> Sequence[Arc]:
    """Return the ways of a mask (h, u) as pairs of hub and unit."""
    return [(int(h), int(u)) for h, u in np.argwhere(ways)]
