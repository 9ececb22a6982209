"""Which plans of a server are listed, and what they are called."""

from __future__ import annotations

import pytest

from dashboard.plans import shown_plans
from geo.editing.actor import ROLES, Actor
from tests.actors import ANN, NOBODY
from tests.memory_store import MemoryShelf


def toml(title: str) -> dict[str, bytes]:
    return {"plan.toml": f'title = "{title}"\n'.encode()}


def test_plans_are_listed_by_title_and_told_apart() -> None:
    shelf = MemoryShelf({"north": toml("Alpha"), "south": toml("Bravo"), "copy": toml("Alpha"), "bare": {}})
    for actor in (ANN, NOBODY):
        assert shown_plans(shelf, actor) == {
            "north": "Alpha (north)",
            "south": "Bravo",
            "copy": "Alpha (copy)",
            "bare": "bare",
        }


def test_who_may_not_read_is_told_no_title(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ROLES, "new", frozenset({"edit"}))
    blind = Actor(ANN.planner, "typed", "new")
    assert shown_plans(MemoryShelf({"north": toml("Alpha")}), blind) == {"north": "north"}
