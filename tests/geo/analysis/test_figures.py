"""Figures of a chapter: each is what the plan's rows in force make of it, and says what is unknown."""

from __future__ import annotations

import pytest

from geo.analysis.figures import Figure, Figures
from geo.plan import read_plan
from geo.scene.briefing import chapters
from geo.terms import FIGURE
from tests.conftest import PlanMaker

ROWS = [
    {"unit_id": "A", "personnel": "600", "from": "D+0", "until": "D+10"},
    {"unit_id": "A", "personnel": "700", "from": "D+10", "latitude": "50.62", "longitude": "26.25", "place": "Rivne"},
    {"unit_id": "B", "personnel": "", "nation": "GBR", "from": "D+5"},
    {"unit_id": "C", "personnel": "50", "from": "D+0", "until": "D+8"},
    {"unit_id": "D", "personnel": "100", "from": "D-5", "latitude": "50.04", "longitude": "22.0", "place": "Rzeszów"},
]
TOML = 'title = "T"\n[theatre]\nbounds = [20, 40, 40, 60]\n[sustainment.kg_per_person_per_day]\n"I" = 20\n'
AT, SINCE = 20 * 24.0, 24.0


@pytest.mark.parametrize(
    ("code", "value", "unknown"),
    [
        ("personnel", 800.0, 1),
        ("personnel_in_ukraine", 700.0, 1),
        ("nations", 2.0, 0),
        ("contributors", 1.0, 0),
        ("units", 3.0, 0),
        ("arrived", 1.0, 0),
        ("moved", 1.0, 0),
        ("left", 1.0, 0),
        ("tonnes", 16.0, 1),
    ],
)
def test_a_figure_is_what_the_rows_in_force_make_of_it(
    make_plan: PlanMaker, code: str, value: float, unknown: int
) -> None:
    plan = read_plan(make_plan(toml=TOML, placements=ROWS, contributions=[{}, {"kind": "air"}]))
    assert Figures(plan).of(code, AT, SINCE) == Figure(code, value, unknown)


def test_every_figure_of_the_vocabulary_is_computed(make_plan: PlanMaker) -> None:
    plan = read_plan(make_plan(placements=ROWS))
    assert [Figures(plan).of(code, AT, SINCE).code for code in FIGURE.codes] == list(FIGURE.codes)


def test_who_stands_outside_the_theatre_is_not_in_it(make_plan: PlanMaker) -> None:
    plan = read_plan(make_plan(toml=TOML.replace("[20,", "[25,"), placements=ROWS))
    assert Figures(plan).of("personnel", AT, None).value == 700.0


def test_nobody_knows_tonnes_without_factors_nor_changes_without_a_chapter_before(make_plan: PlanMaker) -> None:
    figures = Figures(read_plan(make_plan(placements=ROWS)))
    assert figures.of("tonnes", AT, SINCE).value is None
    assert figures.of("arrived", AT, None).value is None


def test_a_chapter_says_what_is_unknown(make_plan: PlanMaker) -> None:
    rows = [{"time": "D+20", "figures": "personnel;units;tonnes"}]
    (chapter,) = chapters(read_plan(make_plan(placements=ROWS, briefing=rows)))
    assert [(one.value, one.without) for one in chapter.figures] == [
        ("800", "(1 unit unknown)"),
        ("3", ""),
        ("not known", ""),
    ]


def test_only_nations_count_as_nations(make_plan: PlanMaker) -> None:
    units = [{"unit_id": f"U{i}", "nation": nation} for i, nation in enumerate(("FRA", "FRA", "XKX", "MULTI", "NATO"))]
    plan = read_plan(make_plan(placements=units, contributions=[{}, {"nation": "UNNAMED"}]))
    assert Figures(plan).of("nations", AT, None) == Figure("nations", 2.0)
    assert Figures(plan).of("contributors", AT, None) == Figure("contributors", 1.0, 1)
