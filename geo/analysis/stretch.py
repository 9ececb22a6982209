"""How long stocks of hubs last: one linear programme in tonnes over phases that follow each other.

In a phase nothing changes. Its variables are the tonnes that move in it, and its length; so every limit is linear: what
leaves a hub is at most throughput × length, what a unit needs is demand × length, and what leaves a stock in all phases
together is at most what lies there. Who is short, and which way is short, plays no part: units that the same hubs can
serve are one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csc_matrix

from geo.analysis.alike import Joined
from geo.analysis.solver import Solver
from geo.analysis.supply_net import Bools, Floats, Indices, SupplyNet
from geo.analysis.tolerance import HELD, LEFT, unit_t

_AMPLE = 1e-3
"""The part of a stock that is enough left to call it left."""


@dataclass(frozen=True)
class Span:
    """A phase: who may be short of how much, t/day, by unit (u,); which stocks may give (h,); its days, None to be found."""

    short: Floats
    giving: Bools
    days: float | None


@dataclass(frozen=True, slots=True)
class _At:
    """The variables of one phase: arcs between hubs, ways to units, shortages, stocks, length; and its scale in days."""

    arcs: Indices
    ways: Indices
    short: Indices
    stocks: Indices
    length: int
    scale: float


class Stretch:
    """The programme of some phases.

    Parameters
    ----------
    reach
        The units that the same hubs can serve, joined: g groups.
    spans
        The phases in order. All but the last have their days.
    most_days
        No phase can be longer than this.
    """

    def __init__(self, reach: Joined, spans: Sequence[Span], most_days: float) -> None:
        self._net, self._unit = reach.net, unit_t(reach.net.demand)
        self._hub_arcs = np.array(reach.net.hub_arcs(), dtype=np.int64).reshape(-1, 2)
        self._ways = np.argwhere(reach.net.unit_arcs())
        self._entries: list[tuple[Indices, Indices, Floats]] = []
        self._limits: list[tuple[Floats, Floats]] = []
        self._bounds: list[tuple[Floats, Floats]] = []
        self._columns = self._rows = 0
        self._at = [self._phase(span, reach.summed(span.short) / self._unit, most_days) for span in spans]
        self._left = self._stocks()
        self._solver = self._made()

    def _variables(self, count: int, upper: Floats | float = np.inf, lower: Floats | float = 0.0) -> Indices:
        self._bounds.append((np.broadcast_to(lower, count), np.broadcast_to(upper, count)))
        self._columns += count
        return np.arange(self._columns - count, self._columns)

    def _limited(self, count: int, lower: Floats | float, upper: Floats | float) -> Indices:
        self._limits.append((np.broadcast_to(lower, count), np.broadcast_to(upper, count)))
        self._rows += count
        return np.arange(self._rows - count, self._rows)

    def _put(self, rows: Indices, columns: Indices | int, values: Floats | float) -> None:
        count = len(rows)
        self._entries.append((rows, np.broadcast_to(columns, count), np.broadcast_to(values, count)))

    def _phase(self, span: Span, short: Floats, most_days: float) -> _At:
        net, hubs, groups = self._net, len(self._net.hub_ids), len(self._net.unit_ids)
        scale = most_days if span.days is None else span.days
        length = 0.0, 1.0
        if span.days is not None:
            length = 1.0 - HELD, 1.0 - HELD
        at = _At(
            self._variables(len(self._hub_arcs)),
            self._variables(len(self._ways)),
            self._variables(groups),
            self._variables(hubs, np.where(span.giving, np.inf, 0.0)),
            int(self._variables(1, length[1], length[0])[0]),
            scale,
        )
        balance = self._limited(hubs, -np.inf, np.where(net.entry, np.inf, 0.0))
        self._leaving(balance, at)
        self._put(balance[self._hub_arcs[:, 1]], at.arcs, -1.0)
        self._put(balance, at.stocks, -1.0)
        bound = np.isfinite(net.throughput)
        able = self._limited(hubs, -np.inf, np.where(bound, 0.0, np.inf))
        self._leaving(able, at)
        self._put(able[bound], at.length, -net.throughput[bound] / self._unit)
        delivered = self._limited(groups, 0.0, 0.0)
        self._put(delivered[self._ways[:, 1]], at.ways, 1.0)
        self._put(delivered, at.short, 1.0)
        self._put(delivered, at.length, -net.demand / self._unit)
        allowed = self._limited(groups, -np.inf, 0.0)
        self._put(allowed, at.short, 1.0)
        self._put(allowed, at.length, -short)
        return at

    def _leaving(self, rows: Indices, at: _At) -> None:
        self._put(rows[self._hub_arcs[:, 0]], at.arcs, 1.0)
        self._put(rows[self._ways[:, 0]], at.ways, 1.0)

    def _stocks(self) -> Indices:
        """Add what is surely left of each stock, as a part of it, and return these variables."""
        count, held = len(self._net.hub_ids), held_t(self._net)
        left = self._variables(count, np.where(held > 0, _AMPLE, 0.0))
        rows = self._limited(count, -np.inf, 1.0)
        self._put(rows, left, 1.0)
        for at in self._at:
            self._put(rows, at.stocks, self._unit * at.scale / np.where(held > 0, held, np.inf))
        return left

    def _made(self) -> Solver:
        rows, columns, values = (np.concatenate(parts) for parts in zip(*self._entries, strict=True))
        limits = [np.concatenate(parts).astype(float) for parts in zip(*self._limits, strict=True)]
        bounds = [np.concatenate(parts).astype(float) for parts in zip(*self._bounds, strict=True)]
        solver = Solver(*limits)
        solver.add(csc_matrix((values, (rows, columns)), shape=(self._rows, self._columns)), *bounds)
        return solver

    def _minimised(self, variables: Indices | int, costs: Floats | float) -> Floats:
        cost = np.zeros(self._columns)
        cost[variables] = costs
        self._solver.cost(cost)
        return self._solver.solve().values

    def longest(self) -> float:
        """Return the most days that the last phase can last.

        Raises
        ------
        AnalysisError
            If the solver fails.
        """
        at = self._at[-1]
        return max(0.0, float(self._minimised(at.length, -1.0)[at.length])) * at.scale

    def kept(self) -> Bools:
        """Return of which stocks something may be left: in one answer for each, and so in one answer for all, shape (h,).

        Raises
        ------
        AnalysisError
            If the solver fails.
        """
        asked = held_t(self._net) > 0
        kept = np.zeros(len(asked), dtype=bool)
        while asked.any():
            self._solver.bound(self._left, np.zeros(len(asked)), np.where(asked, _AMPLE, 0.0))
            found = asked & (self._minimised(self._left[asked], -1.0)[self._left] > LEFT)
            if not found.any():
                break
            kept, asked = kept | found, asked & ~found
        return kept

    def released(self) -> list[Floats]:
        """Return what leaves each stock in each phase, t/day, shape (h,): no more than is needed.

        Raises
        ------
        AnalysisError
            If the solver fails.
        """
        self._solver.bound(self._left, np.zeros(len(self._left)), np.zeros(len(self._left)))
        stocks = np.concatenate([at.stocks for at in self._at])
        costs = np.repeat([at.scale for at in self._at], len(self._left))
        found = self._minimised(stocks, costs / costs.max())
        return [found[at.stocks] * self._unit for at in self._at]


def held_t(net: SupplyNet) -> Floats:
    """Return the stocks that can help, in t, shape (h,): entry points have what they need without one."""
    held: Floats = np.where(net.entry, 0.0, net.stock)
    return held
