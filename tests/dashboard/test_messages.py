"""What a page may send, and what it may not."""

from __future__ import annotations

from functools import reduce
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import messages
from dashboard.bounds import BURST, MOST_BOXES, PER_S, Rate
from dashboard.desk import Desk, is_unheard
from dashboard.load import PlanFeed
from dashboard.messages import boxes_of, planner_of
from geo.editing.actor import Actor
from geo.editing.draft import Draft
from geo.editing.folder_store import FolderStore
from geo.editing.outcome import Saved
from geo.editing.putting import PUTTABLE
from geo.editing.row import RAW
from geo.editing.workspace import Workspace
from geo.plan import read_plan
from tests.actors import ANN, LOOKER, NOBODY
from tests.cases import cases
from tests.conftest import PlanMaker


@pytest.fixture
def space(make_plan: PlanMaker) -> Workspace:
    return Workspace(FolderStore(make_plan(placements=[{"unit_id": "A"}, {"unit_id": "B"}])))


def box(*messages: dict[str, Any], sender: str = "page") -> dict[str, Any]:
    return {"boxes": [{"sender": sender, "messages": [{"n": i + 1, **m} for i, m in enumerate(messages)]}]}


def receive(space: Workspace, sent: dict[str, Any], actor: Actor) -> str | None:
    """Act on what a page sent that shows the plan of the workspace."""
    return messages.receive(space, about(space, sent), actor)


def about(space: Workspace, sent: dict[str, Any]) -> dict[str, Any]:
    return {**sent, "boxes": [{"plan": space.plan_id, **box} for box in sent["boxes"]]}


def rows(space: Workspace) -> list[dict[str, str]]:
    return [row.cells for row in space.current.table("placements").rows]


def handle(space: Workspace, index: int = 0) -> str:
    return space.current.table("placements").rows[index].handle


def edit(row: str, column: str, text: str) -> dict[str, Any]:
    return {"kind": "edit", "table": "placements", "cells": [{"row": row, "column": column, "text": text}]}


def test_messages_are_acted_upon_once_and_in_order(space: Workspace) -> None:
    sent = box(edit(handle(space), "personnel", "1"), edit(handle(space), "personnel", "2"))
    sent["boxes"][0]["messages"].reverse()
    assert receive(space, sent, ANN) is None
    assert rows(space)[0]["personnel"] == "2"
    receive(space, box({"kind": "undo"}, sender="other"), ANN)
    receive(space, sent, ANN)
    assert rows(space)[0]["personnel"] == "1"
    assert space.received == {"page": 2, "other": 1}


def test_a_dragged_unit_is_rounded_and_told_by_name(space: Workspace) -> None:
    message = {"kind": "move", "table": "placements", "row": handle(space), "lat": 50.123456, "lon": 30.654321}
    assert receive(space, box(message), ANN) is None
    moved = rows(space)[0]
    assert (len(moved["latitude"]), len(moved["longitude"])) == (5, 5)
    assert space.current.can_undo == "move A"


def test_a_new_unit_gets_an_id_of_its_own(space: Workspace) -> None:
    put = {"kind": "put", "id": "A", "lat": 49.0, "lon": 30.0, "t": 48}
    receive(space, box(put), ANN)
    new = rows(space)[-1]
    assert (new["unit_id"], new["from"]) == ("A-1", "D+2")
    assert space.current.plan.set_aside == 0


@pytest.mark.parametrize("table", [spec.name for spec in PUTTABLE])
def test_each_kind_is_put_and_moved_as_one_step(make_plan: PlanMaker, table: str) -> None:
    chapter = {"chapter": "c", "title": "T", "time": "D+1", "view": "ukraine"}
    space = Workspace(FolderStore(make_plan(placements=[{"unit_id": "A"}], briefing=[chapter])))
    before = dict(space.current.contents)
    put = {"kind": "put", "id": "NEW-1", "lat": 49.8397, "lon": 24.0297, "t": 48, "table": table, "chapter": "c"}
    assert receive(space, box(put), ANN) is None
    (row,) = [row for row in space.current.table(table).rows if row.is_new]
    assert space.current.can_undo == "put NEW-1"
    assert (row.cells["place"], space.current.plan.set_aside) == ("Lviv", 0)
    placing = {"table": table, "row": row.handle, "lat": 50.45, "lon": 30.5234}
    assert receive(space, box({"kind": "move-each", "moves": [placing]}, sender="other"), ANN) is None
    assert space.current.table(table).by_handle[row.handle].cells["place"] == "Kyiv"
    assert space.current.can_undo == "move NEW-1"
    space.undo(ANN)
    assert space.current.table(table).by_handle[row.handle].cells == row.cells
    space.undo(ANN)
    assert dict(space.current.contents) == before


