"""The column, else the file, says how numbers and dates are written."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from geo.columns import TableSpec
from geo.reading.context import Context
from geo.reading.tables import Table, read_table
from geo.schema import EVENTS, HUBS, PLACEMENTS
from tests.rows import csv_text, defaults

CEASEFIRE = datetime(2026, 1, 1, tzinfo=UTC)


def table(spec: TableSpec, *rows: dict[str, str], context: Context | None = None) -> Table:
    numbered = [defaults(spec) | {spec.id: f"R{i}"} | row for i, row in enumerate(rows)]
    return read_table(csv_text(spec, numbered).encode(), spec, context)


def codes(found: Table) -> list[str]:
    return [p.code for p in found.problems]


def test_a_comma_with_one_meaning_decides_its_column() -> None:
    found = table(HUBS, {"stock_t": "60,5"}, {"stock_t": "1,200"})
    assert found.frame["stock_t"].tolist() == [60.5, 1.2]
    assert codes(found) == ["decimal-comma"]


def test_a_comma_elsewhere_in_the_file_decides_too() -> None:
    found = table(HUBS, {"latitude": "49,84", "longitude": "24,03", "stock_t": "1,200"})
    assert found.frame["stock_t"].tolist() == [1.2]


def test_a_column_that_shows_both_marks_decides_nothing() -> None:
    found = table(HUBS, {"stock_t": "60,5"}, {"stock_t": "60.5"}, {"stock_t": "1,200"})
    assert found.frame["stock_t"].tolist() == [60.5, 60.5]
    assert codes(found) == ["decimal-comma", "number"]


def test_the_column_decides_before_the_file() -> None:
    found = table(HUBS, {"latitude": "49,84", "longitude": "24,03", "stock_t": "60.5"}, {"stock_t": "1.200"})
    assert found.frame["stock_t"].tolist() == [60.5, 1.2]


def test_a_semicolon_file_without_marks_has_decimal_commas() -> None:
    text = "hub_id;name;kind;nation;latitude;longitude;stock_t;basis;as_of;precision_km\r\n"
    text += "H1;Hub;railhead;POL;50;22;1,200;notional;2025-07-10;10\r\n"
    assert read_table(text.encode(), HUBS).frame["stock_t"].tolist() == [1.2]


def test_a_point_that_may_group_is_refused_among_decimal_commas() -> None:
    found = table(HUBS, {"stock_t": "60,5"}, {"stock_t": "1.200"})
    (problem,) = (p for p in found.problems if p.severity == "error")
    assert "[csv]" in problem.message


def test_a_question_of_many_numbers_is_one_and_names_the_setting() -> None:
    found = table(HUBS, *({"latitude": "49", "longitude": "24", "stock_t": "1,200"} for _ in range(3)))
    (problem,) = found.problems
    assert (problem.code, problem.severity, found.set_aside) == ("number", "error", 3)
    assert 'decimal = ","' in problem.message
    assert "3 numbers" in problem.message


def test_groups_with_a_decimal_mark_have_one_meaning() -> None:
    found = table(HUBS, {"stock_t": "1.200,5"}, {"stock_t": "1,200.5"})
    assert found.frame["stock_t"].tolist() == [1200.5, 1200.5]
    assert [p.fix for p in found.problems] == ["1200.5", "1200.5"]


def test_a_declared_point_leaves_no_question() -> None:
    found = table(HUBS, {"stock_t": "1,200", "latitude": "49", "longitude": "24"}, context=Context(mark="."))
    assert [p.fix for p in found.problems] == ["1200"]


def test_dates_of_one_column_are_told_once() -> None:
    found = table(PLACEMENTS, *({"as_of": text} for text in ("10/07/2025", "13/07/2025", "2025-07-10")))
    assert found.frame["as_of"].tolist() == ["2025-07-10", "2025-07-13", "2025-07-10"]
    assert [(p.code, p.row, p.fix) for p in found.problems] == [("date-written", 2, None)]


def test_times_use_what_another_column_of_the_file_shows() -> None:
    context = Context(ceasefire=CEASEFIRE)
    found = table(PLACEMENTS, {"from": "02/01/2026", "until": "13/01/2026"}, context=context)
    assert found.frame["from"].tolist() == [24]


def test_a_question_about_times_sets_every_row_of_it_aside_once() -> None:
    context = Context(ceasefire=CEASEFIRE)
    rows = [{"from": "02/01/2026"}, {"from": "03/01/2026"}, {"from": "2026-01-04"}]
    found = table(PLACEMENTS, *rows, context=context)
    assert (codes(found), found.set_aside) == (["date-order"], 2)
    assert [(problem.row, problem.others) for problem in found.problems] == [(2, (3,))]
    found = table(PLACEMENTS, *rows, context=Context(ceasefire=CEASEFIRE, dates="day-first"))
    assert (codes(found), found.frame["from"].tolist()) == ([], [24, 48, 72])


def test_a_date_that_contradicts_the_declared_order_is_told() -> None:
    found = table(PLACEMENTS, {"as_of": "07/13/2025"}, context=Context(dates="day-first"))
    assert (found.frame["as_of"][0], codes(found)) == ("2025-07-13", ["date-written"])


@pytest.mark.parametrize(("context", "severity"), [(Context(), "warning"), (Context(ceasefire=CEASEFIRE), "error")])
def test_an_event_waits_for_its_day_only_if_the_map_needs_it(context: Context, severity: str) -> None:
    found = table(EVENTS, {"date": "10/07/2025"}, context=context)
    assert [(p.code, p.severity) for p in found.problems] == [("date-order", severity)]


def test_a_serial_is_no_time_without_a_ceasefire() -> None:
    (problem,) = table(PLACEMENTS, {"from": "45848"}).problems
    assert "no time" in problem.message
    context = Context(ceasefire=datetime(2025, 7, 9, tzinfo=UTC))
    assert table(PLACEMENTS, {"from": "45848"}, context=context).frame["from"].tolist() == [24]
