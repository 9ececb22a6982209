from __future__ import annotations

import json
import math
from typing import Any

from msgspec import UNSET

from geo.contract.layers import Precision
from geo.contract.part import encode
from geo.plan import Plan, read_plan
from geo.scene.build import build_scene
from geo.scene.layers import build_layers
from geo.schema import PLACEMENTS
from geo.sidc import check_sidc
from tests.conftest import PlanMaker
from tests.rows import defaults


def layer(plan: Plan, name: str) -> tuple[Any, ...]:
    return next(one for one in build_layers(plan) if one.name == name).items


def test_a_scene_is_plain_json(sample: Plan) -> None:
    scene = build_scene(sample)
    assert json.loads(encode(scene))["title"] == "Multinational Force Ukraine"


def test_every_item_has_a_cell_for_every_column(sample: Plan) -> None:
    for spec in build_layers(sample):
        assert {len(item.cells) for item in spec.items} <= {len(spec.columns)}, spec.name


def test_symbols_carry_what_drawing_needs(sample: Plan) -> None:
    for name in ("units", "hubs", "nodes"):
        for item in layer(sample, name):
            assert check_sidc(item.sidc) == item.sidc
            assert math.isfinite(item.lat) and math.isfinite(item.lon)
            assert item.precision != Precision()


def test_a_unit_has_its_short_name_and_what_has_none_says_nothing(make_plan: PlanMaker) -> None:
    rows = [{"short_name": "1 BN"}, {"unit_id": "U2"}]
    units = layer(read_plan(make_plan(placements=rows, hubs=[{}])), "units")
    assert [unit.short for unit in units] == ["1 BN", ""]
    assert layer(read_plan(make_plan(placements=rows, hubs=[{}])), "hubs")[0].short is UNSET


def test_a_file_without_short_names_has_no_problem(make_plan: PlanMaker) -> None:
    row = defaults(PLACEMENTS)
    plan = read_plan(make_plan(placements=f"{','.join(row)}\r\n{','.join(row.values())}\r\n".encode()))
    assert [unit.short for unit in layer(plan, "units")] == [""]
    (absent,) = plan.problems
    assert absent.code == "header-absent"
    assert "short_name" not in absent.message


def test_a_sidc_in_the_row_overrides(make_plan: PlanMaker) -> None:
    plan = read_plan(make_plan(placements=[{"sidc": "10031000151205000000"}]))
    assert layer(plan, "units")[0].sidc == "10031000151205000000"


def test_precision_is_drawn_as_radius_or_outline(make_plan: PlanMaker) -> None:
    rows = [{"unit_id": "A"}, {"unit_id": "B", "precision_km": "oblast"}, {"unit_id": "C", "precision_km": "Country"}]
    items = layer(read_plan(make_plan(placements=rows)), "units")
    assert [i.precision for i in items] == [Precision(km=10.0), Precision(admin1="UA-46"), Precision(country="UKR")]


def test_cards_hold_extra_columns_and_computed_places(make_plan: PlanMaker) -> None:
    plan = read_plan(make_plan(placements=[{"mine": "x"}]))
    spec = next(one for one in build_layers(plan) if one.name == "units")
    card = dict(zip((head.label for head in spec.columns), spec.items[0].cells, strict=True))
    assert card["mine"] == "x"
    assert card["Lies in"] == "Lviv, Ukraine"
    assert card["Personnel"] == "600 persons"
    assert card["Nation"] == "France (FRA)"
    assert card["Until"] == ""


def test_events_without_a_ceasefire_date_lie_before_it(make_plan: PlanMaker) -> None:
    phases = [{"phase_id": "a", "until": "D+0"}, {"phase_id": "b", "from": "D+0", "until": "D+3"}]
    events = [{"event_id": "old"}, {"event_id": "new", "date": "D+1"}]
    items = layer(read_plan(make_plan(placements=[{}], phases=phases, events=events)), "events")
    assert [(i.start, i.end) for i in items] == [(None, 0.0), (24.0, 72.0)]


def test_notes_and_remarks_can_be_left_out(sample: Plan) -> None:
    kept, left = build_scene(sample), build_scene(sample, notes=False)
    assert any(c.notes for c in kept.chapters)
    assert not any(c.notes for c in left.chapters)
    assert not any(head.label in ("Remarks", "Notes") for one in left.layers for head in one.columns)


def test_an_empty_plan_still_has_a_time(make_plan: PlanMaker) -> None:
    time = build_scene(read_plan(make_plan())).time
    assert time.start < 0 < time.end
    assert time.stops == (0.0,)
