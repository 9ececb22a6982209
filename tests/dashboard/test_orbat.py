"""What the tree of the page Plan gets of a plan: its lines with symbols, strengths and words, and edits by messages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec import UNSET

from dashboard import orbat
from dashboard.load import PlanFeed
from dashboard.messages import receive
from dashboard.orbat import orbat_data
from geo.contract.orbat import OrbatData, OrbatLine
from geo.contract.part import encode
from geo.editing.folder_store import FolderStore
from tests.actors import ANN, LOOKER
from tests.conftest import PlanMaker

D30 = 30 * 24.0
ROWS = [
    {"unit_id": "BDE", "echelon": "brigade", "personnel": "", "parent_id": "HQ"},
    {"unit_id": "BN", "personnel": "850", "parent_id": "BDE"},
    {"unit_id": "LATE", "from": "D+60", "until": "D+90", "parent_id": "BDE"},
    {"unit_id": "LOST", "parent_id": "NOBODY"},
    {"unit_id": "EARLY", "parent_id": "LATE"},
    {"unit_id": "SELF", "parent_id": "SELF"},
    {"unit_id": "BAD", "latitude": "950"},
]


@pytest.fixture
def feed(make_plan: PlanMaker) -> PlanFeed:
    folder = make_plan(placements=ROWS, command_nodes=[{"node_id": "HQ", "level": "operational"}])
    return PlanFeed(FolderStore(Path(folder)))


def lines(data: OrbatData) -> dict[str, OrbatLine]:
    return {line.id: line for branch in data.branches for line in branch.lines}


def test_a_line_says_what_its_row_says(feed: PlanFeed) -> None:
    data = orbat_data(feed.current, D30)
    found = lines(data)
    assert (data.total, data.aside, data.t) == (7, 1, D30)
    assert [branch.kind for branch in data.branches] == ["command", "parent-away", "circle", "away"]
    hq, brigade, battalion = found["HQ"], found["BDE"], found["BN"]
    assert (hq.own, hq.persons, hq.unknown, hq.kind) == (UNSET, 850, 1, "Operational headquarters")
    assert (brigade.own, brigade.persons, brigade.unknown, brigade.kind) == (None, 850, 1, "Brigade")
    assert (battalion.own, battalion.persons, battalion.unknown, battalion.depth) == (850, 850, 0, 2)
    assert (battalion.start, battalion.end, battalion.basis, battalion.nation) == (0.0, None, "notional", "FRA")
    assert all(len(line.sidc) == 20 for line in found.values())
    handles = feed.current.working.table("placements").by_handle
    assert handles[battalion.handle].cells["unit_id"] == "BN"
    assert encode(data)


def test_what_is_wrong_with_a_superior_is_said(feed: PlanFeed) -> None:
    found = lines(orbat_data(feed.current, D30))
    assert {name: found[name].note for name in ("BN", "LATE", "LOST", "EARLY", "SELF")} == {
        "BN": UNSET,
        "LATE": "It stands D+60 until D+90",
        "LOST": "It is under NOBODY, which is no unit or node of the plan",
        "EARLY": "It is under LATE, which does not stand at D+30",
        "SELF": "It is under SELF, and so leads back to itself: nobody is at the top",
    }


def test_a_tree_that_is_too_long_says_how_long_it_is(feed: PlanFeed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(orbat, "MOST_LINES", 3)
    data = orbat_data(feed.current, D30)
    assert (list(lines(data)), data.total) == (["HQ", "BDE", "BN"], 7)


def send(feed: PlanFeed, kind: str, actor: Any = ANN, **fields: Any) -> str | None:
    message = {"n": 1, "kind": kind, **fields}
    box = {"plan": feed.space.plan_id, "sender": f"{kind}{fields}", "messages": [message]}
    refusal: str | None = feed.act(lambda space: receive(space, {"boxes": [box]}, actor))
    return refusal


def test_a_line_is_moved_and_one_added_below_by_messages_of_one_step_each(feed: PlanFeed) -> None:
    handle = lines(orbat_data(feed.current, D30))["BN"].handle
    assert send(feed, "assign", table="placements", rows=[handle], tie="parent", to="HQ", at="D+30") is None
    data = orbat_data(feed.current, D30)
    assert (lines(data)["BN"].depth, lines(data)["BN"].unsaved) == (1, "new")
    assert lines(orbat_data(feed.current, D30 - 1))["BN"].depth == 2
    assert send(feed, "below", table="placements", row=lines(data)["BN"].handle, at="D+30") is None
    new = lines(orbat_data(feed.current, D30))["NEW-1"]
    assert (new.depth, new.own, new.unsaved) == (2, None, "new")
    assert feed.current.working.can_undo == "add NEW-1 under BN"
    refusal = send(feed, "assign", table="placements", rows=[lines(data)["BDE"].handle], tie="parent", to="BDE")
    assert refusal == "row 2, BDE: BDE is under BDE itself, now or later in its period; choose another one"


def test_who_only_looks_adds_nothing(feed: PlanFeed) -> None:
    handle = lines(orbat_data(feed.current, D30))["BN"].handle
    assert send(feed, "below", LOOKER, table="placements", row=handle, at="D+30") is not None
    assert "NEW-1" not in lines(orbat_data(feed.current, D30))


@pytest.mark.parametrize("at", ["soon", "D+99999999", ""])
def test_a_time_that_is_none_is_refused(feed: PlanFeed, at: str) -> None:
    handle = lines(orbat_data(feed.current, D30))["BN"].handle
    assert send(feed, "below", table="placements", row=handle, at=at) is not None
