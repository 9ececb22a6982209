"""A question of a column is answered in plan.toml: as a step that can be undone, and no other byte changes."""

from __future__ import annotations

import tomllib

import pytest

from geo.editing.fixes import answers_of, fix_actions
from geo.editing.folder_store import FolderStore
from geo.editing.outcome import Saved
from geo.editing.settings_file import SettingsDocument, with_setting
from geo.editing.workspace import Workspace
from geo.plan import read_plan
from tests.actors import ANN
from tests.conftest import PlanMaker

QUESTION = "date-order"


def answered(space: Workspace, value: str) -> None:
    problem = next(p for p in space.current.plan.problems if p.code == QUESTION)
    (answer,) = (fix for fix in answers_of(space.current, problem) if fix.new == value)
    actions, stale = fix_actions(space.current, [answer])
    assert stale == 0
    space.take("answer", actions, ANN)


@pytest.mark.parametrize(("value", "day"), [("day-first", "2025-07-10"), ("month-first", "2025-10-07")])
def test_one_answer_mends_every_row(make_plan: PlanMaker, value: str, day: str) -> None:
    folder = make_plan(placements=[{"unit_id": unit, "as_of": "10/07/2025"} for unit in "ABC"])
    before = (folder / "plan.toml").read_bytes()
    space = Workspace(FolderStore(folder))
    assert [p.code for p in space.current.plan.problems].count(QUESTION) == 1
    answered(space, value)
    assert space.current.plan.rows("placements")["as_of"].tolist() == [day] * 3
    assert QUESTION not in [p.code for p in space.current.plan.problems]
    assert isinstance(space.save(ANN, "dates"), Saved)
    assert (folder / "plan.toml").read_bytes().startswith(before.rstrip())
    assert read_plan(folder).rows("placements")["as_of"].tolist() == [day] * 3


def test_an_answer_is_undone(make_plan: PlanMaker) -> None:
    space = Workspace(FolderStore(make_plan(placements=[{"as_of": "10/07/2025"}])))
    answered(space, "day-first")
    assert [change.table for change in space.current.changes.values()] == ["plan.toml"]
    space.undo(ANN)
    assert QUESTION in [p.code for p in space.current.plan.problems]
    assert not space.current.changes


def test_an_answer_given_meanwhile_by_another_planner_is_a_clash(make_plan: PlanMaker) -> None:
    folder = make_plan(placements=[{"as_of": "10/07/2025"}])
    space, other = Workspace(FolderStore(folder)), Workspace(FolderStore(folder))
    answered(space, "day-first")
    answered(other, "month-first")
    assert isinstance(other.save(ANN, "mine"), Saved)
    space.refresh()
    (clash,) = space.current.clashes
    assert (clash.column, clash.mine, clash.theirs) == ("csv.dates", "day-first", "month-first")
    space.settle(clash, ANN, mine=False)
    assert isinstance(space.save(ANN, "theirs"), Saved) or not space.current.changes
    assert read_plan(folder).settings.dates == "month-first"


@pytest.mark.parametrize(
    ("text", "path", "value", "wanted"),
    [
        ("", "csv.dates", "day-first", '[csv]\ndates = "day-first"\n'),
        ('title = "T"', "csv.dates", "day-first", 'title = "T"\n\n[csv]\ndates = "day-first"\n'),
        ('[csv]\r\ndecimal = ","\r\n', "csv.dates", "day-first", '[csv]\r\ndates = "day-first"\r\ndecimal = ","\r\n'),
        ('[csv] # x\ndates = "day-first" # y\n', "csv.dates", "month-first", '[csv] # x\ndates = "month-first" # y\n'),
        ('csv.dates = "day-first"\n', "csv.dates", "month-first", 'csv.dates = "month-first"\n'),
        ('[csv]\ndates = "day-first"\n', "csv.dates", "", "[csv]\n"),
    ],
)
def test_only_the_lines_of_the_setting_change(text: str, path: str, value: str, wanted: str) -> None:
    assert with_setting(text, path, value) == wanted
    tomllib.loads(wanted)


@pytest.mark.parametrize(
    "text", ["csv = {}\n", "csv = 3\n", "title = \n", 'description = """\n[csv]\n"""\n', 'csv.decimal = ","\n']
)
def test_a_file_in_which_the_setting_cannot_be_written_gets_no_answer(text: str) -> None:
    assert not SettingsDocument(text.encode()).can_write


def test_a_usual_file_can_be_written() -> None:
    assert SettingsDocument(b'title = "T"\r\n[marking]\r\ntext = "X"\r\n').can_write
    assert SettingsDocument(b"").can_write
