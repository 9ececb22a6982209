"""What a page hears of its messages, also in runs that follow."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dashboard import desk
from dashboard.load import PlanFeed
from geo.editing.folder_store import FolderStore
from tests.actors import ANN
from tests.conftest import PlanMaker


@pytest.fixture
def feed(make_plan: PlanMaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PlanFeed:
    feed = PlanFeed(FolderStore(make_plan(placements=[{"unit_id": "A"}]), tmp_path / "drafts"), ANN.planner)
    kept: dict[str, tuple[Any, Any]] = {}
    monkeypatch.setattr(desk, "actor", lambda: ANN)
    monkeypatch.setattr(desk, "plan_feed", lambda *_: feed)
    monkeypatch.setattr(desk, "remember", lambda key, token, value: kept.update({key: (token, value)}))
    monkeypatch.setattr(
        desk, "remembered", lambda key, token: kept[key][1] if kept.get(key, "")[0:1] == (token,) else None
    )
    monkeypatch.setattr(desk, "is_new_here", lambda *_: False)
    return feed


def refusal(feed: PlanFeed, monkeypatch: pytest.MonkeyPatch, *sent: dict[str, Any]) -> str | None:
    """Return what a run of the page says that has heard messages."""
    box = {"plan": feed.space.plan_id, "sender": "page", "messages": list(sent)}
    monkeypatch.setattr(desk, "outbox", lambda _: {"boxes": [box]})
    editing = desk.open_desk("grid").editing
    assert editing is not None
    return editing.refusal or None


def test_a_refusal_stays_until_the_next_message_is_answered(feed: PlanFeed, monkeypatch: pytest.MonkeyPatch) -> None:
    handle = feed.current.working.table("placements").rows[0].handle
    wrong = {
        "n": 1,
        "kind": "edit",
        "table": "placements",
        "cells": [{"row": handle, "column": "invented", "text": "y"}],
    }
    right = {
        "n": 2,
        "kind": "edit",
        "table": "placements",
        "cells": [{"row": handle, "column": "personnel", "text": "5"}],
    }
    told = refusal(feed, monkeypatch, wrong)
    assert told is not None
    assert "invented" in told
    assert refusal(feed, monkeypatch, wrong) == told
    assert refusal(feed, monkeypatch) == told
    assert refusal(feed, monkeypatch, wrong, right) is None
    assert refusal(feed, monkeypatch) is None
