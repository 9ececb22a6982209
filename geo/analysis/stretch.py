"""How long stocks of hubs last: one linear programme in tonnes over spells that follow each other.

In a spell nothing changes. Its variables are the tonnes that move in it, and its length; so every limit is linear: what
leaves a hub is at most throughput × length, what a unit needs is demand × length, and what leaves a stock in all spells
together is at most what lies there. Which unit is short plays no part: units that the same hubs can serve are one.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from scipy.sparse import csc_matrix

from geo.analysis.alike import Joined
from geo.analysis.solver import Answer, Solver
from geo.analysis.supply_net import Bools, Floats, Indices, SupplyNet
from geo.analysis.tolerance import HELD, LEFT, LOOSE, PRICE, unit_t
from geo.errors import AnalysisError

_AMPLE = 1e-3
"""The part of a stock that is enough left to call it left."""

Entries = list[tuple[Indices, Indices | int, Floats | float]]
"""Entries of a matrix: rows, columns, values."""


@dataclass(frozen=True, slots=True)
class _At:
    """Where the variables of one spell are: what leaves stocks, and the length in parts of a scale (days)."""

    stocks: Indices
    length: Indices
    scale: float


class Stretch:
    """The programme of spells that are added one after the other.

    Parameters
    ----------
    reach
        The units that the same hubs can serve, joined: g groups.
    """

    def __init__(self, reach: Joined) -> None:
        self._reach, self._net, self._unit = reach, reach.net, unit_t(reach.net.demand)
        self._arcs = np.array(reach.net.hub_arcs(), dtype=np.int64).reshape(-1, 2)
        self._ways = np.argwhere(reach.net.unit_arcs())
        self._spells: list[_At] = []
        self._settled: list[Floats] = []
        self._held = held_t(reach.net)
        self._missed = np.zeros(len(self._held), dtype=bool)
        hubs = np.arange(len(self._held))
        self._solver = Solver(np.full(len(hubs), -np.inf), np.ones(len(hubs)))
        surely = csc_matrix((np.ones(len(hubs)), (hubs, hubs)), shape=(len(hubs), len(hubs)))
        self._left = self._solver.add(surely, np.zeros(len(hubs)), np.zeros(len(hubs)))

    def begin(self, short: Floats, giving: Bools, scale: float) -> None:
        """Add a spell.

        Parameters
        ----------
        short
            The most that each unit may be short of, t/day, shape (u,).
        giving
            Which stocks may give, shape (h,).
        scale
            About how many days it lasts; it cannot last longer.
        """
        hubs, groups, arcs, ways = len(giving), len(self._net.unit_ids), len(self._arcs), len(self._ways)
        starts = np.cumsum([0, arcs, ways, groups, hubs, 1])
        entries = self._entries(starts, self._reach.summed(short) / self._unit)
        at_stocks = starts[3] + np.arange(hubs)
        taken = self._unit * scale / np.where(self._held > 0, self._held, np.inf)
        entries.append((np.arange(hubs), at_stocks, taken))
        rows, columns, values = (np.concatenate(parts) for parts in zip(*map(_spread, entries), strict=True))
        upper = np.full(starts[-1], np.inf)
        upper[at_stocks[~giving]] = 0.0
        upper[starts[4]] = 1.0
        matrix = csc_matrix((values, (rows, columns)), shape=(self._solver.rows, starts[-1]))
        variables = self._solver.add(matrix, np.zeros(starts[-1]), upper)
        self._spells.append(_At(variables[at_stocks], variables[starts[4] :], scale))

    def _entries(self, starts: Indices, short: Floats) -> Entries:
        """Add the rows of a spell, and return what its variables take of them; `starts` says where each kind begins."""
        net, hubs, groups = self._net, len(self._net.hub_ids), len(self._net.unit_ids)
        at_arcs, at_ways, at_short, at_stocks = (np.arange(a, b) for a, b in pairwise(starts[:5]))
        length, bound = int(starts[4]), np.isfinite(net.throughput)
        balance = self._solver.limit(np.full(hubs, -np.inf), np.where(net.entry, np.inf, 0.0))
        able = self._solver.limit(np.full(hubs, -np.inf), np.where(bound, 0.0, np.inf))
        delivered = self._solver.limit(np.zeros(groups), np.zeros(groups))
        allowed = self._solver.limit(np.full(groups, -np.inf), np.zeros(groups))
        leaving: Entries = [
            entry
            for rows in (balance, able)
            for entry in ((rows[self._arcs[:, 0]], at_arcs, 1.0), (rows[self._ways[:, 0]], at_ways, 1.0))
        ]
        return [
            *leaving,
            (balance[self._arcs[:, 1]], at_arcs, -1.0),
            (balance, at_stocks, -1.0),
            (able[bound], length, -net.throughput[bound] / self._unit),
            (delivered[self._ways[:, 1]], at_ways, 1.0),
            (delivered, at_short, 1.0),
            (delivered, length, -net.demand / self._unit),
            (allowed, at_short, 1.0),
            (allowed, length, -short),
        ]

    def _minimised(self, variables: Indices, costs: Floats | float) -> Answer:
        cost = np.zeros(self._solver.count)
        cost[variables] = costs
        self._solver.cost(cost)
        try:
            return self._solver.solve()
        except AnalysisError:
            self._loosen()
            return self._solver.solve()

    def _loosen(self) -> None:
        """Let settled spells end a little earlier: rounding left no answer."""
        for at, length in zip(self._spells, self._settled, strict=False):
            self._solver.bound(at.length, length * (1 - LOOSE), length)

    def longest(self) -> float:
        """Return the most days that the last spell can last.

        Raises
        ------
        AnalysisError
            If the solver fails.
        """
        last = self._spells[-1]
        found = self._minimised(last.length, -1.0)
        self._missed = np.abs(found.prices[: len(self._left)]) > PRICE
        return max(0.0, float(found.values[last.length[0]])) * last.scale

    def settle(self, days: float) -> None:
        """Let the last spell last so many days."""
        last = self._spells[-1]
        length = np.array([days / last.scale * (1 - HELD)])
        self._solver.bound(last.length, length, length)
        self._settled.append(length)

    def kept(self) -> Bools:
        """Return of which stocks something may be left: in one answer for each, and so in one answer for all, shape (h,).

        A stock of which a little more would make the last spell longer is used up in every answer.

        Raises
        ------
        AnalysisError
            If the solver fails.
        """
        asked = (self._held > 0) & ~self._missed
        kept = np.zeros(len(asked), dtype=bool)
        while asked.any():
            self._solver.bound(self._left, np.zeros(len(asked)), np.where(asked, _AMPLE, 0.0))
            found = asked & (self._minimised(self._left[asked], -1.0).values[self._left] > LEFT)
            if not found.any():
                break
            kept, asked = kept | found, asked & ~found
        self._solver.bound(self._left, np.zeros(len(asked)), np.zeros(len(asked)))
        return kept

    def released(self) -> list[Floats]:
        """Return what leaves each stock in each spell, t/day, shape (h,): no more than is needed. Every spell is settled.

        Raises
        ------
        AnalysisError
            If the solver fails.
        """
        stocks = np.concatenate([at.stocks for at in self._spells])
        costs = np.repeat([at.scale for at in self._spells], len(self._left))
        found = self._minimised(stocks, costs / costs.max()).values
        return [found[at.stocks] / found[at.length[0]] * self._unit for at in self._spells]


def _spread(entry: tuple[Indices, Indices | int, Floats | float]) -> tuple[Indices, Indices, Floats]:
    rows, columns, values = entry
    return rows, np.broadcast_to(columns, len(rows)), np.broadcast_to(values, len(rows)).astype(float)


def held_t(net: SupplyNet) -> Floats:
    """Return the stocks that can help, in t, shape (h,): entry points have what they need without one."""
    held: Floats = np.where(net.entry, 0.0, net.stock)
    return held
