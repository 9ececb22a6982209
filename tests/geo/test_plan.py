from __future__ import annotations

from pathlib import Path

import pytest

from geo.errors import PlanUnreadableError
from geo.periods import uncovered
from geo.plan import Plan, read_plan
from geo.tally import MOST_OF_A_KIND
from tests.conftest import PlanMaker


def found(plan: Plan) -> list[tuple[str, int | None, str | None, str, str]]:
    return [(p.file, p.row, p.column, p.code, p.severity) for p in plan.problems]


def test_a_clean_plan_gives_nothing(make_plan: PlanMaker) -> None:
    assert found(read_plan(make_plan(placements=[{}]))) == []


def test_an_empty_folder_is_read_and_told(tmp_path: Path) -> None:
    plan = read_plan(tmp_path)
    assert not plan.readable
    assert ("placements.csv", None, None, "file-absent", "error") in found(plan)
    assert {p.severity for p in plan.problems if p.file != "placements.csv"} == {"notice"}


@pytest.mark.parametrize("name", ["absent", "file.txt"])
def test_what_is_no_folder_cannot_be_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "file.txt").write_text("x")
    with pytest.raises(PlanUnreadableError, match=name):
        read_plan(tmp_path / name)


def test_an_absent_table_is_empty_with_a_notice(make_plan: PlanMaker) -> None:
    folder = make_plan(placements=[{}])
    (folder / "hubs.csv").unlink()
    plan = read_plan(folder)
    assert found(plan) == [("hubs.csv", None, None, "file-absent", "notice")]
    assert plan.readable


def test_a_file_that_is_a_folder_spoils_nothing_else(make_plan: PlanMaker) -> None:
    folder = make_plan(placements=[{}])
    (folder / "hubs.csv").unlink()
    (folder / "hubs.csv").mkdir()
    plan = read_plan(folder)
    assert [(p.file, p.code) for p in plan.problems] == [("hubs.csv", "file-unreadable")]
    assert len(plan.rows("placements")) == 1


def test_settings_that_are_wrong_fall_back(make_plan: PlanMaker) -> None:
    toml = 'title = "T"\nceasefire = "soon"\nview = "moon"\n[marking]\ncolour = "red"\n[theatre]\nbounds = [1]\n'
    plan = read_plan(make_plan(toml=toml, placements=[{}]))
    assert [p.code for p in plan.problems] == ["settings-value"] * 4
    assert (plan.settings.view, plan.settings.ceasefire) == ("ukraine", None)


def test_broken_settings_are_one_error(make_plan: PlanMaker) -> None:
    plan = read_plan(make_plan(toml="title = ", placements=[{}]))
    assert found(plan) == [("plan.toml", None, None, "settings-syntax", "error")]
    assert len(plan.rows("placements")) == 1


@pytest.mark.parametrize("nation", ["UKR", "RUS", "BLR"])
def test_other_forces_are_refused(make_plan: PlanMaker, nation: str) -> None:
    plan = read_plan(make_plan(placements=[{}, {"unit_id": "X", "nation": nation}]))
    assert found(plan) == [("placements.csv", 3, "nation", "force-excluded", "error")]
    assert plan.set_aside == 1


def test_ids_are_unique_across_tables(make_plan: PlanMaker) -> None:
    plan = read_plan(make_plan(placements=[{"unit_id": "A"}], hubs=[{"hub_id": "A"}]))
    assert found(plan) == [("hubs.csv", 2, "hub_id", "id-taken", "error")]


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ({"from": "D-3"}, "from", "before-ceasefire"),
        ({"precision_km": "5"}, "precision_km", "precision-fine"),
        ({"latitude": "43.3", "longitude": "34", "place": ""}, "latitude", "position-at-sea"),
        ({"latitude": "-49.84"}, "latitude", "position-outside"),
        ({"parent_id": "nobody"}, "parent_id", "reference-unknown"),
        ({"parent_id": "U1"}, "parent_id", "reference-self"),
        ({"hub_id": "nowhere"}, "hub_id", "reference-unknown"),
        ({"source_id": "unheard"}, "source_id", "source-unknown"),
    ],
)
def test_what_looks_wrong_is_kept_and_told(make_plan: PlanMaker, cells: dict[str, str], column: str, code: str) -> None:
    plan = read_plan(make_plan(placements=[cells]))
    assert found(plan) == [("placements.csv", 2, column, code, "warning")]
    assert len(plan.rows("placements")) == 1


