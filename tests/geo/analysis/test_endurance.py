"""How long stocks and what units carry last: cases with known answers, a second formulation, and what must always hold."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.analysis.endurance import NetSpell, days_until_short, spells
from geo.analysis.supply_flow import solve
from geo.analysis.supply_net import SupplyNet
from tests.cases import cases
from tests.geo.analysis import second
from tests.geo.analysis.nets import net_of, nets
from tests.geo.analysis.supplied import LVIV, PRZEMYSL, TOML, MakePlan, hub, supply, unit

RZESZOW = {"latitude": "50.04", "longitude": "22.00"}
KRAKOW = {"latitude": "50.06", "longitude": "19.94"}


def times(net: SupplyNet, on_hand: float = 5.0) -> list[float | None]:
    flow = solve(net)
    return days_until_short(net, flow, spells(net, flow), on_hand)[0]


def lasting(net: SupplyNet) -> list[NetSpell]:
    return [spell for spell in spells(net, solve(net)) if np.isfinite(spell.days)]


def first_shortage(net: SupplyNet) -> float:
    first = spells(net, solve(net))[0]
    return 0.0 if first.short.any() else first.days


def test_a_stock_that_feeds_one_unit_frees_another_hub_for_the_next(make_plan: MakePlan) -> None:
    hubs = [hub("E", RZESZOW, "20"), hub("F", LVIV, supplied_by="E", stock_t="1000")]
    units = [unit("A", KRAKOW, "1000"), unit("B", LVIV, "2000")]
    found = supply(make_plan(toml=TOML, placements=units, hubs=hubs))
    a, b = found.units
    assert (a.days_until_short, b.days_until_short) == (pytest.approx(105.0), None)
    assert a.stock_days == pytest.approx(100.0)
    until, after = found.spells
    assert (until.days, until.stocks, until.short) == (pytest.approx(100.0), {"F": pytest.approx(10.0)}, {})
    assert (until.used_up, after.short) == (("F",), {"A": pytest.approx(10.0)})


def test_a_small_shortage_is_carried_for_long(make_plan: MakePlan) -> None:
    folder = make_plan(toml=TOML, placements=[unit("U", LVIV)], hubs=[hub("E", LVIV, "9.9")])
    assert supply(folder).units[0].days_until_short == pytest.approx(500.0)


def test_a_stock_that_covers_half_counts_for_half(make_plan: MakePlan) -> None:
    hubs = [hub("E", PRZEMYSL), hub("F", LVIV, "5", supplied_by="E", stock_t="100")]
    (found,) = supply(make_plan(toml=TOML, placements=[unit("U", LVIV)], hubs=hubs), 24.0, "E").units
    assert found.days_until_short == pytest.approx(10.0)
    assert found.stock_days == pytest.approx(5.0)


def test_what_a_unit_carries_is_used_by_the_shortages_of_all_spells(make_plan: MakePlan) -> None:
    hubs = [hub("E", PRZEMYSL), hub("F", LVIV, "8", supplied_by="E", stock_t="80")]
    (found,) = supply(make_plan(toml=TOML, placements=[unit("U", LVIV)], hubs=hubs), 24.0, "E").units
    assert found.days_until_short == pytest.approx(10 + (50 - 10 * 2) / 10)


def test_a_short_unit_of_higher_priority_gets_the_stock(make_plan: MakePlan) -> None:
    hubs = [hub("E", PRZEMYSL, "0"), hub("F", LVIV, "10", supplied_by="E", stock_t="100")]
    units = [unit("A", LVIV), unit("B", LVIV, priority="1")]
    a, b = supply(make_plan(toml=TOML, placements=units, hubs=hubs)).units
    assert (a.days_until_short, b.days_until_short) == (pytest.approx(5.0), pytest.approx(15.0))


def test_stocks_that_reach_different_units_end_one_after_the_other() -> None:
    out = np.array([[np.inf, np.inf], [0.0, np.inf], [np.inf, 0.0]])
    between = np.ones((3, 3))
    net = SupplyNet(
        ("E", "F", "G"), ("A", "B"), np.array([0.0, 100.0, 100.0]), np.array([0.0, 100.0, 50.0]), np.array([True, False, False]),
        np.array([-1, 0, 0]), np.array([10.0, 10.0]), np.array([-1, -1]), np.array([3, 3]), np.ones((3, 2), dtype=bool),
        between, between, out, out,
    )  # fmt: skip
    found = spells(net, solve(net))
    assert [spell.days for spell in found] == [pytest.approx(5.0), pytest.approx(5.0), np.inf]
    assert [spell.short.tolist() for spell in found] == [[0, 0], [0, pytest.approx(10.0)], [10.0, 10.0]]
    assert [spell.ending.tolist() for spell in found[:2]] == [[False, False, True], [False, True, False]]
    assert times(net) == [pytest.approx(15.0), pytest.approx(10.0)]


@given(st.integers(0, 10**6))
@settings(max_examples=cases(25))
def test_spells_last_as_long_as_in_steps_of_time_and_no_longer(seed: int) -> None:
    net = net_of(seed)
    found = lasting(net)
    if not found:
        return
    days, short = [spell.days for spell in found], np.array([spell.short for spell in found])
    assert second.can_last(net, [length * (1 - 1e-5) for length in days], short)
    for k in range(len(found)):
        assert not second.can_last(net, [*days[:k], days[k] * 1.02], short[: k + 1])


@given(st.integers(0, 10**6))
@settings(max_examples=cases(25))
def test_the_shortage_of_each_spell_is_the_least_by_priority_from_then_on(seed: int) -> None:
    net = net_of(seed)
    flow, whole = solve(net), net.demand.sum()
    *found, last = spells(net, flow)
    for k, spell in enumerate([*found, last][1:], 1):
        days = [*(earlier.days * (1 - 1e-7) for earlier in found[:k]), min(spell.days, found[k - 1].days) / 2]
        most = np.array([*(earlier.short for earlier in found[:k]), flow.short]) + 1e-9 * whole
        steps = second.Steps(net, days, most)
        least = steps.least(*steps.aims(k))
        assert least is not None
        for priority, unmet in zip(np.unique(net.priority), least[0], strict=False):
            here = spell.short[net.priority == priority].sum()
            assert here == pytest.approx(unmet / days[-1], abs=1e-3 * whole)


@given(nets(), st.data())
@settings(max_examples=cases(25))
def test_more_in_a_hub_never_brings_the_first_shortage_nearer(net: SupplyNet, data: st.DataObject) -> None:
    if not net.hub_ids:
        return
    more = np.eye(len(net.hub_ids))[data.draw(st.integers(0, len(net.hub_ids) - 1))] * data.draw(st.integers(1, 20))
    before = first_shortage(net) * (1 - 1e-6)
    assert first_shortage(replace(net, stock=net.stock + more)) >= before
    assert first_shortage(replace(net, throughput=net.throughput + more)) >= before


@given(nets())
@settings(max_examples=cases(25))
def test_more_on_hand_never_shortens_the_time_of_a_unit(net: SupplyNet) -> None:
    for less, more in zip(times(net, 5.0), times(net, 6.0), strict=True):
        assert (less is None) == (more is None)
        assert less is None or more is None or more >= less


@given(st.integers(0, 10**6))
@settings(max_examples=cases(25))
def test_a_little_less_coming_in_changes_a_time_a_little(seed: int) -> None:
    net = net_of(seed)
    less = replace(net, throughput=np.where(net.entry, net.throughput * (1 - 1e-6), net.throughput))
    for before, after in zip(times(net), times(less), strict=True):
        assert before is None or after == pytest.approx(before, rel=1e-3)
