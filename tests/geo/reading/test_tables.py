from __future__ import annotations

from datetime import UTC, datetime

import pytest

from geo.clock import BEFORE_ALL, OPEN_END
from geo.reading.context import Context
from geo.reading.tables import Table, read_table
from geo.schema import CONTRIBUTIONS, EVENTS, HUBS, PLACEMENTS, TABLES
from tests.rows import csv_text, defaults


def placements(*rows: dict[str, str], context: Context | None = None) -> Table:
    text = csv_text(PLACEMENTS, [defaults(PLACEMENTS) | {"unit_id": f"U{i}"} | row for i, row in enumerate(rows)])
    return read_table(text.encode(), PLACEMENTS, context)


def found(table: Table) -> list[tuple[int | None, str | None, str, str]]:
    return [(p.row, p.column, p.code, p.severity) for p in table.problems]


def test_a_sound_row_gives_typed_values() -> None:
    table = placements({"from": "D+1", "until": "", "personnel": ""})
    row = table.frame.iloc[0]
    assert found(table) == []
    assert (row["latitude"], row["longitude"], row["from"], row["until"]) == (49.84, 24.03, 24.0, OPEN_END)
    assert row["personnel"] != row["personnel"], "unknown is not 0"


def test_empty_from_is_before_everything() -> None:
    assert placements({"from": ""}).frame["from"][0] == BEFORE_ALL


@pytest.mark.parametrize("unit_id", ["007", "1E5", "NA", "None", "null", "nan", "TRUE", "03-Apr", "1.0", "Ä/б"])
def test_ids_are_text(unit_id: str) -> None:
    assert placements({"unit_id": unit_id}).frame["unit_id"][0] == unit_id


@pytest.mark.parametrize(
    ("text", "code"), [("bn", "battalion"), ("Coy", "company"), ("BATTALION", "battalion"), ("bde", "brigade")]
)
def test_synonyms(text: str, code: str) -> None:
    assert placements({"echelon": text}).frame["echelon"][0] == code


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ({"unit_id": ""}, "unit_id", "required"),
        ({"unit_name": " "}, "unit_name", "required"),
        ({"as_of": ""}, "as_of", "required"),
        ({"nation": "FR"}, "nation", "nation"),
        ({"echelon": "batalion"}, "echelon", "term-echelon"),
        ({"function": "knights"}, "function", "term-function"),
        ({"basis": "guess"}, "basis", "term-basis"),
        ({"personnel": "many"}, "personnel", "number"),
        ({"personnel": "-5"}, "personnel", "number-negative"),
        ({"personnel": "1.5"}, "personnel", "number-whole"),
        ({"personnel": "1,234"}, "personnel", "number"),
        ({"personnel": "?"}, "personnel", "number"),
        ({"personnel": "inf"}, "personnel", "number"),
        ({"personnel": "1_000"}, "personnel", "number"),
        ({"personnel": "9" * 400}, "personnel", "value-too-long"),
        ({"precision_km": "9" * 400}, "precision_km", "value-too-long"),
        ({"precision_km": "50000"}, "precision_km", "precision"),
        ({"precision_km": "-5"}, "precision_km", "number-negative"),
        ({"latitude": "124.3"}, "latitude", "degrees-range"),
        ({"longitude": "190"}, "longitude", "degrees-range"),
        ({"latitude": "north"}, "latitude", "degrees"),
        ({"latitude": ""}, "latitude", "position"),
        ({"latitude": "", "longitude": ""}, "latitude", "position"),
        ({"mgrs": "36U UA"}, "mgrs", "mgrs"),
        ({"from": "soon"}, "from", "instant"),
        ({"from": "2026-01-01"}, "from", "instant"),
        ({"from": "D+5", "until": "D+5"}, "until", "period"),
        ({"precision_km": "near"}, "precision_km", "precision"),
        ({"sidc": "10061000161211000000"}, "sidc", "sidc-identity"),
        ({"sidc": "10051000161211000000"}, "sidc", "sidc-identity"),
        ({"basis": "reported"}, "source_id", "source-missing"),
    ],
)
def test_a_bad_cell_sets_its_row_aside_and_no_other(cells: dict[str, str], column: str, code: str) -> None:
    table = placements({}, cells, {})
    assert found(table) == [(3, column, code, "error")]
    assert len(table.frame) == 2
    assert table.set_aside == 1


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ({"as_of": "2025-W28-4"}, "as_of", "date"),
        ({"as_of": "10/07/2025"}, "as_of", "date-order"),
        ({"as_of": "2025-02-30"}, "as_of", "date"),
        ({"sidc": "123"}, "sidc", "sidc"),
        ({"sidc": "10071000161211000000"}, "sidc", "sidc-unknown"),
        ({"sidc": "SFGPUCI----F---"}, "sidc", "sidc-letters"),
    ],
)
def test_a_wrong_day_or_symbol_hides_no_row(cells: dict[str, str], column: str, code: str) -> None:
    table = placements({}, cells, {})
    assert found(table) == [(3, column, code, "warning")]
    assert (len(table.frame), table.frame[column][1]) == (3, "")


