"""Cells with several values: instants of a chapter, and its figures."""

from __future__ import annotations

import pytest

from geo.plan import read_plan
from geo.schema import BRIEFING, FIGURES, TIME
from tests.conftest import PlanMaker

DAY_H = 24.0


@pytest.mark.parametrize(
    ("cell", "times", "code", "fix"),
    [
        ("D+30", (30 * DAY_H,), None, None),
        ("D+0; H+24;D+1;D+180", (0.0, DAY_H, 180 * DAY_H), None, None),
        (";", (), "chapter-time", "D+0"),
        ("D+1 days;D+2", (DAY_H, 2 * DAY_H), "instant-written", "D+1;D+2"),
        ("D+0;D+1;D+2;D+3;D+4;D+5;D+6", tuple(n * DAY_H for n in range(6)), "many-time", "D+0;D+1;D+2;D+3;D+4;D+5"),
    ],
)
def test_a_chapter_may_show_several_instants(
    make_plan: PlanMaker, cell: str, times: tuple[float, ...], code: str | None, fix: str | None
) -> None:
    plan = read_plan(make_plan(placements=[{}], briefing=[{"time": cell}]))
    assert plan.rows(BRIEFING)[TIME].tolist() == [times]
    told = [(p.code, p.fix) for p in plan.problems if p.file == BRIEFING.file]
    assert told == ([] if code is None else [(code, fix)])


def test_an_instant_of_several_that_cannot_be_read_sets_the_row_aside(make_plan: PlanMaker) -> None:
    plan = read_plan(make_plan(placements=[{}], briefing=[{"time": "D+0;soon"}]))
    assert plan.set_aside == 1
    assert [p.code for p in plan.problems if p.severity == "error"] == ["instant"]


def test_dates_among_several_instants_are_read_by_the_order_of_the_column(make_plan: PlanMaker) -> None:
    toml = 'title = "T"\nceasefire = 2026-01-01T00:00:00Z\n'
    plan = read_plan(make_plan(toml=toml, placements=[{}], briefing=[{"time": "02/01/2026;20/01/2026"}]))
    assert plan.rows(BRIEFING)[TIME].tolist() == [(DAY_H, 19 * DAY_H)]


@pytest.mark.parametrize(
    ("cell", "codes", "code", "fix"),
    [
        ("personnel; Nations with units;NATIONS", ("personnel", "nations"), None, None),
        ("personel;units", ("units",), "terms-figures", "personnel;units"),
        ("qqqq", (), "terms-figures", None),
        (
            "personnel;units;nations;tonnes",
            ("personnel", "units", "nations"),
            "many-figures",
            "personnel;units;nations",
        ),
        ("units;arrived", ("units", "arrived"), "chapter-figures", "units"),
    ],
)
def test_figures_are_terms_of_a_vocabulary(
    make_plan: PlanMaker, cell: str, codes: tuple[str, ...], code: str | None, fix: str | None
) -> None:
    plan = read_plan(make_plan(placements=[{}], briefing=[{"figures": cell}]))
    assert plan.rows(BRIEFING)[FIGURES].tolist() == [codes]
    told = [(p.code, p.severity, p.fix) for p in plan.problems if p.file == BRIEFING.file]
    assert told == ([] if code is None else [(code, "warning", fix)])


def test_what_cannot_be_read_as_an_answer_hides_the_chapter_with_an_error(make_plan: PlanMaker) -> None:
    plan = read_plan(make_plan(placements=[{}], briefing=[{"chapter": "a", "hidden": "perhaps"}, {"chapter": "b"}]))
    assert plan.rows(BRIEFING)["chapter"].tolist() == ["b"]
    assert [p.code for p in plan.problems if p.file == BRIEFING.file] == ["term-hidden"]
