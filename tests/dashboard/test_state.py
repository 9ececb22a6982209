"""What goes along from page to page."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard import state
from tests.memory_store import MemoryShelf


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    held: dict[str, Any] = {}
    shown = {"plan": "mnf-u", "view": "europe", "t": "D+200", "select": "LCC", "section": "Problems"}
    monkeypatch.setattr(state.st, "session_state", held)
    monkeypatch.setattr(state.st, "query_params", shown)
    return held


def departure(session: dict[str, Any]) -> Any:
    gone: list[Any] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(state.st, "switch_page", lambda page, query_params: gone.append((page, query_params)))
        state.follow_departure({"map": "the map"})
    assert not session
    return gone[0]


def test_view_time_and_selection_go_along(session: dict[str, Any]) -> None:
    state.depart("map", version="3")
    along = {"plan": "mnf-u", "view": "europe", "t": "D+200", "select": "LCC"}
    assert departure(session) == ("the map", along | {"version": "3"})


def test_what_is_asked_for_wins_and_none_leaves_out(session: dict[str, Any]) -> None:
    state.depart("map", t="D+5", select=None)
    assert departure(session) == ("the map", {"plan": "mnf-u", "view": "europe", "t": "D+5"})


def test_an_unknown_plan_is_never_replaced_by_another(session: dict[str, Any]) -> None:
    plans = MemoryShelf({"north": {}, "south": {}})
    assert state.plan_name(plans) == "mnf-u"
    state.ask_plan("south")
    assert state.plan_name(plans) == "south"
    state.st.query_params.pop("plan")
    assert state.plan_name(plans) == "south"


def test_without_a_wish_the_usual_plan_is_shown(session: dict[str, Any]) -> None:
    state.st.query_params.pop("plan")
    assert state.plan_name(MemoryShelf({"north": {}, "south": {}})) == "north"


def test_a_choice_stays_while_its_widget_is_gone(session: dict[str, Any]) -> None:
    assert state.keep_choice("filter", ["error", "warning"]) == ["error", "warning"]
    session["filter"] = ["error"]
    assert state.keep_choice("filter", ["error", "warning"]) == ["error"]
    del session["filter"]
    assert state.keep_choice("filter", ["error", "warning"]) == ["error"]
    session["filter"] = []
    assert state.keep_choice("filter", ["error", "warning"]) == []