def test_ids_of_hubs_are_no_ids_of_units(space: Workspace) -> None:
    receive(space, box({"kind": "put", "id": "a", "lat": 49.0, "lon": 30.0, "t": 48, "table": "hubs"}), ANN)
    (hub,) = space.current.table("hubs").rows
    assert hub.cells["hub_id"] == "a-1"
    assert space.current.plan.set_aside == 0


def test_what_has_no_place_on_the_map_is_not_put(space: Workspace) -> None:
    put = {"kind": "put", "id": "N", "lat": 49.0, "lon": 30.0, "t": 48}
    assert "no plan has" in str(receive(space, box(put | {"table": "sources"}), ANN))
    assert "choose one first" in str(receive(space, box(put | {"table": "annotations"}, sender="other"), ANN))


def test_rows_are_added_copied_and_deleted(space: Workspace) -> None:
    first = handle(space)
    receive(
        space,
        box(
            {"kind": "add", "table": "placements", "cells": {"unit_id": "N"}, "after": first},
            {"kind": "copy", "table": "placements", "rows": [handle(space, 1)]},
            {"kind": "delete", "table": "placements", "rows": [first, "unheard of"]},
        ),
        ANN,
    )
    assert [row["unit_id"] for row in rows(space)] == ["N", "B", "B"]


def test_the_first_row_of_a_table_makes_its_file(make_plan: PlanMaker) -> None:
    folder = make_plan(briefing=[{"chapter": "c", "title": "T", "time": "D+1", "view": "ukraine"}])
    (folder / "annotations.csv").unlink()
    space = Workspace(FolderStore(folder))
    cells = {
        "annotation_id": "a",
        "chapter": "c",
        "text": "Here",
        "latitude": "50",
        "longitude": "30",
        "basis": "notional",
    }
    assert receive(space, box({"kind": "add", "table": "annotations", "cells": cells, "after": ""}), ANN) is None
    assert isinstance(space.save(ANN, "why"), Saved)
    header, row = (folder / "annotations.csv").read_text(encoding="utf-8").splitlines()
    written = dict(zip(header.split(","), row.split(","), strict=True))
    assert written.items() >= cells.items()
    plan = read_plan(folder)
    assert list(plan.rows("annotations")["text"]) == ["Here"]
    assert plan.set_aside == 0
    (edited,) = space.current.table("annotations").rows
    sent = {
        "kind": "edit",
        "table": "annotations",
        "cells": [{"row": edited.handle, "column": "text", "text": "There"}],
    }
    assert receive(space, box(sent, sender="grid"), ANN) is None
    assert [one.cells["text"] for one in space.current.table("annotations").rows] == ["There"]


HOSTILE = [
    {"kind": "edit", "table": "../../etc", "cells": []},
    {"kind": "edit", "table": "placements", "cells": "all"},
    {"kind": "edit", "table": "placements", "cells": [{"row": 1, "column": "x", "text": "y"}]},
    {"kind": "edit", "table": "placements", "cells": [7]},
    {"kind": "move", "table": "placements", "row": "gone", "lat": 1, "lon": 1},
    {"kind": "move", "table": "sources", "row": "gone", "lat": 1, "lon": 1},
    {"kind": "put", "id": "x", "lat": "north", "lon": 0, "t": 0},
    {"kind": "put", "id": "x", "lat": 1e9, "lon": 0, "t": 0},
    {"kind": "put", "id": "x", "lat": 50, "lon": 30, "t": float("nan")},
    {"kind": "put", "id": "x", "lat": 50, "lon": 30, "t": None},
    {"kind": "edit", "table": "placements", "cells": [{"row": "A", "column": "invented", "text": "y"}]},
    {"kind": "edit", "table": "placements", "cells": [], "added": [{"unit_id": "N", "invented": "y"}]},
    {"kind": "add", "table": "placements", "cells": {"unit_id": "N", "invented": "y"}},
    {"kind": "add", "table": "placements", "cells": {RAW: "a,b,c"}},
    {"kind": "edit", "table": "placements", "cells": [{"row": "\x1dheader", "column": "invented", "text": "y"}]},
    {"kind": "edit", "table": "placements", "cells": [{"row": "A", "column": "remarks", "text": "y" * 40_000}]},
    {"kind": "put", "id": "x" * 9_000_000, "lat": 50, "lon": 30, "t": 0},
    {"kind": "edit", "table": "placements", "cells": [], "x" * 10_000: 1},
    {"kind": "edit", "table": "placements", "cells": reduce(lambda inner, _: [inner], range(2_000), "x")},
    {"kind": "delete", "table": "placements", "rows": ["x"] * 1_200_000},
    {"kind": "save"},
    {"kind": 5},
    {},
]


