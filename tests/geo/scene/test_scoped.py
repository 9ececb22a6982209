"""What is out of the scope of a link is in no byte of its scene."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from msgspec import UNSET

from geo.contract.part import encode
from geo.plan import Plan, read_plan
from geo.scene.briefing import chapters
from geo.scene.build import build_scene
from geo.scene.disclosure import disclosed
from geo.scene.scope import WHOLE, LinkScope
from geo.scene.scoped import scoped_scene

MakePlan = Callable[..., Path]
DAY = 24.0
TOML = 'title = "T"\nceasefire = 2026-03-01T00:00:00Z'
WINDOW = LinkScope(start=-7 * DAY, end=60 * DAY)


def rich(make_plan: MakePlan, folder: Path | None = None, **instead: object) -> Path:
    """Return a plan whose rows say in their names where they are: IN-… in the window, OUT-… not."""
    tables: dict[str, object] = {
        "placements": [
            {"unit_id": "IN-U", "unit_name": "IN-unit", "nation": "FRA", "from": "D-20", "until": "D+111", "parent_id": "OUT-N",
             "hub_id": "IN-H", "source_id": "IN-S", "remarks": "SEKRET-R", "as_of": "2031-01-01"},
            {"unit_id": "OUT-U", "unit_name": "OUT-unit", "nation": "ISL", "from": "D+222", "until": "D+333", "source_id": "OUT-S"},
            {"unit_id": "OUT-V", "unit_name": "OUT-early", "nation": "FRA", "from": "D-99", "until": "D-7"},
            {"unit_id": "OUT-BAD", "unit_name": "OUT-bad", "nation": "FRA", "latitude": "OUT-lat"},
        ],
        "hubs": [
            {"hub_id": "IN-H", "name": "IN-hub", "from": "D+1", "supplied_by": "OUT-H", "remarks": "=SEKRET-R()"},
            {"hub_id": "OUT-H", "name": "OUT-hub", "from": "D+61", "until": "D+444"},
        ],
        "command_nodes": [{"node_id": "OUT-N", "name": "OUT-node", "from": "D+70"}],
        "contributions": [{"nation": "DEU", "kind": "air", "status": "planned", "detail": "OUT-detail", "from": "D+90"}],
        "phases": [
            {"phase_id": "IN-P", "name": "IN-phase", "from": "D+0", "until": "D+555"},
            {"phase_id": "OUT-P", "name": "OUT-phase", "from": "D+555"},
        ],
        "events": [
            {"event_id": "IN-E", "title": "IN-event", "date": "2026-03-05"},
            {"event_id": "OUT-E", "title": "OUT-event", "date": "2026-09-09"},
            {"event_id": "OUT-F", "title": "OUT-before", "date": "2025-11-11"},
        ],
        "sources": [
            {"source_id": "IN-S", "title": "IN-source", "remarks": "SEKRET-R"},
            {"source_id": "OUT-S", "title": "OUT-source", "url": "https://out.example/OUT-url"},
        ],
        "briefing": [
            {"chapter": "IN-C", "title": "IN-chapter", "time": "D+30", "focus": "IN-U;OUT-U", "notes": "SEKRET-N"},
            {"chapter": "OUT-C", "title": "OUT-chapter", "time": "D+80", "focus": "IN-U", "notes": "SEKRET-N"},
        ],
        "closures": [
            {"closure_id": "OUT-K", "name": "OUT-closure", "mode": "road", "crossing_id": "POL-UKR-MEDYKA", "from": "D+61", "until": "D+62"},
        ],
    }  # fmt: skip
    return make_plan(*([folder] if folder else []), toml=TOML, **(tables | instead))


def bytes_of(plan: Plan, scope: LinkScope) -> str:
    return encode(scoped_scene(plan, scope)).decode()


@pytest.fixture
def plan(make_plan: MakePlan) -> Plan:
    return read_plan(rich(make_plan)).on(date(2026, 11, 26))


@pytest.mark.parametrize("scope", [WHOLE, WINDOW, LinkScope(("IN-C",)), LinkScope(layers=("units",))])
def test_remarks_and_notes_are_in_no_link(plan: Plan, scope: LinkScope) -> None:
    assert "SEKRET" not in bytes_of(plan, scope)


def test_all_else_is_in_a_link_to_the_whole_plan(plan: Plan) -> None:
    told = bytes_of(plan, WHOLE)
    for name in ("OUT-U", "OUT-hub", "OUT-node", "OUT-detail", "OUT-phase", "OUT-event", "OUT-source", "OUT-chapter"):
        assert name in told


def test_nothing_outside_a_window_is_in_it(plan: Plan) -> None:
    told = bytes_of(plan, WINDOW)
    assert "OUT" not in told
    for name in ("IN-unit", "IN-hub", "IN-phase", "IN-event", "IN-source", "IN-chapter"):
        assert name in told
    for day in (-99, -20, 61, 62, 70, 80, 90, 111, 222, 333, 444, 555):
        assert f"D{day:+d}" not in told, day
        assert f"{day * 24}.0" not in told, day
    for other in ("2026-09", "2025-11", "Iceland", "Germany", "2031-01-02"):
        assert other not in told


def test_a_window_is_seen_with_both_its_ends(make_plan: MakePlan) -> None:
    rows = [
        {"unit_id": "a", "from": "D+60"}, {"unit_id": "b", "from": "", "until": "D-6"}, {"unit_id": "c", "from": "", "until": "D+60"},
        {"unit_id": "d", "from": "D-8", "until": "D+61"},
    ]  # fmt: skip
    scene = scoped_scene(read_plan(make_plan(placements=rows)), WINDOW)
    items = {item.id: item for item in scene.layers[0].items}
    periods = {name: (item.start, item.end) for name, item in items.items()}
    just_after = periods["d"][1]
    assert 1440.0 < just_after < 1440.001
    assert periods == {
        "a": (1440.0, just_after),
        "b": (-168.0, -144.0),
        "c": (-168.0, 1440.0),
        "d": (-168.0, just_after),
    }
    assert {"D-7", "D+60"} <= set(items["d"].cells)
    assert (scene.time.start, scene.time.end) == (-168.0, 1440.0)


@pytest.mark.parametrize(
    ("start", "end"), [(None, -60 * DAY), (900 * DAY, None), (61 * DAY, 62 * DAY), (-90 * DAY, -80 * DAY)]
)
def test_the_time_line_and_the_chapters_lie_in_the_window(plan: Plan, start: float | None, end: float | None) -> None:
    scene = scoped_scene(plan, LinkScope(start=start, end=end))
    first, last = scene.time.start, scene.time.end
    assert first < last
    assert start in {None, first}
    assert end in {None, last}
    at = [*scene.time.stops, scene.opening.time, *(c.time for c in scene.chapters)]
    at += [t for phase in scene.time.phases for t in (phase.start, phase.end)]
    assert all(first <= t <= last for t in at)
    assert all(t <= last for t in scene.personnel.instants)


def test_an_open_window_end_keeps_what_comes_after(plan: Plan) -> None:
    told = bytes_of(plan, LinkScope(start=-7 * DAY))
    assert "OUT-unit" in told
    assert "OUT-early" not in told
    assert "OUT-before" not in told


def test_chapters_left_out_are_in_no_byte(make_plan: MakePlan) -> None:
    more = [{"chapter": f"c{i}", "title": f"Title{i}", "time": "D+30"} for i in range(4)]
    more.append({"chapter": "c٠", "title": "Title9", "time": "D+30"})
    plan = read_plan(rich(make_plan, briefing=more))
    told = bytes_of(plan, LinkScope(("c1", "c2")))
    assert "Title1" in told
    assert "Title2" in told
    for name in ("Title0", "Title3", "Title9", '"c0"', '"c3"', "c٠"):
        assert name not in told


def test_chapters_left_out_are_in_no_count(make_plan: MakePlan) -> None:
    scope, rows = LinkScope(("c0",)), [{"chapter": f"c{i}", "title": f"Title{i}"} for i in range(3)]
    set_aside = [{"chapter": "bad", "title": "Bad", "time": "odd"}]
    assert bytes_of(read_plan(make_plan(briefing=[*rows, *set_aside])), scope) == bytes_of(
        read_plan(make_plan(briefing=rows)), scope
    )


def test_columns_that_only_this_plan_has_are_in_no_link(make_plan: MakePlan) -> None:
    plan = read_plan(make_plan(placements=[{"unit_id": "U", "Bemerkungen": "SEKRET-R", "remarks 2": "SEKRET-R"}]))
    assert "SEKRET-R" in encode(build_scene(plan)).decode()
    for scope in (WHOLE, LinkScope(layers=("units",)), WINDOW):
        assert "SEKRET-R" not in bytes_of(plan, scope)
        assert "emerkungen" not in bytes_of(plan, scope)


def test_a_link_quotes_no_cell_heading_or_name_beside_the_plan(make_plan: MakePlan) -> None:
    """Ordinary texts of columns of its own, which the doctor has something to say about, and a copy beside a file."""
    texts = ("SEKRET?Jones", "SEKRET \u200bKowalski", "=SEKRET3", "SEKRET&amp;", "SEKRET Ã³")
    rows = [{"unit_id": f"U{at}", "liaison SEKRET": text, "personnel": "many"} for at, text in enumerate(texts)]
    folder = make_plan(placements=rows, briefing=[{"chapter": "c", "title": "T", "own": "=SEKRET"}])
    (folder / "SEKRET copy of placements.csv").write_text("x")
    plan = read_plan(folder)
    assert "SEKRET" in encode(build_scene(plan)).decode()
    for scope in (WHOLE, LinkScope(layers=("units",)), LinkScope(chapters=("c",)), WINDOW):
        assert "SEKRET" not in bytes_of(plan, scope)
    assert json.loads(bytes_of(plan, WHOLE))["problems"] == {"set_aside": len(texts), "items": []}


def test_a_chapter_names_no_layer_that_is_left_out(make_plan: MakePlan) -> None:
    chapters = [{"chapter": "c0", "title": "T", "layers": layers} for layers in ("Units;hubs;nodes", "units; hubs")]
    told = [bytes_of(read_plan(make_plan(briefing=[row])), LinkScope(layers=("units", "hubs"))) for row in chapters]
    assert "nodes" not in json.loads(told[0])["chapters"][0]["layers"]
    assert json.loads(told[0])["chapters"] == json.loads(told[1])["chapters"]
    assert "hubs; nodes" not in told[0]


def test_layers_left_out_are_in_no_byte(plan: Plan) -> None:
    told = bytes_of(plan, LinkScope(layers=("hubs",)))
    assert "OUT-hub" in told
    for name in (
        "IN-U",
        "OUT-U",
        "OUT-N",
        "IN-E",
        "OUT-detail",
        "IN-S",
        "OUT-S",
        "OUT-K",
        "Iceland",
        "D+222",
        "5328.0",
    ):
        assert name not in told, name


def test_no_link_names_what_the_plan_lacks_or_sets_aside(make_plan: MakePlan) -> None:
    folder = rich(make_plan, placements=[{"unit_id": "U", "parent_id": "GONE-N", "hub_id": "GONE-H"}], hubs=[])
    assert "GONE" not in bytes_of(read_plan(folder), LinkScope(layers=("units",)))
    assert "GONE" not in bytes_of(read_plan(folder), WINDOW)


@pytest.mark.parametrize("scope", [WINDOW, LinkScope(("IN-C",), ("hubs",))])
def test_the_revision_follows_what_is_shown(make_plan: MakePlan, tmp_path: Path, scope: LinkScope) -> None:
    before = scoped_scene(read_plan(rich(make_plan, tmp_path / "plan")), scope)
    folder = tmp_path / "plan"
    for name in ("placements", "command_nodes", "briefing"):
        path = folder / f"{name}.csv"
        path.write_text(path.read_text().replace("OUT-", "ELSE-").replace("SEKRET", "OTHER"))
    assert encode(scoped_scene(read_plan(folder), scope)) == encode(before)
    path = folder / "hubs.csv"
    path.write_text(path.read_text().replace("IN-hub", "IN-other"))
    assert scoped_scene(read_plan(folder), scope).revision != before.revision


def test_a_part_says_that_it_is_one_and_all_of_the_plan_does_not(plan: Plan) -> None:
    assert scoped_scene(plan, WHOLE).scope is UNSET
    told = scoped_scene(plan, LinkScope(("IN-C",), ("units",), -168.0, 1440.0)).scope
    assert isinstance(told, str)
    assert all(word in told for word in ("IN-chapter", "Units", "D-7 to D+60"))


def test_no_problem_quotes_what_layers_leave_out(make_plan: MakePlan) -> None:
    plan = read_plan(
        make_plan(
            placements=[{"unit_id": "IN-U", "hub_id": "OUT-H\u200b"}],
            hubs=[{"hub_id": "OUT-H", "name": "OUT-hub", "source_id": "OUT-S"}],
            sources=[{"source_id": "OUT-S", "title": "OUT &amp; source"}],
            briefing=[{"chapter": "c", "title": "Shown", "time": "D+0", "focus": "OUT-H\u200b"}],
        )
    )
    assert any("OUT" in str(problem.text) for problem in plan.problems)
    assert b"OUT" not in encode(scoped_scene(plan, LinkScope(layers=("units",))))


def test_a_source_with_the_id_of_a_node_that_is_left_out_brings_no_superior_back(make_plan: MakePlan) -> None:
    plan = read_plan(
        make_plan(
            placements=[{"unit_id": "IN-U", "parent_id": "OUT-N"}],
            command_nodes=[{"node_id": "OUT-N", "name": "A node"}],
            sources=[{"source_id": "OUT-N", "title": "A source"}],
            briefing=[{"chapter": "c", "title": "Shown", "time": "D+0", "focus": "OUT-N"}],
        )
    )
    told = disclosed(plan, layers=("units",))
    assert list(told.rows("placements")["parent_id"]) == [""]


def test_a_hidden_chapter_and_what_stands_on_its_map_are_in_no_copy(make_plan: MakePlan) -> None:
    briefing = [
        {"chapter": "seen", "message": "For all"},
        {"chapter": "secret", "title": "SECRET-TITLE", "message": "SECRET-MESSAGE", "hidden": "yes", "layers": "SECRET-LAYER"},
    ]  # fmt: skip
    annotations = [
        {"annotation_id": "a1", "chapter": "seen", "text": "TEXT-SEEN", "remarks": "SECRET-REMARK"},
        {"annotation_id": "a2", "chapter": "secret", "text": "SECRET-TEXT", "source_id": "SECRET-SOURCE"},
        {"annotation_id": "a3", "chapter": "nowhere", "text": "SECRET-NOWHERE"},
    ]
    plan = read_plan(make_plan(placements=[{}], briefing=briefing, annotations=annotations))
    assert "SECRET-TITLE" in str(build_scene(plan))
    for scope in (LinkScope(), LinkScope(chapters=("seen", "secret")), LinkScope(start=-10.0, end=10.0)):
        text = encode(scoped_scene(plan, scope)).decode()
        assert "SECRET" not in text
        assert "secret" not in text
        assert "For all" in text
        assert "TEXT-SEEN" in text
    copy = disclosed(plan)
    assert [c.id for c in chapters(copy)] == ["seen"]
    assert "SECRET" not in str([*copy.tables["annotations"].frame.to_dict("records"), *copy.problems])


def test_a_copy_has_annotations_of_its_chapters_alone(make_plan: MakePlan) -> None:
    rows = [{"chapter": "a", "time": "D+0;D+5;D+20"}, {"chapter": "b", "time": "D+50"}]
    notes = [{"annotation_id": name, "chapter": name, "text": f"TEXT-{name}"} for name in ("a", "b")]
    plan = read_plan(make_plan(placements=[{}], briefing=rows, annotations=notes))
    for scope in (LinkScope(chapters=("a",)), LinkScope(start=24.0, end=600.0)):
        scene = scoped_scene(plan, scope)
        assert [one.text for one in scene.annotations] == ["TEXT-a"]
        assert "TEXT-b" not in encode(scene).decode()
    assert scene.chapters[0].times == (120.0, 480.0)


def test_a_copy_without_units_counts_none(make_plan: MakePlan) -> None:
    rows = [{"figures": "personnel;contributors;units"}]
    plan = read_plan(make_plan(placements=[{}], contributions=[{}], briefing=rows))
    found = scoped_scene(plan, LinkScope(layers=("nations",))).chapters[0].figures
    assert [(one.code, one.value) for one in found] == [("contributors", "1")]


def test_a_take_away_of_one_chapter_counts_since_the_one_before_and_a_link_does_not(make_plan: MakePlan) -> None:
    rows = [{"chapter": "a", "time": "D-5"}, {"chapter": "b", "time": "D+1", "figures": "arrived"}]
    plan = read_plan(make_plan(placements=[{}], briefing=rows))
    (kept,) = chapters(disclosed(plan, chapters=("b",), since=True))
    assert (kept.since, [figure.value for figure in kept.figures]) == (-120.0, ["1"])
    (shown,) = scoped_scene(plan, LinkScope(chapters=("b",))).chapters
    assert (shown.since, shown.figures, shown.changes) == (None, (), ())
