"""Problems as data: what they say is chosen when they are shown, not when they are found."""

from __future__ import annotations

import json
import pickle

import pytest

from geo.clock import OPEN_END, format_period
from geo.errors import InstantError
from geo.plan import read_plan
from geo.problem import Finding, Problem, excerpt, label_within, without_excerpts
from geo.reading.cells import cell_reader
from geo.reading.context import Context
from geo.reading.tables import read_table
from geo.schema import PLACEMENTS, SOURCES, THROUGHPUT
from geo.words.language import PSEUDO, spoken
from geo.words.late import Late, joined
from geo.words.text import Text, listed
from tests.conftest import PlanMaker

FIELDS = ["file", "row", "line", "column", "value", "code", "severity", "message", "fix", "workbook", "sheet", "letter"]


def test_the_contract_of_a_problem_as_data() -> None:
    found = read_table(",".join(SOURCES.column_names).encode() + b"\r\n,a,,,,\r\n", SOURCES).problems[0].as_dict()
    assert list(found) == FIELDS
    assert json.loads(json.dumps(found)) == found
    assert found["message"] == f"the cell is empty, but the row needs it: {SOURCES.id.help}"


@pytest.mark.parametrize(
    ("row", "column", "where"),
    [(None, None, "a.csv"), (None, "b", "a.csv, b"), (14, None, "a.csv row 14"), (14, "b", "a.csv row 14, b")],
)
def test_a_place_is_told(row: int | None, column: str | None, where: str) -> None:
    problem = Finding("nul", "error", Text("problems.nul")).at("a.csv", row, row, column)
    assert problem.where == where
    assert str(problem) == f"{where}: {problem.message}"


def test_one_problem_speaks_each_language(make_plan: PlanMaker) -> None:
    rows = [{"personnel": "-1"}, {"unit_id": "B", "echelon": "batalion"}, {"unit_id": "C", "until": "D-1"}]
    problems = read_plan(make_plan(placements=rows)).problems
    plain = [str(problem) for problem in problems]
    with spoken(PSEUDO):
        assert all(problem.message.startswith("⟦") and problem.message.endswith("⟧") for problem in problems)
        assert read_plan(make_plan(placements=rows)).problems == problems
    assert [str(problem) for problem in problems] == plain
    assert pickle.loads(pickle.dumps(problems)) == problems


def test_cells_are_quoted_in_the_language_in_use() -> None:
    assert str(excerpt("a\tb")) == "“a\\x09b”"
    assert str(excerpt("x" * 61)) == f"“{'x' * 60}…”"
    with spoken(PSEUDO):
        assert str(excerpt("a")) == "⟦“a”⟧"


def test_what_a_text_quotes_is_left_out_of_it_and_of_its_values() -> None:
    inner = Text("problems.footer", text=excerpt("secret"))
    outer = without_excerpts(Text("problems.told", where="a.csv", message=inner))
    assert str(outer) == "a.csv: “…” looks like a footer, not a row; it stays in the file and is ignored"


def test_late_values_are_made_when_they_are_shown() -> None:
    period = Late(format_period, 0.0, OPEN_END)
    assert str(period) == "from D+0"
    with spoken(PSEUDO):
        assert str(period) != "from D+0"
    assert period == Late(format_period, 0.0, OPEN_END) != Late(format_period, 0.0, 24.0)
    assert len({period, Late(format_period, 0.0, OPEN_END)}) == 1
    assert str(Late(listed, ("a", "b", period))) == "a, b and from D+0"
    assert repr(Late(joined, ("a", "b"))) == "Late(joined, (('a', 'b'),))"


def test_a_label_within_a_sentence_begins_small() -> None:
    assert str(label_within(THROUGHPUT)) == "throughput"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("soon", "“soon” is no time; write D+30 (days), H+6 (hours) or H+6:30, counted from the ceasefire"),
        ("is no time", "“is no time” is no time; write D+30 (days), H+6 (hours) or H+6:30, counted from the ceasefire"),
        ("31.12.2025", "31.12.2025 is a date, but plan.toml gives no ceasefire to count from; write D+n or H+n"),
        ("2025-12-31", "2025-12-31 is a date, but plan.toml gives no ceasefire to count from; write D+n or H+n"),
    ],
)
def test_a_cell_that_is_no_instant(text: str, message: str) -> None:
    _, finding = cell_reader(PLACEMENTS.column("from"), Context())(text)
    assert finding is not None
    assert finding.message == message


def test_an_error_of_a_caller_is_text_for_people_too() -> None:
    error = InstantError(Text("both.instant.no-day", text="2026-02-30"))
    assert str(error) == "2026-02-30 is not a day of the calendar"
    with spoken(PSEUDO):
        assert str(error).startswith("⟦")


def test_problems_are_compared_and_kept_in_sets() -> None:
    one = Problem("a.csv", 2, 2, None, None, "nul", "error", Text("problems.nul"))
    assert len({one, Finding("nul", "error", Text("problems.nul")).at("a.csv", 2, 2)}) == 1