@pytest.mark.parametrize("message", HOSTILE)
def test_what_no_page_of_ours_sends_is_refused_and_changes_nothing(space: Workspace, message: dict[str, Any]) -> None:
    before = space.current.contents
    refusal = receive(space, box(message), ANN)
    assert refusal
    assert len(refusal) < 500
    assert space.current.contents == before
    assert space.current.changes == {}
    assert space.received == {"page": 1}
    assert space.store.draft(ANN.planner).read() == Draft()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["boxes", "sender", "messages", "n", "kind", "table", "cells", "rows", "row", "planner", "id", "name"]),
        inner, max_size=5),
    max_leaves=20,
)  # fmt: skip


@settings(max_examples=cases(200))
@given(JSON)
def test_any_json_is_taken_without_an_exception(sent: Any) -> None:
    planner_of(sent)
    list(boxes_of(sent))


def test_what_is_no_message_or_no_box_costs_no_other() -> None:
    sound = {"plan": "p", "sender": "page", "messages": [7, {"n": 1, "kind": "undo"}, None]}
    (box_,) = boxes_of({"boxes": [None, {"sender": 1}, sound, {**sound, "more": 1}]})
    assert (box_.sender, box_.messages) == ("page", ({"n": 1, "kind": "undo"},))


def test_cells_hold_no_nul_and_a_whole_row_stays_one_line(make_plan: PlanMaker) -> None:
    space = Workspace(FolderStore(make_plan(sources=b"source_id,title\r\ns1,a,b\r\n")))
    broken = space.current.table("sources").rows[0].handle
    text = "s1,a\r\ns2,b\0"
    receive(
        space, box({"kind": "edit", "table": "sources", "cells": [{"row": broken, "column": RAW, "text": text}]}), ANN
    )
    assert [row.cells for row in space.current.table("sources").rows] == [{"source_id": "s1", "title": "a  s2"}] or [
        row.cells for row in space.current.table("sources").rows
    ] == [{RAW: "s1,a  s2,b"}]


def test_a_read_only_server_refuses_whatever_the_page_sends(make_plan: PlanMaker) -> None:
    folder = make_plan(placements=[{"unit_id": "A"}])
    feed = PlanFeed(FolderStore(folder), LOOKER.planner)
    before = (folder / "placements.csv").read_bytes()
    for message in (
        edit(handle(feed.space), "personnel", "1"),
        {"kind": "undo"},
        {"kind": "put", "id": "x", "lat": 50, "lon": 30, "t": 0},
    ):
        refusal = feed.act(lambda space, message=message: receive(space, box(message, sender=str(message)), LOOKER))
        assert "read-only" in str(refusal)
    assert feed.current.working.changes == {}
    assert (folder / "placements.csv").read_bytes() == before
    assert not (folder / ".posture").exists()


def test_a_viewer_without_a_name_changes_nothing(make_plan: PlanMaker) -> None:
    feed = PlanFeed(FolderStore(make_plan(placements=[{"unit_id": "A"}])))
    assert feed.act(lambda space: receive(space, box(edit(handle(space), "personnel", "1")), NOBODY))
    assert feed.current.working.changes == {}


@pytest.mark.parametrize(
    "said",
    [None, {}, {"planner": None}, {"planner": {"id": "../x", "name": "n"}}, {"planner": {"id": 1, "name": "n"}}, []],
)
def test_a_planner_who_is_not_sound_is_nobody(said: Any) -> None:
    assert planner_of(said) is None


