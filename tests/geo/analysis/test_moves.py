"""Arrivals and departures count persons, and explain every step of the strength."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.analysis.flow_moves import balance_told, move_reasons, not_counted
from geo.analysis.balance import balances
from geo.analysis.force_flow import ForceSeries, force_series
from geo.analysis.moves import moves
from geo.analysis.reception import reception
from geo.analysis.reception_basis import reception_basis
from geo.analysis.shift import KINDS
from geo.analysis.shifts import shifts
from geo.basemap.routes import NoRoute, Route
from geo.plan import Plan, plan_of, read_contents, read_plan
from geo.schema import PLACEMENTS
from tests.cases import cases
from tests.rows import csv_text, defaults

MakePlan = Callable[..., Path]
DAY = 24.0
LVIV = {"latitude": "49.84", "longitude": "24.03", "place": "Lviv"}
KYIV = {"latitude": "50.45", "longitude": "30.52", "place": "Kyiv"}
RZESZOW = {"latitude": "50.04", "longitude": "22.00", "place": "Rzeszów"}
GATE = {"hub_id": "E", "throughput_t_per_day": "100", "latitude": "50.04", "longitude": "22.00"}
TOML = """title = "T"
[sustainment]
deploy_t_per_person = 1.5
[sustainment.kg_per_person_per_day]
"I" = 10
"""


def at(unit: str, persons: str, start: str, until: str, where: dict[str, str] = LVIV, **more: str) -> dict[str, str]:
    return {"unit_id": unit, "personnel": persons, "from": start, "until": until, **where, **more}


@pytest.fixture
def plan_with(make_plan: MakePlan) -> Callable[..., Plan]:
    return lambda *rows: read_plan(make_plan(toml=TOML, placements=list(rows), hubs=[GATE]))


def told(plan: Plan) -> list[tuple[str, str, float, float]]:
    return [(s.kind.code, s.unit_id, s.at / DAY, s.persons) for s in shifts(plan)]


def test_growth_in_place_arrives(plan_with: Callable[..., Plan]) -> None:
    plan = plan_with(at("A", "100", "D+0", "D+10"), at("A", "1100", "D+10", ""))
    assert told(plan) == [("arrival", "A", 0, 100), ("growth", "A", 10, 1000)]
    _, growth = moves(plan, -1, 300)
    assert (growth.from_name, growth.to_name, growth.tonnes) == ("E", "Lviv", 1500)
    assert reception(plan).arriving_t.sum() == 1650
    assert reception_basis(plan, 10).arriving == {"A": 1000}


def test_a_smaller_strength_departs(plan_with: Callable[..., Plan]) -> None:
    plan = plan_with(at("A", "1100", "D+0", "D+10"), at("A", "100", "D+10", ""))
    assert told(plan) == [("arrival", "A", 0, 1100), ("reduction", "A", 10, 1000)]
    departure = moves(plan, 0, 300)[0]
    assert (departure.from_name, departure.to_name, departure.tonnes, departure.leaves) == ("Lviv", "E", 1500, 240)
    assert departure.arrives > 240


def test_another_nation_relieves_in_place(plan_with: Callable[..., Plan]) -> None:
    plan = plan_with(at("A", "580", "D+0", "D+10"), at("A", "560", "D+10", "", nation="GBR"))
    assert told(plan)[1:] == [("relieved", "A", 10, 580), ("relief", "A", 10, 560)]
    assert [(b.nation, b.arrivals, b.departures, b.after) for b in balances(plan, 0, 240)] == [
        ("FRA", 0, 580, 0), ("GBR", 560, 0, 560),
    ]  # fmt: skip
    assert reception(plan).arriving_t.sum() == (580 + 560) * 1.5


def test_another_unit_relieves_in_place(sample: Plan) -> None:
    found = {(s.kind.code, s.unit_id): s for s in shifts(sample) if s.kind.code in ("relief", "relieved")}
    assert found["relief", "UK-BG-4"].other_id == "UK-BG-3"
    assert found["relieved", "UK-BG-3"].other_id == "UK-BG-4"
    assert (found["relieved", "FORCE-RES"].persons, found["relieved", "FORCE-RES"].nation) == (580, "FRA")
    assert (found["relief", "FORCE-RES"].persons, found["relief", "FORCE-RES"].nation) == (560, "GBR")


def test_a_unit_that_returns_comes_from_the_entry_point_and_not_from_where_it_no_longer_is(
    plan_with: Callable[..., Plan],
) -> None:
    plan = plan_with(at("A", "100", "D+0", "D+10"), at("A", "100", "D+20", "", KYIV))
    assert told(plan)[1:] == [("withdrawal", "A", 10, 100), ("return", "A", 20, 100)]
    gone, back = moves(plan, 0, 999)
    assert (gone.from_name, gone.to_name) == ("Lviv", "E")
    assert (back.from_name, back.to_name) == ("E", "Kyiv")


def test_a_redeployment_moves_the_smaller_strength_and_the_rest_comes_or_goes(plan_with: Callable[..., Plan]) -> None:
    plan = plan_with(
        at("A", "100", "D+0", "D+10"), at("A", "140", "D+10", "D+20", KYIV), at("A", "90", "D+20", "", LVIV)
    )
    assert told(plan)[1:] == [
        ("redeployment", "A", 10, 100), ("growth", "A", 10, 40), ("redeployment", "A", 20, 90), ("reduction", "A", 20, 50)
    ]  # fmt: skip
    assert [(m.from_name, m.to_name) for m in moves(plan, 0, 999)] == [
        ("Lviv", "Kyiv"), ("E", "Kyiv"), ("Kyiv", "Lviv"), ("Kyiv", "E")
    ]  # fmt: skip


def test_persons_who_leave_a_unit_for_one_under_it_neither_arrive_nor_depart(plan_with: Callable[..., Plan]) -> None:
    plan = plan_with(
        at("BN", "700", "D+0", "D+10"),
        at("BN", "600", "D+10", "D+20"),
        at("BN", "690", "D+20", ""),
        at("COY", "120", "D+10", "D+20", KYIV, parent_id="BN", echelon="company"),
    )
    assert sorted(told(plan)[1:]) == sorted([
        ("transfer", "COY", 10, 100), ("arrival", "COY", 10, 20), ("transfer", "BN", 20, 90), ("withdrawal", "COY", 20, 30)
    ])  # fmt: skip
    out = next(m for m in moves(plan, 0, 999) if m.kind.code == "transfer")
    assert (out.other_id, out.from_name, out.to_name) == ("BN", "Lviv", "Kyiv")


def test_a_strength_that_becomes_known_moves_nobody(plan_with: Callable[..., Plan]) -> None:
    plan = plan_with(at("A", "", "D+0", "D+10"), at("A", "600", "D+10", "D+20"), at("A", "", "D+20", ""))
    assert [kind for kind, *_ in told(plan)] == ["arrival", "known", "unknown"]
    (balance,) = balances(plan, -1, 240)
    assert (balance.arrivals, balance.known, balance.after) == (0, 600, 600)
    assert "+600 as strengths become known" in balance_told([balance], "ukraine", -1, 240)
    series = force_series(plan, "nation")
    assert not_counted(series, 239) == "1 unit in force at H+239 has an unknown strength and is not counted."
    assert not_counted(series, 240) == ""
    known = moves(plan, 0, 240)[0]
    assert isinstance(known.way, NoRoute)
    assert math.isnan(known.tonnes)
    assert move_reasons(known, plan) == ["The strength of A becomes known at D+10: 600 persons. Nobody travels."]


def test_every_kind_has_words_and_a_reason(sample: Plan) -> None:
    assert len({kind.label for kind in KINDS}) == len(KINDS)
    for move in moves(sample, -math.inf, math.inf):
        first, *_ = move_reasons(move, sample)
        assert move.unit_id in first
        assert isinstance(move.way, Route)
        assert not math.isnan(move.tonnes) or math.isnan(move.persons)


def test_a_hub_counts_for_the_part_of_a_day_for_which_it_is_in_force(make_plan: MakePlan) -> None:
    hubs = [
        {**GATE, "from": "D+0", "until": "H+6"},
        {**GATE, "hub_id": "F", "from": "H+18", "until": ""},
        {**GATE, "hub_id": "G", "from": "H+13", "until": "H+23", "throughput_t_per_day": "240"},
    ]
    plan = read_plan(make_plan(toml=TOML, placements=[at("A", "1000", "H+12", "D+3")], hubs=hubs))
    found = reception(plan)
    assert found.capacity_t[:2].tolist() == [25 + 25 + 100, 100]
    assert found.sustainment_t[:4].tolist() == [5, 10, 10, 0]
    basis = reception_basis(plan, 0)
    assert basis.throughput == {"E": 25, "F": 25, "G": 100}
    assert basis.in_force == {"A": 500}


# Random plans: two places in Ukraine, one outside; three nations; strengths that grow, shrink and become unknown.

ROWS = st.lists(
    st.tuples(
        st.sampled_from("ABC"),
        st.sampled_from(("FRA", "GBR")),
        st.sampled_from((LVIV, KYIV, RZESZOW)),
        st.sampled_from(("", "0", "50", "120", "700")),
        st.integers(-3, 9),
        st.one_of(st.none(), st.integers(1, 6)),
        st.sampled_from(("", "A", "B", "C")),
    ),
    min_size=1,
    max_size=9,
)


def random_plan(rows: list[tuple[str, str, dict[str, str], str, int, int | None, str]], folder: Path) -> Plan:
    cells = [
        defaults(PLACEMENTS)
        | place
        | {"unit_id": unit, "nation": nation, "personnel": persons, "parent_id": parent}
        | {"from": f"D{start:+d}" if start > -3 else "", "until": "" if length is None else f"D{start + length:+d}"}
        for unit, nation, place, persons, start, length, parent in rows
    ]
    contents = read_contents(folder) | {PLACEMENTS.file: csv_text(PLACEMENTS, cells).encode()}
    return plan_of(contents, "random")


def strength(series: ForceSeries, nation: str, when: float) -> float:
    if nation not in series.codes:
        return 0.0
    step = int(np.searchsorted(series.instants, when, side="right")) - 1
    return float(series.persons[series.codes.index(nation), step])


@settings(max_examples=cases(40))
@given(rows=ROWS)
def test_arrivals_less_departures_are_the_change_of_strength_by_nation_between_any_two_instants(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, dict[str, str], str, int, int | None, str]]
) -> None:
    plan = random_plan(rows, tmp_path_factory.getbasetemp())
    for in_ukraine in (False, True):
        series = force_series(plan, "nation", in_ukraine=in_ukraine)
        times = [*series.instants, 999.0]
        for i, start in enumerate(times):
            for end in times[i + 1 :]:
                found = {b.nation: b for b in balances(plan, start, end, in_ukraine=in_ukraine)}
                for nation in series.codes:
                    before, after = strength(series, nation, start), strength(series, nation, end)
                    if (balance := found.get(nation)) is None:
                        assert before == after == 0
                        continue
                    assert (balance.before, balance.after) == (before, after)
                    assert before + balance.arrivals - balance.departures + balance.known == after


@settings(max_examples=cases(40))
@given(rows=ROWS)
def test_persons_of_each_unit_add_up_to_its_strength_at_every_instant(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, dict[str, str], str, int, int | None, str]]
) -> None:
    plan = random_plan(rows, tmp_path_factory.getbasetemp())
    here: Counter[tuple[str, str]] = Counter()
    first = plan.standing(PLACEMENTS, -math.inf)
    for unit, persons, place in zip(first["unit_id"], first["personnel"], first["place"], strict=True):
        here[unit, place] += 0 if math.isnan(persons) else persons
    found = shifts(plan)
    for when in sorted({shift.at for shift in found}):
        for shift in (s for s in found if s.at == when and s.persons > 0):
            losing = shift.other_id if shift.kind.code == "transfer" else shift.unit_id
            if shift.start:
                here[losing, shift.start.name] -= shift.persons
            if shift.end:
                here[shift.unit_id, shift.end.name] += shift.persons
        now = plan.standing(PLACEMENTS, when)
        stands = {
            (unit, place): persons
            for unit, place, persons in zip(now["unit_id"], now["place"], now["personnel"], strict=True)
            if persons > 0
        }
        assert {key: value for key, value in here.items() if value} == stands, when
