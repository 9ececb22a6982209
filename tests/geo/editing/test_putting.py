"""What a planner puts on the map is a sound row of its table."""

from __future__ import annotations

import pytest

from geo.columns import TableSpec
from geo.editing.putting import PUTTABLE, new_row
from geo.plan import read_plan
from geo.schema import TABLES
from tests.conftest import PlanMaker

CHAPTER = {"chapter": "c", "title": "T", "time": "D+1", "view": "ukraine"}


def test_every_table_with_positions_has_rows_to_put() -> None:
    assert tuple(spec for spec in TABLES if spec.positioned) == PUTTABLE


@pytest.mark.parametrize("spec", PUTTABLE, ids=lambda spec: spec.name)
def test_a_new_row_is_sound_and_says_when(make_plan: PlanMaker, spec: TableSpec) -> None:
    row = new_row(spec, "NEW-1", (49.8397, 24.0297), 31.5, "2026-01-01", "c")
    parts = {"placements": [{"unit_id": "A"}], "briefing": [CHAPTER]} | {spec.name: [row]}
    plan = read_plan(make_plan(**parts))
    (read,) = plan.rows(spec).to_dict("records")
    assert [problem for problem in plan.problems if problem.file == spec.file] == []
    assert (read[spec.id], read["place"], read["basis"]) == ("NEW-1", "Lviv", "notional")
    assert read.get("from", 31.5) == 31.5
    assert read.get("date", "H+31:30") == "H+31:30"
    assert read.get("country", "UKR") == "UKR"
    assert read.get("chapter", "c") == "c"
