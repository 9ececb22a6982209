"""What every store of plans promises to planners: their drafts, their rights, what they see change; and the shelf."""

from __future__ import annotations

import threading

import pytest

from dashboard.load import PlanFeed
from geo.editing.actor import Actor, Planner
from geo.editing.changes import Action, Step
from geo.editing.draft import Draft
from geo.editing.outcome import Saved
from geo.editing.store import Store
from geo.editing.workspace import Workspace
from geo.errors import HiddenError, ReadOnlyError, UnknownPlanError
from geo.plan import Contents
from tests.actors import ANN, BOB, LOOKER, NOBODY
from tests.geo.editing.stores import NORTH, SOUTH, TABLE, Place, cells, change, data
from tests.waiting import LIMIT_S


def test_a_watch_tells_once_of_a_settled_change_until_it_is_stopped(place: Place, store: Store) -> None:
    told = threading.Semaphore(0)
    calls: list[Contents] = []

    def note() -> None:
        calls.append(store.read())
        told.release()

    watch = store.watch(note)
    for title in ("one", "two"):
        place.write("plan.toml", f'title = "Watched {title}"\n'.encode())
        assert told.acquire(timeout=LIMIT_S)
    assert [data(seen, "plan.toml") for seen in calls] == [b'title = "Watched one"\n', b'title = "Watched two"\n']
    store.save([change(store, personnel="700")], ANN, "")
    assert told.acquire(timeout=LIMIT_S)
    watch.stop()
    last, seen = len(calls), threading.Event()
    other = store.watch(seen.set)
    place.write("plan.toml", b'title = "Unseen by the first"\n')
    assert seen.wait(timeout=LIMIT_S)
    other.stop()
    assert len(calls) == last


def test_a_draft_survives_and_belongs_to_one_planner_and_one_plan(place: Place, store: Store) -> None:
    assert ANN.planner and BOB.planner
    step = Step("edit", (Action("edit", "placements", "h", {"a": "1"}, {"a": "2"}, siblings=("x", "y")),))
    kept = store.draft(ANN.planner)
    kept.write(Draft([step], 1, {"page": 3}, "sum"))
    assert place.shelf.store(NORTH).draft(ANN.planner).read() == Draft([step], 1, {"page": 3}, "sum")
    assert store.draft(BOB.planner).read() == Draft()
    assert place.shelf.store(SOUTH).draft(ANN.planner).read() == Draft()
    kept.write(Draft())
    assert store.draft(ANN.planner).read() == Draft()
    with pytest.raises(ValueError, match=r"^"):
        store.draft(Planner("../../etc", "n"))


@pytest.mark.parametrize("actor", [LOOKER, NOBODY], ids=["without the right", "without a name"])
def test_who_may_not_edit_is_refused_everywhere_and_nothing_is_written(
    place: Place, store: Store, actor: Actor
) -> None:
    store.save([change(store, personnel="700")], ANN, "")
    mine, files, versions = change(store, personnel="800"), store.read(), store.versions()
    for act in (
        lambda: store.save([mine], actor, ""),
        lambda: store.save([], actor, ""),
        lambda: store.restore(1, actor),
        lambda: store.tidy(actor),
    ):
        with pytest.raises(ReadOnlyError):
            act()
    assert store.read() == files
    assert store.versions() == versions


@pytest.mark.parametrize("actor", [LOOKER, NOBODY], ids=["without the right", "without a name"])
def test_a_workspace_takes_nothing_from_who_may_not_edit(place: Place, store: Store, actor: Actor) -> None:
    assert ANN.planner
    store.save([change(store, personnel="700")], ANN, "")
    space = Workspace(store, store.draft(ANN.planner))
    row = space.current.table("placements").rows[0].handle
    space.take("edit", [Action("edit", "placements", row, cells={"personnel": "800"})], ANN)
    place.write(TABLE, data(store.read()).replace(b",700,", b",750,", 1))
    space.refresh()
    (clash,) = space.current.clashes
    draft, files, versions = store.draft(ANN.planner).read(), store.read(), store.versions()
    for act in (
        lambda: space.take("edit", [Action("edit", "placements", row, cells={"place": "x"})], actor),
        lambda: space.undo(actor),
        lambda: space.redo(actor),
        lambda: space.discard(actor),
        lambda: space.settle(clash, actor, mine=True),
        lambda: space.save(actor, ""),
        lambda: space.restore(1, actor),
    ):
        with pytest.raises(ReadOnlyError, match=r"read-only|type your name"):
            act()
    assert store.draft(ANN.planner).read() == draft
    assert store.read() == files
    assert store.versions() == versions


def test_a_planner_works_on_any_store(place: Place, store: Store) -> None:
    assert ANN.planner
    feed = PlanFeed(store, ANN.planner)
    row = feed.current.working.table("placements").rows[0].handle
    feed.act(lambda space: space.take("edit", [Action("edit", "placements", row, cells={"personnel": "900"})], ANN))
    assert feed.current.plan.rows("placements")["personnel"].tolist() == [900, 600, 600]
    again = PlanFeed(place.shelf.store(NORTH), ANN.planner)
    assert len(again.current.working.changes) == 1
    assert isinstance(again.act(lambda space: space.save(ANN, "why")), Saved)
    assert again.current.working.changes == {}
    assert cells(store, "personnel") == ["900", "600", "600"]
    feed.refresh()
    assert feed.current.working.changes == {}
    again.act(lambda space: space.restore(1, ANN))
    assert again.current.plan.rows("placements")["personnel"].tolist() == [600] * 3
    place.lose()
    again.refresh()
    assert again.current.banner
    assert again.current.plan.name == NORTH


def test_a_shelf_lists_its_plans_and_opens_no_other(place: Place) -> None:
    shelf = place.shelf
    assert shelf.names() == [NORTH, SOUTH]
    assert shelf.usual == NORTH
    assert shelf.address
    assert [shelf.store(name).name for name in shelf.names()] == [NORTH, SOUTH]
    for name in ("letters", "", ".", "..", "../plans/south", "../../outside", f"{shelf.address}/../south", "North"):
        with pytest.raises(UnknownPlanError) as refusal:
            shelf.store(name)
        assert not isinstance(refusal.value, HiddenError)