def test_the_message_says_where_what_and_what_to_type() -> None:
    (problem,) = placements({"latitude": "124.3"}).problems
    assert (
        str(problem)
        == "placements.csv row 2, latitude: 124.3 is not between −90 and 90, though a longitude can be 124.3; "
        "check whether it stands in the wrong column"
    )
    (problem,) = placements({"echelon": "batalion"}).problems
    assert problem.fix == "battalion"
    (problem,) = placements({"nation": "France"}).problems
    assert problem.fix == "FRA"


def test_one_bad_cell_does_not_hide_the_others_of_its_row() -> None:
    table = placements({"echelon": "x", "nation": "y", "personnel": "z", "latitude": "abc"})
    assert {p.column for p in table.problems} == {"echelon", "nation", "personnel", "latitude"}
    assert table.set_aside == 1


def test_a_decimal_comma_in_degrees_is_read_and_told() -> None:
    table = placements({"latitude": "49,84", "longitude": "24,03"})
    assert (table.frame["latitude"][0], table.frame["longitude"][0]) == (49.84, 24.03)
    assert [(p.column, p.severity, p.fix) for p in table.problems] == [
        ("latitude", "notice", "49.84"),
        ("longitude", "notice", "24.03"),
    ]


def test_declared_decimal_commas_need_no_notice() -> None:
    table = placements({"latitude": "49,84", "personnel": "600"}, context=Context(decimal_comma=True))
    assert found(table) == []


def test_a_decimal_comma_elsewhere_is_never_guessed() -> None:
    text = csv_text(HUBS, [defaults(HUBS) | {"stock_t": "1,200"}]).encode()
    assert found(read_table(text, HUBS)) == [(2, "stock_t", "number", "error")]
    assert read_table(text, HUBS, Context(decimal_comma=True)).frame["stock_t"][0] == 1.2


def test_mgrs_stands_for_degrees() -> None:
    table = placements({"latitude": "", "longitude": "", "mgrs": "35U LR 29 30"})
    assert found(table) == []
    assert 48 < table.frame["latitude"][0] < 54


def test_mgrs_far_from_degrees_is_a_warning() -> None:
    table = placements({"mgrs": "36U UA 24 91"})
    assert found(table) == [(2, "mgrs", "position-differs", "warning")]
    assert table.frame["latitude"][0] == 49.84


def test_of_duplicates_the_later_row_is_set_aside() -> None:
    table = placements(
        {"unit_id": "A", "from": "D+1"}, {"unit_id": "A", "from": "H+24"}, {"unit_id": "A", "from": "D+2"}
    )
    assert found(table) == [(3, "unit_id", "duplicate", "error")]
    assert "row 2" in table.problems[0].message


def test_a_bad_row_is_no_duplicate() -> None:
    table = placements({"unit_id": "A", "nation": "?"}, {"unit_id": "A"})
    assert found(table) == [(2, "nation", "nation", "error")]