def test_a_page_that_comes_back_to_a_new_server_is_heard(make_plan: PlanMaker) -> None:
    feed = PlanFeed(FolderStore(make_plan(placements=[{"unit_id": "A"}])))
    desk = Desk(NOBODY, feed, feed.current, {})
    assert is_unheard(desk, {"planner": {"id": "ann-0000-0000", "name": "Ann"}, "boxes": []})
    known = Desk(ANN, feed, feed.current, {})
    assert not is_unheard(known, {"planner": {"id": "ann-0000-0000", "name": "Ann"}, "boxes": []})
    assert is_unheard(known, about(feed.space, box({"kind": "undo"})))


def test_edits_for_another_plan_are_refused_and_not_noted(space: Workspace) -> None:
    before = space.current.contents
    foreign = {"plan": "f" * 32, **box(edit(handle(space), "personnel", "1"), {"kind": "undo"})["boxes"][0]}
    own = {"plan": space.plan_id, **box(edit(handle(space), "place", "X"), sender="own")["boxes"][0]}
    assert str(messages.receive(space, {"boxes": [foreign, own]}, ANN)).startswith("2 edits are for another plan")
    assert space.received == {"own": 1}
    assert space.current.contents != before
    assert (rows(space)[0]["personnel"], rows(space)[0]["place"]) == ("600", "X")


def test_edits_for_another_plan_do_not_run_the_page_again(make_plan: PlanMaker) -> None:
    feed = PlanFeed(FolderStore(make_plan(placements=[{"unit_id": "A"}])))
    foreign = {"boxes": [{"plan": "f" * 32, **box({"kind": "undo"})["boxes"][0]}]}
    assert not is_unheard(Desk(ANN, feed, feed.current, {}), foreign)


def test_a_saved_plan_reads_as_the_planner_saw_it(space: Workspace) -> None:
    receive(space, box(edit(handle(space), "remarks", 'a "quoted", text; with = signs')), ANN)
    space.save(ANN, "")
    assert read_plan(space.store.folder).rows("placements")["remarks"][0] == 'a "quoted", text; with = signs'


def test_a_chapter_is_put_after_another(make_plan: PlanMaker) -> None:
    briefing = [{"chapter": name, "notes": f"of {name}", "extra": name} for name in "abc"]
    space = Workspace(FolderStore(make_plan(placements=[{}], briefing=briefing)))
    first, _, last = (row.handle for row in space.current.table("briefing").rows)
    assert receive(space, box({"kind": "reorder", "table": "briefing", "row": first, "after": last}), ANN) is None
    cells = [row.cells for row in space.current.table("briefing").rows]
    assert [(c["chapter"], c["notes"], c["extra"]) for c in cells] == [(n, f"of {n}", n) for n in "bca"]
    receive(space, box({"kind": "undo"}, sender="other"), ANN)
    assert [row.cells["chapter"] for row in space.current.table("briefing").rows] == ["a", "b", "c"]


@pytest.mark.parametrize("after", ["nobody", None, 7])
def test_a_row_is_put_after_none_but_a_row_that_is_there(space: Workspace, after: Any) -> None:
    before = rows(space)
    assert receive(space, box({"kind": "reorder", "table": "placements", "row": handle(space), "after": after}), ANN)
    assert rows(space) == before


def test_an_edit_that_changes_nothing_is_no_step_and_keeps_redo(space: Workspace) -> None:
    receive(space, box(edit(handle(space), "personnel", "1"), {"kind": "undo"}), ANN)
    same = rows(space)[0]["personnel"]
    sent = box(edit(handle(space), "personnel", same), edit(handle(space), "unit_id", "A"), sender="other")
    assert receive(space, sent, ANN) is None
    assert space.received["other"] == 2
    assert (space.current.can_undo, space.current.can_redo) == ("", "edit 1 row")


def test_a_paste_writes_cells_and_adds_rows_in_one_step(space: Workspace) -> None:
    pasted = edit(handle(space, 1), "personnel", "7") | {
        "way": "paste",
        "added": [{"unit_id": "C", "remarks": "two\nlines"}, {"unit_id": "D"}],
    }
    assert receive(space, box(pasted), ANN) is None
    assert [row["unit_id"] for row in rows(space)] == ["A", "B", "C", "D"]
    assert (rows(space)[1]["personnel"], rows(space)[2]["remarks"]) == ("7", "two\nlines")
    assert space.current.can_undo == "paste"
    receive(space, box({"kind": "undo"}, sender="other"), ANN)
    assert [row["unit_id"] for row in rows(space)] == ["A", "B"]


