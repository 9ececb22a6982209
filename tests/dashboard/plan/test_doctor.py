"""The doctor's page without the page: fixes, filters, the list as CSV, tables for a spreadsheet."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.grid import grid_data
from dashboard.load import PlanFeed
from dashboard.plan.causes import causes, causes_frame, missing_in
from dashboard.plan.doctor import grouped, kinds, matching, problems_csv, same_kind, severity_counts, together
from dashboard.plan.table_csv import table_csv
from geo.contract.comparison import FieldDifference, Spot
from geo.contract.editing import Choice
from geo.editing.changes import Action
from geo.editing.fixes import fix_actions, fix_of
from geo.editing.folder_store import FolderStore
from geo.editing.workspace import Workspace
from geo.plan import read_plan
from geo.problem import Problem
from geo.reading.spreadsheet import guarded, unguarded, would_run
from geo.reading.tables import read_table
from geo.scene.comparison import build_comparison
from geo.schema import SOURCES
from tests.actors import ANN
from tests.conftest import PlanMaker
from tests.rows import csv_text, defaults


@pytest.fixture
def space(make_plan: PlanMaker) -> Workspace:
    bad = [
        {"unit_id": "A", "echelon": "batalion"},
        {"unit_id": "B", "echelon": "compnay", "personnel": "120"},
        {"unit_id": "C", "latitude": "49,84", "longitude": "24,03"},
        {"unit_id": "D", "latitude": "24.03", "longitude": "49.84", "place": ""},
    ]
    sources = b"source_id,tittle\r\ns1,a\r\n"
    return Workspace(FolderStore(make_plan(placements=bad, sources=sources)))


def problem(space: Workspace, code: str, column: str) -> Problem:
    return next(p for p in space.current.plan.problems if p.code == code and p.column == column)


def test_a_fix_mends_its_own_cell(space: Workspace) -> None:
    fix = fix_of(space.current, problem(space, "term-echelon", "echelon"))
    assert fix is not None
    actions, stale = fix_actions(space.current, [fix])
    space.take("fix", actions, ANN)
    assert stale == 0
    assert [r.cells["echelon"] for r in space.current.table("placements").rows[:2]] == ["battalion", "compnay"]


def test_all_fixes_of_a_kind_are_previewed_and_made(space: Workspace) -> None:
    alike = same_kind(space.current, space.current.plan.problems, problem(space, "term-echelon", "echelon"))
    assert [(f.old, f.new) for f in alike] == [("batalion", "battalion"), ("compnay", "company")]
    space.take("fix", fix_actions(space.current, alike)[0], ANN)
    assert space.current.plan.tables["placements"].set_aside == 0


def test_swapped_degrees_are_two_fixes(space: Workspace) -> None:
    swapped = problem(space, "position-swapped", "latitude")
    fixes = together(space.current, space.current.plan.problems, swapped)
    assert [(f.column, f.new) for f in fixes] == [("latitude", "49.84"), ("longitude", "24.03")]
    space.take("fix", fix_actions(space.current, fixes)[0], ANN)
    row = space.current.table("placements").rows[3].cells
    assert (row["latitude"], row["longitude"]) == ("49.84", "24.03")


def test_a_header_is_mended_by_its_fix(space: Workspace) -> None:
    fix = fix_of(space.current, problem(space, "header-read-as", "title"))
    assert fix is not None
    space.take("fix", fix_actions(space.current, [fix])[0], ANN)
    assert space.current.plan.rows("sources")["title"].tolist() == ["a"]
    assert not [p for p in space.current.plan.problems if p.code == "header-read-as"]


def test_a_fix_never_lands_on_a_cell_that_has_changed(space: Workspace) -> None:
    fix = fix_of(space.current, problem(space, "term-echelon", "echelon"))
    assert fix is not None
    space.take("edit", [Action("edit", "placements", fix.handle, cells={"echelon": "brigade"})], ANN)
    assert fix_actions(space.current, [fix]) == ([], 1)


def test_the_list_is_filtered_grouped_and_counted(space: Workspace) -> None:
    problems = space.current.plan.problems
    assert "decimal-comma" in kinds(problems)
    assert {p.code for p in matching(problems, ["notice"], [], [])} == {
        "decimal-comma", "header-absent", "header-read-as",
    }  # fmt: skip
    assert {p.file for p in matching(problems, [], ["sources.csv"], [])} == {"sources.csv"}
    assert [p.severity for p in grouped(problems, "severity")] == sorted(
        (p.severity for p in problems), key=["error", "warning", "notice"].index
    )
    assert "mended" in kinds(problems, ["mended"])
    assert list(severity_counts([])) == ["error", "warning", "notice"]


def test_one_cause_is_listed_once_with_its_rows(make_plan: PlanMaker) -> None:
    rows = [{"unit_id": f"U{n}", "parent_id": "HQ-1"} for n in range(30)]
    problems = read_plan(make_plan(placements=[*rows, {"unit_id": "V", "parent_id": "HQ-2"}])).problems
    missing = [p for p in problems if p.code == "reference-unknown"]
    assert len(missing) == 31
    many, one = causes(missing)
    assert (len(many.problems), many.where) == (30, "30 rows of placements.csv")
    assert one.where == "placements.csv row 32, parent_id"
    frame = causes_frame([many, one])
    assert frame["row"].tolist() == ["30 rows", "32"]
    assert missing_in(many) == ("placements", "command_nodes")


def test_what_differs_is_no_one_cause(space: Workspace) -> None:
    problems = space.current.plan.problems
    assert sum(len(cause.problems) for cause in causes(problems)) == len(problems)
    terms = [cause for cause in causes(problems) if cause.first.code == "term-echelon"]
    assert [cause.first.value for cause in terms] == ["batalion", "compnay"]
    assert missing_in(terms[0]) == ()


def test_the_list_as_csv_is_the_list_of_the_command(space: Workspace) -> None:
    problems = space.current.plan.problems
    rows = list(csv.DictReader(io.StringIO(problems_csv(problems, ANN).decode("utf-8-sig"))))
    assert [(r["file"], r["row"], r["code"], r["severity"]) for r in rows] == [
        (p.file, str(p.row or ""), p.code, p.severity) for p in problems
    ]


TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)
STARTS = st.sampled_from(["", "=", "@", "+", "-", "'", "''", "+44 ", "-5", "D+3"])


@given(STARTS, TEXT)
def test_a_guarded_cell_comes_back_and_runs_nowhere(start: str, text: str) -> None:
    cell = start + text
    assert unguarded(guarded(cell)) == cell
    assert not would_run(guarded(cell))


@pytest.mark.parametrize("text", ["-5", "+3.5", "-0.13", "+12,5", "D+30", "H-6", "-", "2025-07-10", "-5 %"])
def test_numbers_and_times_are_never_guarded(text: str) -> None:
    assert guarded(text) == text


def test_a_table_for_a_spreadsheet_comes_back_unchanged(make_plan: PlanMaker) -> None:
    titles = ["=1+1", "'quoted", "-note", "@x", "plain", "-5"]
    rows = [defaults(SOURCES) | {"source_id": f"s{i}", "title": guarded(t)} for i, t in enumerate(titles)]
    space = Workspace(FolderStore(make_plan(sources=csv_text(SOURCES, rows).encode())))
    assert space.current.plan.rows("sources")["title"].tolist() == titles
    space.take(
        "edit",
        [
            Action("edit", "sources", r.handle, cells={"title": t})
            for r, t in zip(space.current.table("sources").rows, titles, strict=True)
        ],
        ANN,
    )
    taken = table_csv(space.current, "sources", ANN)
    assert read_table(taken, SOURCES).frame["title"].tolist() == titles
    assert not any(
        line.split(",")[1].startswith(("=", "@", "-n")) for line in taken.decode("utf-8-sig").splitlines()[1:]
    )


def test_the_grid_knows_each_column_and_its_problems(make_plan: PlanMaker) -> None:
    toml = 'title = "T"\nceasefire = 2026-01-01T00:00:00Z\n'
    folder = make_plan(toml=toml, placements=[{"unit_id": "A", "until": "2026-02-01", "echelon": "x", "mine": "1"}])
    shown = PlanFeed(FolderStore(folder)).current
    data = grid_data(shown, "placements", "", None)
    by_name = {column.name: column for column in data.columns}
    assert Choice(code="battalion", label="Battalion") in by_name["echelon"].choices
    assert by_name["personnel"].unit == "persons"
    assert by_name["mine"].kind == "text"
    (row,) = data.rows
    (problem,) = data.problems[row.handle]
    assert (problem.column, problem.severity) == (by_name["echelon"].index, "error")
    assert data.notes == {row.handle: "2026-01-31"}
    assert grid_data(shown, "placements", "nowhere", None).rows == ()
    assert grid_data(shown, "placements", "LVIV", None).matching == 1


@pytest.mark.parametrize(
    ("until", "day"),
    [
        ("2026-02-01", "2026-01-31"),
        ("2026-02-01T00:30Z", "2026-02-01"),
        ("D+1", "2026-01-02"),
        ("H+17:20", "2026-01-01"),
    ],
)
def test_the_last_day_of_a_row_is_that_of_the_minute_before_its_end(make_plan: PlanMaker, until: str, day: str) -> None:
    toml = 'title = "T"\nceasefire = 2026-01-01T06:40:00Z\n'
    shown = PlanFeed(FolderStore(make_plan(toml=toml, placements=[{"unit_id": "A", "until": until}]))).current
    data = grid_data(shown, "placements", "", None)
    assert data.notes == {data.rows[0].handle: day}


def test_a_question_of_a_column_is_told_at_every_row_that_it_sets_aside(make_plan: PlanMaker) -> None:
    toml = 'title = "T"\nceasefire = 2026-01-01T00:00:00Z\n'
    texts = ["02/01/2026", "D+1", "03/01/2026"]
    rows = [{"unit_id": str(i), "from": text} for i, text in enumerate(texts)]
    data = grid_data(PlanFeed(FolderStore(make_plan(toml=toml, placements=rows))).current, "placements", "", None)
    told = {row.cells[0]: [one.severity for one in data.problems.get(row.handle, [])] for row in data.rows}
    assert told == {"0": ["error"], "1": [], "2": ["error"]}


def test_a_cell_that_clashes_is_told_before_its_problem(make_plan: PlanMaker) -> None:
    folder = make_plan(placements=[{"unit_id": "A", "echelon": "batalion"}, {"unit_id": "B"}])
    feed, other = PlanFeed(FolderStore(folder)), Workspace(FolderStore(folder))
    for space, text in ((feed.space, "compnay"), (other, "brigde")):
        row = space.current.table("placements").rows[0]
        space.take("edit", [Action("edit", "placements", row.handle, cells={"echelon": text})], ANN)
    other.save(ANN, "")
    feed.act(lambda space: space.refresh())
    data = grid_data(feed.current, "placements", "", None)
    echelon = next(column.index for column in data.columns if column.name == "echelon")
    ((handle, (clash, problem)),) = data.problems.items()
    assert handle == data.rows[0].handle
    assert [(one.column, one.severity) for one in (clash, problem)] == [(echelon, "clash"), (echelon, "error")]
    assert clash.message == (
        "Somebody else changed this cell too. It was batalion. You have compnay, they have brigde. "
        "Choose one in the section Changes."
    )


def test_a_comparison_carries_what_was(make_plan: PlanMaker) -> None:
    there = {"place": "Ternopil", "latitude": "49.55", "longitude": "25.59"}
    a = read_plan(make_plan("a", placements=[{"unit_id": "A"}, {"unit_id": "B"}], hubs=[{"hub_id": "H"}]))
    b = read_plan(
        make_plan("b", placements=[{"unit_id": "A"} | there, {"unit_id": "C"}], hubs=[{"hub_id": "H", "name": "New"}])
    )
    items = {item.id: item for item in build_comparison(a, b, "a", "b").items}
    assert {unit: item.kind for unit, item in items.items()} == {
        "A": "moved",
        "B": "removed",
        "C": "added",
        "H": "changed",
    }
    assert items["A"].was == Spot(lat=49.84, lon=24.03)
    assert (items["B"].ghost.lat, items["B"].row) == (49.84, None)
    assert items["C"].row == 3
    assert items["H"].fields == (FieldDifference(column="name", a="Hub", b="New"),)


def test_a_row_that_is_set_aside_is_not_told_as_removed(make_plan: PlanMaker) -> None:
    a = read_plan(make_plan("a", placements=[{"unit_id": "A"}]))
    b = read_plan(make_plan("b", placements=[{"unit_id": "A", "nation": "?"}]))
    found = build_comparison(a, b, "a", "b")
    assert found.items == ()
    assert found.not_compared == 1
