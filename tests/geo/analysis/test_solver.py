"""The supply against an independent solution, and its limits."""

from __future__ import annotations

from collections import deque
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.analysis.asked import asked_of_hubs
from geo.analysis.endurance import spells
from geo.analysis.supply_flow import solve
from geo.analysis.supply_net import SupplyNet
from geo.analysis.sweep import least_unmet
from geo.analysis.transport import least_tonne_km
from tests.cases import cases
from tests.geo.analysis import second
from tests.geo.analysis.nets import net_of, nets


def cheapest(net: SupplyNet) -> tuple[float, float]:
    """Return the least unmet and its least tonne-km by successive shortest paths over an explicit graph (Bellman-Ford)."""
    hubs, units = len(net.hub_ids), len(net.unit_ids)
    source, sink = 2 * hubs + units, 2 * hubs + units + 1
    edges: list[list[float]] = []
    leaving: list[list[int]] = [[] for _ in range(sink + 1)]

    def join(a: int, b: int, room: float, cost: float) -> None:
        leaving[a].append(len(edges))
        edges.append([b, room, cost])
        leaving[b].append(len(edges))
        edges.append([a, 0.0, -cost])

    for h in range(hubs):
        join(h, hubs + h, float(min(net.throughput[h], 1e6)), 0.0)
        if net.entry[h]:
            join(source, h, 1e6, 0.0)
    for a, b in net.hub_arcs():
        join(hubs + a, b, 1e6, 0.0)
    for u in range(units):
        join(2 * hubs + u, sink, float(net.demand[u]), 0.0)
        for h in range(hubs):
            if net.unit_arcs()[h, u]:
                join(hubs + h, 2 * hubs + u, 1e6, float(net.unit_km[h, u]))
    sent = cost = 0.0
    while (path := _shortest(edges, leaving, source, sink)) is not None:
        room = min(edges[e][1] for e in path)
        for e in path:
            edges[e][1] -= room
            edges[e ^ 1][1] += room
            cost += room * edges[e][2]
        sent += room
    return float(net.demand.sum()) - sent, cost


def _shortest(edges: list[list[float]], leaving: list[list[int]], source: int, sink: int) -> list[int] | None:
    best, by, waiting = {source: 0.0}, dict[int, int](), deque([source])
    while waiting:
        at = waiting.popleft()
        for e in leaving[at]:
            to, room, cost = int(edges[e][0]), edges[e][1], edges[e][2]
            if room > 1e-9 and best[at] + cost < best.get(to, 1e18) - 1e-9:
                best[to], by[to] = best[at] + cost, e
                waiting.append(to)
    if sink not in best:
        return None
    path, at = [], sink
    while at != source:
        path.append(by[at])
        at = int(edges[by[at] ^ 1][0])
    return path


@given(nets())
@settings(max_examples=cases(60))
def test_the_cost_is_that_of_an_independent_solution_and_no_limit_is_broken(drawn: SupplyNet) -> None:
    net = replace(drawn, priority=np.ones_like(drawn.priority))
    flow = solve(net)
    unmet, tonne_km = cheapest(net)
    assert flow.unmet == pytest.approx(unmet, abs=1e-6)
    assert flow.tonne_km == pytest.approx(tonne_km, abs=1e-5)
    assert (flow.leaving() <= net.throughput + 1e-6).all()
    assert flow.to_units.sum(axis=0) + flow.short == pytest.approx(net.demand, abs=1e-6)
    into = np.zeros(len(net.hub_ids))
    for (_, b), t in zip(flow.arcs, flow.along, strict=True):
        into[b] += t
    assert (flow.leaving()[~net.entry] <= into[~net.entry] + 1e-6).all()


@given(nets())
@settings(max_examples=cases(40))
def test_each_aim_is_met_in_turn_as_by_programmes_that_keep_each_as_a_row(net: SupplyNet) -> None:
    if not net.unit_ids:
        return
    flow, other = solve(net), second.flow(net)
    assert other is not None
    by_priority = [float(flow.short[net.priority == p].sum()) for p in np.unique(net.priority)]
    changed = float(flow.to_units[np.arange(len(net.hub_ids))[:, None] != net.plan_hub].sum())
    found = [*by_priority, flow.tonne_km, changed, flow.trunk_tonne_km]
    assert found == pytest.approx(other.aims, abs=1e-3)


