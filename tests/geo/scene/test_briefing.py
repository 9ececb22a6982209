"""Chapters: what a row gives, what is usual where it gives nothing, and what is told."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pytest
import shapely

from geo.layers import LAYERS_SHOWN_FIRST
from geo.plan import Plan, read_plan
from geo.scene.briefing import MADE, USUAL_TIME_H, chapters
from geo.scene.build import build_scene
from tests.conftest import PlanMaker

KM_PER_DEGREE = 111.2
NEAR_KM = 2.0
"""How far from its way units may seem to cross a border, on the map of a country."""


def test_a_chapter_is_its_row(make_plan: PlanMaker) -> None:
    row = {"chapter": "one", "title": "Один", "view": "europe", "time": "D+2", "layers": "units;nodes", "focus": "U1",
           "notes": "<b>{{ x }}</b>", "bounds": "22; 47; 32; 52"}  # fmt: skip
    (chapter,) = chapters(read_plan(make_plan(placements=[{}], briefing=[row])))
    assert (chapter.id, chapter.title, chapter.view, chapter.time) == ("one", "Один", "europe", 48)
    assert (chapter.layers, chapter.focus, chapter.bounds) == (("units", "nodes"), ("U1",), (22.0, 47.0, 32.0, 52.0))
    assert (chapter.notes, chapter.told) == ("<b>{{ x }}</b>", ())


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"time": ""}, "the chapter has no time"),
        ({"layers": "units;tanks"}, "tanks"),
        ({"focus": "NOBODY"}, "NOBODY"),
        ({"bounds": "22; 47; 32"}, "is no part of the map"),
        ({"bounds": "32; 47; 22; 52"}, "is no part of the map"),
    ],
)
def test_a_chapter_with_something_missing_is_told_by_name_and_plays(
    make_plan: PlanMaker, cells: dict[str, str], says: str
) -> None:
    rows = [{"chapter": "sound"}, {"chapter": "odd", "view": "ukraine"} | cells]
    sound, odd = chapters(read_plan(make_plan(placements=[{}], briefing=rows)))
    assert sound.told == ()
    assert any("briefing.csv row 3" in message and says in message for message in odd.told)
    assert (odd.view, odd.time, odd.bounds) == ("ukraine", 0.0, None)
    assert odd.layers


def test_a_plan_without_chapters_has_one_of_the_usual_view(make_plan: PlanMaker) -> None:
    plan = read_plan(make_plan(toml='title = "T"\nview = "europe"\n', placements=[{}]))
    (chapter,) = chapters(plan)
    assert (chapter.id, chapter.title, chapter.view, chapter.row) == (MADE, "T", "europe", None)
    assert (chapter.time, chapter.layers) == (USUAL_TIME_H, LAYERS_SHOWN_FIRST)
    assert build_scene(plan).chapters[0].id == MADE


def test_notes_stay_out_unless_asked_for(make_plan: PlanMaker) -> None:
    plan = read_plan(make_plan(placements=[{}], briefing=[{"notes": "for the speaker"}]))
    assert "for the speaker" not in str(build_scene(plan, notes=False))
    assert "for the speaker" in str(build_scene(plan))


def test_chapters_point_at_sources_and_nations_too(make_plan: PlanMaker) -> None:
    plan = read_plan(make_plan(placements=[{}], sources=[{}], contributions=[{}], briefing=[{"focus": "s1;FRA"}]))
    assert [p for p in plan.problems if p.code == "chapter-focus"] == []


def test_a_chapter_says_what_has_changed_on_its_layers_since_the_one_before(make_plan: PlanMaker) -> None:
    units = [{"unit_id": "A", "until": "D+5"}, {"unit_id": "B", "from": "D+5"}]
    rows = [
        {"chapter": "a", "time": "D+2", "layers": "units"},
        {"chapter": "b", "time": "D+3", "layers": "units", "hidden": "yes"},
        {"chapter": "c", "time": "D+6", "layers": "units;hubs"},
        {"chapter": "d", "time": "D+6", "layers": "hubs"},
        {"chapter": "e", "time": "D+1", "layers": "units"},
    ]
    hubs = [{"hub_id": "H", "from": "D+4"}]
    plan = read_plan(make_plan(placements=units, hubs=hubs, briefing=rows))
    told = {c.id: (c.since, [(x.layer, x.arrived, x.moved, x.left) for x in c.changes]) for c in chapters(plan)}
    assert told == {
        "a": (None, []),
        "b": (48.0, []),
        "c": (48.0, [("units", ("B",), (), ("A",)), ("hubs", ("H",), (), ())]),
        "d": (144.0, []),
        "e": (None, []),
    }


def test_a_figure_since_the_chapter_before_needs_one(make_plan: PlanMaker) -> None:
    rows = [{"chapter": name, "time": "D+1", "figures": "units;arrived"} for name in ("a", "b")]
    told = chapters(read_plan(make_plan(placements=[{}], briefing=rows)))
    assert [[figure.code for figure in one.figures] for one in told] == [["units"], ["units", "arrived"]]


def test_the_units_of_the_sample_cross_where_it_says(sample: Plan) -> None:
    scene = build_scene(sample)
    (crossing,) = (one for one in scene.annotations if one.id == "first-crossing")
    (chapter,) = (one for one in scene.chapters if one.id == crossing.chapter)
    ways = [one.points for one in scene.trails if one.id == "UK-BG-1" and one.at == chapter.time]
    off = [distance_from_way(crossing.lat, crossing.lon, way) for way in ways]
    assert len(off) == 1
    assert off[0] < NEAR_KM


def distance_from_way(lat: float, lon: float, way: Sequence[tuple[float, float]]) -> float:
    """How far a place is from a way, in km; good for stretches of some ten km."""
    to_km = (KM_PER_DEGREE, KM_PER_DEGREE * math.cos(math.radians(lat)))
    line = shapely.LineString([(a * to_km[0], b * to_km[1]) for a, b in way])
    return float(line.distance(shapely.Point(lat * to_km[0], lon * to_km[1])))
