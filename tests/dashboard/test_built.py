"""Planners of one plan share what was read and built, as long as they have no edits of their own in it."""

from __future__ import annotations

from collections.abc import Iterator
from unittest.mock import Mock

import pytest

from dashboard import built
from dashboard.load import PlanFeed
from geo.editing.actor import Planner, actor_of
from geo.editing.changes import Action
from geo.editing.folder_store import FolderStore
from tests.conftest import PlanMaker

ANN, BEN = (Planner(f"{n:032x}", name) for n, name in enumerate(("Ann", "Ben")))


@pytest.fixture
def scenes(monkeypatch: pytest.MonkeyPatch) -> Iterator[Mock]:
    """Counts the scenes that are built."""
    counted = Mock(side_effect=built.build_scene)
    monkeypatch.setattr(built, "build_scene", counted)
    yield counted


def test_a_saved_change_is_read_and_built_once_for_all(make_plan: PlanMaker, scenes: Mock) -> None:
    folder = make_plan(toml='title = "Of several"\n', placements=[{}])
    feeds = [PlanFeed(FolderStore(folder), who) for who in (None, ANN, BEN)]
    assert scenes.call_count == 1
    path = folder / "placements.csv"
    path.write_bytes(path.read_bytes().replace(b"Unit", b"Tinu"))
    for feed in feeds:
        feed.close()
        feed.refresh()
    assert scenes.call_count == 2
    first, *others = (feed.current for feed in feeds)
    assert all(one.plan is first.plan for one in others)
    assert "Tinu" in str(first.scene)


def test_an_edit_is_seen_by_who_made_it_alone(make_plan: PlanMaker) -> None:
    folder = make_plan(placements=[{}])
    ann, ben = (PlanFeed(FolderStore(folder), who) for who in (ANN, BEN))
    handle = ann.space.current.table("placements").rows[0].handle
    edit = Action("edit", "placements", handle, cells={"unit_name": "Mine"})
    ann.act(lambda space: space.take("step", [edit], actor_of(ANN)))
    assert "Mine" in str(ann.current.scene)
    assert "Mine" not in str(ben.current.scene)
    assert ann.current.plan is not ben.current.plan
    for feed in (ann, ben):
        feed.close()
