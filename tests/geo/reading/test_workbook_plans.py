"""A plan whose tables are in workbooks: which count, and where its problems are."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from geo.plan import Plan, read_plan
from geo.schema import HUBS, PLACEMENTS, TABLES
from tests.books import Rows, Value, ods, xlsx
from tests.conftest import PlanMaker
from tests.rows import defaults


def rows(table: str = "placements", *given: Mapping[str, Value]) -> Rows:
    spec = next(spec for spec in TABLES if spec.name == table)
    found = [defaults(spec) | one for one in given or ({},)]
    return [list(spec.column_names), *([row.get(name, "") for name in spec.column_names] for row in found)]


def plan_in(folder: Path, toml: str = 'title = "T"\n', **files: bytes) -> Plan:
    folder.mkdir(exist_ok=True)
    (folder / "plan.toml").write_text(toml, encoding="utf-8")
    for name, data in files.items():
        stem, _, ending = name.rpartition("_")
        (folder / f"{stem}.{ending}").write_bytes(data)
    return read_plan(folder)


def told(plan: Plan, *, without: str = "workbook-read") -> list[str]:
    return [str(p) for p in plan.problems if p.code not in (without, "file-absent")]


def test_a_problem_names_sheet_row_and_column(tmp_path: Path) -> None:
    book = {"Posture": [["Posture of the force"], [], *rows("placements", {}, {"unit_id": "U2", "latitude": 124.3})]}
    plan = plan_in(tmp_path / "p", plan_xlsx=xlsx(book))
    (problem,) = [p for p in plan.problems if p.severity == "error"]
    assert problem.where == "plan.xlsx, sheet Posture, row 5, column I (latitude)"
    as_dict = problem.as_dict()
    assert (as_dict["file"], as_dict["row"], as_dict["line"]) == ("placements.csv", 5, None)
    assert (as_dict["workbook"], as_dict["sheet"], as_dict["letter"]) == ("plan.xlsx", "Posture", "I")
    assert list(plan.rows("placements")["unit_id"]) == ["U1"]


def test_a_problem_of_a_csv_has_no_sheet(make_plan: PlanMaker) -> None:
    (problem,) = [p for p in read_plan(make_plan(placements=[{"latitude": "500"}])).problems if p.severity == "error"]
    assert [problem.as_dict()[name] for name in ("workbook", "sheet", "letter")] == [None, None, None]
    assert problem.where == "placements.csv row 2, latitude"


def test_problems_of_a_day_name_the_sheet_too(tmp_path: Path) -> None:
    plan = plan_in(tmp_path / "p", plan_xlsx=xlsx({"placements": rows("placements", {"as_of": date(2036, 1, 1)})}))
    (problem,) = [p for p in plan.on(date(2026, 1, 1)).problems if p.column == "as_of"]
    assert problem.where.startswith("plan.xlsx, sheet placements, row 2, column ")


@pytest.mark.parametrize("make", [xlsx, ods])
def test_types_decide(tmp_path: Path, make: object) -> None:
    given = {"unit_id": "007", "personnel": 600, "latitude": 49.84, "as_of": date(2025, 7, 10), "remarks": "=cmd|x"}
    ending = "xlsx" if make is xlsx else "ods"
    plan = plan_in(tmp_path / "p", **{f"placements_{ending}": make({"Sheet1": rows("placements", given)})})  # type: ignore[operator]
    (row,) = plan.rows("placements").to_dict("records")
    assert (row["unit_id"], row["personnel"], row["as_of"]) == ("007", 600.0, "2025-07-10")
    assert row["remarks"] == "=cmd|x"
    assert told(plan) == []


@pytest.mark.parametrize("decimal", ["comma", "point"])
def test_a_number_is_a_number_whatever_plan_toml_says_of_csvs(tmp_path: Path, decimal: str) -> None:
    toml = f'title = "T"\n[csv]\ndecimal = "{decimal}"\n'
    book = xlsx({"placements": rows("placements", {"latitude": 49.845, "longitude": 24.031, "personnel": 1200})})
    plan = plan_in(tmp_path / "p", toml, plan_xlsx=book)
    (row,) = plan.rows("placements").to_dict("records")
    assert (row["latitude"], row["personnel"]) == (49.845, 1200.0)


def test_a_date_is_an_instant_where_the_ceasefire_has_one(tmp_path: Path) -> None:
    book = xlsx({"placements": rows("placements", {"from": date(2026, 1, 3)})})
    plan = plan_in(tmp_path / "p", 'title = "T"\nceasefire = 2026-01-01T00:00:00Z\n', plan_xlsx=book)
    assert plan.rows("placements")["from"].tolist() == [48.0]


@pytest.mark.parametrize("name", ["placements", "Placements", "placements.csv", "Units", "What we have"])
def test_a_sheet_is_known_by_name_title_or_headings(tmp_path: Path, name: str) -> None:
    plan = plan_in(tmp_path / "p", plan_xlsx=xlsx({"notes": [["a", "b"]], name: rows()}))
    assert len(plan.rows("placements")) == 1
    assert "the sheet notes is no table" in " ".join(told(plan))


def test_a_csv_counts_and_the_workbook_is_named(make_plan: PlanMaker) -> None:
    folder = make_plan(placements=[{"unit_id": "CSV"}])
    (folder / "hubs.csv").unlink()
    (folder / "plan.xlsx").write_bytes(xlsx({"placements": rows(), "hubs": rows("hubs")}))
    plan = read_plan(folder)
    assert list(plan.rows("placements")["unit_id"]) == ["CSV"]
    assert list(plan.rows("hubs")["hub_id"]) == ["H1"]
    (beside,) = [p for p in plan.problems if p.code == "workbook-beside"]
    assert (beside.file, beside.severity) == ("plan.xlsx", "notice")
    assert "placements.csv stands beside the workbook and counts" in beside.message
    (folder / "hubs.csv").write_text(",".join(HUBS.column_names))
    assert [p.code for p in read_plan(folder).problems] == ["workbook-unread"]


def test_of_several_workbooks_the_one_of_the_table_comes_first(tmp_path: Path) -> None:
    def of(name: str) -> Rows:
        return rows("placements", {"unit_id": name})

    plan = plan_in(
        tmp_path / "p",
        plan_xlsx=xlsx({"placements": of("plan.xlsx"), "hubs": rows("hubs")}),
        plan_ods=ods({"placements": of("plan.ods")}),
        placements_ods=ods({"x": of("ods")}),
        placements_xlsx=xlsx({"x": of("xlsx")}),
    )
    assert list(plan.rows("placements")["unit_id"]) == ["xlsx"]
    assert len(plan.rows("hubs")) == 1
    later = [p.file for p in plan.problems if p.code == "workbook-later"]
    assert later == ["placements.ods", "plan.xlsx", "plan.ods"]


def test_two_sheets_of_one_table(tmp_path: Path) -> None:
    book = {"placements": rows(), "Units": rows("placements", {"unit_id": "U2"})}
    plan = plan_in(tmp_path / "p", plan_xlsx=xlsx(book))
    assert list(plan.rows("placements")["unit_id"]) == ["U1"]
    assert [p.severity for p in plan.problems if p.code == "workbook-again"] == ["warning"]


def test_lock_files_and_other_workbooks_are_passed_over(make_plan: PlanMaker) -> None:
    folder = make_plan(placements=[{}])
    for name in ("~$plan.xlsx", "~$placements.xlsx", "notes.xlsx", ".~lock.plan.ods#"):
        (folder / name).write_bytes(b"x")
    assert read_plan(folder).problems == []


def test_a_broken_workbook_is_an_error_and_no_empty_plan(tmp_path: Path) -> None:
    plan = plan_in(tmp_path / "p", plan_xlsx=xlsx({"placements": rows()})[:900])
    assert not plan.readable
    assert {(p.file, p.severity) for p in plan.problems if p.severity == "error"} == {
        ("plan.xlsx", "error"),
        ("placements.csv", "error"),
    }
    assert {p.where for p in plan.problems if p.severity == "error"} == {"plan.xlsx"}
    plan = plan_in(tmp_path / "q", placements_xlsx=b"unit_id,unit_name\r\n")
    (problem,) = [p for p in plan.problems if p.severity == "error"]
    assert str(problem).startswith("placements.xlsx: the file is no workbook")
    assert not plan.readable


def test_a_sheet_too_large_is_an_error_of_its_table(tmp_path: Path) -> None:
    book = xlsx(
        {"placements": rows(), "hubs": [[*HUBS.column_names]]}, lambda b: b.worksheets()[1].write(150_000, 0, "x")
    )
    plan = plan_in(tmp_path / "p", plan_xlsx=book)
    (problem,) = [p for p in plan.problems if p.severity == "error"]
    assert problem.where == "plan.xlsx, sheet hubs"
    assert len(plan.rows("placements")) == 1


def test_two_hundred_columns_are_kept(tmp_path: Path) -> None:
    extra = [f"mine {at}" for at in range(200)]
    head, row = rows()
    plan = plan_in(tmp_path / "p", plan_xlsx=xlsx({"placements": [[*head, *extra], [*row, *extra]]}))
    (found,) = plan.rows("placements").to_dict("records")
    assert found["+mine_199"] == "mine 199"
    assert told(plan) == []


def test_the_revision_follows_the_place_of_the_cells(tmp_path: Path) -> None:
    head, row = rows("placements", {"latitude": "500"})
    one = plan_in(tmp_path / "p", plan_xlsx=xlsx({"placements": [head, row]}))
    two = plan_in(tmp_path / "p", plan_xlsx=xlsx({"Units": [head, row]}))
    assert one.revision != two.revision
    assert "sheet Units" in " ".join(told(two))


def test_a_version_of_the_history_has_no_workbooks(tmp_path: Path, sample_copy: Path) -> None:
    for spec in TABLES:
        (sample_copy / spec.file).unlink(missing_ok=True)
    (sample_copy / "plan.xlsx").write_bytes(xlsx({"placements": rows()}))
    assert len(read_plan(sample_copy).rows(PLACEMENTS)) == 1
    linked = Path(shutil.copytree(sample_copy, tmp_path / "q"))
    (linked / "plan.xlsx").unlink()
    (linked / "plan.xlsx").symlink_to(sample_copy / "plan.xlsx")
    assert [p.code for p in read_plan(linked).problems if p.file == "plan.xlsx"] == ["file-link"]
