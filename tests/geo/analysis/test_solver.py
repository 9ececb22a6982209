"""The supply against an independent solution, and its limits."""

from __future__ import annotations

from collections import deque

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.analysis.supply_flow import solve
from geo.analysis.supply_net import SupplyNet
from geo.analysis.sweep import merged
from tests.cases import cases


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
            if np.isfinite(net.unit_km[h, u]):
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


@st.composite
def nets(draw: st.DrawFn) -> SupplyNet:
    hubs, units = draw(st.integers(0, 4)), draw(st.integers(0, 4))
    amount, ways = st.integers(0, 12).map(float), st.one_of(st.integers(0, 9).map(float), st.just(np.inf))

    def array(*shape: int, of: st.SearchStrategy[float] = amount) -> np.ndarray:
        count = int(np.prod(shape))
        return np.array(draw(st.lists(of, min_size=count, max_size=count)), dtype=float).reshape(shape)

    entry = array(hubs, of=st.sampled_from([0.0, 1.0])).astype(bool)
    supplier = (
        array(hubs, of=st.integers(-1, max(hubs - 1, 0)).map(float)).astype(np.int64)
        if hubs
        else np.zeros(0, dtype=np.int64)
    )
    supplier[entry] = -1
    plan_hub = array(units, of=st.integers(-1, hubs - 1).map(float)).astype(np.int64)
    between, to_units = array(hubs, hubs, of=ways), array(hubs, units, of=ways)
    return SupplyNet(
        tuple(f"H{i}" for i in range(hubs)), tuple(f"U{i}" for i in range(units)),
        array(hubs, of=st.one_of(amount, st.just(np.inf))), array(hubs), entry, supplier, array(units), plan_hub,
        between, between / 45, to_units, to_units / 45,
    )  # fmt: skip


@given(nets())
@settings(max_examples=cases(300))
def test_the_cost_is_that_of_an_independent_solution_and_no_limit_is_broken(net: SupplyNet) -> None:
    flow = solve(net)
    unmet, tonne_km = cheapest(net)
    assert flow.unmet == pytest.approx(unmet, abs=1e-4)
    assert flow.tonne_km == pytest.approx(tonne_km, abs=2e-3)
    assert (flow.leaving() <= net.throughput + 1e-5).all()
    assert flow.to_units.sum(axis=0) + flow.short == pytest.approx(net.demand, abs=1e-5)
    into = np.zeros(len(net.hub_ids))
    for (_, b), t in zip(flow.arcs, flow.along, strict=True):
        into[b] += t
    assert (flow.leaving()[~net.entry] <= into[~net.entry] + 1e-5).all()


@given(nets())
@settings(max_examples=cases(150))
def test_merged_units_leave_the_same_unmet(net: SupplyNet) -> None:
    assert solve(merged(net)).unmet == pytest.approx(solve(net).unmet, abs=1e-4)


@given(nets(), st.data())
@settings(max_examples=cases(100))
def test_a_loss_never_feeds_more_where_hubs_keep_their_suppliers(net: SupplyNet, data: st.DataObject) -> None:
    entries = [h for h in range(len(net.hub_ids)) if net.entry[h] and h not in net.supplier]
    if entries:
        assert solve(net.without([data.draw(st.sampled_from(entries))])).unmet >= solve(net).unmet - 1e-4
