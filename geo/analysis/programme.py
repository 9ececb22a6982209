"""The linear programme of supply: its variables, limits, costs, and its answer as flows. HiGHS solves it through scipy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import coo_matrix, csr_matrix, vstack

from geo.analysis.supply_net import Floats, SupplyNet
from geo.errors import AnalysisError
from geo.words.text import Text

SMALLEST_T = 5e-4
"""Flows below half a kilogram a day are the solver's rounding, t/day."""

Indices = NDArray[np.int64]

_SLACK = 1e-6
_CENTURY_DAYS = 36_500


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
        What leaves each stock, t/day, shape (h,); empty without stocks.
    tonne_km, trunk_tonne_km
        Work of transport to units, and between hubs, tonne-km a day.
    unmet
        What all units together do not get, t/day.
    """

    arcs: list[tuple[int, int]]
    along: Floats
    to_units: Floats
    short: Floats
    released: Floats
    tonne_km: float
    trunk_tonne_km: float
    unmet: float

    def leaving(self) -> Floats:
        """Return what leaves each hub, t/day, shape (h,)."""
        out: Floats = self.to_units.sum(axis=1)
        for (a, _), t in zip(self.arcs, self.along, strict=True):
            out[a] += t
        return out

    def between(self) -> list[tuple[int, int, float]]:
        """Return what goes from hub to hub: two indices and t/day."""
        return [(a, b, float(t)) for (a, b), t in zip(self.arcs, self.along, strict=True) if t > SMALLEST_T]


@dataclass(frozen=True, slots=True)
class _Variables:
    """The index of each variable, in blocks.

    Attributes
    ----------
    hub_arcs, unit_arcs
        What goes along each arc, t/day.
    short
        What each unit is short of, t/day.
    stocks
        With stocks: what leaves each, t/day.
    share
        With stocks: one variable, the greatest share of a stock that leaves in a day.
    """

    hub_arcs: Indices
    unit_arcs: Indices
    short: Indices
    stocks: Indices
    share: Indices

    @classmethod
    def numbered(cls, *, hub_arcs: int, unit_arcs: int, short: int, stocks: int) -> _Variables:
        """Return blocks of these sizes, one after the other."""
        sizes = (hub_arcs, unit_arcs, short, stocks, min(stocks, 1))
        return cls(*(np.arange(end - size, end) for size, end in zip(sizes, np.cumsum(sizes), strict=True)))

    @property
    def count(self) -> int:
        return sum(len(block) for block in (self.hub_arcs, self.unit_arcs, self.short, self.stocks, self.share))


class Programme:
    """The linear programme of a net of h hubs and u units.

    Parameters
    ----------
    net
        Who could supply whom, with demand and throughput in t/day, and stocks in t.
    most_short
        With stocks: the most that each unit may be short of, t/day, shape (u,). None: without stocks.
    shares
        With stocks: the share of each that may leave in a day, from 0 to 1, shape (h,). NaN: not fixed yet.
    """

    def __init__(self, net: SupplyNet, most_short: Floats | None = None, shares: Floats | None = None) -> None:
        self._net = net
        self._hub_arcs = net.hub_arcs()
        self._unit_arcs = np.argwhere(net.unit_arcs() & (net.demand > 0)[None, :])
        stocks = 0 if most_short is None else len(net.hub_ids)
        self._at = _Variables.numbered(
            hub_arcs=len(self._hub_arcs), unit_arcs=len(self._unit_arcs), short=len(net.unit_ids), stocks=stocks
        )
        settled = np.full(stocks, np.nan) if shares is None or not stocks else shares
        self._open = np.isnan(settled)
        most = np.where(self._open, np.inf, np.nan_to_num(settled) * self._held()[:stocks])
        self._upper = self.cost(hub_arcs=np.inf, unit_arcs=np.inf, short=np.inf if most_short is None else most_short,
                                stocks=most, share=np.inf)  # fmt: skip
        self._limits = self._limited()
        self._deliveries = self._delivered()

    def _matrix(self, rows: Any, columns: Any, height: int, values: Any = 1.0) -> csr_matrix:
        data = np.broadcast_to(values, np.shape(rows)).astype(float)
        return coo_matrix((data, (rows, columns)), shape=(height, self._at.count)).tocsr()

    def _limited(self) -> tuple[csr_matrix, Floats]:
        """Return rows and limits.

        No forward hub gives more than comes in, none more than it can, and no stock gives more than its share.
        """
        net, at = self._net, self._at
        hubs, ends = len(net.hub_ids), np.array(self._hub_arcs, dtype=np.int64).reshape(-1, 2)
        sent = np.r_[ends[:, 0], self._unit_arcs[:, 0]], np.r_[at.hub_arcs, at.unit_arcs]
        out, into = self._matrix(*sent, hubs), self._matrix(ends[:, 1], at.hub_arcs, hubs)
        stores = np.arange(len(at.stocks))
        stock = self._matrix(stores, at.stocks, hubs)
        forward, bound = np.flatnonzero(~net.entry), np.flatnonzero(np.isfinite(net.throughput))
        greatest = np.repeat(at.share, len(stores))
        drain = stock[: len(stores)] - self._matrix(stores, greatest, len(stores), self._held()[: len(stores)])
        unsettled = np.flatnonzero(self._open)
        rows = vstack([(out - into - stock)[forward], out[bound], drain[unsettled]]).tocsr()
        return rows, np.r_[np.zeros(len(forward)), net.throughput[bound], np.zeros(len(unsettled))]

    def _held(self) -> Floats:
        """Return the stocks that can help, in t: those of forward hubs, as far as they matter within a century."""
        enough = self._net.demand.sum() * _CENTURY_DAYS
        return np.where(self._net.entry, 0.0, np.minimum(self._net.stock, enough))

    def _delivered(self) -> csr_matrix:
        """Return rows: what a unit gets, and what it is short of, add up to what it needs."""
        units = np.arange(len(self._net.unit_ids))
        columns = np.r_[self._at.unit_arcs, self._at.short]
        return self._matrix(np.r_[self._unit_arcs[:, 1], units], columns, len(units))

    def cost(
        self, *, hub_arcs: Any = 0.0, unit_arcs: Any = 0.0, short: Any = 0.0, stocks: Any = 0.0, share: Any = 0.0
    ) -> Floats:
        """Return a cost for each variable; variables of a block that is not given cost 0.

        Parameters
        ----------
        hub_arcs, unit_arcs
            Cost of a t/day along each arc between hubs, and from hubs to units: a number for all, or an array.
        short
            Cost of a t/day that a unit does not get.
        stocks, share
            With stocks: cost of a t/day from each, and of the greatest share.
        """
        found, at = np.zeros(self._at.count), self._at
        found[at.hub_arcs], found[at.unit_arcs], found[at.short] = hub_arcs, unit_arcs, short
        found[at.stocks], found[at.share] = stocks, share
        return found

    def minimised(self, *costs: Floats) -> Floats:
        """Return the variables that minimise each cost in turn, and keep what the costs before it reached.

        If the solver fails at a later cost, the answer to the costs before it is returned.

        Raises
        ------
        AnalysisError
            If the solver fails at the first cost.
        """
        rows, limit = self._limits
        found: Floats | None = None if len(self._net.unit_ids) else np.zeros(len(self._upper))
        for cost in (cost for cost in costs if cost.any()):
            scaled = cost / cost.max()  # the solver's tolerances are for figures near 1
            solved = self._solved(scaled, rows, limit)
            if solved is None:
                break
            found = solved
            rows, limit = vstack([rows, csr_matrix(scaled)]).tocsr(), np.r_[limit, float(scaled @ found) + _SLACK]
        if found is None:
            raise AnalysisError(Text("analysis_supply.unsolved"))
        return found

    def _solved(self, cost: Floats, rows: csr_matrix, limit: Floats) -> Floats | None:
        answer = self._answer(cost, rows, limit)
        return None if answer is None else np.asarray(answer.x, dtype=np.float64)

    def _answer(self, cost: Floats, rows: csr_matrix, limit: Floats) -> Any:
        bounds = np.c_[np.zeros(len(cost)), self._upper]
        for presolve in (True, False):  # a presolve may take what holds to the last digit for infeasible
            answer = linprog(cost, rows, limit, self._deliveries, self._net.demand, bounds, method="highs",
                             options={"presolve": presolve})  # fmt: skip
            if answer.status == 0:
                return answer
        return None

    def most_drained(self) -> tuple[float, Indices]:
        """Return the least that the greatest share of a stock can be, per day, and the hubs that keep it from being less.

        Stocks with a fixed share are left out.
        """
        rows, limit = self._limits
        least = self._answer(self.unmet(), rows, limit)
        unsettled = np.flatnonzero(self._open)
        if least is None or not len(unsettled):
            return 0.0, unsettled[:0]
        more = vstack([rows, csr_matrix(self.unmet())]).tocsr(), np.r_[limit, least.fun + _SLACK]
        answer = self._answer(self.cost(share=1.0), *more)
        if answer is None:
            return 0.0, unsettled[:0]
        prices = answer.ineqlin.marginals[len(limit) - len(unsettled) : len(limit)]
        held = self._held()[unsettled] > 0
        return float(answer.fun), unsettled[held & (np.abs(prices) * self._held()[unsettled] > _SLACK)]

    def flow(self, found: Floats) -> Flow:
        """Return variables as flows."""
        at, short = self._at, found[self._at.short]
        to_units = np.zeros((len(self._net.hub_ids), len(self._net.unit_ids)))
        to_units[self._unit_arcs[:, 0], self._unit_arcs[:, 1]] = found[at.unit_arcs]
        unmet = float(short.sum())
        return Flow(
            self._hub_arcs,
            found[at.hub_arcs],
            to_units,
            np.where(short > SMALLEST_T, short, 0.0),
            found[at.stocks],
            float(self.km() @ found),
            float(self.trunk_km() @ found),
            unmet if unmet > SMALLEST_T else 0.0,
        )

    def km(self) -> Floats:
        """Return the km of each way to a unit, as costs."""
        return self.cost(unit_arcs=self._net.unit_km[self._unit_arcs[:, 0], self._unit_arcs[:, 1]])

    def trunk_km(self) -> Floats:
        """Return the km of each way between hubs, as costs."""
        return self.cost(hub_arcs=np.array([self._net.hub_km[a, b] for a, b in self._hub_arcs]))

    def change(self) -> Floats:
        """Return 1 for each way to a unit from another hub than the plan's, as costs."""
        return self.cost(unit_arcs=self._net.plan_hub[self._unit_arcs[:, 1]] != self._unit_arcs[:, 0])

    def order(self) -> Floats:
        """Return the place of the hub that gives in the order of the ids, from 0 to 1, as costs."""
        hubs = max(1, len(self._net.hub_ids))
        return self.cost(
            hub_arcs=np.array([a for a, _ in self._hub_arcs]) / hubs, unit_arcs=self._unit_arcs[:, 0] / hubs
        )

    def unmet(self) -> Floats:
        """Return 1 for what each unit is short of, as costs."""
        return self.cost(short=1.0)
