from __future__ import annotations

import os
import shutil
import threading
from datetime import date
from pathlib import Path

import pytest

from dashboard.load import PlanFeed
from geo.editing.folder_store import FolderStore
from geo.editing.watch import Watcher
from tests.conftest import PlanMaker
from tests.waiting import LIMIT_S


def test_a_change_is_told_after_two_equal_looks(make_plan: PlanMaker) -> None:
    folder = make_plan(placements=[{}])
    told: list[int] = []
    watcher = Watcher(folder, lambda: told.append(1))
    assert not watcher.look()
    (folder / "placements.csv").write_bytes(b"half a sa")
    assert not watcher.look()
    (folder / "placements.csv").write_bytes(b"half a save, now whole")
    assert not watcher.look()
    assert watcher.look()
    assert not watcher.look()
    assert told == [1]


def test_a_change_of_time_alone_is_seen(make_plan: PlanMaker) -> None:
    folder = make_plan(placements=[{}])
    watcher = Watcher(folder, lambda: None)
    os.utime(folder / "hubs.csv", ns=(1, 1))
    assert [watcher.look(), watcher.look()] == [False, True]


def test_the_thread_tells(make_plan: PlanMaker) -> None:
    folder = make_plan(placements=[{}])
    told = threading.Event()
    watcher = Watcher(folder, told.set)
    watcher.start()
    (folder / "placements.csv").write_bytes(b"changed")
    assert told.wait(LIMIT_S)
    watcher.stop()


def test_the_last_good_plan_stays_with_a_banner(make_plan: PlanMaker, tmp_path: Path) -> None:
    folder = make_plan(placements=[{}])
    feed = PlanFeed(FolderStore(folder))
    first = feed.current
    shutil.move(folder, tmp_path / "away")
    feed.refresh()
    gone = feed.current
    assert gone.plan is first.plan
    assert gone.banner
    assert gone.scene.banner == gone.banner
    assert gone.generation == first.generation + 1
    shutil.move(tmp_path / "away", folder)
    feed.refresh()
    assert feed.current.banner is None
    assert feed.current.scene.banner is None


def test_losing_the_placements_keeps_the_last_good_plan(make_plan: PlanMaker) -> None:
    folder = make_plan(placements=[{}])
    feed = PlanFeed(FolderStore(folder))
    (folder / "placements.csv").unlink()
    feed.refresh()
    assert "placements.csv" in str(feed.current.banner)
    assert len(feed.current.plan.rows("placements")) == 1


def test_a_bad_row_is_no_reason_to_keep_the_old_plan(make_plan: PlanMaker) -> None:
    folder = make_plan(placements=[{}])
    feed = PlanFeed(FolderStore(folder))
    path = folder / "placements.csv"
    path.write_text(path.read_text().replace("battalion", "batalion"))
    feed.refresh()
    assert feed.current.banner is None
    assert feed.current.scene.problems.set_aside == 1


def test_a_fault_while_reading_keeps_the_plan_and_the_watching(
    make_plan: PlanMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed = PlanFeed(FolderStore(make_plan(placements=[{}])))
    monkeypatch.setattr("geo.editing.folder_store.read_contents", lambda _: 1 / 0)
    feed.refresh()
    assert feed.current.banner
    assert len(feed.current.plan.rows("placements")) == 1
    monkeypatch.undo()
    feed.refresh()
    assert feed.current.banner is None


def test_a_plan_that_nobody_changed_is_checked_again_when_the_day_is_another(make_plan: PlanMaker) -> None:
    days = [date(2025, 7, 9)]
    feed = PlanFeed(FolderStore(make_plan(placements=[{"as_of": "2025-07-10"}])), today=lambda: days[-1])
    early = feed.current
    assert [p.code for p in early.plan.problems] == [p.code for p in early.scene.problems.items] == ["as-of-future"]
    assert feed.current is early
    days.append(date(2025, 7, 10))
    assert (feed.current.plan.problems, feed.current.scene.problems.items) == ([], ())
    assert (feed.current.generation, feed.current.day) == (early.generation + 1, days[-1])
    days.append(date(2025, 7, 9))
    feed.refresh()
    assert [p.code for p in feed.current.scene.problems.items] == ["as-of-future"]
