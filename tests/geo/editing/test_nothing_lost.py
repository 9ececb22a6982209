"""Ways in which work was once lost, or landed on another row: none of them is open any more."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.messages import receive
from geo.editing.changes import Action
from geo.editing.document import Document
from geo.editing.draft_file import DraftFile
from geo.editing.folder_store import FolderStore
from geo.editing.outcome import Saved
from geo.editing.row import HEADER, RAW
from geo.editing.workspace import Workspace
from geo.errors import EditError, PlanUnreadableError, SaveError
from geo.reading.text import decode
from geo.schema import BRIEFING, PLACEMENTS
from tests.actors import ANN
from tests.conftest import PlanMaker
from tests.rows import defaults


def desk(folder: Path) -> Workspace:
    return Workspace(FolderStore(folder))


def handles(space: Workspace, table: str = "placements") -> list[str]:
    return [row.handle for row in space.current.table(table).rows]


def handle(space: Workspace, unit: str) -> str:
    return next(r.handle for r in space.current.table("placements").rows if r.cells["unit_id"] == unit)


def edit(space: Workspace, row: str, table: str = "placements", **cells: str) -> bool:
    return space.take("edit", [Action("edit", table, row, cells=cells)], ANN)


def shown(space: Workspace, *columns: str) -> list[tuple[str, ...]]:
    return [tuple(r.cells[c] for c in columns) for r in space.current.table("placements").rows]


def test_a_renamed_unit_and_a_new_one_of_its_old_name_stay_apart(make_plan: PlanMaker) -> None:
    space = desk(make_plan(placements=[{"unit_id": "A"}, {"unit_id": "C"}]))
    edit(space, handle(space, "A"), unit_id="B")
    new = defaults(PLACEMENTS) | {"unit_id": "A", "personnel": "9"}
    space.take("add", [Action("add", "placements", space.new_handle(), cells=new)], ANN)
    space.save(ANN, "")
    edit(space, handle(space, "A"), personnel="1")
    assert shown(space, "unit_id", "personnel") == [("B", "600"), ("C", "600"), ("A", "1")]
    space.take("delete", [Action("delete", "placements", handle(space, "A"))], ANN)
    assert shown(space, "unit_id") == [("B",), ("C",)]


def test_a_unit_renamed_there_and_back_can_be_edited(make_plan: PlanMaker) -> None:
    space = desk(make_plan(placements=[{"unit_id": "A"}]))
    for old, new in (("A", "B"), ("B", "A")):
        edit(space, handle(space, old), unit_id=new)
        space.save(ANN, "")
    assert edit(space, handle(space, "A"), personnel="5")
    assert shown(space, "personnel") == [("5",)]


def test_after_a_restore_rows_can_be_edited(make_plan: PlanMaker) -> None:
    space = desk(make_plan(placements=[{"unit_id": "A"}]))
    edit(space, handle(space, "A"), unit_id="B")
    space.save(ANN, "")
    space.restore(1, ANN)
    assert edit(space, handle(space, "A"), personnel="5")


def test_an_edit_under_way_during_a_save_lands_on_its_new_row(make_plan: PlanMaker) -> None:
    space = desk(make_plan(placements=[{"unit_id": "A"}]))
    new = space.new_handle()
    space.take("add", [Action("add", "placements", new, cells=defaults(PLACEMENTS) | {"unit_id": ""})], ANN)
    space.save(ANN, "")
    assert edit(space, new, unit_id="N")
    assert shown(space, "unit_id") == [("A",), ("N",)]


def test_a_mended_row_can_be_edited_further(make_plan: PlanMaker) -> None:
    space = desk(make_plan(sources=b"source_id,title\r\ns1,a\r\ns2,b,c\r\n"))
    edit(space, handles(space, "sources")[1], "sources", **{RAW: 's2,"b,c"'})
    assert edit(space, handles(space, "sources")[1], "sources", title="z")
    space.save(ANN, "")
    assert (space.store.folder / "sources.csv").read_bytes() == b'source_id,title\r\ns1,a\r\ns2,"z"\r\n'


def test_a_row_that_is_too_long_stays_so_when_a_column_is_added(make_plan: PlanMaker) -> None:
    space = desk(make_plan(sources=b"source_id,title\ns1,a\ns3,broken,row\n"))
    edit(space, handles(space, "sources")[0], "sources", publisher="P")
    assert [row.sound for row in space.current.table("sources").rows] == [True, False]
    with pytest.raises(EditError):
        edit(space, handles(space, "sources")[1], "sources", title="x")


def test_a_blanked_row_never_answers_for_the_next(make_plan: PlanMaker) -> None:
    space = desk(make_plan(sources=b"source_id,title\r\ns1,a,b\r\ns2,b\r\ns3,c\r\n"))
    edit(space, handles(space, "sources")[0], "sources", **{RAW: ""})
    table = space.current.table("sources")
    assert table.by_handle[table.handles[3]].cells == {"source_id": "s2", "title": "b"}


def test_of_two_twins_both_planners_delete_one_and_one_remains(make_plan: PlanMaker) -> None:
    folder = make_plan(placements=[{"unit_id": "A"}, {"unit_id": "A"}, {"unit_id": "C"}])
    ann, bob = desk(folder), desk(folder)
    for space in (ann, bob):
        space.take("delete", [Action("delete", "placements", handles(space)[1])], ANN)
    ann.save(ANN, "")
    bob.refresh()
    (clash,) = bob.current.clashes
    assert clash.kind == "not-found"
    assert shown(bob, "unit_id") == [("A",), ("C",)]
    bob.settle(clash, ANN, mine=False)
    assert bob.current.changes == {}


def test_the_other_twin_goes_only_when_asked(make_plan: PlanMaker) -> None:
    folder = make_plan(placements=[{"unit_id": "A"}, {"unit_id": "A"}, {"unit_id": "C"}])
    ann, bob = desk(folder), desk(folder)
    for space in (ann, bob):
        space.take("delete", [Action("delete", "placements", handles(space)[1])], ANN)
    ann.save(ANN, "")
    bob.refresh()
    bob.settle(bob.current.clashes[0], ANN, mine=True)
    assert (shown(bob, "unit_id"), bob.current.clashes) == ([("C",)], [])


def test_another_ceasefire_leaves_an_edit_on_its_row(make_plan: PlanMaker) -> None:
    rows = [{"unit_id": "A", "from": "2026-01-01"}, {"unit_id": "A", "from": "2026-01-31"}]
    folder = make_plan(toml='title = "T"\nceasefire = 2026-01-01T00:00:00Z\n', placements=rows)
    space = desk(folder)
    edit(space, handles(space)[1], personnel="700")
    (folder / "plan.toml").write_text('title = "T"\nceasefire = 2025-12-02T00:00:00Z\n', encoding="utf-8")
    space.refresh()
    assert shown(space, "from", "personnel") == [("2026-01-01", "600"), ("2026-01-31", "700")]
    assert space.current.clashes == []


def test_an_edit_of_a_deleted_period_is_asked_and_never_lands_on_another(make_plan: PlanMaker) -> None:
    folder = make_plan(placements=[{"unit_id": "A", "from": "D+1"}, {"unit_id": "A", "from": "D+30"}])
    ann, bob = desk(folder), desk(folder)
    edit(bob, handles(bob)[0], personnel="700")
    ann.take("delete", [Action("delete", "placements", handles(ann)[0])], ANN)
    ann.save(ANN, "")
    bob.refresh()
    assert [c.kind for c in bob.current.clashes] == ["deleted-there"]
    assert shown(bob, "from", "personnel") == [("D+30", "600")]


def test_a_row_whose_time_others_changed_keeps_first_and_second_edit(make_plan: PlanMaker) -> None:
    folder = make_plan(placements=[{"unit_id": "A", "from": "D+1"}, {"unit_id": "C"}])
    ann, bob = desk(folder), desk(folder)
    edit(bob, handle(bob, "A"), personnel="700")
    edit(ann, handle(ann, "A"), **{"from": "D+30"})
    ann.save(ANN, "")
    bob.refresh()
    edit(bob, handle(bob, "A"), place="X")
    assert shown(bob, "from", "personnel", "place")[0] == ("D+30", "700", "X")
    assert bob.current.clashes == []


def test_an_edit_of_a_file_that_cannot_be_read_waits(make_plan: PlanMaker) -> None:
    folder = make_plan(placements=[{"unit_id": "A"}])
    space = desk(folder)
    row = handle(space, "A")
    (folder / "placements.csv").rename(folder / "x")
    (folder / "placements.csv").mkdir()
    space.refresh()
    cell = {"row": row, "column": "personnel", "text": "5"}
    message = {"n": 1, "kind": "edit", "table": "placements", "cells": [cell]}
    sent = {"boxes": [{"plan": space.plan_id, "sender": "p", "messages": [message]}]}
    assert "waits" in str(receive(space, sent, ANN))
    assert space.received == {}
    (folder / "placements.csv").rmdir()
    (folder / "x").rename(folder / "placements.csv")
    space.refresh()
    assert receive(space, sent, ANN) is None
    assert shown(space, "personnel") == [("5",)]


def test_an_edit_of_a_row_that_others_just_deleted_is_told(make_plan: PlanMaker) -> None:
    folder = make_plan(placements=[{"unit_id": "A"}, {"unit_id": "B"}])
    ann, bob = desk(folder), desk(folder)
    row = handle(bob, "A")
    ann.take("delete", [Action("delete", "placements", row)], ANN)
    ann.save(ANN, "")
    bob.refresh()
    with pytest.raises(EditError, match="no longer in the file"):
        edit(bob, row, personnel="5")


def test_neither_save_nor_restore_passes_over_a_file_that_cannot_be_read(make_plan: PlanMaker) -> None:
    folder = make_plan(placements=[{"unit_id": "A"}], hubs=[{"hub_id": "H"}])
    space = desk(folder)
    edit(space, handle(space, "A"), personnel="1")
    space.save(ANN, "")
    (folder / "hubs.csv").rename(folder / "x")
    (folder / "hubs.csv").mkdir()
    space.refresh()
    edit(space, handle(space, "A"), personnel="2")
    with pytest.raises(SaveError, match=r"hubs\.csv"):
        space.save(ANN, "")
    with pytest.raises(SaveError, match=r"hubs\.csv"):
        space.restore(1, ANN)
    assert len(space.store.versions()) == 2


def test_a_row_copied_while_a_heading_is_renamed_keeps_its_cells(make_plan: PlanMaker) -> None:
    space = desk(make_plan(sources=b"source_id,tittle\r\ns1,a\r\n"))
    edit(space, HEADER, "sources", tittle="title")
    row = space.current.table("sources").rows[0]
    copy = dict(row.cells) | {"source_id": "s9"}
    space.take("copy", [Action("add", "sources", space.new_handle(), cells=copy, place=row.handle)], ANN)
    space.save(ANN, "")
    assert (space.store.folder / "sources.csv").read_bytes() == b"source_id,title\r\ns1,a\r\ns9,a\r\n"


def test_the_same_heading_renamed_by_both_is_done(make_plan: PlanMaker) -> None:
    folder = make_plan(sources=b"source_id,tittle\r\ns1,a\r\n")
    ann, bob = desk(folder), desk(folder)
    for space in (ann, bob):
        edit(space, HEADER, "sources", tittle="title")
    ann.save(ANN, "")
    bob.refresh()
    assert (bob.current.clashes, bob.current.changes) == ([], {})


def test_an_edit_of_a_column_that_others_renamed_is_asked(make_plan: PlanMaker) -> None:
    folder = make_plan(sources=b"source_id,caption\r\ns1,\r\n")
    ann, bob = desk(folder), desk(folder)
    edit(ann, HEADER, "sources", caption="title")
    edit(bob, handles(bob, "sources")[0], "sources", caption="mine")
    ann.save(ANN, "")
    bob.refresh()
    assert [c.column for c in bob.current.clashes] == ["caption"]


def test_a_heading_is_never_renamed_to_another_one(make_plan: PlanMaker) -> None:
    space = desk(make_plan(sources=b"source_id,title,tittle\r\ns1,a,b\r\n"))
    with pytest.raises(EditError, match="already"):
        edit(space, HEADER, "sources", tittle="title")


def test_a_column_with_a_heading_for_its_name_is_edited_and_renamed(make_plan: PlanMaker) -> None:
    folder = make_plan(sources=b"a list,,\r\nsource_id,title,Link\r\ns1,a,x\r\n")
    space = desk(folder)
    edit(space, handles(space, "sources")[0], "sources", url="y")
    edit(space, HEADER, "sources", Link="url")
    edit(space, handles(space, "sources")[0], "sources", title="b")
    space.save(ANN, "")
    assert (folder / "sources.csv").read_bytes() == b"a list,,\r\nsource_id,title,url\r\ns1,b,y\r\n"


def test_a_save_that_could_not_be_entered_into_the_history_is_a_save(
    make_plan: PlanMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    space = desk(make_plan(sources=b"source_id,title\r\ns1,a\r\n"))
    space.take("add", [Action("add", "sources", space.new_handle(), cells={"title": "n"})], ANN)
    enter = space.store.history.enter

    def full(prepared: Path, contents: dict[str, object], who: str, why: str) -> object:
        if why != "as found":
            raise OSError(28, "No space left")
        return enter(prepared, contents, who, why)

    monkeypatch.setattr(space.store.history, "enter", full)
    assert space.save(ANN, "") == Saved(None)
    monkeypatch.undo()
    space.save(ANN, "")
    assert (space.store.folder / "sources.csv").read_bytes() == b"source_id,title\r\ns1,a\r\n,n\r\n"


def test_a_server_that_ends_between_save_and_draft_does_not_save_twice(
    make_plan: PlanMaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_plan(sources=b"source_id,title\r\ns1,a\r\n")
    file = DraftFile(ANN.planner, folder, tmp_path / "drafts")
    space = Workspace(FolderStore(folder), file)
    space.take("add", [Action("add", "sources", space.new_handle(), cells={"title": "n"})], ANN)
    monkeypatch.setattr(Workspace, "_land", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        space.save(ANN, "")
    monkeypatch.undo()
    again = Workspace(FolderStore(folder), file)
    assert again.current.changes == {}
    assert (folder / "sources.csv").read_bytes() == b"source_id,title\r\ns1,a\r\n,n\r\n"


def test_versions_are_counted_as_numbers(make_plan: PlanMaker) -> None:
    folder = make_plan(placements=[{"unit_id": "A"}])
    (folder / ".posture/history/9999-20260101T000000Z").mkdir(parents=True)
    space = desk(folder)
    for strength in ("1", "2", "3"):
        edit(space, handle(space, "A"), personnel=strength)
        assert isinstance(space.save(ANN, strength), Saved)
    assert [v.number for v in space.store.versions()] == [9999, 10000, 10001, 10002, 10003]


def test_a_draft_that_the_disk_refuses_for_a_moment_is_not_replaced(
    make_plan: PlanMaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_plan(placements=[{"unit_id": "A"}])
    file = DraftFile(ANN.planner, folder, tmp_path / "drafts")
    space = Workspace(FolderStore(folder), file)
    edit(space, handle(space, "A"), personnel="5")

    def refused(*_: object, **__: object) -> str:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "read_text", refused)
    with pytest.raises(PlanUnreadableError, match="draft"):
        Workspace(FolderStore(folder), file)
    monkeypatch.undo()
    assert shown(Workspace(FolderStore(folder), file), "personnel") == [("5",)]


def test_of_two_new_rows_with_one_key_only_one_meets_the_row_that_others_added(make_plan: PlanMaker) -> None:
    folder = make_plan(sources=b"source_id,title,remarks\n")
    ann, bob = desk(folder), desk(folder)
    for remarks in ("p1", "p2"):
        cells = {"source_id": "Z", "remarks": remarks}
        bob.take("add", [Action("add", "sources", bob.new_handle(), cells=cells)], ANN)
    ann.take("add", [Action("add", "sources", ann.new_handle(), cells={"source_id": "Z"})], ANN)
    ann.save(ANN, "")
    bob.refresh()
    assert sorted(r.cells["remarks"] for r in bob.current.table("sources").rows) == ["p1", "p2"]


def test_new_rows_end_as_the_rows_of_the_file_do() -> None:
    text = 'chapter,title,notes\r\nc1,t,"a\nb\nc"\r\nc2,t,"a\nb\nc"\r\n'
    document = Document(text.encode(), BRIEFING)
    assert document.written({}, frozenset(), [(None, {"chapter": "c3"})]) == text + "c3,,\r\n"


def test_ids_that_look_like_our_own_marks_are_ids(make_plan: PlanMaker) -> None:
    space = desk(make_plan(sources=b"source_id,title\n#header,a\n+1,b\n"))
    first, second = space.current.table("sources").rows
    assert not second.is_new
    edit(space, first.handle, "sources", title="Q")
    space.save(ANN, "")
    assert (space.store.folder / "sources.csv").read_bytes() == b"source_id,title\n#header,Q\n+1,b\n"


def test_the_same_new_name_on_both_sides_is_done(make_plan: PlanMaker) -> None:
    folder = make_plan(placements=[{"unit_id": "A"}])
    ann, bob = desk(folder), desk(folder)
    for space in (ann, bob):
        edit(space, handle(space, "A"), unit_id="AA")
    ann.save(ANN, "")
    bob.refresh()
    assert (bob.current.clashes, bob.current.changes) == ([], {})


def test_a_damaged_file_with_a_byte_order_mark_is_one_text_everywhere() -> None:
    data = b"\xef\xbb\xbf" + "source_id,title\ns1,Café\n".encode() + b"s2,\xff\n"
    text, codec, findings = decode(data)
    assert "Café" in text
    assert codec == "utf-8-sig"
    assert [f.code for f in findings] == ["encoding-damaged"]
