"""The sample plan against what was reported, and against what a plan may hold."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from geo.analysis.orbat import personnel_by_nation
from geo.basemap.places import countries_at
from geo.geodesy import distances_km
from geo.periods import in_force
from geo.plan import Plan
from geo.scene.build import build_scene
from geo.schema import TABLES

FIGHTING_2025 = [
    (51.30, 34.30), (50.30, 36.90), (49.60, 37.60), (49.00, 37.90), (48.60, 38.00), (48.10, 37.50), (47.80, 36.60),
    (47.50, 35.60), (47.50, 34.50), (46.75, 33.35), (46.60, 32.60), (46.50, 31.70),
]  # fmt: skip
"""Points along where fighting was in 2025, latitude and longitude, from public maps; coarse on purpose."""


def test_no_problem_of_any_kind(sample: Plan) -> None:
    assert sample.problems == []
    for day in (date(2025, 7, 10), date(2026, 11, 26), date(2125, 1, 1)):
        assert sample.on(day).problems == []


def test_size(sample: Plan) -> None:
    assert len(sample.rows("placements")) >= 40
    assert len(sample.rows("hubs")) >= 10
    assert len(sample.rows("briefing")) >= 8
    assert all(len(sample.rows(spec.name)) > 0 for spec in TABLES)


@pytest.mark.parametrize(
    ("at", "place"), [(0, "Paris"), (720, "Paris"), (8760, "London"), (9600, "London"), (17520, "Paris")]
)
def test_f1_f2_headquarters(sample: Plan, at: float, place: str) -> None:
    nodes = in_force(sample.rows("command_nodes"), at).set_index("node_id")
    assert nodes.loc["MNFU-HQ", "place"] == place


def test_f3_cell_has_the_precision_of_the_country(sample: Plan) -> None:
    cell = sample.rows("command_nodes").set_index("node_id").loc["COORD-CELL"]
    assert (cell["place"], cell["precision_km"], cell["basis"]) == ("Kyiv", "country", "inferred")


def test_f4_northwood_has_no_command_line(sample: Plan) -> None:
    nodes = sample.rows("command_nodes").set_index("node_id")
    assert (nodes.loc["NORTHWOOD", "basis"], nodes.loc["NORTHWOOD", "parent_id"]) == ("reported", "")
    everything = [*nodes["parent_id"], *sample.rows("placements")["parent_id"]]
    assert "NORTHWOOD" not in everything


def test_f5_to_f9_contributions(sample: Plan) -> None:
    given = {(r["nation"], r["kind"]): r for r in sample.rows("contributions").to_dict("records")}
    assert given["FRA", "ground_forces"]["basis"] == given["GBR", "ground_forces"]["basis"] == "reported"
    assert given["UNNAMED", "logistics"]["basis"] == "reported"
    assert given["USA", "security_guarantee"]["status"] == "conditional"
    assert given["MULTI", "equipment"]["until"] == 0
    named = {nation for nation, kind in given if kind == "logistics"} - {"UNNAMED"}
    assert {given[nation, "logistics"]["basis"] for nation in named} == {"notional"}


def test_f8_first_hours_begin_with_the_ceasefire(sample: Plan) -> None:
    phases = sample.rows("phases").set_index("phase_id")
    assert phases.loc["first-hours", "from"] == 0


def test_f10_to_f12_events(sample: Plan) -> None:
    events = sample.rows("events").set_index("event_id")
    assert {"London", "Northwood", "Rome"} <= set(events.loc[events["basis"] == "reported", "place"])


def test_reported_is_only_what_the_report_says(sample: Plan) -> None:
    assert set(sample.rows("placements")["basis"]) == {"notional"}
    assert set(sample.rows("hubs")["basis"]) == {"notional"}


def test_every_notional_host_says_that_nobody_agreed(sample: Plan) -> None:
    for name in ("placements", "hubs"):
        remarks = sample.rows(name)["remarks"]
        assert remarks.str.contains("No government has agreed").all()


def test_placements_are_coarse_and_far_from_the_fighting(sample: Plan) -> None:
    frame = sample.rows("placements")
    assert all(p == "oblast" or p >= 10 for p in frame["precision_km"])
    for latitude, longitude in zip(frame["latitude"], frame["longitude"], strict=True):
        front = np.array(FIGHTING_2025)
        n = len(front)
        assert distances_km(np.full(n, latitude), np.full(n, longitude), front[:, 0], front[:, 1]).min() > 100


def test_nobody_is_in_ukraine_before_the_ceasefire(sample: Plan) -> None:
    frame = sample.rows("placements")
    early = frame[frame["from"] < 0]
    assert len(early)
    assert "UKR" not in countries_at(early["latitude"].to_numpy(), early["longitude"].to_numpy())


def test_two_brigades_of_a_believable_size(sample: Plan) -> None:
    series = personnel_by_nation(sample)
    assert 4_000 < series.persons.sum(axis=0).max() < 15_000
    assert set(series.nations[:2]) == {"FRA", "GBR"}


def test_every_row_is_in_a_layer_or_counted(sample: Plan) -> None:
    scene = build_scene(sample)
    shown = sum(len(layer.items) for layer in scene.layers)
    assert shown + scene.problems.set_aside == sum(table.rows for table in sample.tables.values())


def test_the_briefing_tells_the_whole_story(sample: Plan) -> None:
    ids = set(sample.rows("briefing")["chapter"])
    assert {
        "why",
        "who",
        "command",
        "before",
        "first-hours",
        "build-up",
        "steady-state",
        "guarantee",
        "rotation",
    } <= ids


def test_every_chapter_has_a_message_figures_and_minutes(sample: Plan) -> None:
    told = build_scene(sample).chapters
    assert len(told) == 10
    assert all(one.message and one.minutes and not one.hidden for one in told)
    assert [one.id for one in told if not one.figures] == ["sources"], "no figure counts sources"
    assert {one.value for chapter in told for one in chapter.figures}.isdisjoint({"not known"})
    assert len(build_scene(sample).annotations) == 5


def test_a_chapter_points_only_at_what_its_map_shows_or_its_notes_tell(sample: Plan) -> None:
    scene = build_scene(sample)
    rows = {layer.name: {item.id for item in layer.items} for layer in scene.layers}
    told = {item.nation for layer in scene.layers if layer.name == "nations" for item in layer.items}
    for chapter in scene.chapters:
        drawn = set().union(*(rows.get(name, set()) for name in chapter.layers))
        assert set(chapter.focus) <= drawn | told | rows["sources"], chapter.id


@pytest.mark.parametrize(
    ("chapter", "names"),
    [
        ("before", {"UK-BG-1", "FR-GTIA-1"}),
        ("first-hours", {"UK-BG-1", "FR-GTIA-1"}),
        ("build-up", {"MNB-N", "MNB-S"}),
        ("command", {"MNFU-HQ", "COORD-CELL", "LCC"}),
    ],
)
def test_a_chapter_points_at_what_its_message_is_about(sample: Plan, chapter: str, names: set[str]) -> None:
    (told,) = (one for one in build_scene(sample).chapters if one.id == chapter)
    assert set(told.focus) == names


def test_who_commands_is_what_the_picture_draws_lines_between(sample: Plan) -> None:
    nodes = in_force(sample.rows("command_nodes"), 720).set_index("node_id")
    lines = {(parent, name) for name, parent in nodes["parent_id"].items() if parent}
    assert lines == {("MNFU-HQ", "COORD-CELL"), ("MNFU-HQ", "LCC")}
