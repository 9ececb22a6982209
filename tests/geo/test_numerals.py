"""Numbers and degrees as people write them."""

from __future__ import annotations

import pytest

from geo.nations import nearest_nation
from geo.numerals import plainly_written
from geo.plan import read_plan
from geo.reading.angles import read_angle
from geo.reading.spreadsheet import is_damaged
from geo.reading.tables import read_table
from geo.schema import SOURCES
from tests.conftest import PlanMaker


@pytest.mark.parametrize(
    ("text", "degrees"),
    [
        ("49°50'24\"N", 49.84), ("N 49° 50.400", 49.84), ("N 49 50.400", 49.84), ("49°50,4", 49.84), ("49 50.4 N", 49.84),
        ("49°50N", 49.833333), ("49 50N", 49.833333), ("49°50", 49.833333), ("49° 50' 24'' N", 49.84), ("49.84 N", 49.84),
        ("49 50 24 N", 49.84), ("S 49.84", -49.84), ("49°50\u203224\u2033N", 49.84),
    ],
)  # fmt: skip
def test_latitudes(text: str, degrees: float) -> None:
    assert read_angle(text, "latitude") == degrees


@pytest.mark.parametrize("text", ["49 50", "49°70'", "49 E", "N 49 S", "49°50'24\"60", "abc", "", "49.84"])
def test_what_is_no_latitude(text: str) -> None:
    assert read_angle(text, "latitude") is None


def test_longitudes() -> None:
    assert [read_angle(t, "longitude") for t in ("E 024° 01.800", "24°01,8", "0°07'48\"W")] == [24.03, 24.03, -0.13]


def test_only_groups_of_three_lose_their_spaces() -> None:
    assert [plainly_written(t) for t in ("1 200", "1\u00a0200", "12 00", "−5")] == ["1200", "1200", "12 00", "-5"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("GER", "DEU"),
        ("Germany", "DEU"),
        ("Germny", "DEU"),
        ("Holland", "NLD"),
        ("OTAN", "NATO"),
        ("XQZ", None),
        ("FR", "FRA"),
    ],
)
def test_a_nation_is_named_or_not_guessed(text: str, code: str | None) -> None:
    assert nearest_nation(text) == code


@pytest.mark.parametrize(
    "text", ["03-Apr", "03. Apr", "3. Mrz", "03-avr", "03.кві", "01.03.2025", "1,00E+05", "123456789012345000"]
)
def test_ids_that_a_spreadsheet_damaged(text: str) -> None:
    assert is_damaged(text)


@pytest.mark.parametrize("text", ["007", "1E5", "NA", "FR-1-BN", "3-BN", "1-2-3", "HUB-MAR"])
def test_ids_that_are_as_they_were_typed(text: str) -> None:
    assert not is_damaged(text)


@pytest.mark.parametrize(
    "row", ["AP 10 July 2025,Allies, partners meet,AP,,,", "2 UK Bn,a,b,c", "#1,t,p,d,u,r", "Total,t,p,d,u,r"]
)
def test_a_row_of_data_is_no_footer(row: str) -> None:
    head = "source_id,title,publisher,published,url,remarks\n"
    codes = [p.code for p in read_table(f"{head}s1,a,,,,\n{row}\n".encode(), SOURCES).problems]
    assert "footer" not in codes


def test_one_bad_cell_hides_no_other_rule(make_plan: PlanMaker) -> None:
    row = {"echelon": "??", "parent_id": "XX", "hub_id": "YY", "basis": "inferred", "source_id": "ZZ", "precision_km": "1",
           "latitude": "24.03", "longitude": "49.84", "place": ""}  # fmt: skip
    plan = read_plan(make_plan(placements=[row]))
    assert {p.code for p in plan.problems} == {
        "term-echelon", "reference-unknown", "source-unknown", "precision-fine", "position-swapped",
    }  # fmt: skip
    assert plan.set_aside == 1


def test_a_circle_of_a_later_period_is_found(make_plan: PlanMaker) -> None:
    rows = [
        {"unit_id": "A", "from": "D+0", "until": "D+10", "parent_id": "N1"},
        {"unit_id": "A", "from": "D+10", "parent_id": "B"},
        {"unit_id": "B", "echelon": "company", "personnel": "100", "parent_id": "A"},
    ]
    plan = read_plan(make_plan(placements=rows, command_nodes=[{}]))
    assert [p.code for p in plan.problems] == ["cycle"]


def test_a_long_chain_is_checked_at_once(make_plan: PlanMaker) -> None:
    rows = [{"unit_id": f"U{i}", "parent_id": f"U{i + 1}", "personnel": ""} for i in range(3_000)]
    plan = read_plan(make_plan(placements=rows))
    assert [p.code for p in plan.problems] == ["reference-unknown"]


def test_layers_are_mended_together(make_plan: PlanMaker) -> None:
    plan = read_plan(make_plan(briefing=[{"layers": "unitz;hubbs"}, {"chapter": "c2", "layers": "units,hubs"}]))
    assert [(p.code, p.fix) for p in plan.problems] == [("chapter-layer", "units;hubs")] * 2


def test_a_reference_is_never_mended_to_itself(make_plan: PlanMaker) -> None:
    rows = [
        {"unit_id": "FR-2-BN", "parent_id": "FR-2-BDE"},
        {"unit_id": "X", "parent_id": "fr-2-bn", "echelon": "company", "personnel": "100"},
    ]
    assert [p.fix for p in read_plan(make_plan(placements=rows)).problems] == [None, "FR-2-BN"]


def test_events_have_positions_too(make_plan: PlanMaker) -> None:
    event = {"place": "London", "country": "FRA", "latitude": "51.51", "longitude": "-0.13"}
    assert [p.code for p in read_plan(make_plan(placements=[{}], events=[event])).problems] == ["country-differs"]
