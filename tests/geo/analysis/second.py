"""The supply once more, written anew to check the first: units one by one, each aim kept as a row, time in steps.

Nothing is joined or left out here, no price is read, and scipy solves. It is slow, and plain.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog

from geo.analysis.supply_net import SupplyNet

SLACK = 1e-7


class Steps:
    """Steps of time that follow each other: flows in each, and stocks that pass from one to the next, in tonnes.

    Parameters
    ----------
    net
        Who could supply whom.
    days
        How long each step lasts.
    short
        The most that each unit may be short of in each step, t/day, shape (steps, u).
    """

    def __init__(self, net: SupplyNet, days: list[float], short: np.ndarray) -> None:
        self.net, self.days = net, days
        self.size = max(float(net.demand.sum()), 1e-9)
        hubs, units = len(net.hub_ids), len(net.unit_ids)
        self.arcs = net.hub_arcs()
        self.ways = [(h, u) for h in range(hubs) for u in range(units) if net.unit_arcs()[h, u]]
        self.width = len(self.arcs) + len(self.ways) + units + 2 * hubs
        self.rows: list[np.ndarray] = []
        self.limits: list[float] = []
        self.same: list[np.ndarray] = []
        self.values: list[float] = []
        self.bounds: list[tuple[float, float | None]] = []
        for step, length in enumerate(days):
            self._step(step, length, short[step])

    def at(self, step: int, kind: str, index: int) -> int:
        arcs, ways, units, hubs = len(self.arcs), len(self.ways), len(self.net.unit_ids), len(self.net.hub_ids)
        start = {
            "arc": 0,
            "way": arcs,
            "short": arcs + ways,
            "out": arcs + ways + units,
            "left": arcs + ways + units + hubs,
        }
        return step * self.width + start[kind] + index

    def row(self, *entries: tuple[int, float]) -> np.ndarray:
        row = np.zeros(self.width * len(self.days))
        for column, value in entries:
            row[column] += value
        return row

    def _step(self, step: int, length: float, short: np.ndarray) -> None:
        net, size = self.net, self.size
        self.bounds += [(0.0, None)] * (len(self.arcs) + len(self.ways))
        self.bounds += [(0.0, float(t) * length / size) for t in short]
        self.bounds += [(0.0, None)] * (2 * len(net.hub_ids))
        for u, need in enumerate(net.demand):
            got = [(self.at(step, "way", k), 1.0) for k, (_, v) in enumerate(self.ways) if v == u]
            self.same.append(self.row(*got, (self.at(step, "short", u), 1.0)))
            self.values.append(need * length / size)
        for h in range(len(net.hub_ids)):
            leaves = [(self.at(step, "way", k), 1.0) for k, (a, _) in enumerate(self.ways) if a == h]
            leaves += [(self.at(step, "arc", k), 1.0) for k, (a, _) in enumerate(self.arcs) if a == h]
            if np.isfinite(net.throughput[h]):
                self.rows.append(self.row(*leaves))
                self.limits.append(net.throughput[h] * length / size)
            comes = [(self.at(step, "arc", k), -1.0) for k, (_, b) in enumerate(self.arcs) if b == h]
            if not net.entry[h]:
                self.rows.append(self.row(*leaves, *comes, (self.at(step, "out", h), -1.0)))
                self.limits.append(0.0)
            before = [(self.at(step - 1, "left", h), -1.0)] if step else []
            self.same.append(self.row(*before, (self.at(step, "out", h), 1.0), (self.at(step, "left", h), 1.0)))
            held = 0.0 if net.entry[h] else net.stock[h]
            self.values.append(0.0 if step else held / size)

    def least(self, *costs: np.ndarray) -> tuple[list[float], np.ndarray] | None:
        """Return the least of each cost in turn, and the variables; None where nothing is possible, even with slack."""
        rows, limits, least, found = list(self.rows), list(self.limits), [], np.zeros(0)
        for cost in costs:
            scaled = cost / max(cost.max(initial=0.0), 1e-300) if cost.any() else cost
            for options in ({}, {"presolve": False}):
                answer = linprog(
                    scaled, np.array(rows) if rows else None, limits or None, np.array(self.same) if self.same else None,
                    self.values or None, self.bounds, method="highs", options=options,
                )  # fmt: skip
                if answer.status == 0:
                    break
            if answer.status:
                return None
            found = answer.x
            least.append(float(cost @ found) * self.size)
            rows, limits = [*rows, scaled], [*limits, float(scaled @ found) + SLACK]
        return least, found

    def cost(self, step: int, kind: str, values: np.ndarray | list[float]) -> np.ndarray:
        return self.row(*((self.at(step, kind, i), float(v)) for i, v in enumerate(values)))

    def aims(self, step: int) -> list[np.ndarray]:
        """Return the aims of the flow in one step: unmet by priority, km, change, km between hubs."""
        net = self.net
        return [
            *(self.cost(step, "short", net.priority == p) for p in np.unique(net.priority)),
            self.cost(step, "way", [net.unit_km[h, u] for h, u in self.ways]),
            self.cost(step, "way", [net.plan_hub[u] != h for h, u in self.ways]),
            self.cost(step, "arc", [net.hub_km[a, b] for a, b in self.arcs]),
        ]


@dataclass
class Answer:
    """The flow of a net without stocks: the aims in turn, and what units are short of."""

    aims: list[float]
    short: np.ndarray


def flow(net: SupplyNet) -> Answer | None:
    """Return the flow of a net without stocks, for one day."""
    return rates(net, np.zeros(len(net.hub_ids)), net.demand)


def rates(net: SupplyNet, stock: np.ndarray, most: np.ndarray) -> Answer | None:
    """Return the flow of one day with some stocks."""
    from dataclasses import replace

    steps = Steps(replace(net, stock=stock), [1.0], most[None, :])
    found = steps.least(*steps.aims(0))
    if found is None:
        return None
    units = len(net.unit_ids)
    return Answer(found[0], found[1][steps.at(0, "short", 0) :][:units] * steps.size if units else np.zeros(0))


def can_last(net: SupplyNet, days: list[float], short: np.ndarray) -> bool:
    """Tell whether stocks last so long with no unit short of more than that in each step, each of them taken in halves."""
    if not days:
        return True
    halves = [length / 2 for length in days for _ in range(2)]
    steps = Steps(net, halves, np.repeat(short, 2, axis=0) + SLACK * steps_size(net))
    return steps.least(steps.row()) is not None


def steps_size(net: SupplyNet) -> float:
    return float(net.demand.sum())


def loads(net: SupplyNet) -> np.ndarray:
    """Return what leaves each hub in the flow without stocks, t/day."""
    from dataclasses import replace

    steps = Steps(replace(net, stock=np.zeros(len(net.hub_ids))), [1.0], net.demand[None, :])
    place = steps.cost(0, "arc", [a for a, _ in steps.arcs]) + steps.cost(0, "way", [h for h, _ in steps.ways])
    found = steps.least(*steps.aims(0), place)
    assert found is not None
    out = np.zeros(len(net.hub_ids))
    for kind, ends in (("arc", steps.arcs), ("way", steps.ways)):
        for k, (hub, _) in enumerate(ends):
            out[hub] += found[1][steps.at(0, kind, k)] * steps.size
    return out


def days(carried: float, lengths: list[float], short: list[float]) -> float:
    """Return when what a unit carries (t) is used up, in days, inf for never, if it is short of so much (t/day) in turn."""
    past = 0.0
    for length, t in zip(lengths, short, strict=True):
        if t * length >= carried if t else False:
            return past + carried / t
        carried, past = carried - (t * length if t else 0.0), past + length
    return np.inf
