"""Two plans compared."""

from __future__ import annotations

import json

import pytest

from dashboard.cli import main
from geo.analysis.diff import diff_plans
from geo.editing.changes import Action
from geo.editing.folder_store import FolderStore
from geo.editing.workspace import Workspace
from geo.plan import read_plan
from tests.actors import ANN
from tests.conftest import PlanMaker


def test_what_was_added_removed_moved_and_changed(make_plan: PlanMaker) -> None:
    a = make_plan("a", placements=[{"unit_id": "A"}, {"unit_id": "B"}, {"unit_id": "C", "personnel": "500"}])
    there = {"place": "Ternopil", "latitude": "49.55", "longitude": "25.59"}
    b = make_plan("b", placements=[{"unit_id": "C", "personnel": "550"}, {"unit_id": "D"}, {"unit_id": "B"} | there])
    found = diff_plans(read_plan(a), read_plan(b)).as_dict()
    assert found["added"] == [{"table": "placements", "id": "D", "from": "D+0"}]
    assert found["removed"] == [{"table": "placements", "id": "A", "from": "D+0"}]
    assert [(m["id"], m["from"], round(m["km"])) for m in found["moved"]] == [("B", "D+0", 117)]
    assert found["changed"] == [
        {"table": "placements", "id": "C", "from": "D+0", "column": "personnel", "a": "500", "b": "550"},
        {"table": "placements", "id": "B", "from": "D+0", "column": "place", "a": "Lviv", "b": "Ternopil"},
    ]
    assert found["totals"] == {"FRA": {"a": 1700, "b": 1750}}


def test_rows_are_matched_by_instant_and_the_rest_of_an_id_in_time_order(make_plan: PlanMaker) -> None:
    a = make_plan("a", placements=[{"from": "D+1", "until": "D+2"}, {"from": "D+5", "until": "D+6"}])
    b = make_plan("b", placements=[{"from": "D+7", "until": "D+8"}, {"from": "H+24", "until": "D+3"}])
    found = diff_plans(read_plan(a), read_plan(b))
    assert (found.added, found.removed, found.moved) == ([], [], [])
    assert [(c.column, c.a, c.b) for c in found.changed] == [
        ("from", "D+5", "D+7"),
        ("until", "D+6", "D+8"),
        ("until", "D+2", "D+3"),
    ]


def test_a_position_told_in_another_way_is_no_move(make_plan: PlanMaker) -> None:
    plan = read_plan(
        make_plan("a", placements=[{"latitude": "", "longitude": "", "mgrs": "34U GA 12345 67890", "place": ""}])
    )
    row = plan.rows("placements").iloc[0]
    degrees = {"latitude": f"{row['latitude']:.7f}", "longitude": f"{row['longitude']:.7f}", "place": ""}
    assert diff_plans(plan, read_plan(make_plan("b", placements=[degrees]))).is_empty


def test_personnel_by_nation_and_phase(make_plan: PlanMaker) -> None:
    phases = [
        {"phase_id": "p1", "name": "One", "from": "D+0", "until": "D+10"},
        {"phase_id": "p2", "name": "Two", "from": "D+10", "until": "D+20"},
    ]
    a = make_plan("a", phases=phases, placements=[{"until": "D+10"}])
    b = make_plan("b", phases=phases, placements=[{"until": "D+5"}, {"unit_id": "G", "nation": "GBR", "from": "D+10"}])
    found = diff_plans(read_plan(a), read_plan(b))
    assert found.phases == [("One", "FRA", 600, 600), ("Two", "GBR", 0, 600)]


def test_a_plan_is_no_different_from_itself(sample: object) -> None:
    assert diff_plans(sample, sample).is_empty  # type: ignore[arg-type]


def test_the_command_compares_with_history(make_plan: PlanMaker, capsys: pytest.CaptureFixture[str]) -> None:
    folder = make_plan(placements=[{}])
    space = Workspace(FolderStore(folder))
    space.take(
        "edit",
        [Action("edit", "placements", space.current.table("placements").rows[0].handle, cells={"personnel": "700"})],
        ANN,
    )
    space.save(ANN, "")
    assert main(["diff", f"{folder}@1", str(folder), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["totals"] == {"FRA": {"a": 600, "b": 700}}
    assert main(["diff", f"{folder}@1", str(folder)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert "* Placements U1 from D+0, Personnel: 600 → 700" in told
    assert "The peak strength of France goes from 600 persons to 700 (+100)." in told
    assert main(["diff", f"{folder}@9", str(folder)]) == 2
    assert capsys.readouterr().err == "posture: the history has no version 9\n"
    assert main(["diff", str(folder), "/nowhere"]) == 2
