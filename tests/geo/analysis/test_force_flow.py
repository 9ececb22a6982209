"""Force flow, command over time and coverage, counted by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.analysis.command import command_findings, command_tree
from geo.analysis.coverage import coverage, symbols_at
from geo.analysis.force_flow import GROUPINGS, force_series, reached_at
from geo.analysis.moves import moves
from geo.analysis.orbat import strengths
from geo.analysis.reception import reception
from geo.basemap.routes import NoRoute, Route
from geo.errors import AnalysisError
from geo.geodesy import distance_km
from geo.periods import in_force
from geo.plan import Plan, read_plan
from geo.scene.overlays import command_overlay

MakePlan = Callable[..., Path]
LVIV = {"latitude": "49.84", "longitude": "24.03", "place": "Lviv"}
KYIV = {"latitude": "50.45", "longitude": "30.52", "place": "Kyiv"}
RZESZOW = {"latitude": "50.04", "longitude": "22.00", "place": "Rzeszów"}
TOML = """title = "T"
[sustainment]
deploy_t_per_person = 2
[sustainment.kg_per_person_per_day]
"I" = 10
"""


@pytest.mark.parametrize("by", GROUPINGS)
def test_the_force_in_ukraine_is_the_sum_of_what_stands_there(sample: Plan, by: str) -> None:
    series, everywhere = force_series(sample, by), force_series(sample, by, in_ukraine=False)
    for k, at in enumerate(series.instants[1:], 1):
        now = in_force(sample.rows("placements"), at)
        inside = now[now["longitude"] > 22.5] if at >= 0 else now[:0]
        abroad = inside["place"].isin(["Suceava"])
        assert series.total()[k] == inside[~abroad]["personnel"].sum()
        assert series.units[:, k].sum() == len(inside[~abroad])
        assert series.unknown[k] == inside[~abroad]["personnel"].isna().sum()
    assert everywhere.total().max() >= series.total().max()


def test_groups_are_named_as_people_do(make_plan: MakePlan) -> None:
    plan = read_plan(
        make_plan(
            placements=[{"unit_id": "A", "personnel": "10", **LVIV}, {"unit_id": "B", "personnel": "20", **RZESZOW}]
        )
    )
    assert force_series(plan, "oblast", in_ukraine=False).groups == ["Poland", "Lviv"]
    assert force_series(plan, "oblast").groups == ["Lviv"]
    assert force_series(plan, "echelon").groups == ["Battalion"]


def test_the_day_on_which_a_strength_is_reached(make_plan: MakePlan) -> None:
    rows = [{"unit_id": f"U{i}", "personnel": "100", "from": f"D+{10 * i}", **LVIV} for i in range(1, 4)]
    series = force_series(read_plan(make_plan(placements=rows)), "nation")
    assert [reached_at(series, persons) for persons in (1, 100, 101, 300, 301)] == [240, 240, 480, 720, None]


def test_moves_go_along_the_real_way_in_order_of_time(make_plan: MakePlan) -> None:
    rows = [
        {"unit_id": "A", "from": "D+0", "until": "D+5", "personnel": "10", **LVIV},
        {"unit_id": "A", "from": "D+5", "until": "D+9", "personnel": "10", **KYIV},
        {"unit_id": "A", "from": "D+9", "personnel": "12", **KYIV},
        {"unit_id": "B", "from": "D+2", "personnel": "", **LVIV},
    ]
    hubs = [{"hub_id": "E", **{k: v for k, v in RZESZOW.items() if k != "place"}}, {"hub_id": "F", "supplied_by": "E"}]
    plan = read_plan(make_plan(toml=TOML, placements=rows, hubs=hubs))
    found = moves(plan, -1.0, 240.0)
    assert [(m.kind.code, m.unit_id, m.at, m.from_name, m.to_name) for m in found] == [
        ("arrival", "A", 0.0, "E", "Lviv"), ("arrival", "B", 48.0, "E", "Lviv"),
        ("redeployment", "A", 120.0, "Lviv", "Kyiv"), ("growth", "A", 216.0, "E", "Kyiv"),
    ]  # fmt: skip
    assert found[0].tonnes == 20
    assert found[3].tonnes == 4
    assert np.isnan(found[1].tonnes)
    assert isinstance(found[2].way, Route)
    assert found[2].way.distance_km == pytest.approx(540, rel=0.06)
    assert [m.unit_id for m in moves(plan, 0.0, 48.0)] == ["B"]


def test_without_an_entry_point_nothing_comes_in_and_that_is_said(make_plan: MakePlan) -> None:
    plan = read_plan(make_plan(toml=TOML, placements=[{"from": "D+1", **LVIV}]))
    (move,) = moves(plan, 0.0, 99.0)
    assert isinstance(move.way, NoRoute)
    assert move.way.code == "no-entry-point"
    assert [note.code for note in reception(plan).notes] == ["no-entry-point"]


def test_sustainment_comes_first_and_the_rest_waits(make_plan: MakePlan) -> None:
    hub = {"hub_id": "E", "throughput_t_per_day": "100", **{k: v for k, v in RZESZOW.items() if k != "place"}}
    plan = read_plan(make_plan(toml=TOML, placements=[{"from": "D+1", "personnel": "1000", **LVIV}], hubs=[hub]))
    found = reception(plan)
    assert found.days[0] == 1
    # 1,000 persons need 10 t a day, so that 90 t a day are left for their 2,000 t.
    assert (found.capacity_t[0], found.sustainment_t[0], found.arriving_t[0], found.handled_t[0]) == (100, 10, 2000, 90)
    assert found.backlog_t[:3].tolist() == [1910, 1820, 1730]
    assert found.worst_day == 1
    assert found.cleared_day == 23
    assert found.handled_t.cumsum() + found.backlog_t == pytest.approx(found.arriving_t.cumsum())
    assert (found.handled_t + np.minimum(found.sustainment_t, found.capacity_t) <= found.capacity_t + 1e-9).all()


@given(st.floats(-800, 20_000))
def test_the_tree_holds_everyone_once_after_their_superior(at: float) -> None:
    plan = read_plan(Path(__file__).parents[3] / "data" / "plans" / "mnf-u") if not _KEPT else _KEPT[0]
    _KEPT[:] = [plan]
    tree = command_tree(plan, at)
    seen: set[str] = set()
    for member in tree:
        assert member.parent_id == "" or member.parent_id in seen
        assert member.depth == 0 or member.parent_id
        seen.add(member.id)
    assert len(seen) == len(tree) == len(strengths(plan, at))
    assert sum(member.direct for member in tree) == sum(member.parent_id != "" for member in tree)


_KEPT: list[Plan] = []


def test_spans_and_distances(sample: Plan) -> None:
    tree = {member.id: member for member in command_tree(sample, 9600.0)}
    hq = tree["MNFU-HQ"]
    assert (hq.parent_id, hq.depth, hq.direct) == ("", 0, 2)
    assert hq.below == len(tree) - 2  # Northwood is under nobody and over nobody
    assert tree["LCC"].km == pytest.approx(distance_km(49.23, 28.47, 51.51, -0.13))


def test_paris_to_london_has_neither_gap_nor_overlap(sample: Plan) -> None:
    found = [f for f in command_findings(sample) if f.id == "MNFU-HQ"]
    assert [(f.kind, f.start) for f in found] == [("hq-handover", 8760.0), ("hq-handover", 17520.0)]
    assert "from Paris to London at D+365, with no gap and no overlap" in found[0].message


@pytest.mark.parametrize(
    ("until", "kind", "when"), [("D+360", "hq-gap", "D+360 until D+365"), ("D+370", "hq-overlap", "D+365 until D+370")]
)
def test_gaps_and_overlaps_of_a_headquarters_are_told(make_plan: MakePlan, until: str, kind: str, when: str) -> None:
    nodes = [
        {"node_id": "HQ", "place": "Paris", "from": "D+0", "until": until},
        {"node_id": "HQ", "place": "London", "latitude": "51.51", "longitude": "-0.13", "from": "D+365"},
    ]
    plan = read_plan(
        make_plan(placements=[{"parent_id": "HQ", "from": "D+0"}, {"unit_id": "L", "from": "D+1"}], command_nodes=nodes)
    )
    found = {f.kind: f for f in command_findings(plan)}
    assert when in found[kind].message
    assert ("superior-absent" in found) is (kind == "hq-gap")
    assert found["no-superior"].id == "L"


def test_a_circle_of_command_is_told_with_its_period_and_flagged(make_plan: MakePlan) -> None:
    rows = [
        {"unit_id": "A", "from": "D+0", "until": "D+10"},
        {"unit_id": "A", "from": "D+10", "until": "D+20", "parent_id": "B"},
        {"unit_id": "B", "from": "D+0", "parent_id": "A"},
    ]
    findings = command_findings(read_plan(make_plan(placements=rows)))
    (circle,) = [f for f in findings if f.kind == "circle"]
    assert (circle.start, circle.end, circle.others) == (240, 480, ("B",))
    assert circle.message == "A → B → A is a circle D+10 until D+20: nobody is at its top"
    assert command_overlay(findings, 300, "").flags == {"A": "circle", "B": "circle"}
    assert "B" not in command_overlay(findings, 200, "").flags


def test_what_lies_outside_comes_first(sample: Plan) -> None:
    found = coverage(sample, 9600.0, ["UK-MED", "BE-MED"], km=150)
    inside = [r.inside for r in found]
    assert inside == sorted(inside)
    symbols = symbols_at(sample, 9600.0).set_index("id")
    for reach in found:
        here = symbols.loc[reach.unit_id]
        near = min(
            distance_km(here["latitude"], here["longitude"], symbols.loc[c]["latitude"], symbols.loc[c]["longitude"])
            for c in ("UK-MED", "BE-MED")
        )
        assert reach.km == pytest.approx(near)
        assert reach.inside == (near <= 150)
    by_road = coverage(sample, 9600.0, ["UK-MED", "BE-MED"], hours=4)
    assert {r.unit_id for r in by_road} == {r.unit_id for r in found}
    assert all(r.inside == (r.hours is not None and r.hours <= 4) for r in by_road)


def test_a_reach_needs_a_centre_and_one_measure(sample: Plan) -> None:
    for centres, reach in ((["NOPE"], {"km": 5.0}), (["UK-MED"], {}), (["UK-MED"], {"km": 5.0, "hours": 1.0})):
        with pytest.raises(AnalysisError):
            coverage(sample, 9600.0, centres, **reach)


def test_a_unit_that_no_road_reaches_is_outside(make_plan: MakePlan) -> None:
    rows = [{"unit_id": "M", **LVIV}, {"unit_id": "S", "latitude": "43.3", "longitude": "31.0", "place": ""}]
    plan = read_plan(make_plan(placements=rows))
    (far, near) = coverage(plan, 24.0, ["M"], hours=500)
    assert (far.unit_id, far.inside, far.hours, far.centre_id) == ("S", False, None, "")
    assert (near.unit_id, near.inside, near.hours) == ("M", True, 0.0)
