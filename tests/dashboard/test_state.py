"""What goes along from page to page."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard import state


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