def test_country_that_differs(make_plan: PlanMaker) -> None:
    plan = read_plan(make_plan(placements=[{}], hubs=[{"country": "ROU"}]))
    (problem,) = plan.problems
    assert (problem.code, problem.fix) == ("country-differs", "POL")


@pytest.mark.parametrize(
    ("latitude", "longitude", "codes"),
    [("48.6590", "22.2500", []), ("48.6200", "22.5000", ["country-differs"])],
)
def test_a_country_is_not_doubted_within_the_error_of_the_border(
    make_plan: PlanMaker, latitude: str, longitude: str, codes: list[str]
) -> None:
    """The first position is within 3 km of the line on the Slovak side, the second 17 km inside Ukraine."""
    said = "UKR" if not codes else "SVK"
    hub = {"country": said, "place": "", "latitude": latitude, "longitude": longitude}
    assert [p.code for p in read_plan(make_plan(placements=[{}], hubs=[hub])).problems] == codes


def test_overlap_warns_the_later_row(make_plan: PlanMaker) -> None:
    rows = [{"from": "D+0", "until": "D+10"}, {"from": "D+5"}]
    assert found(read_plan(make_plan(placements=rows))) == [("placements.csv", 3, "from", "period-overlaps", "warning")]


def test_a_parent_that_does_not_last(make_plan: PlanMaker) -> None:
    rows = [
        {"unit_id": "BDE", "from": "D+0", "until": "D+10"},
        {"unit_id": "BN", "from": "D+5", "until": "D+20", "parent_id": "BDE"},
    ]
    (problem,) = read_plan(make_plan(placements=rows)).problems
    assert (problem.row, problem.code) == (3, "reference-period")
    assert "D+10 until D+20" in problem.message


def test_a_parent_with_two_rows_may_cover_together(make_plan: PlanMaker) -> None:
    nodes = [{"node_id": "HQ", "from": "D+0", "until": "D+365"}, {"node_id": "HQ", "from": "D+365"}]
    assert found(read_plan(make_plan(placements=[{"parent_id": "HQ"}], command_nodes=nodes))) == []


def test_chapters_name_what_exists(make_plan: PlanMaker) -> None:
    plan = read_plan(make_plan(placements=[{}], briefing=[{"layers": "units;unitz", "focus": "U1;U9", "time": ""}]))
    assert [(p.code, p.severity) for p in plan.problems] == [
        ("chapter-layer", "warning"), ("chapter-focus", "warning"), ("chapter-time", "notice"),
    ]  # fmt: skip


def test_crimea_is_ukraine(make_plan: PlanMaker) -> None:
    plan = read_plan(
        make_plan(placements=[{"latitude": "44.95", "longitude": "34.10", "place": "Simferopol", "from": "D-1"}])
    )
    assert [p.code for p in plan.problems] == ["before-ceasefire"]


def test_revision_follows_every_byte(make_plan: PlanMaker) -> None:
    folder = make_plan(placements=[{}])
    before = read_plan(folder).revision
    assert read_plan(folder).revision == before
    (folder / "placements.csv").write_bytes((folder / "placements.csv").read_bytes() + b" ")
    assert read_plan(folder).revision != before


@pytest.mark.parametrize(
    ("period", "by", "gaps"),
    [
        ((0, 10), [], [(0, 10)]),
        ((0, 10), [(0, 10)], []),
        ((0, 10), [(0, 4), (4, 10)], []),
        ((0, 10), [(2, 4), (6, 12)], [(0, 2), (4, 6)]),
        ((0, 10), [(20, 30), (-5, 0)], [(0, 10)]),
        ((0, 10), [(0, 8), (1, 3)], [(8, 10)]),
    ],
)
def test_uncovered(period: tuple[float, float], by: list[tuple[float, float]], gaps: list[tuple[float, float]]) -> None:
    assert uncovered(period, by) == gaps


