"""The section Links, without a browser: what is made, listed and ended, and by whom."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.links.registry import user_links
from geo.resources import sample_plan
from geo.scene.scope import LinkScope
from tests.waiting import LIMIT_S

SHOWN = """
import os
from types import SimpleNamespace
from pathlib import Path
from dashboard.plan.links_section import show
from geo.editing.folder_store import FolderStore
from geo.plan import read_plan
from tests.actors import ANN, LOOKER

folder = Path(os.environ["SHOWN_PLAN"])
actor = ANN if os.environ["SHOWN_TO"] == "ann" else LOOKER
show(SimpleNamespace(
    actor=actor, store=FolderStore(folder), shown=SimpleNamespace(plan=read_plan(folder)), note=lambda *_, **__: None
))
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = Path(shutil.copytree(sample_plan(), tmp_path / "mine"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("SHOWN_PLAN", str(folder))
    monkeypatch.setenv("SHOWN_TO", "ann")
    return folder


def page() -> AppTest:
    shown = AppTest.from_string(SHOWN, default_timeout=LIMIT_S).run()
    assert not shown.exception
    return shown


def button(shown: AppTest, label: str) -> Any:
    return next(b for b in shown.button if b.label.startswith(label))


def test_a_planner_makes_a_link_sees_it_and_ends_it(folder: Path) -> None:
    shown = page()
    fields = {field.label: field for field in shown.text_input}
    fields["For whom"].input("*hosts*")
    fields["To"].input("D+60")
    shown.multiselect[0].select("who")
    shown.multiselect[1].select("units")
    button(shown, "Make a link").click().run()
    assert not shown.exception
    (code,) = shown.code
    link = user_links().admit(code.value.split("/")[-2])
    assert (link.scope, link.label) == (LinkScope(("who",), ("units",), None, 1440.0), "*hosts*")
    told = " ".join(caption.value for caption in shown.caption)
    assert "Who takes part" in told
    assert "Nobody has opened it" in told
    button(shown, "Revoke").click().run()
    assert not shown.code
    assert any("revoked" in m.value for m in shown.markdown)
    assert folder.name == "mine"


@pytest.mark.usefixtures("folder")
def test_what_makes_no_sense_is_told_and_makes_nothing() -> None:
    shown = page()
    next(field for field in shown.text_input if field.label == "From").input("never")
    button(shown, "Make a link").click().run()
    assert "cannot be read" in shown.session_state["posture-told"][0].text
    assert not shown.code


@pytest.mark.usefixtures("folder")
def test_who_may_not_edit_makes_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHOWN_TO", "looker")
    shown = page()
    assert not shown.button
    assert "Read-only" in shown.info[0].value
