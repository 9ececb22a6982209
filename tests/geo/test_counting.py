"""Which of an id's rows counts at an instant is one rule, whatever is asked."""

from __future__ import annotations

import json
import math
import re
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pyogrio
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from geo.analysis.balance import balances
from geo.analysis.coverage import coverage, symbols_at
from geo.analysis.diff import diff_plans
from geo.analysis.force_flow import force_series
from geo.analysis.force_table import force_table
from geo.analysis.orbat import personnel_by_nation, strengths
from geo.analysis.reception import Reception, reception
from geo.analysis.sustainment import sustain
from geo.contract.layers import SymbolLayer
from geo.contract.scene import Scene
from geo.export.geojson import plan_geojson
from geo.export.geopackage import plan_geopackage
from geo.export.kml import plan_kml
from geo.periods import counted, counted_periods
from geo.plan import Plan, read_plan
from geo.scene.build import build_scene
from geo.schema import PLACEMENTS
from tests.conftest import PlanMaker

DAY = 24.0
FACTORS = 'title = "T"\n[sustainment]\nunit_days_on_hand = 5\n[sustainment.kg_per_person_per_day]\n"I" = 10\n'
HERE = {"place": "Lviv", "latitude": "49.84", "longitude": "24.03", "nation": "FRA", "hub_id": "H", "parent_id": ""}


@pytest.fixture
def two_in_force(make_plan: PlanMaker) -> Plan:
    """U1 with 400 persons D+0 to D+100, and further down with 700 from D+20 to D+100."""
    rows = [
        HERE | {"unit_id": "U1", "personnel": "400", "from": "D+0", "until": "D+100"},
        HERE | {"unit_id": "U1", "personnel": "700", "from": "D+20", "until": "D+100"},
    ]
    hubs = [{"hub_id": "H", "from": "", "throughput_t_per_day": "100"}]
    return read_plan(make_plan(toml=FACTORS, placements=rows, hubs=hubs))


@pytest.fixture
def one_after_the_other(make_plan: PlanMaker) -> Plan:
    """U1 with 100 persons D+0 to D+40, and further down with 400 from D+20 on."""
    rows = [
        HERE | {"unit_id": "U1", "personnel": "100", "from": "D+0", "until": "D+40"},
        HERE | {"unit_id": "U1", "personnel": "400", "from": "D+20", "until": ""},
    ]
    return read_plan(make_plan(toml=FACTORS, placements=rows, hubs=[{"hub_id": "H", "from": ""}]))


def at_instant(instants: list[float] | tuple[float, ...], values: list[float], at: float) -> float:
    return [value for start, value in zip(instants, values, strict=True) if start <= at][-1]


def drawn(scene: Scene, at: float) -> list[float]:
    """Persons of the units that a client draws at an instant, by the rule that the scene carries."""
    units = next(layer for layer in scene.layers if isinstance(layer, SymbolLayer) and layer.name == "units")
    found = []
    for item in units.items:
        periods = [(item.start, item.end)] if not isinstance(item.counts, tuple) else item.counts
        for start, end in periods:
            if (-math.inf if start is None else start) <= at < (math.inf if end is None else end):
                assert isinstance(item.persons, float)
                found.append(item.persons)
    return found


def with_phase(plan: Plan, at: float) -> Plan:
    """Return the plan with one phase, which is one hour from an instant on."""
    table = plan.tables["phases"]
    phase = pd.DataFrame({"phase_id": ["p"], "name": ["P"], "from": [at], "until": [at + 1.0], "detail": [""]})
    return replace(plan, tables={**plan.tables, "phases": replace(table, frame=phase)})


