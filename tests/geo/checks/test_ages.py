"""Dates against the day of checking: which are told, in which words, and on which day."""

from __future__ import annotations

from datetime import date, timedelta

from geo.plan import Plan, read_plan
from tests.conftest import PlanMaker

KNOWN = date(2025, 7, 10)
STALE_AFTER_30 = 'title = "T"\nstale_after_days = 30\n'


def codes(plan: Plan) -> list[str]:
    return [problem.code for problem in plan.problems]


def test_a_row_of_the_day_is_told_of_the_day_before_and_never_after(make_plan: PlanMaker) -> None:
    plan = read_plan(make_plan(placements=[{"as_of": KNOWN.isoformat()}]))
    assert codes(plan) == codes(plan.on(KNOWN)) == codes(plan.on(KNOWN + timedelta(days=9000))) == []
    (problem,) = plan.on(KNOWN - timedelta(days=1)).problems
    assert (problem.where, problem.value) == ("placements.csv row 2, as_of", "2025-07-10")
    assert "2025-07-10 is later than the day of checking, 2025-07-09" in problem.message


def test_another_day_replaces_what_was_told_and_keeps_the_rest(make_plan: PlanMaker) -> None:
    plan = read_plan(make_plan(toml=STALE_AFTER_30, placements=[{"precision_km": "2"}]))
    early, late = plan.on(KNOWN - timedelta(days=1)), plan.on(KNOWN + timedelta(days=31))
    assert sorted(codes(early)) == ["as-of-future", "precision-fine"]
    assert codes(early.on(KNOWN)) == codes(plan) == ["precision-fine"]
    assert (
        sorted(codes(early.on(KNOWN + timedelta(days=31)))) == sorted(codes(late)) == ["as-of-stale", "precision-fine"]
    )


def test_old_rows_are_one_notice_a_table_which_counts_them_and_names_the_oldest(make_plan: PlanMaker) -> None:
    rows = [{"unit_id": f"U{n}", "as_of": f"2025-07-{n:02d}"} for n in (3, 1, 2, 9)]
    plan = read_plan(make_plan(toml=STALE_AFTER_30, placements=rows, hubs=[{"as_of": "2025-07-02"}, {"hub_id": "H2"}]))
    told = {p.file: p for p in plan.on(date(2025, 8, 2)).problems}
    assert {p.severity for p in told.values()} == {"notice"}
    assert told["placements.csv"].message.startswith("2 rows are older than stale_after_days = 30")
    assert "the oldest is U1, of 2025-07-01" in told["placements.csv"].message
    assert told["placements.csv"].row == 3
    assert told["hubs.csv"].message.startswith("1 row is older")


def test_a_row_is_never_too_old_unless_the_plan_says_when(make_plan: PlanMaker) -> None:
    plan = read_plan(make_plan(placements=[{"as_of": "1990-01-01"}]))
    assert codes(plan.on(KNOWN)) == []


def test_a_row_that_is_set_aside_is_told_of_too(make_plan: PlanMaker) -> None:
    plan = read_plan(make_plan(placements=[{}, {"unit_id": "U2", "latitude": "124.3", "as_of": "2052-01-01"}]))
    assert plan.set_aside == 1
    assert "as-of-future" in codes(plan.on(KNOWN))
