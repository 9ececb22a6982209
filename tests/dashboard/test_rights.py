"""Rights are asked where something is done, not only where a button is shown."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pptx import Presentation

from dashboard.compare.choices import chosen_plan, plan_choices
from dashboard.desk import Desk
from dashboard.editing import editing_block
from dashboard.editions import beside_code
from dashboard.jobs import ExportJob
from dashboard.load import PlanFeed, opened, plan_feed
from dashboard.messages import receive
from dashboard.plan import wish
from dashboard.plan.doctor import problems_csv
from dashboard.plan.table_csv import table_csv
from dashboard.plan.words import desk_status
from geo.editing.actor import ROLES, Actor, Right, actor_of
from geo.editing.changes import Action
from geo.editing.folder_store import FolderStore
from geo.errors import HiddenError, NotAllowedError
from tests.actors import ANN, LOOKER, NOBODY
from tests.conftest import PlanMaker

Sit = Callable[[Actor], Desk]


@pytest.fixture
def folder(make_plan: PlanMaker, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the plan of a server, beside which there is another one."""
    make_plan("other", placements=[{"unit_id": "O"}])
    served = make_plan(placements=[{"unit_id": "A"}])
    monkeypatch.setattr(sys, "argv", ["app.py", str(served), f"--plans={served.parent}"])
    return served


@pytest.fixture
def sit(folder: Path, tmp_path: Path) -> Sit:
    """Return a function that gives somebody a desk."""

    def at_desk(actor: Actor) -> Desk:
        feed = PlanFeed(FolderStore(folder, tmp_path / "drafts"), actor.planner)
        told = editing_block(feed.current, actor.planner, feed.space.plan_id, feed.space.received, None)
        return Desk(actor, feed, feed.current, told if actor.may_once_named("edit") else None)

    return at_desk


@pytest.fixture
def jobs(monkeypatch: pytest.MonkeyPatch) -> list[ExportJob]:
    """Return the exports that are begun."""
    begun: list[ExportJob] = []
    monkeypatch.setattr(wish, "hold_job", begun.append)
    monkeypatch.setattr(wish, "forget_job", lambda: None)
    return begun


def with_role(monkeypatch: pytest.MonkeyPatch, *rights: Right) -> Actor:
    monkeypatch.setitem(ROLES, "new", frozenset(rights))
    return Actor(ANN.planner, "typed", "new")


def edit(desk: Desk) -> str | None:
    row = desk.shown.working.table("placements").rows[0].handle
    cells = [{"row": row, "column": "personnel", "text": "1"}]
    message = {"n": 1, "kind": "edit", "table": "placements", "cells": cells}
    sent = {"boxes": [{"plan": desk.feed.space.plan_id, "sender": desk.actor.role, "messages": [message]}]}
    return desk.feed.act(lambda space: receive(space, sent, desk.actor))


def test_who_may_not_read_is_shown_no_plan(folder: Path, sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    blind = with_role(monkeypatch, "edit", "export")
    for act in (lambda: opened("other", blind), lambda: plan_feed("plan", blind)):
        with pytest.raises(HiddenError, match="you may not see this plan"):
            act()
    told = chosen_plan(plan_choices(sit(blind)), beside_code("other"))
    assert told == "you may not see this plan; nothing is shown"
    read = chosen_plan(plan_choices(sit(ANN)), beside_code("other"))
    assert not isinstance(read, str)
    assert read.rows("placements")["unit_id"].tolist() == ["O"]


def test_who_may_not_export_takes_nothing_away(
    sit: Sit, jobs: list[ExportJob], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = sit(with_role(monkeypatch, "read", "edit"))
    plan = desk.shown.plan
    for act in (
        lambda: wish.begin(desk, wish.Wish(".geojson")),
        lambda: table_csv(desk.shown.working, "placements", desk.actor),
        lambda: problems_csv(plan.problems, desk.actor),
    ):
        with pytest.raises(NotAllowedError, match="you may not export this plan"):
            act()
    assert jobs == []
    assert edit(desk) is None


def test_a_new_role_holds_everywhere(sit: Sit, jobs: list[ExportJob], monkeypatch: pytest.MonkeyPatch) -> None:
    desk = sit(with_role(monkeypatch, "read", "export", "approve"))
    assert desk.editing is None
    assert desk_status(desk) == "Read-only: nothing can be changed here."
    assert edit(desk) == "you may not edit this plan; edits are refused"
    assert desk.feed.current.working.changes == {}
    assert table_csv(desk.shown.working, "placements", desk.actor)
    wish.begin(desk, wish.Wish(".geojson"))
    (job,) = jobs
    job.join()
    assert job.failure == ""


@pytest.mark.parametrize(
    ("actor", "says"),
    [
        (LOOKER, "Read-only: nothing can be changed here."),
        (actor_of(None, read_only=True), "Read-only: nothing can be changed here."),
        (NOBODY, "To edit, type your name below."),
        (ANN, "Ann (not verified): everything is saved"),
    ],
)
def test_the_desk_says_who_may_edit(sit: Sit, actor: Actor, says: str) -> None:
    assert desk_status(sit(actor)) == says


def test_an_export_tells_what_changed_since_the_last_version(sit: Sit, jobs: list[ExportJob]) -> None:
    desk = sit(ANN)
    row = desk.shown.working.table("placements").rows[0].handle
    desk.feed.act(lambda s: s.take("edit", [Action("edit", "placements", row, cells={"personnel": "777"})], ANN))
    desk.feed.act(lambda s: s.save(ANN, ""))
    now = Desk(ANN, desk.feed, desk.feed.current, None)
    wish.begin(now, wish.Wish(".pptx", changes=True))
    (job,) = jobs
    job.join()
    assert job.failure == ""
    slides = Presentation(io.BytesIO(job.result)).slides
    told = "\n".join(shape.text_frame.text for s in slides for shape in s.shapes if shape.has_text_frame)
    assert "Personnel: 600 → 777" in told
