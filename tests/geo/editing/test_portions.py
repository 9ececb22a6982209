"""What stays in a draft after a part of it was saved: the place of a new row, the other fields, what others wrote."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from geo.editing.changes import Action
from geo.editing.folder_store import FolderStore
from geo.editing.outcome import Clashes, Saved
from geo.editing.workspace import Workspace
from tests.actors import ANN
from tests.cases import cases
from tests.conftest import PlanMaker

TABLE = "sources"


@pytest.fixture
def store(make_plan: PlanMaker, tmp_path: Path) -> FolderStore:
    return FolderStore(
        make_plan(sources=b"source_id,title,publisher\r\na,A,-\r\nb,B,-\r\nc,C,-\r\n"), tmp_path / "drafts"
    )


@pytest.fixture
def space(store: FolderStore) -> Workspace:
    return Workspace(store, store.draft(ANN.planner))


def row(space: Workspace, name: str) -> tuple[str, str]:
    return TABLE, next(r.handle for r in space.current.table(TABLE).rows if r.cells["source_id"] == name)


def add(space: Workspace, name: str, after: str | None) -> None:
    place = None if after is None else row(space, after)[1]
    space.take("add", [Action("add", TABLE, space.new_handle(), cells={"source_id": name}, place=place)], ANN)


def edit(space: Workspace, name: str, **cells: str) -> None:
    space.take("edit", [Action("edit", *row(space, name), cells=cells)], ANN)


def delete(space: Workspace, name: str) -> None:
    space.take("delete", [Action("delete", *row(space, name))], ANN)


def save(space: Workspace, *names: str, **fields: list[str]) -> None:
    only = {row(space, name): [] for name in names} | {row(space, name): columns for name, columns in fields.items()}
    assert isinstance(space.save(ANN, "", only=only), Saved)


def order(space: Workspace) -> str:
    return " ".join(r.cells["source_id"] for r in space.current.table(TABLE).rows)


def text_of(store: FolderStore) -> str:
    return (store.folder / "sources.csv").read_text()


def after_a_new_one(space: Workspace) -> None:
    add(space, "x", "a")
    add(space, "y", "x")


def before_a_new_one(space: Workspace) -> None:
    add(space, "y", "a")
    add(space, "x", "a")


def at_the_end(space: Workspace) -> None:
    add(space, "y", None)
    add(space, "x", None)


def after_a_row_with_a_new_key(space: Workspace) -> None:
    add(space, "y", "a")
    edit(space, "a", source_id="x")


def a_row_between(space: Workspace) -> None:
    add(space, "y", "b")
    add(space, "x", "y")
    add(space, "z", "x")


@pytest.mark.parametrize(
    "made", [after_a_new_one, before_a_new_one, at_the_end, after_a_row_with_a_new_key, a_row_between]
)
@pytest.mark.parametrize("saved", ["x", "y"])
def test_a_new_row_keeps_its_place_when_another_is_saved(
    space: Workspace, store: FolderStore, made: Callable[[Workspace], None], saved: str
) -> None:
    made(space)
    before = order(space)
    save(space, saved)
    assert order(space) == before
    assert order(Workspace(store, store.draft(ANN.planner))) == before
    space.save(ANN, "")
    assert order(Workspace(store)) == before


def test_a_new_row_keeps_its_place_when_the_row_above_is_deleted(space: Workspace, store: FolderStore) -> None:
    add(space, "y", "b")
    delete(space, "b")
    (gone,) = [key for key, change in space.current.changes.items() if change.after is None]
    assert order(space) == "a y c"
    assert isinstance(space.save(ANN, "", only={gone: []}), Saved)
    assert order(space) == "a y c"
    space.save(ANN, "")
    assert order(Workspace(store)) == "a y c"


@pytest.mark.soak
def test_any_part_of_any_draft_is_saved_in_place(make_plan: PlanMaker, tmp_path: Path) -> None:
    for seed in range(cases(40)):
        random = Random(seed)
        folder = make_plan(f"p{seed}", sources=b"source_id,title\r\na,A\r\nb,B\r\nc,C\r\n")
        store = FolderStore(folder, tmp_path / f"drafts-{seed}")
        space = Workspace(store, store.draft(ANN.planner))
        for number in range(random.randint(2, 8)):
            names = order(space).split()
            act = random.choice(["add", "add", "add", "edit", "rename", "delete"])
            if act == "add" or len(names) < 2:
                add(space, f"n{number}", random.choice([None, *names]))
            elif act == "delete":
                delete(space, random.choice(names))
            elif act == "edit":
                edit(space, random.choice(names), title=f"t{number}")
            else:
                edit(space, random.choice(names), source_id=f"r{number}")
        before = space.current.table(TABLE).rows
        while space.current.changes:
            keys = sorted(space.current.changes)
            only: dict[tuple[str, str], list[str]] = {
                key: [] for key in random.sample(keys, random.randint(1, len(keys)))
            }
            assert isinstance(space.save(ANN, "", only=only), Saved), seed
            assert [r.cells for r in space.current.table(TABLE).rows] == [r.cells for r in before], (seed, only)
            assert not only.keys() & space.current.changes.keys()
        assert [r.cells for r in Workspace(store).current.table(TABLE).rows] == [r.cells for r in before], seed


def test_a_field_is_saved_alone_and_the_others_wait(space: Workspace, store: FolderStore) -> None:
    edit(space, "b", title="new", publisher="P")
    edit(space, "b", title="newer")
    save(space, b=["title"])
    assert text_of(store) == "source_id,title,publisher\na,A,-\nb,newer,-\nc,C,-\n"
    (change,) = space.current.changes.values()
    assert change.after == {"publisher": "P"}
    again = Workspace(store, store.draft(ANN.planner))
    assert (again.current.clashes, list(again.current.changes.values())) == ([], [change])
    again.undo(ANN)
    assert again.current.changes == {}


def test_a_key_is_saved_alone_and_the_row_is_still_known(space: Workspace, store: FolderStore) -> None:
    old = row(space, "b")
    edit(space, "b", source_id="d", title="new")
    save(space, d=["source_id"])
    assert text_of(store) == "source_id,title,publisher\na,A,-\nd,B,-\nc,C,-\n"
    assert space.current.clashes == []
    space.take("under way", [Action("edit", *old, cells={"publisher": "P"})], ANN)
    assert isinstance(space.save(ANN, ""), Saved)
    assert text_of(store) == "source_id,title,publisher\na,A,-\nd,new,P\nc,C,-\n"


def test_a_clash_of_another_field_does_not_hold_up_a_chosen_one(space: Workspace, store: FolderStore) -> None:
    edit(space, "b", title="mine", publisher="P")
    (store.folder / "sources.csv").write_text("source_id,title,publisher\na,A,-\nb,theirs,-\nc,C,-\n")
    space.refresh()
    assert isinstance(space.save(ANN, "", only={row(space, "b"): ["title"]}), Clashes)
    save(space, b=["publisher"])
    assert text_of(store) == "source_id,title,publisher\na,A,-\nb,theirs,P\nc,C,-\n"
    assert [clash.column for clash in space.current.clashes] == ["title"]


@pytest.mark.parametrize("which", ["before", "while"])
def test_a_save_keeps_what_another_program_writes_meanwhile(
    space: Workspace, store: FolderStore, monkeypatch: pytest.MonkeyPatch, which: str
) -> None:
    after_a_new_one(space)
    edit(space, "b", title="mine")
    saved, once = store.save, iter([True])

    def write() -> None:
        if next(once, False):
            text = "source_id,title,publisher\nfirst,F,-\na,A,theirs\nb,B,-\nc,C,-\n"
            (store.folder / "sources.csv").write_text(text)

    def saving(changes, actor, why, *, convert, about_to):
        if which == "before":
            write()
            return saved(changes, actor, why, convert=convert, about_to=about_to)
        return saved(changes, actor, why, convert=convert, about_to=lambda sha256: (about_to(sha256), write())[0])

    monkeypatch.setattr(store, "save", saving)
    save(space, "x", "b")
    assert text_of(store) == "source_id,title,publisher\nfirst,F,-\na,A,theirs\nx,,\nb,mine,-\nc,C,-\n"
    assert order(space) == "first a x y b c"
    assert (len(space.current.changes), space.current.clashes) == (1, [])
    assert isinstance(space.save(ANN, ""), Saved)
    assert order(Workspace(store)) == "first a x y b c"


def test_a_row_added_after_one_that_was_just_saved_stands_there(space: Workspace) -> None:
    add(space, "x", "a")
    place = row(space, "x")[1]
    space.save(ANN, "")
    space.take("add", [Action("add", TABLE, space.new_handle(), cells={"source_id": "y"}, place=place)], ANN)
    assert order(space) == "a x y b c"


def test_a_save_whose_note_cannot_be_written_is_a_save(
    space: Workspace, store: FolderStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(space, "a", title="mine")
    assert space._kept._drafts is not None
    write, written = space._kept._drafts.write, []

    def full_after_the_first(draft):
        if written:
            raise OSError(28, "No space left on device")
        written.append(write(draft))

    monkeypatch.setattr(space._kept._drafts, "write", full_after_the_first)
    assert isinstance(space.save(ANN, ""), Saved)
    assert space.current.changes == {}
    assert Workspace(store, store.draft(ANN.planner)).current.changes == {}
