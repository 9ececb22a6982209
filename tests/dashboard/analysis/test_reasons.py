"""Reasons of a figure are whole sentences, whatever is unknown."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from dashboard.analysis.coverage import persons_outside
from dashboard.analysis.flow_moves import move_reasons
from dashboard.analysis.lasting import lasting, shortage
from dashboard.analysis.loss import transport
from dashboard.analysis.route import border, gaps, passage, route_reasons
from dashboard.analysis.supply import summary
from dashboard.analysis.supply_report import supply_lines
from geo.analysis.coverage import coverage
from geo.analysis.losses import read_losses
from geo.analysis.moves import moves
from geo.analysis.sustainment import sustain
from geo.analysis.ways import router_at
from geo.analysis.what_if import effect
from geo.basemap.links import links
from geo.basemap.routes import Crossing, NoRoute, Passage, Route
from geo.plan import Plan, read_plan
from geo.words.text import Text
from tests.geo.analysis.supplied import LVIV, PRZEMYSL, TOML, MakePlan, hub, unit

KRAKOW = {"latitude": "50.06", "longitude": "19.94"}


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        ("Lviv", "Kyiv", "must leave Lviv by L to be in Kyiv at S: "),
        ("Lviv", "", "must leave Lviv by L to be at its new place at S: "),
        ("", "Kyiv", "must leave its earlier place by L to be in Kyiv at S: "),
        ("", "", "must leave its earlier place by L to be at its new place at S: "),
    ],
)
def test_a_place_without_a_name_leaves_no_hole(sample: Plan, start: str, end: str, told: str) -> None:
    move = next(one for one in moves(sample, -math.inf, 9600.0) if one.leaves is not None)
    _, first, *_ = move_reasons(replace(move, from_name=start, to_name=end), sample)
    *_, leaves, stands = (
        word.strip(":") for word in first.split(": ")[0].split() if word[:2] in ("D+", "D-", "H+", "H-")
    )
    assert first.startswith(f"{move.unit_id} {told.replace(' L ', f' {leaves} ').replace(' S:', f' {stands}:')}")


def test_no_way_is_a_sentence() -> None:
    assert route_reasons(NoRoute("no-entry-point", Text("routes.no-entry-point"))) == [
        "There is no route: no entry point is in force."
    ]


def test_the_days_of_a_unit_are_explained_by_stocks_flows_and_what_it_carries(make_plan: MakePlan) -> None:
    hubs = [hub("E", PRZEMYSL, "20"), hub("F", LVIV, supplied_by="E", stock_t="1000")]
    units = [unit("A", KRAKOW, "1000"), unit("B", LVIV, "2000")]
    plan = read_plan(make_plan(toml=TOML, placements=units, hubs=hubs))
    found = sustain(plan, 24.0)
    told = shortage(found, found.units[0], plan)
    assert told == [
        "Without stocks the unit is short of 10.00 t/day. Its priority is 3.",
        "For 100.0 days, until D+101, stocks can cover all. One way is this: it gets E 10.0 t/day.",
        "The stock of F gives 10.0 t/day, and F feeds B.",
        "Then the stock of F is used up.",
        (
            "It carries 5 days of supplies, 50.0 t. What it lacks uses them up on D+106, after 105.0 days: 100.0 of them because "
            "of stocks, 5.0 by what it carries. The days count from the loss, if there is one."
        ),
    ]
    assert shortage(found, found.units[1], plan) == []
    assert lasting(found) == [
        "D+1 to D+101, 100.0 days: nobody is short. Stocks give, t/day: F 10.0.",
        "Then the stock of F is used up.",
        "From D+101 on: 10.0 t/day are missing, at A 10.0.",
    ]
    lines = list(supply_lines(plan, effect(found, found)))
    assert [line.strip() for line in lines if line.strip() in lasting(found)] == lasting(found)
    assert any("100.0 + 5.0" in line for line in lines)


def test_a_stock_that_covers_a_part_and_one_that_cannot_help_are_told(make_plan: MakePlan) -> None:
    hubs = [
        hub("E", PRZEMYSL, "0"),
        hub("F", LVIV, "4", supplied_by="E", stock_t="8"),
        hub("M", LVIV, kind="medical", supplied_by="E", stock_t="90"),
    ]
    plan = read_plan(make_plan(toml=TOML, placements=[unit("U", LVIV)], hubs=hubs))
    found = sustain(plan, 24.0)
    told = shortage(found, found.units[0], plan)
    assert "For 2.0 days, until D+3, it lacks 6.00 t/day at least. One way is this: it gets F 4.0 t/day." in told
    assert not any("M" in line.split() for line in told)
    assert lasting(found)[0] == "D+1 to D+3, 2.0 days: 6.0 t/day are missing, at U 6.0. Stocks give, t/day: F 4.0."


def test_a_border_says_what_is_met_there_and_by_its_name() -> None:
    met = Crossing("POL", "UKR", 49.8, 22.94, 16.0, True, True, "POL-UKR-MEDYKA", "Medyka–Shehyni")
    assert border(met) == "POL → UKR at Medyka–Shehyni: 16 h, with change of gauge and customs"
    free = replace(met, end="DEU", delay_h=0.0, change_of_gauge=False, customs=False, name="")
    assert border(free) == "POL → DEU at 49.80, 22.94: 0 h"
    assert border(replace(free, customs=True)).endswith("0 h, with customs")
    assert border(replace(free, change_of_gauge=True)).endswith("0 h, with change of gauge")


def test_every_kind_of_passage_and_every_gap_is_a_sentence() -> None:
    kinds = {link.kind for link in links() if link.is_named}
    told = [passage(Passage("Name", kind, 19.0, 1.26, 0.5)) for kind in sorted(kinds)]
    assert told == [
        "Name: 19 km, 1.3 h",
        "Name: 19 km, 1.3 h, of which 0.5 h of waiting",
        "Name: 19 km, 1.3 h, of which 0.5 h of waiting",
    ]
    assert all(sentence.endswith(".") for sentence in gaps())


def test_the_hours_of_a_route_are_told_with_all_waiting(sample: Plan) -> None:
    found = router_at(sample, 720.0).route((55.676, 12.568), (51.507, -0.128))
    assert isinstance(found, Route)
    length, *rest = route_reasons(found)
    assert f"{found.hours - 5.5:.1f} h under way and 5.5 h of waiting" in length
    assert any(line.startswith(("Channel Tunnel shuttle:", "Dover–Calais ferry:")) for line in rest)
    assert rest[-1].endswith("It is counted.")


def test_page_and_terminal_sum_a_supply_up_alike(sample: Plan) -> None:
    after = sustain(sample, 9600.0, read_losses(["HUB-GDN"], sample))
    assert after.short_units
    assert summary(after) in supply_lines(sample, effect(after, after))


def test_less_work_after_a_loss_is_never_told_alone(sample: Plan) -> None:
    before = sustain(sample, 9600.0)
    assert "less reach" not in transport(effect(before, before))
    after = sustain(sample, 9600.0, read_losses(["HUB-GDN"], sample))
    assert transport(effect(before, after)).endswith(
        f"After the loss {after.unmet_t_per_day:,.1f} t/day less reach units."
    )


def test_a_reach_tells_persons_and_not_only_units(sample: Plan) -> None:
    found = coverage(sample, 9600.0, ["UK-MED", "BE-MED"], km=100)
    outside = [reach for reach in found if not reach.inside]
    known = sum(reach.persons for reach in outside if not math.isnan(reach.persons))
    assert (
        f"The units outside have {known:,.0f} persons, of 8,460 in force, without 1 unit of unknown strength"
        in persons_outside(found)
    )
    assert persons_outside([reach for reach in found if reach.inside]) == ""
    unknown = replace(outside[0], persons=math.nan)
    assert "have 0 persons, of 0 in force, without 1 unit of unknown strength" in persons_outside([unknown])