def test_a_new_row_gets_an_id_that_no_row_has(space: Workspace) -> None:
    add = {"kind": "add", "table": "placements", "cells": {"unit_id": "NEW-1"}, "after": "\x1dheader"}
    assert receive(space, box(add, add, add), ANN) is None
    assert sorted(row["unit_id"] for row in rows(space)) == ["A", "B", "NEW-1", "NEW-2", "NEW-3"]
    assert rows(space)[0]["unit_id"].startswith("NEW-")


def test_a_row_is_moved_to_the_top(space: Workspace) -> None:
    move = {"kind": "reorder", "table": "placements", "row": handle(space, 1), "after": "\x1dheader"}
    assert receive(space, box(move), ANN) is None
    assert [row["unit_id"] for row in rows(space)] == ["B", "A"]


def test_an_edit_that_a_browser_kept_while_many_pages_sent_theirs_is_taken_once(space: Workspace) -> None:
    kept = box({"kind": "add", "table": "placements", "after": None, "cells": {"unit_id": "NEW-1"}}, sender="kept")
    receive(space, kept, ANN)
    count = len(rows(space))
    for n in range(300):
        receive(space, box(edit(handle(space), "personnel", str(n)), sender=f"page-{n}"), ANN)
    receive(space, kept, ANN)
    assert len(rows(space)) == count


def test_copies_of_rows_stand_below_the_last_of_them_in_their_order(space: Workspace) -> None:
    handles = [row.handle for row in space.current.table("placements").rows[:2]]
    before = [row["unit_id"] for row in rows(space)]
    receive(space, box({"kind": "copy", "table": "placements", "rows": handles}), ANN)
    assert [row["unit_id"] for row in rows(space)] == [*before[:2], *before[:2], *before[2:]]


def test_rows_added_without_waiting_for_each_other_stand_in_their_order(space: Workspace) -> None:
    add = {"kind": "add", "table": "placements", "after": handle(space)}
    first, second, third = ({**add, "cells": {"unit_id": f"NEW-{n}"}} for n in (1, 2, 3))
    sent = box(first, {**second, "follows": "NEW-1"}, {**third, "follows": "NEW-2"})
    assert receive(space, sent, ANN) is None
    assert [row["unit_id"] for row in rows(space)][:4] == ["A", "NEW-1", "NEW-2", "NEW-3"]


def test_a_drag_that_the_rounding_takes_back_is_no_step(space: Workspace) -> None:
    message = {"kind": "move", "table": "placements", "row": handle(space), "lat": 50.12, "lon": 30.65}
    receive(space, box(message), ANN)
    before = rows(space)
    receive(
        space,
        box({**message, "lat": float(before[0]["latitude"]), "lon": float(before[0]["longitude"])}, sender="x"),
        ANN,
    )
    assert rows(space) == before
    assert space.undo(ANN)
    assert space.current.can_undo == ""


def test_a_page_that_sends_too_fast_waits_and_loses_nothing(space: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr(messages, "_RATE", Rate(lambda: clock[0]))
    many = box(*({"kind": "undo"} for _ in range(1_500)), sender="fast")
    receive(space, many, ANN)
    assert space.received["fast"] == BURST
    receive(space, box(edit(handle(space), "personnel", "7"), sender="calm"), ANN)
    assert rows(space)[0]["personnel"] == "7"
    clock[0] += 500 / PER_S
    receive(space, many, ANN)
    assert space.received["fast"] == 1_500


def test_a_draft_notes_no_end_of_pages(space: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "MOST_SENDERS", 3)
    told = [receive(space, box({"kind": "save"}, sender=f"page-{n}"), ANN) for n in range(5)]
    assert len(space.received) == 3
    assert "too many pages" in str(told[-1])
    receive(
        space, box(edit(handle(space), "personnel", "1"), edit(handle(space), "personnel", "7"), sender="page-0"), ANN
    )
    assert rows(space)[0]["personnel"] == "7"


def test_a_browser_sends_no_end_of_boxes() -> None:
    sent = {"boxes": [{"plan": "p", "sender": str(n), "messages": []} for n in range(10_000)]}
    assert len(list(boxes_of(sent))) == MOST_BOXES


def test_a_column_of_the_file_alone_is_known(make_plan: PlanMaker) -> None:
    space = Workspace(FolderStore(make_plan(placements=[{"unit_id": "A", "callsign": "x"}])))
    assert receive(space, box(edit(handle(space), "callsign", "y")), ANN) is None
    assert rows(space)[0]["callsign"] == "y"
