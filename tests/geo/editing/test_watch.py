from __future__ import annotations

import os
import shutil
import threading
from datetime import date
from pathlib import Path

import pytest

from dashboard.load import PlanFeed
from geo.editing.changes import Action
from geo.editing.folder_store import FolderStore
from geo.editing.unfinished import broken_off, half_written
from geo.editing.watch import Watcher
from geo.editing.workspace import Workspace
from geo.errors import SaveError
from tests.actors import ANN
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


def test_a_file_replaced_by_one_of_the_same_size_and_time_is_seen(make_plan: PlanMaker) -> None:
    folder = make_plan(placements=[{}])
    path, other = folder / "placements.csv", folder / "other"
    watcher = Watcher(folder, lambda: None)
    was = path.stat()
    other.write_bytes(path.read_bytes().replace(b"Unit", b"Tinu"))
    os.utime(other, ns=(was.st_atime_ns, was.st_mtime_ns))
    other.replace(path)
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (was.st_size, was.st_mtime_ns)
    assert [watcher.look(), watcher.look(), watcher.look()] == [False, True, False]


def test_other_bytes_are_seen_when_nothing_else_shows_them(
    make_plan: PlanMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_plan(placements=[{}])
    monkeypatch.setattr("geo.editing.watch.signature", lambda _: ((), ()))
    monkeypatch.setattr("geo.editing.watch._SUM_SHARE", 0)
    watcher = Watcher(folder, lambda: None, sum_every_s=0)
    assert not watcher.look()
    (folder / "placements.csv").write_bytes(b"changed")
    assert [watcher.look(), watcher.look(), watcher.look()] == [False, True, False]


def test_a_copy_beside_a_table_is_seen_and_any_other_file_is_not(make_plan: PlanMaker) -> None:
    folder = make_plan(placements=[{}])
    watcher = Watcher(folder, lambda: None)
    (folder / "notes.txt").write_text("x")
    assert [watcher.look(), watcher.look()] == [False, False]
    (folder / "placements (1).csv").write_text("x")
    assert [watcher.look(), watcher.look()] == [False, True]


OLD = b"source_id,title\n" + b"".join(b"s%d,t\n" % i for i in range(20))


@pytest.mark.parametrize(
    ("new", "torn"),
    [
        (OLD + b"s99,t\n", False),
        (OLD.replace(b"s3,t\n", b""), False),
        (OLD.replace(b"s3,t", b"s3,u"), False),
        (OLD[:-1] + b"x\n", False),
        (OLD.replace(b"s19,t\n", b""), True),
        (OLD.replace(b"s3,t", b"s3,u")[:-2], True),
        (OLD.replace(b"s0,t", b"s0,u")[: len(OLD) // 2].rpartition(b"\n")[0] + b"\n", True),
        (OLD[:40] + b"\0" * (len(OLD) - 40), True),
        (b"", True),
    ],
)
def test_what_seems_half_written(new: bytes, torn: bool) -> None:
    assert half_written({"sources.csv": OLD}, {"sources.csv": new}) == ("sources.csv" if torn else None)


def test_after_a_half_written_file_a_single_lost_line_counts() -> None:
    new = OLD.replace(b"s3,t\n", b"")
    assert half_written({"sources.csv": OLD}, {"sources.csv": new}, strict=True) == "sources.csv"
    assert half_written({"sources.csv": OLD[:-1]}, {"sources.csv": new[:-1]}) is None


def test_a_half_written_file_keeps_the_plan_with_a_banner_until_it_is_whole(make_plan: PlanMaker) -> None:
    folder = make_plan(placements=[{"unit_id": f"U{i}"} for i in range(54)])
    feed = PlanFeed(FolderStore(folder))
    path = folder / "placements.csv"
    whole = path.read_bytes()
    lines = whole.splitlines(keepends=True)
    for count in (19, 33, 51):
        path.write_bytes(b"".join(lines[:count]))
        feed.refresh()
        assert len(feed.current.plan.rows("placements")) == 54
        assert "placements.csv seems to be half written" in str(feed.current.banner)
        assert feed.current.scene.banner == feed.current.banner
    path.write_bytes(whole)
    feed.refresh()
    assert (len(feed.current.plan.rows("placements")), feed.current.banner) == (54, None)


def test_a_short_file_is_shown_when_it_has_been_still(make_plan: PlanMaker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.load.STILL_S", 0.1)
    folder = make_plan(placements=[{"unit_id": f"U{i}"} for i in range(9)])
    feed = PlanFeed(FolderStore(folder))
    shown, refresh = threading.Event(), feed.refresh

    def watched() -> None:
        refresh()
        if feed.current.banner is None:
            shown.set()

    monkeypatch.setattr(feed, "refresh", watched)
    path = folder / "placements.csv"
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:3]))
    feed.refresh()
    assert shown.wait(LIMIT_S)
    assert len(feed.current.plan.rows("placements")) == 2


@pytest.mark.parametrize(
    ("new", "broken"),
    [
        (OLD[:-8], False),
        (OLD[:-5], True),
        (OLD[:-1], False),
        (OLD[:40] + b"\0" * 90, True),
        (b"", True),
        (OLD + b"s99", True),
    ],
)
def test_what_breaks_off(new: bytes, broken: bool) -> None:
    assert broken_off({"sources.csv": OLD}, {"sources.csv": new}) == ("sources.csv" if broken else None)
    assert broken_off({"sources.csv": new}, {"sources.csv": new}) is None


def test_a_file_that_breaks_off_is_shown_later_and_its_problem_says_so(
    make_plan: PlanMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.load.STILL_S", 0.0)
    folder = make_plan(placements=[{"unit_id": f"U{i}"} for i in range(9)])
    feed = PlanFeed(FolderStore(folder))
    path = folder / "placements.csv"
    whole = path.read_bytes()
    path.write_bytes(whole[: whole.index(b"U3,") + 9])
    feed.refresh()
    feed.refresh()
    assert len(feed.current.plan.rows("placements")) == 9
    assert "placements.csv seems to be half written" in str(feed.current.banner)
    monkeypatch.setattr("dashboard.load.BROKEN_OFF_S", 0.0)
    feed.refresh()
    told = [p.text.key for p in feed.current.plan.problems if p.severity == "error"]
    assert (len(feed.current.plan.rows("placements")), feed.current.banner, told) == (3, None, ["problems.row-cut"])


def test_nothing_is_saved_onto_a_file_that_breaks_off(make_plan: PlanMaker) -> None:
    folder = make_plan(placements=[{"unit_id": f"U{i}"} for i in range(9)])
    ann = Workspace(FolderStore(folder))
    ann.take(
        "edit",
        [Action("edit", "placements", ann.current.table("placements").rows[0].handle, cells={"remarks": "x"})],
        ANN,
    )
    path = folder / "placements.csv"
    whole = path.read_bytes()
    path.write_bytes(whole[: whole.index(b"U3,") + 9])
    with pytest.raises(SaveError, match=r"placements\.csv breaks off"):
        ann.save(ANN, "")
    path.write_bytes(whole)
    ann.save(ANN, "")
    assert path.read_bytes() == whole.replace(b"\r\n", b"x\r\n", 2).replace(b"x\r\n", b"\r\n", 1)


def test_a_save_of_the_app_is_always_whole(make_plan: PlanMaker) -> None:
    folder = make_plan(placements=[{"unit_id": f"U{i}"} for i in range(9)])
    viewers, ann = PlanFeed(FolderStore(folder)), Workspace(FolderStore(folder))
    rows = ann.current.table("placements").rows[1:]
    ann.take("delete", [Action("delete", "placements", row.handle) for row in rows], ANN)
    ann.save(ANN, "")
    viewers.refresh()
    assert (len(viewers.current.plan.rows("placements")), viewers.current.banner) == (1, None)


def test_a_table_that_became_a_workbook_keeps_the_last_good_plan(
    make_plan: PlanMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.load.half_written", lambda *_, **__: None)
    folder = make_plan(placements=[{}])
    feed = PlanFeed(FolderStore(folder))
    (folder / "placements.csv").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    feed.refresh()
    assert "placements.csv can no longer be read" in str(feed.current.banner)
    assert len(feed.current.plan.rows("placements")) == 1


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
