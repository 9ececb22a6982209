"""The section Import, without a browser: what is told of rows, what its button does, and who may not."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.desk import Desk
from dashboard.load import PlanFeed
from dashboard.plan import acts, import_acts
from dashboard.plan.import_rows import cells_text, counts_text, doubtful_text, rows_frame
from geo.editing.actor import Actor
from geo.editing.folder_store import FolderStore
from geo.importing.guess import guess_table
from geo.importing.landing import try_out
from geo.importing.proposal import Origin, Proposal, propose
from geo.importing.sources import foreign_tables
from geo.resources import sample_plan
from tests.actors import ANN, LOOKER
from tests.geo.importing.foreign import FRENCH, ORBAT
from tests.waiting import LIMIT_S

ORIGIN = Origin("notional", "", "2026-01-31", "10")


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    sentences: list[str] = []
    for module in (acts, import_acts):
        monkeypatch.setattr(module, "tell", lambda text, **_: sentences.append(text))
    return sentences


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return Path(shutil.copytree(sample_plan(), tmp_path / "mine"))


def desk_of(folder: Path, actor: Actor) -> Desk:
    feed = PlanFeed(FolderStore(folder), actor.planner)
    return Desk(actor, feed, feed.current, None)


def proposals(desk: Desk, data: bytes, name: str) -> tuple[Proposal, ...]:
    (table,) = foreign_tables(data, name)
    mapping = guess_table(table)
    assert mapping is not None
    space = desk.feed.space
    return try_out(space, [propose(table, mapping, space.current, ORIGIN)]).proposals


def test_rows_are_told_with_what_becomes_of_them_and_why(folder: Path) -> None:
    desk = desk_of(folder, ANN)
    found = proposals(desk, FRENCH, "f.csv")
    assert counts_text(found) == "2 new, 0 changed, 0 equal, 1 doubtful, 0 left out without an id"
    frame = rows_frame(found)
    assert frame["id"].tolist() == ["B-2", "B-1"]
    assert frame["becomes"].tolist() == ["new", "new"]
    assert frame["doubt"][0].startswith("from: ")
    assert frame["doubt"][1] == ""
    assert doubtful_text(found[0].doubtful[0]).startswith("B-2: from: ")
    without = rows_frame(proposals(desk, ORBAT, "o.csv"))
    assert without["becomes"][0] == "left out: no id"
    desk.feed.close()


def test_a_change_is_told_with_both_texts(folder: Path) -> None:
    desk = desk_of(folder, ANN)
    (found,) = proposals(desk, b"node_id,name\nMNFU-HQ,Another name\n", "n.csv")
    (row,) = found.rows
    assert "name from “" in cells_text(row)
    assert "to “Another name”" in cells_text(row)
    desk.feed.close()


def test_rows_are_put_into_the_plan_as_it_was_seen(folder: Path, told: list[str]) -> None:
    desk = desk_of(folder, ANN)
    wanted = proposals(desk, ORBAT, "o.csv")
    import_acts.put(desk, "o.csv", wanted, desk.feed.space.current.generation)
    assert told == ["2 rows are in the plan as one step. Undo takes them back; Changes saves them."]
    assert desk.feed.space.current.can_undo == "Import of 2 rows from o.csv"
    assert len(list((folder / "mappings").iterdir())) == 1
    desk.feed.close()


def test_nothing_is_put_into_a_plan_that_changed_meanwhile(folder: Path, told: list[str]) -> None:
    desk = desk_of(folder, ANN)
    wanted, seen = proposals(desk, ORBAT, "o.csv"), desk.feed.space.current.generation
    desk.feed.refresh()
    import_acts.put(desk, "o.csv", wanted, seen)
    assert told == ["The plan changed meanwhile. Look at the rows again, then put them into the plan."]
    assert not desk.feed.space.current.changes
    assert not (folder / "mappings").exists()
    desk.feed.close()


def test_who_may_not_edit_puts_nothing(folder: Path, told: list[str]) -> None:
    desk = desk_of(folder, LOOKER)
    wanted = proposals(desk, ORBAT, "o.csv")
    import_acts.put(desk, "o.csv", wanted, desk.feed.space.current.generation)
    assert len(told) == 1
    assert not desk.feed.space.current.changes
    assert not (folder / "mappings").exists()
    desk.feed.close()


SHOWN = """
import os
from dashboard.plan.import_section import show
from tests.actors import LOOKER, NOBODY

show(SimpleNamespace(actor=LOOKER if os.environ["SHOWN_TO"] == "looker" else NOBODY))
"""


@pytest.mark.parametrize(("who", "words"), [("looker", "Read-only"), ("nobody", "type your name")])
def test_the_section_asks_for_no_file_of_who_may_not_edit(
    monkeypatch: pytest.MonkeyPatch, who: str, words: str
) -> None:
    monkeypatch.setenv("SHOWN_TO", who)
    shown: Any = AppTest.from_string(SHOWN, default_timeout=LIMIT_S).run()
    assert not shown.exception
    assert words in shown.info[0].value
    assert not shown.get("file_uploader")
