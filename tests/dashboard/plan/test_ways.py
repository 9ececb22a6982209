"""Where *Show on the map* goes: to the thing itself, at a time at which it is there."""

from __future__ import annotations

import pytest

from dashboard.desk import Desk
from dashboard.load import PlanFeed
from dashboard.plan import ways
from geo.editing.folder_store import FolderStore
from geo.problem import Problem
from geo.words.text import Text
from tests.actors import ANN
from tests.conftest import PlanMaker

CEASEFIRE = 'title = "T"\nceasefire = 2026-01-01T00:00:00Z\n'


@pytest.mark.parametrize(
    ("row", "asked"),
    [
        ({"from": "D+5"}, {"show": "A", "t": "D+5"}),
        ({"from": "2026-02-01"}, {"show": "A", "t": "D+31"}),
        ({"from": ""}, {"show": "A"}),
        (
            {"from": "D+5", "echelon": "nothing", "latitude": "49,5", "longitude": "30"},
            {"map": "49.5,30.0,8", "t": "D+5"},
        ),
        ({"from": "nothing", "latitude": "49.5", "longitude": "30"}, {"map": "49.5,30.0,8"}),
    ],
)
def test_a_row_of_a_problem_is_shown_at_its_time(
    make_plan: PlanMaker, monkeypatch: pytest.MonkeyPatch, row: dict[str, str], asked: dict[str, str]
) -> None:
    went: list[tuple[str, dict[str, str | None]]] = []
    monkeypatch.setattr(ways, "depart", lambda page, **query: went.append((page, query)))
    feed = PlanFeed(FolderStore(make_plan(toml=CEASEFIRE, placements=[{"unit_id": "A", **row}])))
    problem = Problem("placements.csv", 2, 2, "unit_id", "A", "any", "warning", Text("problems.where.column"))
    ways.go_to_place(Desk(ANN, feed, feed.current, None), problem)
    assert went == [("map", {"select": None, **asked})]
