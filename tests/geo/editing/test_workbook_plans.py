"""Editing a plan that comes from workbooks: a save makes CSVs, and no workbook is ever written."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.editing.changes import Action
from geo.editing.contents import made_of_sheets
from geo.editing.folder import copy_plan
from geo.editing.folder_shelf import FolderShelf
from geo.editing.folder_store import FolderStore
from geo.editing.unfinished import half_written
from geo.editing.watch import Watcher
from geo.editing.workspace import Workspace
from geo.errors import SaveError
from geo.plan import PLAN_FILES, read_plan
from geo.schema import HUBS, PLACEMENTS
from tests.actors import ANN
from tests.books import Rows, xlsx
from tests.conftest import PlanMaker
from tests.rows import defaults


def rows(spec: object = PLACEMENTS, **given: str) -> Rows:
    row = defaults(spec) | given  # type: ignore[arg-type]
    return [list(spec.column_names), [row.get(name, "") for name in spec.column_names]]  # type: ignore[attr-defined]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "plans" / "p"
    made.mkdir(parents=True)
    (made / "plan.toml").write_text('title = "T"\n', encoding="utf-8")
    (made / "plan.xlsx").write_bytes(xlsx({"placements": rows(), "hubs": rows(HUBS, throughput_t_per_day="60")}))
    return made


def edited(space: Workspace, table: str = "placements", **cells: str) -> None:
    handle = space.current.table(table).rows[0].handle
    space.take("edit", [Action("edit", table, handle, cells=cells)], ANN)


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.is_file()}


def test_the_first_save_writes_the_csvs_of_all_tables_of_the_workbook(folder: Path) -> None:
    before = (folder / "plan.xlsx").read_bytes()
    space = Workspace(FolderStore(folder))
    assert list(made_of_sheets(space.current.contents)) == ["placements.csv", "hubs.csv"]
    edited(space, personnel="999")
    assert list(made_of_sheets(space.current.contents)) == ["placements.csv", "hubs.csv"]
    space.save(ANN, "more")
    assert files(folder) == {"plan.toml", "plan.xlsx", "placements.csv", "hubs.csv"}
    assert (folder / "plan.xlsx").read_bytes() == before
    plan = read_plan(folder)
    assert plan.rows("placements")["personnel"].tolist() == [999.0]
    assert plan.rows("hubs")["throughput_t_per_day"].tolist() == [60.0]
    assert made_of_sheets(FolderStore(folder).read()) == {}


def test_nothing_is_written_where_nothing_was_edited(folder: Path) -> None:
    Workspace(FolderStore(folder)).save(ANN, "")
    assert files(folder) == {"plan.toml", "plan.xlsx"}


def test_after_an_edit_rows_are_those_of_the_draft_and_not_of_the_sheet(folder: Path) -> None:
    space = Workspace(FolderStore(folder))
    edited(space, latitude="500")
    (problem,) = [p for p in space.current.plan.problems if p.severity == "error"]
    assert problem.where == "placements.csv row 2, latitude"


def test_a_version_restored_makes_csvs_too(folder: Path) -> None:
    store = FolderStore(folder)
    edited(space := Workspace(store), personnel="999")
    space.save(ANN, "")
    for name in ("placements.csv", "hubs.csv"):
        (folder / name).unlink()
    (folder / "plan.xlsx").write_bytes(
        xlsx({"placements": rows(personnel="5"), "sources": [["source_id", "title"], ["s", "S"]]})
    )
    store.restore(2, ANN)
    plan = read_plan(folder)
    assert plan.rows("placements")["personnel"].tolist() == [999.0]
    assert plan.rows("sources").empty
    assert (folder / "sources.csv").read_text(encoding="utf-8").startswith("source_id,")


def test_a_save_is_refused_while_the_workbook_cannot_be_read(folder: Path) -> None:
    store = FolderStore(folder)
    before = store.read()
    whole = (folder / "plan.xlsx").read_bytes()
    (folder / "plan.xlsx").write_bytes(whole[: len(whole) // 2])
    assert half_written(before, store.read()) in PLAN_FILES
    space = Workspace(FolderStore(folder))
    space.take("add", [Action("add", "sources", space.new_handle(), cells={"source_id": "s", "title": "S"})], ANN)
    with pytest.raises(SaveError, match=r"plan\.xlsx"):
        space.save(ANN, "")
    assert files(folder) == {"plan.toml", "plan.xlsx"}


def test_a_watcher_sees_the_workbook(folder: Path) -> None:
    heard: list[int] = []
    watcher = Watcher(folder, lambda: heard.append(1))
    (folder / "plan.xlsx").write_bytes(xlsx({"placements": rows(personnel="7")}))
    assert [watcher.look(), watcher.look()] == [False, True]
    (folder / "hubs.xlsx").write_bytes(xlsx({"hubs": rows(HUBS)}))
    assert [watcher.look(), watcher.look()] == [False, True]
    assert heard == [1, 1]


def test_a_copy_has_the_workbook_and_a_shelf_lists_the_plan(folder: Path, tmp_path: Path) -> None:
    copy_plan(folder, tmp_path / "plans" / "q")
    assert read_plan(tmp_path / "plans" / "q").rows("placements")["unit_id"].tolist() == ["U1"]
    (folder / "plan.toml").unlink()
    assert "p" in FolderShelf(tmp_path / "plans" / "q", tmp_path / "plans").names()


def test_a_broken_workbook_beside_the_csvs_stops_no_save(make_plan: PlanMaker) -> None:
    folder = make_plan(placements=[{}])
    (folder / "closures.csv").unlink()
    (folder / "plan.xlsx").write_bytes(b"PK broken")
    assert [(p.file, p.severity) for p in read_plan(folder).problems] == [("plan.xlsx", "notice")]
    space = Workspace(FolderStore(folder))
    edited(space, personnel="999")
    space.save(ANN, "")
    assert read_plan(folder).rows("placements")["personnel"].tolist() == [999.0]
    (folder / "hubs.csv").unlink()
    edited(space := Workspace(FolderStore(folder)), personnel="5")
    with pytest.raises(SaveError, match=r"plan\.xlsx"):
        space.save(ANN, "")
