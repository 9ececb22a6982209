from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.analysis.orbat import parents, personnel_by_nation, strengths, superiors
from geo.periods import in_force
from geo.plan import Plan, read_plan
from geo.reading.tables import read_table
from geo.schema import PLACEMENTS
from tests.cases import cases
from tests.conftest import PlanMaker
from tests.rows import csv_text, defaults

ORBAT = [
    {"unit_id": "BDE", "personnel": "190", "nation": "GBR"},
    {"unit_id": "BN", "personnel": "600", "parent_id": "BDE", "until": "D+10"},
    {"unit_id": "BN", "personnel": "500", "parent_id": "BDE", "from": "D+10"},
    {"unit_id": "COY", "personnel": "", "parent_id": "BN"},
]


def test_strengths_roll_up_over_time(make_plan: PlanMaker) -> None:
    plan = read_plan(make_plan(placements=ORBAT))
    assert strengths(plan, 0).loc["BDE", ["own", "total", "unknown"]].tolist() == [190, 790, 1]
    assert strengths(plan, 240).loc["BDE", "total"] == 690


def test_a_cycle_counts_each_unit_once(make_plan: PlanMaker) -> None:
    rows = [{"unit_id": "A", "personnel": "1", "parent_id": "B"}, {"unit_id": "B", "personnel": "2", "parent_id": "A"}]
    plan = read_plan(make_plan(placements=rows))
    assert strengths(plan, 0)["total"].to_dict() == {"A": 3, "B": 3}
    assert superiors("A", parents(plan, 0)) == ["B"]


def test_a_parent_not_in_force_is_no_parent(make_plan: PlanMaker) -> None:
    rows = [{"unit_id": "A", "parent_id": "B"}, {"unit_id": "B", "from": "D+5"}]
    plan = read_plan(make_plan(placements=rows))
    assert parents(plan, 0)["A"] == ""
    assert parents(plan, 120)["A"] == "B"


ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "from": st.sampled_from(["", "D-3", "D+0", "H+6", "D+1", "D+30"]),
            "until": st.sampled_from(["", "D+2", "D+40"]),
            "personnel": st.sampled_from(["", "0", "10", "120"]),
            "nation": st.sampled_from(["FRA", "GBR", "NLD"]),
        }
    ),
    max_size=12,
)


@settings(max_examples=cases(60))
@given(ROWS)
def test_personnel_steps_equal_a_count_at_each_instant(rows: list[dict[str, str]]) -> None:
    text = csv_text(PLACEMENTS, [defaults(PLACEMENTS) | {"unit_id": f"U{i}"} | row for i, row in enumerate(rows)])
    table = read_table(text.encode(), PLACEMENTS)
    plan = Plan.__new__(Plan)
    object.__setattr__(plan, "tables", {"placements": table})
    series = personnel_by_nation(plan)
    for j, at in enumerate(series.instants):
        now = in_force(table.frame, at)
        for nation, persons in zip(series.nations, series.persons, strict=True):
            assert persons[j] == np.nansum(now.loc[now["nation"] == nation, "personnel"].to_numpy(dtype=float))
        assert series.unknown[j] == now["personnel"].isna().sum()


def test_open_rows_count_before_the_first_change(make_plan: PlanMaker) -> None:
    plan = read_plan(
        make_plan(placements=[{"from": "", "personnel": "500"}, {"unit_id": "B", "from": "D+5", "personnel": "7"}])
    )
    series = personnel_by_nation(plan)
    assert series.instants == [-np.inf, 120]
    assert series.persons.sum(axis=0).tolist() == [500, 507]
