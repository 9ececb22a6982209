"""Each act of the planner's desk tells what happened, and one that was refused tells nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from dashboard.desk import Desk
from dashboard.load import PlanFeed
from dashboard.plan import acts, change_acts, draft_acts, fix_acts, steps, version_acts
from dashboard.plan.change_acts import discard, revert, save, settle
from dashboard.plan.draft_acts import leave, take_up
from dashboard.plan.fix_acts import add_missing, apply_fixes
from dashboard.plan.steps import undo
from dashboard.plan.version_acts import restore
from geo.editing import folder_store
from geo.editing.actor import Actor
from geo.editing.changes import Action, Step
from geo.editing.clash import Clash
from geo.editing.draft import Draft, KeptDraft
from geo.editing.fixes import Fix
from geo.editing.folder_store import FolderStore
from tests.actors import ANN, BOB, LOOKER
from tests.conftest import PlanMaker

TABLE = "placements"
Act = Callable[[Desk], None]


@pytest.fixture
def folder(make_plan: PlanMaker) -> Path:
    return make_plan(placements=[{"unit_id": unit, "place": "Lviv"} for unit in "ABC"])


@pytest.fixture
def feed(folder: Path, tmp_path: Path) -> PlanFeed:
    """A plan with a version, and an unsaved edit of each of its rows."""
    feed = PlanFeed(FolderStore(folder, tmp_path / "drafts"), ANN.planner)
    write(feed, "A", personnel="1")
    feed.act(lambda space: space.save(ANN, ""))
    for unit in "ABC":
        write(feed, unit, place="Kyiv")
    return feed


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the planner was told."""
    said: list[str] = []
    for module in (acts, change_acts, draft_acts, fix_acts, steps, version_acts):
        monkeypatch.setattr(module, "tell", lambda text, **_: said.append(text))
    monkeypatch.setattr(fix_acts, "show_row", lambda *_: None)
    return said


def key(feed: PlanFeed, unit: str) -> tuple[str, str]:
    return TABLE, next(r.handle for r in feed.current.working.table(TABLE).rows if r.cells["unit_id"] == unit)


def write(feed: PlanFeed, unit: str, **cells: str) -> None:
    feed.act(lambda space: space.take("edit", [Action("edit", *key(feed, unit), cells=cells)], ANN))


def desk(feed: PlanFeed, actor: Actor = ANN) -> Desk:
    return Desk(actor, feed, feed.current, None)


def fix(feed: PlanFeed, unit: str, old: str = "Kyiv") -> Fix:
    return Fix(*key(feed, unit), "place", old, "Rivne")


def other(feed: PlanFeed) -> KeptDraft:
    assert BOB.planner is not None
    base = feed.current.working.table(TABLE).by_handle[key(feed, "B")[1]].cells
    step = Step("edit", (Action("edit", *key(feed, "B"), base=dict(base), cells={"remarks": "Bob was here"}),))
    return KeptDraft(BOB.planner, datetime(2026, 1, 1, tzinfo=UTC), Draft([step], 1))


def clash(feed: PlanFeed) -> Clash:
    return Clash("field", *key(feed, "B"), "place", "Lviv", "Kyiv", "Odesa")


ACTS: dict[str, tuple[Callable[[PlanFeed], Act], list[str]]] = {
    "fix": (
        lambda feed: lambda at: apply_fixes(at, [fix(feed, "A"), fix(feed, "B", "was this"), fix(feed, "C")]),
        [
            "Wrote Rivne into 2 cells of placements.csv, as unsaved edits; 4 problems left. Undo takes them back.",
            "1 cell was not fixed, because it had changed meanwhile.",
        ],
    ),
    "fix what changed": (
        lambda feed: lambda at: apply_fixes(at, [fix(feed, "A", "was this")]),
        ["1 cell was not fixed, because it had changed meanwhile."],
    ),
    "add what is missing": (
        lambda _: lambda at: add_missing(at, "hubs", "H"),
        ["Added H to Logistics hubs. Fill in its row."],
    ),
    "settle what is gone": (
        lambda feed: lambda at: settle(at, clash(feed), True),
        ["Nothing was changed: this clash was no longer there."],
    ),
    "save": (lambda _: save, ["Saved as version 3."]),
    "save some": (
        lambda feed: lambda at: save(at, {key(feed, "A"): []}),
        ["Saved as version 3. 2 rows are still unsaved."],
    ),
    "revert": (
        lambda feed: lambda at: revert(at, {key(feed, "A"): [], key(feed, "B"): ["place"]}),
        ["Reverted edits of 2 rows. Undo brings them back."],
    ),
    "revert what is gone": (
        lambda feed: lambda at: revert(at, {key(feed, "A"): ["remarks"], (TABLE, "none"): []}),
        ["Nothing was reverted: these edits were no longer there."],
    ),
    "undo": (lambda _: undo, ["Undone: edit."]),
    "discard": (lambda _: discard, ["Discarded the unsaved edits of 3 rows."]),
    "take up": (
        lambda feed: lambda at: take_up(at, other(feed)),
        ["Took up 1 row. Undo takes it back, and the other draft stays as it is."],
    ),
    "leave": (
        lambda feed: lambda at: leave(at, other(feed)),
        ["Left as it is. The section Changes lists it."],
    ),
    "restore": (lambda _: lambda at: restore(at, 1), ["Version 1 is the current plan again, as version 3."]),
    "restore what is there": (
        lambda _: lambda at: restore(at, 2),
        ["The files of the plan are those of version 2."],
    ),
}