def test_dates_count_from_the_ceasefire() -> None:
    context = Context(ceasefire=datetime(2026, 1, 1, tzinfo=UTC))
    assert placements({"from": "2026-01-31"}, context=context).frame["from"][0] == 720


def test_extra_columns_are_kept_as_text() -> None:
    table = placements({"mine": "007", "#row": "x", "row": "y"})
    assert table.frame["+mine"][0] == "007"
    assert table.frame["+row"][0] == "y"
    assert found(table) == []


def test_a_missing_required_column_is_one_error_on_row_1() -> None:
    text = csv_text(PLACEMENTS, [defaults(PLACEMENTS)] * 3).replace("nation", "land", 1)
    table = read_table(text.encode(), PLACEMENTS)
    assert ("header-missing", 1, "error") in [(p.code, p.row, p.severity) for p in table.problems]
    assert len([p for p in table.problems if p.severity == "error"]) == 1
    assert (table.rows, len(table.frame)) == (3, 0)


def test_a_missing_optional_column_is_told() -> None:
    text = csv_text(PLACEMENTS, [defaults(PLACEMENTS)]).replace("remarks", "", 1).replace(",\r\n", "\r\n")
    (problem,) = read_table(text.encode(), PLACEMENTS).problems
    assert (problem.row, problem.code, problem.severity) == (1, "header-absent", "notice")
    assert "remarks" in problem.message


def test_a_column_that_earlier_versions_lack_may_be_missing_without_a_word() -> None:
    text = csv_text(PLACEMENTS, [defaults(PLACEMENTS)]).replace("short_name,", "", 1).replace("Unit,,", "Unit,", 1)
    table = read_table(text.encode(), PLACEMENTS)
    assert (len(table.frame), found(table)) == (1, [])


def test_events_may_have_no_place() -> None:
    rows = [{"event_id": "a"}, {"event_id": "b", "date": "2025-03"}, {"event_id": "c", "date": "D+365"}]
    table = read_table(csv_text(EVENTS, [defaults(EVENTS) | r for r in rows]).encode(), EVENTS)
    assert found(table) == []


def test_contributions_are_keyed_by_nation_kind_and_time() -> None:
    rows = [{}, {"kind": "logistics"}, {"from": "D+1"}, {}]
    table = read_table(csv_text(CONTRIBUTIONS, [defaults(CONTRIBUTIONS) | r for r in rows]).encode(), CONTRIBUTIONS)
    assert found(table) == [(5, "nation", "duplicate", "error")]


@pytest.mark.parametrize("spec", TABLES, ids=lambda s: s.name)
def test_a_header_alone_is_an_empty_table(spec: object) -> None:
    from geo.columns import TableSpec

    assert isinstance(spec, TableSpec)
    table = read_table(csv_text(spec, []).encode(), spec)
    assert (table.rows, len(table.frame), table.problems) == (0, 0, [])


@pytest.mark.parametrize("spec", TABLES, ids=lambda s: s.name)
def test_extra_columns_with_names_of_other_tables_mean_nothing(spec: object) -> None:
    from geo.columns import TableSpec

    assert isinstance(spec, TableSpec)
    names = {c.name for other in TABLES for c in other.columns} - set(spec.column_names)
    row = defaults(spec) | dict.fromkeys(sorted(names), "x")
    table = read_table(csv_text(spec, [row]).encode(), spec)
    assert [p for p in table.problems if p.severity == "error"] == []
    assert len(table.frame) == 1


def test_problems_carry_the_cell_as_written() -> None:
    table = placements({"from": "D+1", "until": "H+24"}, {"nation": " x "})
    assert [p.value for p in table.problems] == ["H+24", " x "]


def test_a_decimal_point_among_declared_commas_is_never_guessed() -> None:
    text = csv_text(HUBS, [defaults(HUBS) | {"stock_t": "1.500"}]).encode()
    assert found(read_table(text, HUBS, Context(decimal_comma=True))) == [(2, "stock_t", "number", "error")]
