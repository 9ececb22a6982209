"""Odd plans under analysis: what is lost, closed, unknown or circular is named, and no figure is made up."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dashboard.analysis.columns import cells
from dashboard.analysis.flow import arrivals, day_reasons
from dashboard.analysis.loss import UNIT_CHANGES, concerned
from dashboard.analysis.supply import summary, unit_reasons
from dashboard.analysis.supply_report import supply_lines
from dashboard.analysis.sweep import verdict
from geo.analysis.command import command_findings
from geo.analysis.coverage import coverage
from geo.analysis.force_flow import force_series
from geo.analysis.losses import read_losses
from geo.analysis.reception import reception
from geo.analysis.sustainment import Sustainment, sustain
from geo.analysis.sweep import sweep
from geo.analysis.what_if import changes, effect
from geo.basemap.network import network
from geo.basemap.router import Router, router
from geo.basemap.routes import NoRoute, Route
from geo.periods import counted
from geo.plan import read_plan
from geo.reading.settings import Travel
from geo.scene.disclosure import disclosed
from geo.scene.overlays import loss_overlay
from tests.geo.analysis.supplied import LVIV, PRZEMYSL, TERNOPIL, TOML, codes, hub, supply, unit

MakePlan = Callable[..., Path]


def days(found: Sustainment) -> list[float | None]:
    return [u.days_until_short for u in found.units]


def test_every_road_closed_is_a_named_result(make_plan: MakePlan) -> None:
    closed = {"crossing_id": "", "latitude": "50", "longitude": "20", "radius_km": "20000"}
    found = supply(make_plan(toml=TOML, placements=[unit("U", LVIV)], hubs=[hub("E", PRZEMYSL)], closures=[closed]))
    assert codes(found) >= {("off-network", "U"), ("off-network", "E")}
    assert found.unmet_t_per_day == pytest.approx(10.0)


@pytest.mark.parametrize(("stock", "second"), [("0", 5.0), ("1", 5.1), ("10", 6.0)])
def test_a_small_stock_elsewhere_shortens_nobody_elses_time(make_plan: MakePlan, stock: str, second: float) -> None:
    hubs = [
        hub("E", PRZEMYSL),
        hub("F1", LVIV, "10", supplied_by="E", stock_t="1000"),
        hub("F2", TERNOPIL, "10", supplied_by="E", stock_t=stock),
    ]
    plan = make_plan(toml=TOML, placements=[unit("U1", LVIV), unit("U2", TERNOPIL)], hubs=hubs)
    assert days(supply(plan, 24.0, "E")) == [pytest.approx(105.0, rel=1e-4), pytest.approx(second, rel=1e-4)]


def test_shared_stocks_last_equally_long(make_plan: MakePlan) -> None:
    hubs = [
        hub("E", PRZEMYSL),
        hub("F1", LVIV, supplied_by="E", stock_t="300"),
        hub("F2", TERNOPIL, supplied_by="E", stock_t="100"),
    ]
    plan = make_plan(toml=TOML, placements=[unit("U1", LVIV), unit("U2", TERNOPIL)], hubs=hubs)
    assert days(supply(plan, 24.0, "E")) == [pytest.approx(5 + 400 / 20, rel=1e-4)] * 2


def test_a_stock_for_a_century_is_no_stock_of_zero(make_plan: MakePlan) -> None:
    hubs = [hub("E", PRZEMYSL), hub("F", LVIV, supplied_by="E", stock_t="1000000000")]
    (left,) = days(supply(make_plan(toml=TOML, placements=[unit("U", LVIV, "10")], hubs=hubs), 24.0, "E"))
    assert left is not None
    assert left > 36_000


def test_a_shortage_is_dated_from_the_loss(make_plan: MakePlan) -> None:
    hubs = [hub("E", PRZEMYSL), hub("F", LVIV, supplied_by="E", stock_t="70")]
    plan = read_plan(make_plan(toml=TOML, placements=[unit("U", LVIV)], hubs=hubs))
    losses = read_losses(["E"], plan, 240.0)
    for at, left in ((240.0, 12.0), (288.0, 10.0), (720.0, 0.0)):
        after = sustain(plan, at, losses)
        assert days(after) == [pytest.approx(left)]
        (change,) = changes(sustain(plan, at), after)
        assert change.short_at == pytest.approx(22 * 24)


@pytest.mark.parametrize(
    ("hubs", "code"),
    [
        ([hub("E", PRZEMYSL), hub("F", LVIV, supplied_by="E", stock_t="")], ("stock-unknown", "F")),
        ([hub("E", PRZEMYSL), hub("F", LVIV, supplied_by="NOPE")], ("supplier-absent", "F")),
        ([hub("E", PRZEMYSL), hub("F", LVIV, supplied_by="F")], ("supplier-absent", "F")),
        ([hub("E", PRZEMYSL, **{"from": "D+0"}), hub("E", LVIV, **{"from": "D+0.5".replace("D+0.5", "H+2")})], ("counted-once", "E")),
    ],
)  # fmt: skip
def test_what_is_unknown_or_made_up_is_said(
    make_plan: MakePlan, hubs: list[dict[str, str]], code: tuple[str, str]
) -> None:
    assert code in codes(supply(make_plan(toml=TOML, placements=[unit("U", LVIV)], hubs=hubs)))


@pytest.mark.parametrize("lost", ["LATE", "crossing:ALB-MNE-PODGORICA", "crossing:railway", "nation:JPN"])
def test_a_loss_that_changes_nothing_says_why(make_plan: MakePlan, lost: str) -> None:
    folder = make_plan(
        toml=TOML,
        placements=[unit("U", LVIV)],
        hubs=[hub("E", PRZEMYSL), hub("LATE", LVIV, **{"from": "D+100"})],
        closures=[{"closure_id": "railway", "mode": "rail", "from": "D+500"}],
    )
    found = supply(folder, 24.0, lost)
    assert ("loss-without-effect", lost.rsplit(":", maxsplit=1)[-1]) in codes(found)


def test_a_crossing_is_found_in_any_case_and_a_hub_by_an_odd_id(make_plan: MakePlan) -> None:
    hubs = [hub("nation:FRA", LVIV), hub("E", PRZEMYSL)]
    plan = read_plan(make_plan(toml=TOML, placements=[unit("U", LVIV)], hubs=hubs))
    losses = read_losses(["nation:FRA", "crossing:pol-ukr-medyka"], plan)
    assert (losses.hubs, losses.crossings, losses.nations) == ({"nation:FRA"}, {"POL-UKR-MEDYKA"}, frozenset())


@pytest.mark.parametrize(
    "line",
    ["[sustainment.kg_per_person_per_day]\nx = 1e308", "[sustainment]\nunit_days_on_hand = 1e308",
     "[sustainment.speed_kmh]\nroad = 5e-324", "[sustainment.delay_h]\nborder_crossing = -1", "[sustainment]\navoid_countries = ['QQ']"],
)  # fmt: skip
def test_figures_that_nobody_means_are_told(make_plan: MakePlan, line: str) -> None:
    plan = read_plan(make_plan(toml=f'title = "T"\n{line}\n', placements=[{}]))
    assert [p.code for p in plan.problems] == ["settings-value"]


@pytest.mark.parametrize(
    "row", [{"radius_km": "0.001", "latitude": "49.9", "longitude": "24.5"}, {"latitude": "43.3", "longitude": "31.0"}]
)
def test_a_closure_far_from_any_road_is_told(make_plan: MakePlan, row: dict[str, str]) -> None:
    (problem,) = read_plan(make_plan(placements=[{}], closures=[{"crossing_id": "", **row}])).problems
    assert problem.code == "closure-nowhere"


def test_a_place_in_an_avoided_country_has_no_route() -> None:
    found = router("road", Travel()).route((50.60, 36.60), (49.84, 24.03))
    assert isinstance(found, NoRoute)
    assert found.code == "off-network"


def test_a_way_that_begins_beyond_a_closure_is_said(make_plan: MakePlan) -> None:
    closed = {"crossing_id": "", "radius_km": "6", **LVIV}
    found = supply(make_plan(toml=TOML, placements=[unit("U", LVIV)], hubs=[hub("E", PRZEMYSL)], closures=[closed]))
    assert ("roads-closed", "U") in codes(found)
    assert found.unmet_t_per_day == 0


def test_headquarters_are_followed_by_place_not_by_name(make_plan: MakePlan) -> None:
    london = {"latitude": "51.51", "longitude": "-0.13", "place": ""}
    nodes = [
        {"node_id": "A", "place": "", "from": "D+0", "until": "D+10"}, {"node_id": "A", **london, "from": "D+20"},
        {"node_id": "B", "from": "D+0", "until": "D+10"}, {"node_id": "B", "from": "D+20"},
        {"node_id": "C", "from": "D+0", "until": "D+100"}, {"node_id": "C", "from": "D+5", "until": "D+6"},
        {"node_id": "C", **london, "from": "D+50"},
    ]  # fmt: skip
    found = [
        (f.kind, f.id, f.start / 24, f.end / 24)
        for f in command_findings(read_plan(make_plan(placements=[{"parent_id": "A"}], command_nodes=nodes)))
        if f.kind.startswith("hq")
    ]
    assert found == [("hq-gap", "A", 10, 20), ("hq-gap", "B", 10, 20), ("hq-overlap", "C", 50, 100)]


def test_the_farthest_outside_come_first_and_none_at_the_centre(make_plan: MakePlan) -> None:
    rows = [unit("A", LVIV), unit("B", TERNOPIL), unit("C", {"latitude": "50.62", "longitude": "26.25"})]
    found = coverage(read_plan(make_plan(placements=rows)), 24.0, ["A"], km=300)
    assert [r.unit_id for r in found] == ["C", "B", "A"]


def test_needs_beyond_the_entry_points_are_not_called_well(make_plan: MakePlan) -> None:
    found = reception(
        read_plan(
            make_plan(toml=TOML, placements=[unit("U", LVIV, "100000", **{"from": "D+3"})], hubs=[hub("E", PRZEMYSL)])
        )
    )
    assert found.starving_day == 3


def test_an_id_with_two_rows_in_force_counts_once_everywhere(make_plan: MakePlan) -> None:
    rows = [unit("U", LVIV, "100", **{"from": "D+0", "until": "D+20"}), unit("U", TERNOPIL, "300", **{"from": "D+10"})]
    plan = read_plan(
        make_plan(toml=TOML, placements=rows, hubs=[hub("E", PRZEMYSL), hub("E", LVIV, **{"from": "D+5"})])
    )
    once = counted(plan.rows("placements"), "unit_id")
    assert list(zip(once["personnel"], once["from"], once["until"], strict=True)) == [
        (100, 0, 480),
        (300, 480, float("inf")),
    ]
    came_in = reception(plan)
    day = int((came_in.days == 15).argmax())
    assert came_in.sustainment_t[day] == pytest.approx(sum(u.demand_t_per_day for u in sustain(plan, 15 * 24.0).units))
    assert came_in.capacity_t[day] == 100
    assert force_series(plan, "nation").total().max() == 300


def test_what_is_not_known_is_said_and_never_nan(make_plan: MakePlan) -> None:
    rows = [unit("U", LVIV, "", **{"from": "D+3"}), unit("V", LVIV, "100", **{"from": "D+3"})]
    plan = read_plan(make_plan(placements=rows, hubs=[hub("E", PRZEMYSL, "")]))
    told = " ".join(day_reasons(plan, 3))
    assert "E (unknown)" in told
    assert "U (unknown)" in told
    assert "1 unit of unknown strength left out" in told
    assert "nan" not in told
    assert "nothing can be said of arrivals" in arrivals(reception(plan))
    found = sustain(plan, 96.0)
    assert "unknown" in summary(found)
    assert "unknown" in verdict(sweep(found.picture.net, 1), is_demand_known=found.is_demand_known)
    assert "unknown" in unit_reasons(found, next(u for u in found.units if u.unit_id == "V"), plan)[0]


def test_units_that_are_lost_themselves_are_said(make_plan: MakePlan) -> None:
    plan = read_plan(
        make_plan(
            toml=TOML,
            placements=[unit("U", LVIV), unit("V", LVIV, nation="GBR")],
            hubs=[hub("E", PRZEMYSL, nation="POL")],
        )
    )
    before, after = sustain(plan, 24.0), sustain(plan, 24.0, read_losses(["nation:GBR"], plan))
    found = effect(before, after)
    assert [(row["Unit"], row["Now"]) for row in cells(concerned(found), UNIT_CHANGES)] == [("V", "lost")]
    assert loss_overlay(before, after, found.units, "x").flags == {"V": "lost"}
    assert any("Units lost: V" in line for line in supply_lines(plan, found))


def test_many_threads_ask_one_router() -> None:
    asked = Router(network("road"), Travel(), frozenset())
    places = [(48.5 + i / 20, 24.0 + i / 9) for i in range(50)]
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda i: asked.route(places[i % 50], places[(i * 7 + 1) % 50]), range(200)))
    assert not any(isinstance(one, Exception) for one in found)
    again = asked.route(places[1], places[8])
    assert isinstance(found[1], Route)
    assert isinstance(again, Route)
    assert found[1].hours == again.hours


def test_a_problem_that_names_a_hidden_row_is_not_told(make_plan: MakePlan) -> None:
    plan = read_plan(make_plan(placements=[unit("SEKRET", LVIV)], hubs=[hub("SEKRET", LVIV), hub("E", PRZEMYSL)]))
    assert "SEKRET" in str(plan.problems)
    assert "SEKRET" not in str(disclosed(plan, layers=("nodes", "events")).problems)