def arrived(found: Reception, at: float) -> float:
    return float(found.sustainment_t[min(int(at // DAY) - int(found.days[0]), len(found.days) - 1)])


def gpkg_rows(plan: Plan, at: float) -> pd.DataFrame:
    with tempfile.NamedTemporaryFile(suffix=".gpkg") as file:
        Path(file.name).write_bytes(plan_geopackage(plan, at))
        return pyogrio.read_dataframe(file.name, layer="placements", read_geometry=False)


ANSWERS: dict[str, Callable[[Plan, float], float]] = {
    "chart": lambda plan, at: at_instant(
        build_scene(plan).personnel.instants, [float(p) for p in build_scene(plan).personnel.nations[0].persons], at
    ),
    "series": lambda plan, at: at_instant(
        personnel_by_nation(plan).instants, personnel_by_nation(plan).persons[0].tolist(), at
    ),
    "symbols": lambda plan, at: sum(drawn(build_scene(plan), at)),
    "roll-up": lambda plan, at: float(strengths(plan, at).loc["U1", "total"]),
    "force flow": lambda plan, at: at_instant(
        force_series(plan, "nation").instants, force_series(plan, "nation").total().tolist(), at
    ),
    "supply": lambda plan, at: sustain(plan, at).units[0].demand_t_per_day * 100,
    "slides": lambda plan, at: force_table(with_phase(plan, at)).totals[0],
    "comparison": lambda plan, at: diff_plans(plan, with_phase(plan, at)).phases[0][3],
    "reception": lambda plan, at: arrived(reception(plan), at) * 100,
    "moves": lambda plan, at: sum(b.before + b.arrivals - b.departures for b in balances(plan, -math.inf, at)),
    "coverage": lambda plan, at: (
        len(coverage(plan, at, ["H"], km=20_000)) * float(strengths(plan, at).loc["U1", "own"])
    ),
    "geopackage": lambda plan, at: float(gpkg_rows(plan, at)["personnel"].sum()),
    "KML": lambda plan, at: float(re.findall(r'name="personnel">(\d+)<', plan_kml(plan, at))[0]),
    "data": lambda plan, at: sum(
        f["properties"]["personnel"]
        for f in json.loads(plan_geojson(plan, at))["features"]
        if f["properties"]["table"] == PLACEMENTS.name
    ),
}


@pytest.mark.parametrize("what", ANSWERS)
def test_the_first_row_in_the_file_counts_everywhere(two_in_force: Plan, what: str) -> None:
    for day in (10, 30, 99):
        assert ANSWERS[what](two_in_force, day * DAY) == 400, day


@pytest.mark.parametrize("what", ANSWERS)
def test_the_other_row_counts_when_no_earlier_one_is_in_force(one_after_the_other: Plan, what: str) -> None:
    told = {day: ANSWERS[what](one_after_the_other, day * DAY) for day in (0, 20, 30, 39, 40, 300)}
    assert told == {0: 100, 20: 100, 30: 100, 39: 100, 40: 400, 300: 400}


def test_most_persons_of_a_phase_and_of_a_comparison_count_each_unit_once(
    two_in_force: Plan, one_after_the_other: Plan
) -> None:
    assert force_table(two_in_force).totals == [400]
    assert diff_plans(two_in_force, two_in_force).totals == {"FRA": (400, 400)}
    assert diff_plans(two_in_force, one_after_the_other).totals == {"FRA": (400, 400)}


def test_the_usual_strength_of_a_brigade_does_not_count_a_row_that_never_counts(make_plan: PlanMaker) -> None:
    rows = [
        HERE | {"unit_id": "BDE", "echelon": "brigade", "personnel": "190"},
        HERE | {"unit_id": "U1", "personnel": "400", "parent_id": "BDE"},
        HERE | {"unit_id": "U1", "personnel": "1900", "parent_id": "BDE", "from": "D+5"},
    ]
    unusual = [p for p in read_plan(make_plan(placements=rows)).problems if p.code == "strength-unusual"]
    assert [(p.row, p.value) for p in unusual][:1] == [(2, "190")]


def test_the_nations_of_a_phase_add_up_to_its_total(make_plan: PlanMaker) -> None:
    rows = [
        HERE | {"unit_id": "A", "nation": "FRA", "personnel": "900", "until": "D+10"},
        HERE | {"unit_id": "B", "nation": "GBR", "personnel": "800", "from": "D+10"},
    ]
    table = force_table(read_plan(make_plan(placements=rows)))
    assert (table.persons, table.totals) == ([[900], [0]], [900])


def test_nations_without_a_row_of_their_own_are_counted_at_one_time(make_plan: PlanMaker) -> None:
    rows = [
        HERE | {"unit_id": "A", "nation": "FRA", "personnel": "900"},
        HERE | {"unit_id": "B", "nation": "GBR", "personnel": "300", "until": "D+10"},
        HERE | {"unit_id": "C", "nation": "NOR", "personnel": "200", "from": "D+10"},
    ]
    table = force_table(read_plan(make_plan(placements=rows)), 1)
    assert (table.persons, table.others, table.other_nations, table.totals) == ([[900]], [300], 2, [1200])


def test_a_unit_stands_once(two_in_force: Plan) -> None:
    assert drawn(build_scene(two_in_force), 30 * DAY) == [400]
    assert symbols_at(two_in_force, 30 * DAY)["id"].tolist() == ["U1", "H"]


def test_both_rows_are_listed_and_the_other_is_warned(two_in_force: Plan, one_after_the_other: Plan) -> None:
    units = next(layer for layer in build_scene(two_in_force).layers if layer.name == "units")
    assert [item.row for item in units.items] == [2, 3]
    (never,) = [p for p in two_in_force.problems if p.code == "period-overlaps"]
    assert (never.row, never.severity) == (3, "warning")
    assert "row 2 is in force D+0 until D+100" in never.message
    assert "this row never counts" in never.message
    (later,) = [p for p in one_after_the_other.problems if p.code == "period-overlaps"]
    assert "counts only from D+40" in later.message


def test_the_row_further_down_is_warned_although_it_begins_earlier(make_plan: PlanMaker) -> None:
    rows = [
        HERE | {"unit_id": "U1", "personnel": "400", "from": "D+20", "until": "D+30"},
        HERE | {"unit_id": "U1", "personnel": "100", "from": "D+0", "until": "D+40"},
    ]
    plan = read_plan(make_plan(toml=FACTORS, placements=rows, hubs=[{"hub_id": "H", "from": ""}]))
    (problem,) = [p for p in plan.problems if p.code == "period-overlaps"]
    assert problem.row == 3
    assert "counts only D+0 until D+20 and D+30 until D+40" in problem.message
    for what, answer in ANSWERS.items():
        assert [answer(plan, day * DAY) for day in (19, 20, 29, 30)] == [100, 400, 400, 100], what


PERIODS = st.lists(st.tuples(st.sampled_from("AB"), st.integers(-3, 12), st.integers(1, 9)), min_size=1, max_size=9)


@given(PERIODS)
def test_at_every_instant_the_first_in_force_counts_and_no_other(rows: list[tuple[str, int, int]]) -> None:
    frame = pd.DataFrame(
        {
            "unit_id": [name for name, *_ in rows],
            "from": [float(start) for _, start, _ in rows],
            "until": [float(start + length) for _, start, length in rows],
            "place": range(len(rows)),
        }
    )
    once = counted(frame, "unit_id")
    for at in range(-4, 23):
        now = frame[(frame["from"] <= at) & (at < frame["until"])]
        counts = once[(once["from"] <= at) & (at < once["until"])]
        assert counts["place"].tolist() == now.drop_duplicates("unit_id")["place"].tolist(), at
    for place, periods in counted_periods(frame, "unit_id").items():
        assert all(frame["from"][place] <= start < end <= frame["until"][place] for start, end in periods)


def test_rows_that_do_not_overlap_are_left_as_they_are() -> None:
    frame = pd.DataFrame({"unit_id": ["A", "B"], "from": [0.0, 0.0], "until": [math.inf, 5.0]})
    assert counted(frame, "unit_id") is frame


def test_time_spans_of_kml_are_those_for_which_a_row_counts(make_plan: PlanMaker) -> None:
    rows = [
        HERE | {"unit_id": "U1", "personnel": "100", "from": "D+0", "until": "D+40"},
        HERE | {"unit_id": "U1", "personnel": "400", "from": "D+20", "until": ""},
        HERE | {"unit_id": "U1", "personnel": "700", "from": "D+10", "until": "D+30"},
    ]
    toml = 'title = "T"\nceasefire = 2026-01-01T00:00:00Z\n'
    kml = etree.fromstring(plan_kml(read_plan(make_plan(toml=toml, placements=rows))).encode())
    (space,) = {None: kml.nsmap[None]}.values()
    marks = [mark for mark in kml.iter(f"{{{space}}}Placemark") if mark.find(f"{{{space}}}ExtendedData") is not None]
    spans = [[span.text for part in ("begin", "end") for span in mark.iter(f"{{{space}}}{part}")] for mark in marks]
    assert [[text[:10] for text in span if text] for span in spans] == [["2026-01-01", "2026-02-10"], ["2026-02-10"]]


def test_data_say_when_a_row_counts(one_after_the_other: Plan) -> None:
    features = json.loads(plan_geojson(one_after_the_other))["features"]
    told = [(f["properties"]["period"], f["properties"]["counts"]) for f in features if "U1" in f["id"]]
    assert told == [("D+0 until D+40", "D+0 until D+40"), ("from D+20", "from D+40")]
    (now,) = [f for f in json.loads(plan_geojson(one_after_the_other, 50 * DAY))["features"] if "U1" in f["id"]]
    assert (now["properties"]["from"], now["properties"]["counts"]) == ("D+20", "from D+40")