@pytest.mark.parametrize(
    ("toml", "code"),
    [
        ('marking = "SECRET"', "settings-section"),
        ('theatre = "Europe"', "settings-section"),
        ('ceasfire = "2026-01-01"', "settings-unknown"),
        ("ceasefire = 2026-01-01T06:00:30Z", "settings-value"),
        ("ceasefire = 0001-01-01T00:00:00+05:00", "settings-value"),
        ("[sustainment]\nunit_days_on_hand = nan", "settings-value"),
        (f"[sustainment]\nunit_days_on_hand = {'9' * 400}", "settings-value"),
        ('[theatre]\nbounds = "1234"', "settings-value"),
        ("stale_after_days = 0", "settings-value"),
        ("stale_after_days = 30.5", "settings-value"),
        ("stale_after_days = true", "settings-value"),
        (f"stale_after_days = {'9' * 400}", "settings-value"),
        ('[marking]\ncolour = "#-12345"', "settings-value"),
        ("x = " + "[" * 5000, "settings-syntax"),
        (f"x = {'9' * 5000}", "settings-syntax"),
    ],
)
def test_settings_never_fail_in_silence(make_plan: PlanMaker, toml: str, code: str) -> None:
    plan = read_plan(make_plan(toml=f'title = "T"\n{toml}\n', placements=[{}]))
    assert [p.code for p in plan.problems] == [code]
    assert len(plan.rows("placements")) == 1


def test_a_misnamed_file_is_found(make_plan: PlanMaker) -> None:
    folder = make_plan(placements=[{}])
    (folder / "hubs.csv").rename(folder / "Hub.csv")
    (problem,) = read_plan(folder).problems
    assert (problem.severity, "Hub.csv" in problem.message) == ("warning", True)


def test_circles_in_command_and_supply(make_plan: PlanMaker) -> None:
    units = [{"unit_id": a, "parent_id": b} for a, b in ("AB", "BC", "CA")]
    hubs = [{"hub_id": "H1", "supplied_by": "H2"}, {"hub_id": "H2", "supplied_by": "H1"}]
    plan = read_plan(make_plan(placements=units, hubs=hubs))
    assert [(p.file, p.code) for p in plan.problems] == [("placements.csv", "cycle"), ("hubs.csv", "cycle")]
    assert "A → B → C → A" in plan.problems[0].message


def test_a_circle_through_a_row_that_never_counts_is_none(make_plan: PlanMaker) -> None:
    units = [
        {"unit_id": "A", "parent_id": ""},
        {"unit_id": "A", "from": "D+1", "parent_id": "B"},
        {"unit_id": "B", "parent_id": "A"},
    ]
    assert [p.code for p in read_plan(make_plan(placements=units)).problems] == ["period-overlaps"]


def test_a_circle_is_told_at_the_reference_that_is_upside_down(make_plan: PlanMaker) -> None:
    units = [
        {"unit_id": "C", "echelon": "company", "personnel": "100", "parent_id": "B"},
        {"unit_id": "B", "echelon": "battalion", "parent_id": "HQ"},
    ]
    plan = read_plan(make_plan(placements=units, command_nodes=[{"node_id": "HQ", "parent_id": "C"}]))
    (problem,) = [p for p in plan.problems if p.code == "cycle"]
    assert (problem.file, problem.column, problem.value, problem.fix) == ("command_nodes.csv", "parent_id", "C", None)
    assert "HQ is larger than C, and cannot be under it" in problem.message


def test_a_change_of_command_over_time_is_no_circle(make_plan: PlanMaker) -> None:
    units = [
        {"unit_id": "A", "parent_id": "B", "until": "D+5"},
        {"unit_id": "A", "from": "D+5"},
        {"unit_id": "B", "until": "D+5"},
        {"unit_id": "B", "parent_id": "A", "from": "D+5"},
    ]
    assert found(read_plan(make_plan(placements=units))) == []


def test_thousands_of_unknown_parents_are_told_quickly(make_plan: PlanMaker) -> None:
    plan = read_plan(make_plan(placements=[{"unit_id": f"U{i}", "parent_id": f"P{i}"} for i in range(5000)]))
    assert len(plan.problems) == MOST_OF_A_KIND
    assert f"{5000 - MOST_OF_A_KIND:,} more rows" in plan.problems[-1].message


def test_a_refused_force_does_not_make_its_twin_a_duplicate(make_plan: PlanMaker) -> None:
    plan = read_plan(make_plan(placements=[{"nation": "UKR"}, {}]))
    assert [p.code for p in plan.problems] == ["force-excluded"]
    assert len(plan.rows("placements")) == 1


@pytest.mark.parametrize("make", ["mkfifo", "symlink"])
def test_what_is_no_regular_file_is_not_read(make_plan: PlanMaker, make: str) -> None:
    import os

    folder = make_plan(placements=[{}])
    (folder / "hubs.csv").unlink()
    if make == "mkfifo":
        os.mkfifo(folder / "hubs.csv")
    else:
        (folder / "hubs.csv").symlink_to("/dev/zero")
    expected = {"mkfifo": "file-unreadable", "symlink": "file-link"}
    assert [p.code for p in read_plan(folder).problems] == [expected[make]]
