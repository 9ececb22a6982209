"""A planner's desk without the page: edits, drafts, outside changes, clashes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.editing.actor import Actor, Planner
from geo.editing.changes import Action
from geo.editing.draft_file import DraftFile
from geo.editing.folder_store import FolderStore
from geo.editing.outcome import Clashes, Saved
from geo.editing.row import HEADER, RAW
from geo.editing.workspace import Workspace
from geo.errors import ReadOnlyError
from geo.resources import sample_plan
from tests.actors import ANN, BOB, LOOKER
from tests.cases import cases
from tests.conftest import PlanMaker


@pytest.fixture
def folder(make_plan: PlanMaker) -> Path:
    return make_plan(placements=[{"unit_id": "A"}, {"unit_id": "B", "from": "D+1"}, {"unit_id": "C"}])


def edit(handle: str, **cells: str) -> list[Action]:
    return [Action("edit", "placements", handle, cells=cells)]


def handles(space: Workspace) -> list[str]:
    return [row.handle for row in space.current.table("placements").rows]


def handle(space: Workspace, unit: str) -> str:
    return next(r.handle for r in space.current.table("placements").rows if r.cells["unit_id"] == unit)


def cells(space: Workspace, unit: str, column: str) -> str:
    return next(r.cells[column] for r in space.current.table("placements").rows if r.cells["unit_id"] == unit)


def test_an_edit_is_in_the_plan_and_not_in_the_file(folder: Path) -> None:
    space = Workspace(FolderStore(folder))
    before = (folder / "placements.csv").read_bytes()
    space.take("edit", edit(handle(space, "B"), personnel="777"), ANN)
    assert space.current.plan.rows("placements")["personnel"].tolist() == [600, 777, 600]
    assert (folder / "placements.csv").read_bytes() == before
    assert space.current.can_undo == "edit"
    space.undo(ANN)
    assert space.current.plan.rows("placements")["personnel"].tolist() == [600, 600, 600]
    space.redo(ANN)
    assert isinstance(space.save(ANN, "why"), Saved)
    assert (folder / "placements.csv").read_bytes() == before.replace(b"D+1", b"D+1").replace(
        before.split(b"\r\n")[2], before.split(b"\r\n")[2].replace(b",600,", b",777,")
    )
    assert space.current.changes == {}


def test_each_edit_lands_on_its_own_unit_whatever_happens_to_the_file(folder: Path) -> None:
    space = Workspace(FolderStore(folder))
    known = {unit: handle(space, unit) for unit in "ABC"}
    space.take("edit", edit(known["C"], personnel="333"), ANN)
    path = folder / "placements.csv"
    head, a, b, c = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([head, c.replace("C", "X", 1), c, b, ""]), encoding="utf-8")
    space.refresh()
    space.take("edit", edit(known["B"], personnel="222"), ANN)
    assert cells(space, "C", "personnel") == "333"
    assert cells(space, "B", "personnel") == "222"
    assert cells(space, "X", "personnel") == "600"
    assert isinstance(space.save(ANN, ""), Saved)
    assert a.startswith("A,")
    assert [row.cells["unit_id"] for row in space.current.table("placements").rows] == ["X", "C", "B"]


def test_the_key_of_a_row_can_be_edited_and_the_row_stays_itself(folder: Path) -> None:
    space = Workspace(FolderStore(folder))
    b = handle(space, "B")
    space.take("edit", edit(b, **{"from": "D+9"}), ANN)
    space.take("edit", edit(b, unit_id="BB"), ANN)
    space.take("edit", edit(b, personnel="5"), ANN)
    assert len(space.current.changes) == 1
    space.save(ANN, "")
    assert cells(space, "BB", "from") == "D+9"
    space.take("edit", edit(b, personnel="6"), ANN)
    assert cells(space, "BB", "personnel") == "6"


def test_rows_are_added_copied_and_deleted(folder: Path) -> None:
    space = Workspace(FolderStore(folder))
    new = space.new_handle()
    first = handle(space, "A")
    space.take(
        "add",
        [Action("add", "placements", new, cells=dict(space.current.table("placements").rows[0].cells), place=first)],
        ANN,
    )
    assert handles(space)[1] == new
    assert space.current.clashes == []
    assert [p.code for p in space.current.plan.problems] == ["duplicate"]
    space.take("edit", edit(new, unit_id="A2"), ANN)
    space.take("delete", [Action("delete", "placements", handle(space, "C"))], ANN)
    assert space.current.plan.rows("placements")["unit_id"].tolist() == ["A", "A2", "B"]
    space.save(ANN, "")
    assert [r.cells["unit_id"] for r in space.current.table("placements").rows] == ["A", "A2", "B"]
    space.take("edit", edit(new, personnel="5"), ANN)
    assert cells(space, "A2", "personnel") == "5"


def test_drafts_survive_the_server_and_belong_to_a_planner(folder: Path, tmp_path: Path) -> None:
    def desk(actor: Actor) -> Workspace:
        return Workspace(FolderStore(folder), DraftFile(actor.planner, folder, tmp_path / "drafts"))

    ann = desk(ANN)
    ann.take("edit", edit(handle(ann, "A"), personnel="1"), ANN, sender="page", number=3)
    again, bob = desk(ANN), desk(BOB)
    assert cells(again, "A", "personnel") == "1"
    assert cells(bob, "A", "personnel") == "600"
    assert again.take("edit", edit(handle(again, "A"), personnel="2"), ANN, sender="page", number=3) is False
    assert cells(again, "A", "personnel") == "1"
    again.save(ANN, "")
    assert desk(ANN).current.changes == {}


def test_a_draft_that_cannot_be_read_is_put_aside(folder: Path, tmp_path: Path) -> None:
    file = DraftFile(ANN.planner, folder, tmp_path)
    file.path.parent.mkdir(parents=True)
    file.path.write_text("{", encoding="utf-8")
    assert Workspace(FolderStore(folder), file).current.changes == {}
    (aside,) = file.path.parent.glob("*.unreadable")
    assert aside.read_text(encoding="utf-8") == "{"


@pytest.mark.parametrize("name", ["../../etc", "a/b", "", "x" * 99])
def test_a_planner_id_never_names_a_path(folder: Path, name: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        DraftFile(Planner(name, "n"), folder)


def test_two_planners_change_different_fields_and_both_land(folder: Path) -> None:
    ann, bob = Workspace(FolderStore(folder)), Workspace(FolderStore(folder))
    ann.take("edit", edit(handle(ann, "A"), personnel="700"), ANN)
    bob.take("edit", edit(handle(bob, "A"), place="Ternopil"), ANN)
    assert isinstance(ann.save(ANN, ""), Saved)
    bob.refresh()
    assert isinstance(bob.save(BOB, ""), Saved)
    ann.refresh()
    assert (cells(ann, "A", "personnel"), cells(ann, "A", "place")) == ("700", "Ternopil")


@pytest.mark.parametrize("mine", [True, False])
def test_a_true_clash_is_asked_and_the_answer_holds(folder: Path, *, mine: bool) -> None:
    ann, bob = Workspace(FolderStore(folder)), Workspace(FolderStore(folder))
    ann.take("edit", edit(handle(ann, "A"), personnel="700"), ANN)
    bob.take("edit", edit(handle(bob, "A"), personnel="800", place="Ternopil"), ANN)
    ann.save(ANN, "")
    outcome = bob.save(BOB, "")
    assert isinstance(outcome, Clashes)
    assert [c.column for c in bob.current.clashes] == ["personnel"]
    bob.settle(bob.current.clashes[0], ANN, mine=mine)
    assert bob.current.clashes == []
    assert isinstance(bob.save(BOB, ""), Saved)
    assert cells(bob, "A", "personnel") == ("800" if mine else "700")
    assert cells(bob, "A", "place") == "Ternopil"


@pytest.mark.parametrize("mine", [True, False])
def test_a_row_deleted_by_others_comes_back_only_when_asked(folder: Path, *, mine: bool) -> None:
    ann, bob = Workspace(FolderStore(folder)), Workspace(FolderStore(folder))
    ann.take("delete", [Action("delete", "placements", handle(ann, "A"))], ANN)
    bob.take("edit", edit(handle(bob, "A"), personnel="800"), ANN)
    ann.save(ANN, "")
    bob.refresh()
    (clash,) = bob.current.clashes
    bob.settle(clash, ANN, mine=mine)
    bob.save(BOB, "")
    assert [r.cells["personnel"] for r in bob.current.table("placements").rows if r.cells["unit_id"] == "A"] == (
        ["800"] if mine else []
    )


@pytest.mark.parametrize("mine", [True, False])
def test_a_row_changed_by_others_is_deleted_only_when_asked(folder: Path, *, mine: bool) -> None:
    ann, bob = Workspace(FolderStore(folder)), Workspace(FolderStore(folder))
    ann.take("edit", edit(handle(ann, "A"), personnel="800"), ANN)
    bob.take("delete", [Action("delete", "placements", handle(bob, "A"))], ANN)
    ann.save(ANN, "")
    bob.refresh()
    (clash,) = bob.current.clashes
    bob.settle(clash, ANN, mine=mine)
    assert isinstance(bob.save(BOB, ""), Saved)
    assert ("A" in [r.cells["unit_id"] for r in bob.current.table("placements").rows]) is not mine


def test_header_and_broken_rows_can_be_mended(make_plan: PlanMaker) -> None:
    folder = make_plan(sources=b"source_id,tittle\r\ns1,a\r\ns2,b,c\r\n")
    space = Workspace(FolderStore(folder))
    broken = space.current.table("sources").rows[1]
    assert broken.cells == {RAW: "s2,b,c"}
    assert space.current.table("sources").handles[3] == broken.handle
    space.take("fix", [Action("edit", "sources", HEADER, cells={"tittle": "title"})], ANN)
    space.take("fix", [Action("edit", "sources", broken.handle, cells={RAW: 's2,"b,c"'})], ANN)
    assert [r.cells for r in space.current.table("sources").rows] == [
        {"source_id": "s1", "title": "a"},
        {"source_id": "s2", "title": "b,c"},
    ]
    space.take(
        "edit", [Action("edit", "sources", space.current.table("sources").rows[0].handle, cells={"title": "z"})], ANN
    )
    assert isinstance(space.save(ANN, ""), Saved)
    assert (folder / "sources.csv").read_bytes() == b'source_id,title\r\ns1,z\r\ns2,"b,c"\r\n'


def test_a_read_only_plan_takes_no_edit(folder: Path) -> None:
    space = Workspace(FolderStore(folder))
    with pytest.raises(ReadOnlyError):
        space.take("edit", edit(handle(space, "A"), personnel="1"), LOOKER)
    with pytest.raises(ReadOnlyError):
        space.undo(LOOKER)
    assert space.current.changes == {}


UNITS = sorted({"UK-RECCE", "FR-1-BN", "NL-TPT"})
MOVES = st.lists(
    st.one_of(
        st.tuples(st.just("edit"), st.integers(0, 60), st.sampled_from(["personnel", "place", "from", "unit_id"]), st.sampled_from(["", "5", "D+3", "X"])),
        st.tuples(st.sampled_from(["delete", "copy"]), st.integers(0, 60), st.just(""), st.just("")),
        st.tuples(st.sampled_from(["undo", "redo"]), st.just(0), st.just(""), st.just("")),
    ),
    max_size=12,
)  # fmt: skip


@settings(max_examples=cases(15))
@given(MOVES)
def test_undoing_everything_gives_the_files_again_and_redoing_the_edits(moves: list[tuple[str, int, str, str]]) -> None:
    space = Workspace(FolderStore(sample_plan()))
    for kind, index, column, text in moves:
        rows = space.current.table("placements").rows
        row = rows[index % len(rows)]
        if kind == "edit":
            space.take("edit", [Action("edit", "placements", row.handle, cells={column: text})], ANN)
        elif kind == "delete":
            space.take("delete", [Action("delete", "placements", row.handle)], ANN)
        elif kind == "copy":
            space.take(
                "copy", [Action("add", "placements", space.new_handle(), cells=dict(row.cells), place=row.handle)], ANN
            )
        elif kind == "undo":
            space.undo(ANN)
        else:
            space.redo(ANN)
    assert space.current.clashes == []
    shown = dict(space.current.contents)
    steps = 0
    while space.undo(ANN):
        steps += 1
    assert space.current.contents == space.store.read()
    for _ in range(steps):
        space.redo(ANN)
    assert space.current.contents == shown


def test_a_saved_plan_is_the_shown_one(tmp_path: Path) -> None:
    folder = tmp_path / "mnf-u"
    shutil.copytree(sample_plan(), folder)
    space = Workspace(FolderStore(folder))
    rows = space.current.table("placements").rows
    space.take(
        "edit",
        [Action("edit", "placements", row.handle, cells={"remarks": f"n° {i}, “x”"}) for i, row in enumerate(rows)],
        ANN,
    )
    shown = dict(space.current.contents)
    assert isinstance(space.save(ANN, ""), Saved)
    assert space.store.read() == shown
