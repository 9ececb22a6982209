"""Where the map looks: at what a plan ever has on it."""

from __future__ import annotations

import pytest

from geo.contract.part import Bounds
from geo.export.shot import shot_of
from geo.plan import Plan, read_plan
from geo.scene.briefing import chapters
from geo.scene.build import build_scene
from geo.scene.views import MAPPED, NEIGHBOURS, UKRAINE, europe, views
from tests.conftest import PlanMaker

NORTHWOOD = {"place": "Northwood", "latitude": "51.62", "longitude": "-0.41"}
LONDON = {"place": "London", "latitude": "51.51", "longitude": "-0.13"}


def covers(outer: Bounds, inner: Bounds) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and outer[2] >= inner[2] and outer[3] >= inner[3]


def test_a_plan_in_ukraine_alone_still_shows_the_neighbours(make_plan: PlanMaker) -> None:
    plan = read_plan(make_plan(placements=[{"latitude": "50.45", "longitude": "30.52"}]))
    assert europe(plan) == NEIGHBOURS
    assert covers(NEIGHBOURS, UKRAINE)


def test_an_empty_plan_has_views(make_plan: PlanMaker) -> None:
    assert [view.bounds for view in views(read_plan(make_plan()))] == [UKRAINE, NEIGHBOURS]


@pytest.mark.parametrize(
    "rows",
    [
        {"command_nodes": [NORTHWOOD]},
        {"events": [LONDON, {"event_id": "e2"}]},
        {"command_nodes": [NORTHWOOD | {"from": "D+400"}], "placements": [{}]},
    ],
)
def test_what_stands_or_happens_far_away_is_inside_with_a_margin(
    make_plan: PlanMaker, rows: dict[str, list[dict[str, str]]]
) -> None:
    west, south, east, north = europe(read_plan(make_plan(**rows)))
    assert -4.5 < west < -1
    assert (south, east, north) == NEIGHBOURS[1:]


def test_an_outlier_beyond_the_base_map_moves_nothing(make_plan: PlanMaker) -> None:
    far = [{"latitude": "21.3", "longitude": "-157.9"}, {"unit_id": "U2", "latitude": "-12", "longitude": "96"}]
    assert europe(read_plan(make_plan(placements=[*far, {"unit_id": "U3"}]))) == NEIGHBOURS


def test_no_margin_leads_beyond_the_base_map(make_plan: PlanMaker) -> None:
    corners = [{"latitude": "72", "longitude": "-25"}, {"unit_id": "U2", "latitude": "33", "longitude": "60"}]
    assert europe(read_plan(make_plan(placements=corners))) == MAPPED


def test_page_and_exports_frame_the_sample_alike(sample: Plan) -> None:
    scene = build_scene(sample)
    whole = next(view.bounds for view in scene.views if view.code == "europe")
    for chapter in chapters(sample):
        if chapter.view == "europe" and not chapter.bounds:
            assert shot_of(chapter, scene).bounds == whole
    for layer in scene.layers:
        for item in layer.items:
            if getattr(item, "lat", None) is not None:
                assert covers(whole, (item.lon, item.lat, item.lon, item.lat)), item.id
