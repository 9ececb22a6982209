"""A feed of a plan in a workbook: a half-written one keeps the last plan, and a save is told of before."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.desk import Desk
from dashboard.load import PlanFeed
from dashboard.plan import saving
from geo.editing.changes import Action
from geo.editing.folder_store import FolderStore
from geo.schema import PLACEMENTS
from tests.actors import ANN
from tests.books import xlsx
from tests.rows import defaults


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "p"
    made.mkdir()
    (made / "plan.toml").write_text('title = "T"\n', encoding="utf-8")
    write(made, "600")
    return made


def write(folder: Path, personnel: str) -> None:
    row = defaults(PLACEMENTS) | {"personnel": personnel}
    rows = [list(PLACEMENTS.column_names), [row.get(name, "") for name in PLACEMENTS.column_names]]
    (folder / "plan.xlsx").write_bytes(xlsx({"placements": rows}))


def persons(feed: PlanFeed) -> list[float]:
    found: list[float] = feed.current.plan.rows(PLACEMENTS)["personnel"].tolist()
    return found


def test_a_half_written_workbook_keeps_the_last_plan(folder: Path, tmp_path: Path) -> None:
    feed = PlanFeed(FolderStore(folder, tmp_path / "drafts"), ANN.planner)
    whole = (folder / "plan.xlsx").read_bytes()
    (folder / "plan.xlsx").write_bytes(whole[: len(whole) // 2])
    feed.refresh()
    assert persons(feed) == [600.0]
    assert feed.current.banner is not None
    assert "plan.xlsx" in feed.current.banner
    write(folder, "700")
    feed.refresh()
    assert persons(feed) == [700.0]
    assert feed.current.banner is None


def test_what_a_save_makes_is_told_before(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    feed = PlanFeed(FolderStore(folder, tmp_path / "drafts"), ANN.planner)
    handle = feed.current.working.table("placements").rows[0].handle
    edit = Action("edit", "placements", handle, cells={"personnel": "5"})
    feed.act(lambda space: space.take("edit", [edit], ANN))
    told: list[str] = []
    monkeypatch.setattr(saving.st, "info", told.append)
    saving.show_save(Desk(ANN, feed, feed.current, None))
    assert len(told) == 1
    assert "Nothing is written into it" in told[0]
    feed.act(lambda space: space.save(ANN, ""))
    assert (folder / "placements.csv").exists()
    told.clear()
    saving.show_save(Desk(ANN, feed, feed.current, None))
    assert told == []