@pytest.mark.parametrize("name", ACTS)
def test_an_act_says_what_it_did(feed: PlanFeed, told: list[str], name: str) -> None:
    made, says = ACTS[name]
    made(feed)(desk(feed))
    assert told == says


@pytest.mark.parametrize("name", ACTS)
def test_a_reader_is_refused_and_told_nothing_else(feed: PlanFeed, told: list[str], name: str) -> None:
    act, before = ACTS[name][0](feed), feed.current.working.changes
    act(desk(feed, LOOKER))
    (only,) = told
    assert only.startswith("the dashboard was started read-only; ")
    assert feed.current.working.changes == before
    assert len(feed.space.store.versions()) == 2


NOTED = {"save": ("saved", 3), "save some": ("saved", 3), "restore": ("restored", 3)}


@pytest.mark.parametrize("name", ACTS)
def test_the_audit_log_has_who_saved_and_restored_and_who_was_refused(
    feed: PlanFeed, told: list[str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    noted: list[tuple[str, dict[str, Any]]] = []
    monkeypatch.setattr("dashboard.desk.note", lambda act, **values: noted.append((act, values)))
    act = ACTS[name][0](feed)
    act(desk(feed, LOOKER))
    ((what, values),) = noted
    assert (what, values["why"]) == ("refused", told[0])
    noted.clear()
    act(desk(feed))
    assert [(a, v["version"]) for a, v in noted] == ([NOTED[name]] if name in NOTED else [])
    assert all(v["who"] == "Ann" and v["plan"] == feed.space.store.name for _, v in noted)


@pytest.mark.parametrize("name", ["save", "save some", "restore"])
def test_a_lock_of_another_server_is_told(
    feed: PlanFeed, folder: Path, told: list[str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    act = ACTS[name][0](feed)
    monkeypatch.setattr(folder_store, "LOCK_WAIT_S", 0)
    with FileLock(folder / ".posture/lock"):
        act(desk(feed))
    assert len(told) == 1
    assert "Saved as" not in told[0]
    assert len(feed.current.working.changes) == 3
    assert len(feed.space.store.versions()) == 2


@pytest.mark.parametrize("name", ["save", "save some", "restore"])
def test_a_table_that_can_no_longer_be_read_is_told(feed: PlanFeed, folder: Path, told: list[str], name: str) -> None:
    act = ACTS[name][0](feed)
    (folder / "placements.csv").unlink()
    (folder / "placements.csv").mkdir()
    act(desk(feed))
    assert len(told) == 1
    assert "placements.csv" in told[0]
    assert len(feed.space.store.versions()) == 2


@pytest.mark.parametrize(
    "name", [name for name in ACTS if name not in ("save", "restore", "save some", "restore what is there")]
)
def test_a_draft_that_cannot_be_kept_is_told(
    feed: PlanFeed, told: list[str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    act, before = ACTS[name][0](feed), feed.current.working.changes

    def full(_: object) -> None:
        raise OSError(28, "No space left on device")

    assert feed.space._kept._drafts is not None
    monkeypatch.setattr(feed.space._kept._drafts, "write", full)
    act(desk(feed))
    if name in ("fix what changed", "revert what is gone", "settle what is gone"):
        assert told == ACTS[name][1]
    else:
        assert [text for text in told if "keep your draft" in text] == told != []
    assert feed.current.working.changes == before
