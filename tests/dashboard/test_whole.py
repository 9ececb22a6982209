"""An act that was begun is done whole, whatever asks for the page meanwhile; and what it told is seen."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.runtime.scriptrunner import RerunData, RerunException
from streamlit.testing.v1 import AppTest

from dashboard import whole as module
from dashboard.whole import Steady, whole

ROOT = Path(__file__).parents[2]


class Interrupted(dict[str, Any]):
    """A session of which each access is interrupted once, by another request."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = 0
        self.is_calm = False

    def _interrupt(self) -> None:
        self.is_calm = not self.is_calm
        if self.is_calm:
            self.asked += 1
            raise RerunException(RerunData(query_string=str(self.asked)))

    def __getitem__(self, key: str) -> Any:
        self._interrupt()
        return super().__getitem__(key)

    def __setitem__(self, key: str, value: Any) -> None:
        self._interrupt()
        super().__setitem__(key, value)


class Requests:
    """Takes down which runs are asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def request_rerun_batch(self, runs: list[RerunData]) -> bool:
        self.asked += [run.query_string for run in runs]
        return True


@pytest.fixture
def requests(monkeypatch: pytest.MonkeyPatch) -> Iterator[Requests]:
    found = Requests()
    context = type("Context", (), {"script_requests": found})()
    monkeypatch.setattr(module, "get_script_run_ctx", lambda **_: context)
    yield found


def test_an_act_ends_and_every_run_that_was_asked_for_follows(requests: Requests) -> None:
    held = Interrupted()
    session = Steady(lambda: held)

    @whole
    def act(name: str) -> None:
        session["first"] = name
        assert session.get("none") is None
        session["second"] = session["first"] + "!"
        assert requests.asked == []

    act("done")
    assert dict(held) == {"first": "done", "second": "done!"}
    assert requests.asked == [str(n + 1) for n in range(held.asked)]
    assert held.asked >= 4


def test_the_runs_follow_an_act_that_fails_too(requests: Requests) -> None:
    held = Interrupted()

    @whole
    def act() -> None:
        Steady(lambda: held)["first"] = 1
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        act()
    assert requests.asked == ["1"]


def test_a_page_is_ended_at_once() -> None:
    with pytest.raises(RerunException):
        Steady(Interrupted)["first"]


def callbacks() -> Iterator[tuple[Path, str]]:
    """Yield the module that gives a callback to a widget, and the callback's name."""
    for path in sorted((ROOT / "dashboard").rglob("*.py")):
        for call in (n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Call)):
            for given in call.keywords:
                if given.arg in {"on_click", "on_change"} and not isinstance(given.value, ast.Constant):
                    yield path, ast.unparse(given.value).removeprefix("self.")


def whole_acts() -> set[str]:
    found = set()
    for path in (ROOT / "dashboard").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and "whole" in map(ast.unparse, node.decorator_list):
                found.add(node.name)
    return found


def test_every_callback_is_done_whole() -> None:
    given = {(path.name, name) for path, name in callbacks()} - {("steps.py", "on_click")}
    assert len(given) > 10
    assert {name for _, name in given} <= whole_acts()


def test_what_is_done_whole_draws_nothing() -> None:
    for path in (ROOT / "dashboard").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and "whole" in map(ast.unparse, node.decorator_list):
                assert "st." not in {ast.unparse(n)[:3] for n in ast.walk(node) if isinstance(n, ast.Attribute)}, (
                    node.name
                )


def page() -> None:
    import streamlit as st

    from dashboard.told import forget_told, show_told, tell

    st.button("Save", key="save", on_click=tell, args=("Saved _x_.",))
    shown = show_told()
    if st.session_state.pop("cut", False):
        st.rerun()
    forget_told(shown)


def test_what_is_told_shows_again_after_a_run_that_was_cut_and_not_after_a_whole_one() -> None:
    at = AppTest.from_function(page).run()
    at.session_state["cut"] = True
    at.button(key="save").click().run()
    assert [toast.value for toast in at.toast] == ["Saved \\_x\\_\\."]
    at.run()
    assert not at.toast
