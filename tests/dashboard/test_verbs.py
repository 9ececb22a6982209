"""Verbs that a page asks for: one message is one step, or a reason."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.messages import receive
from dashboard.verbs import templates_of
from geo.contract.verbs import Withdraw
from geo.editing.actor import Actor
from geo.editing.folder_store import FolderStore
from geo.editing.workspace import Workspace
from tests.actors import ANN, LOOKER
from tests.conftest import PlanMaker


@pytest.fixture
def space(make_plan: PlanMaker) -> Workspace:
    rows = [{"unit_id": "A", "until": "D+90"}, {"unit_id": "B"}, {"unit_id": "C"}]
    return Workspace(FolderStore(make_plan(placements=rows, hubs=[{"hub_id": "H1"}])))


def handles(space: Workspace, count: int) -> list[str]:
    return [row.handle for row in space.current.table("placements").rows[:count]]


def send(space: Workspace, kind: str, actor: Actor = ANN, **fields: Any) -> tuple[str | None, list[str]]:
    """Send one message; return why it was refused, and what the planner should know of it."""
    told: list[str] = []
    message = {"n": 1, "kind": kind, **fields}
    sent = {"boxes": [{"plan": space.plan_id, "sender": str(fields), "messages": [message]}]}
    return receive(space, sent, actor, told.extend), told


VERBS: list[tuple[str, dict[str, Any], str]] = [
    ("move", {"row": 0, "more": 1, "lat": 51.5, "lon": 31.3, "at": "D+30"}, "move 2 rows from D+30 on"),
    ("withdraw", {"at": "D+30"}, "withdraw 2 rows at D+30"),
    ("withdraw", {"at": "H+12", "for_good": True}, "withdraw 2 rows at H+12"),
    ("relieve", {"by": ["C", "A"], "at": "D+30"}, "relieve 2 rows at D+30"),
    ("assign", {"tie": "parent", "to": "C", "at": "D+30"}, "assign 2 rows to C from D+30 on"),
    ("assign", {"tie": "hub", "to": "H1"}, "assign 2 rows to H1"),
    ("split", {"parts": 2, "at": "D+30"}, "split 2 rows into 2 each from D+30 on"),
    ("split", {"parts": 2, "strengths": [500, 100]}, "split 2 rows into 2 each"),
    ("shift", {"hours": 24}, "shift 2 rows by +1 day"),
    ("copy-to", {"begin": "", "until": "D-5"}, "copy 2 rows to another period (until D-5)"),
]


@pytest.mark.parametrize(("kind", "fields", "label"), VERBS)
def test_a_message_is_one_step_of_all_its_rows(space: Workspace, kind: str, fields: dict[str, Any], label: str) -> None:
    before, first, second = dict(space.current.contents), *handles(space, 2)
    rows = {"row": first, "more": [second]} if kind == "move" else {"rows": [first, second]}
    refusal, _ = send(space, kind, table="placements", **(fields | rows))
    assert (refusal, space.current.can_undo) == (None, label)
    assert not space.current.plan.set_aside
    after = dict(space.current.contents)
    assert after != before
    space.undo(ANN)
    assert space.current.contents == before
    space.redo(ANN)
    assert space.current.contents == after


def test_units_that_end_together_are_joined(space: Workspace) -> None:
    rows = handles(space, 3)[1:]
    assert send(space, "join", table="placements", rows=rows, at="D+30") == (None, [])
    assert space.current.can_undo == "join 2 rows into B at D+30"


def test_a_template_is_placed_and_one_of_the_plan_comes_first(space: Workspace) -> None:
    asked = {"name": "battlegroup", "lat": 49.2, "lon": 28.5, "at": "D+30", "nation": "FRA"}
    assert send(space, "template", **asked) == (None, [])
    assert space.current.can_undo == "place the template battlegroup at D+30"
    _, told = send(space, "template", **(asked | {"lat": 49.9}))
    assert told == ["the plan has the ids of the template already; the new rows begin with BG-2"]
    assert list(templates_of(space)) == ["battlegroup", "forward-hub"]
    assert send(space, "template", **(asked | {"name": "../x"}))[0] == "there is no template “../x”; reload the page"


def test_what_the_planner_should_know_is_told(space: Workspace) -> None:
    _, told = send(space, "assign", table="placements", rows=handles(space, 2)[1:], tie="parent", to="A", at="D+30")
    assert told == ["row 3, B: A does not stand from D+90"]


REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("withdraw", {"at": "D+100"}, "row 2, A: it has ended by D+100 (its period is D+0 until D+90)"),
    ("withdraw", {"at": "soon"}, "soon"),
    ("withdraw", {"at": "2026-01-01"}, "ceasefire"),
    ("withdraw", {"at": "D+99999"}, "is more than a hundred years from H+0"),
    ("relieve", {"by": ["B"], "at": "D+30"}, "each row needs one unit"),
    ("assign", {"tie": "parent", "to": "gone"}, "gone is not in the plan"),
    ("assign", {"tie": "friend", "to": "B"}, "cannot be read"),
    ("split", {"parts": 1}, "choose from 2 to 20 parts"),
    ("join", {"at": "D+30"}, "let both end at one time"),
    ("shift", {"hours": 1e9}, "cannot be read"),
    ("copy-to", {"begin": "D+5", "until": "D+2"}, "the period ends before it begins"),
    ("withdraw", {"table": "nowhere", "at": "D+30"}, "no plan has"),
    ("withdraw", {"table": "sources", "at": "D+30"}, "no period"),
]


@pytest.mark.parametrize(("kind", "fields", "why"), REFUSED)
def test_a_verb_that_cannot_be_done_says_why_and_changes_nothing(
    space: Workspace, kind: str, fields: dict[str, Any], why: str
) -> None:
    refusal, told = send(space, kind, **({"table": "placements", "rows": handles(space, 2)} | fields))
    assert refusal is not None
    assert why in refusal
    assert (told, space.current.can_undo) == ([], "")
    assert list(space.received.values()) == [1]


def test_who_may_not_edit_asks_in_vain(space: Workspace) -> None:
    refusal, _ = send(space, "withdraw", LOOKER, table="placements", rows=handles(space, 1), at="D+30")
    assert refusal
    assert space.current.can_undo == ""


def test_a_verb_waits_for_a_file_that_cannot_be_read(make_plan: PlanMaker) -> None:
    folder = make_plan(placements=[{"unit_id": "A"}])
    space = Workspace(FolderStore(folder))
    row = handles(space, 1)
    (folder / "placements.csv").rename(folder / "x")
    (folder / "placements.csv").mkdir()
    space.refresh()
    refusal, _ = send(space, "withdraw", table="placements", rows=row, at="D+30")
    assert "waits" in str(refusal)
    assert not space.received


def test_a_verb_without_its_number_is_none() -> None:
    with pytest.raises(TypeError):
        Withdraw(table="placements", rows=("A",), at="D+1")  # type: ignore[call-arg]
