"""A part of a draft: single rows saved or reverted, single fields reverted, and a draft that another planner takes up."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.editing.changes import Action
from geo.editing.folder_store import FolderStore
from geo.editing.outcome import Clashes, Saved
from geo.editing.workspace import Workspace
from geo.errors import ReadOnlyError
from tests.actors import ANN, BOB, LOOKER
from tests.conftest import PlanMaker
from tests.rows import defaults

TABLE = "placements"


@pytest.fixture
def store(make_plan: PlanMaker, tmp_path: Path) -> FolderStore:
    return FolderStore(make_plan(placements=[{"unit_id": unit} for unit in "ABC"]), tmp_path / "drafts")


@pytest.fixture
def space(store: FolderStore) -> Workspace:
    space = Workspace(store, store.draft(ANN.planner))
    for unit, strength in zip("ABC", ("1", "2", "3"), strict=True):
        edit(space, unit, personnel=strength, place=f"place {unit}")
    return space


def key(space: Workspace, unit: str) -> tuple[str, str]:
    return TABLE, next(r.handle for r in space.current.table(TABLE).rows if r.cells["unit_id"] == unit)


def edit(space: Workspace, unit: str, **cells: str) -> None:
    space.take(f"edit {unit}", [Action("edit", *key(space, unit), cells=cells)], ANN)


def shown(space: Workspace, column: str = "personnel") -> list[str]:
    return [row.cells[column] for row in space.current.table(TABLE).rows]


def in_files(store: FolderStore) -> list[str]:
    return shown(Workspace(store))


def test_a_row_is_reverted_alone_and_the_revert_undone(space: Workspace) -> None:
    space.revert({key(space, "B"): []}, ANN)
    assert shown(space) == ["1", "600", "3"]
    assert len(space.current.changes) == 2
    space.undo(ANN)
    assert shown(space) == ["1", "2", "3"]


def test_a_field_is_reverted_alone(space: Workspace) -> None:
    place = Workspace(space.store).current.table(TABLE).rows[1].cells["place"]
    space.revert({key(space, "B"): ["place"]}, ANN)
    assert shown(space) == ["1", "2", "3"]
    assert shown(space, "place") == ["place A", place, "place C"]


def test_an_added_and_a_deleted_row_are_reverted(space: Workspace) -> None:
    new = space.new_handle()
    space.take("add", [Action("add", TABLE, new, cells=defaults_of("N"))], ANN)
    deleted = key(space, "C")
    space.take("delete", [Action("delete", *deleted)], ANN)
    space.revert({(TABLE, new): [], deleted: []}, ANN)
    assert shown(space, "unit_id") == ["A", "B", "C"]
    assert shown(space) == ["1", "2", "600"]


def defaults_of(unit: str) -> dict[str, str]:
    from geo.schema import PLACEMENTS

    return defaults(PLACEMENTS) | {"unit_id": unit}


def test_reverting_what_has_no_change_is_no_step(space: Workspace) -> None:
    before = space.current.can_undo
    space.revert({(TABLE, "unheard of"): []}, ANN)
    assert space.current.can_undo == before


def test_chosen_rows_are_saved_and_the_others_wait(space: Workspace, store: FolderStore) -> None:
    assert isinstance(space.save(ANN, "", only={key(space, "B"): []}), Saved)
    assert in_files(store) == ["600", "2", "600"]
    assert shown(space) == ["1", "2", "3"]
    assert len(space.current.changes) == 2
    again = Workspace(store, store.draft(ANN.planner))
    assert shown(again) == ["1", "2", "3"]
    again.undo(ANN)
    assert shown(again) == ["1", "2", "600"]
    assert again.current.can_undo == "edit A"


def test_a_clash_of_another_row_does_not_hold_up_a_chosen_one(space: Workspace, store: FolderStore) -> None:
    other = Workspace(store)
    edit(other, "A", personnel="99")
    other.save(BOB, "")
    space.refresh()
    assert isinstance(space.save(ANN, "", only={key(space, "A"): [], key(space, "B"): []}), Clashes)
    assert in_files(store) == ["99", "600", "600"]
    assert isinstance(space.save(ANN, "", only={key(space, "B"): []}), Saved)
    assert in_files(store) == ["99", "2", "600"]
    assert len(space.current.clashes) == 1


def test_all_rows_chosen_is_a_save_of_all(space: Workspace, store: FolderStore) -> None:
    space.save(ANN, "", only={key(space, unit): [] for unit in "ABC"})
    assert in_files(store) == ["1", "2", "3"]
    assert (space.current.changes, space.current.can_undo) == ({}, "")


def test_a_new_row_saved_alone_takes_an_edit_under_way(space: Workspace, store: FolderStore) -> None:
    new = space.new_handle()
    space.take("add", [Action("add", TABLE, new, cells=defaults_of("N"))], ANN)
    space.save(ANN, "", only={(TABLE, new): []})
    space.take("edit", [Action("edit", TABLE, new, cells={"personnel": "9"})], ANN)
    assert shown(space) == ["1", "2", "3", "9"]
    assert in_files(store)[:3] == ["600"] * 3


def test_a_server_that_ends_after_saving_chosen_rows_keeps_the_others(
    space: Workspace, store: FolderStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Workspace, "_land", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        space.save(ANN, "", only={key(space, "B"): []})
    monkeypatch.undo()
    again = Workspace(store, store.draft(ANN.planner))
    assert shown(again) == ["1", "2", "3"]
    assert len(again.current.changes) == 2
    assert len(store.versions()) == 2


def test_a_draft_is_taken_up_and_stays(space: Workspace, store: FolderStore) -> None:
    bob = Workspace(store, store.draft(BOB.planner))
    (kept,) = store.kept_drafts(BOB.planner)
    assert len(bob.offered(kept).changes) == 3
    assert bob.take_up(kept, BOB) == 3
    assert shown(bob) == ["1", "2", "3"]
    assert bob.offered(kept).changes == {}
    assert shown(Workspace(store, store.draft(ANN.planner))) == ["1", "2", "3"]
    bob.save(BOB, "")
    space.refresh()
    assert (space.current.changes, space.current.clashes) == ({}, [])


def test_a_draft_taken_up_twice_adds_no_row_twice(space: Workspace, store: FolderStore) -> None:
    space.take("add", [Action("add", TABLE, space.new_handle(), cells=defaults_of("N"))], ANN)
    bob = Workspace(store, store.draft(BOB.planner))
    (kept,) = store.kept_drafts(BOB.planner)
    bob.take_up(kept, BOB)
    bob.take_up(kept, BOB)
    assert shown(bob, "unit_id") == ["A", "B", "C", "N"]
    bob.undo(BOB)
    bob.undo(BOB)
    assert bob.current.changes == {}


def test_a_draft_that_is_left_is_kept_and_comes_back_when_it_changes(space: Workspace, store: FolderStore) -> None:
    bob = Workspace(store, store.draft(BOB.planner))
    (kept,) = store.kept_drafts(BOB.planner)
    assert not bob.has_left(kept)
    bob.leave(kept, BOB)
    assert Workspace(store, store.draft(BOB.planner)).has_left(kept)
    edit(space, "A", personnel="7")
    (kept,) = store.kept_drafts(BOB.planner)
    assert not bob.has_left(kept)
    assert shown(Workspace(store, store.draft(ANN.planner))) == ["7", "2", "3"]


def test_who_may_not_edit_neither_reverts_nor_takes_up(space: Workspace, store: FolderStore) -> None:
    (kept,) = store.kept_drafts(BOB.planner)
    row = key(space, "B")
    for act in (
        lambda: space.revert({row: []}, LOOKER),
        lambda: space.take_up(kept, LOOKER),
        lambda: space.leave(kept, LOOKER),
        lambda: space.save(LOOKER, "", only={row: []}),
    ):
        with pytest.raises(ReadOnlyError):
            act()
    assert shown(space) == ["1", "2", "3"]
