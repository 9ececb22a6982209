"""The form of a chapter: what it shows, and what the server does not take from it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from dashboard.chapter_form import FORM, form_columns
from dashboard.editing import editable_scene, editing_block
from dashboard.load import PlanFeed
from dashboard.messages import receive
from geo.contract.scene import Chapter
from geo.editing.folder_store import FolderStore
from tests.actors import ANN

OLD = (
    "chapter,title,view,time,layers,focus,notes\nfirst,First,ukraine,D+1,units,,\nsecond,Second,ukraine,D+30,units,,\n"
)


@pytest.fixture
def feed(sample_copy: Path) -> PlanFeed:
    (sample_copy / "briefing.csv").write_text(OLD, encoding="utf-8")
    return PlanFeed(FolderStore(sample_copy), ANN.planner)


def chapter(feed: PlanFeed, place: int = 1) -> Chapter:
    shown = feed.current
    return editable_scene(shown, editing_block(shown, ANN.planner, feed.space.plan_id, {}, None)).chapters[place]


def send(feed: PlanFeed, n: int, message: dict[str, Any]) -> str | None:
    boxes = [{"plan": feed.space.plan_id, "sender": "page", "messages": [{"n": n, **message}]}]
    return feed.act(partial(receive, outbox={"boxes": boxes}, actor=ANN))


def write(feed: PlanFeed, n: int, **cells: str) -> str | None:
    row = chapter(feed).handle
    told = [{"row": row, "column": name, "text": text} for name, text in cells.items()]
    return send(feed, n, {"kind": "edit", "table": "briefing", "cells": told, "way": "chapter", "chapter": "second"})


def test_it_asks_for_what_the_map_does_not_give(feed: PlanFeed) -> None:
    found = {column.name: column for column in form_columns(feed.current)}
    assert list(found) == ["title", "message", "figures", "time", "minutes", "notes", "hidden"]
    assert all(column.help for column in found.values())
    assert (found["figures"].most, found["time"].most) == (3, 6)
    assert "tonnes" in {choice.code for choice in found["figures"].choices}
    assert [choice.code for choice in found["hidden"].choices] == ["yes", "no"]


def test_a_file_without_the_columns_gets_them(feed: PlanFeed) -> None:
    cells = {
        "message": "All stand.",
        "figures": "Strength; nations",
        "time": "D+30;D+60",
        "minutes": "4",
        "hidden": "x",
    }
    assert write(feed, 1, **cells) is None
    made = chapter(feed)
    assert (made.message, made.minutes, made.hidden, made.times) == ("All stand.", 4.0, True, (720.0, 1440.0))
    assert made.cells == {"title": "Second", "notes": "", **cells, "figures": "personnel;nations", "hidden": "yes"}
    assert send(feed, 2, {"kind": "undo"}) is None
    assert chapter(feed).cells == {column.name: "" for column in FORM} | {"title": "Second", "time": "D+30"}


@pytest.mark.parametrize(
    ("column", "text", "says"),
    [
        ("time", "D+30;soon", "Time: “soon” is no time"),
        ("minutes", "five", "Minutes: “five” is no number; write a number of minutes"),
        ("minutes", "-2", "Minutes: -2 is below zero"),
        ("hidden", "maybe", "Hidden: “maybe”"),
        ("title", "", "Title: the cell is empty"),
    ],
)
def test_what_would_set_the_chapter_aside_is_refused_and_told(
    feed: PlanFeed, column: str, text: str, says: str
) -> None:
    before = chapter(feed)
    told = write(feed, 1, **{column: text})
    assert told is not None
    assert told.startswith(says)
    assert told.endswith("The chapter is as it was")
    assert chapter(feed) == before


def test_what_only_looks_wrong_is_kept_and_told_with_the_chapter(feed: PlanFeed) -> None:
    assert write(feed, 1, figures="personnel;tanks", message="x" * 130) is None
    told = " ".join(chapter(feed).told)
    assert "“tanks”" in told
    assert "only about 110 fit" in told


def test_the_grid_still_takes_what_it_then_marks(feed: PlanFeed) -> None:
    cells = [{"row": chapter(feed).handle, "column": "time", "text": "soon"}]
    assert send(feed, 1, {"kind": "edit", "table": "briefing", "cells": cells}) is None
    assert [problem.column for problem in feed.current.plan.problems if problem.severity == "error"] == ["time"]