@given(st.integers(0, 10**6))
@settings(max_examples=cases(8))
def test_ways_that_a_programme_lacks_at_first_are_found(seed: int) -> None:
    net = net_of(seed, most_hubs=14, most_units=12)
    other = second.flow(net) if net.unit_ids else None
    if other is not None:
        flow, size = solve(net), net.demand.sum()
        assert flow.tonne_km == pytest.approx(other.aims[-3], rel=1e-4, abs=1e-2 * size)
        assert flow.short.sum() == pytest.approx(sum(other.aims[:-3]), abs=1e-5 * size)


def test_the_least_work_is_that_of_any_hub_drawing_on_any_other() -> None:
    between = np.array([[0.0, 50.0, 100.0], [50.0, 0.0, 10.0], [100.0, 10.0, 0.0]])
    out = np.array([[np.inf], [np.inf], [7.0]])
    net = SupplyNet(
        ("E", "F", "G"), ("U",), np.full(3, 20.0), np.zeros(3), np.array([True, True, False]), np.array([-1, -1, 0]),
        np.array([4.0]), np.array([-1]), np.array([3]), np.ones((3, 1), dtype=bool), between, between, out, out,
    )  # fmt: skip
    before, after = solve(net), solve(net.without([0]))
    assert (before.trunk_tonne_km, after.trunk_tonne_km) == (pytest.approx(400.0), pytest.approx(40.0))
    assert least_tonne_km(net, before) == pytest.approx(68.0)
    assert least_tonne_km(net.without([0]), after) == pytest.approx(68.0)


@pytest.mark.soak
def test_no_net_is_without_an_answer() -> None:
    chance = np.random.default_rng()
    first = 0 if cases(1) == 1 else int(chance.integers(1, 2**40))
    for seed in range(first, first + cases(500)):
        net = net_of(seed)
        flow = solve(net)
        found = spells(net, flow)
        assert np.isinf(found[-1].days), seed
        assert least_tonne_km(net, flow) >= 0, seed


@given(nets())
@settings(max_examples=cases(40))
def test_units_that_the_same_hubs_serve_leave_the_same_unmet(net: SupplyNet) -> None:
    assert least_unmet(net) == pytest.approx(solve(net).unmet, abs=1e-6)


@given(nets(), st.data())
@settings(max_examples=cases(40))
def test_a_loss_never_feeds_more_and_lowers_no_optimum(net: SupplyNet, data: st.DataObject) -> None:
    if not net.hub_ids:
        return
    lost = data.draw(st.integers(0, len(net.hub_ids) - 1))
    before, left = solve(net), net.without([lost])
    after = solve(left)
    if net.entry[lost] and lost not in net.supplier:
        assert after.unmet >= before.unmet - 1e-6
    same = all(
        before.short[net.priority == p].sum() == pytest.approx(after.short[net.priority == p].sum(), abs=1e-9)
        for p in np.unique(net.priority)
    )
    if same:
        assert least_tonne_km(left, after) >= least_tonne_km(net, before) - 1e-4


@given(nets())
@settings(max_examples=cases(40))
def test_what_is_asked_is_the_supply_without_throughputs(drawn: SupplyNet) -> None:
    if not drawn.unit_ids:
        return
    free = np.full_like(drawn.throughput, np.inf), np.zeros_like(drawn.stock), np.ones_like(drawn.priority)
    net = replace(drawn, throughput=free[0], stock=free[1], priority=free[2])
    steps = second.Steps(net, [1.0], net.demand[None, :])
    unmet, km, change, trunk = steps.aims(0)
    best = steps.least(unmet, change, km, trunk)
    assert best is not None
    left = net.demand.sum() - best[0][0]
    asked = asked_of_hubs(drawn)
    assert asked == pytest.approx(asked_of_hubs(net))
    out = asked[net.entry].sum()
    assert out == pytest.approx(left, abs=1e-4)
    fed = sum(asked[h] for h in range(len(asked)))
    through = best[1][: len(steps.arcs)].sum() * steps.size
    if len(np.unique(np.r_[net.hub_km.ravel(), net.unit_km.ravel()])) == net.hub_km.size + net.unit_km.size:
        assert fed == pytest.approx(left + through, abs=1e-4)
