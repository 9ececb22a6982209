"""Problems of one kind are told one by one up to a number; the last says how many more there are."""

from __future__ import annotations

import pytest

from geo.problem import Finding, Problem
from geo.reading.tables import read_table
from geo.schema import PLACEMENTS
from geo.tally import MOST_OF_A_KIND, tallied
from geo.words.text import Text
from tests.rows import defaults

WRONG = Finding("blank-line", "notice", Text("problems.blank-line"))


def problems(count: int, column: str = "a") -> list[Problem]:
    return [WRONG.at("hubs.csv", row, row, column) for row in range(2, count + 2)]


@pytest.mark.parametrize("count", [0, 1, MOST_OF_A_KIND])
def test_a_few_are_told_one_by_one(count: int) -> None:
    assert tallied(problems(count)) == problems(count)


def test_the_last_of_many_counts_the_others_of_its_column() -> None:
    found = tallied([*problems(MOST_OF_A_KIND + 7), *problems(1, "b")])
    assert len(found) == MOST_OF_A_KIND + 1
    assert [p.row for p in found if "7 more rows" in p.message] == [MOST_OF_A_KIND + 1]


def test_every_row_of_many_with_an_error_is_set_aside() -> None:
    rows = [defaults(PLACEMENTS) | {"unit_id": f"U{i}", "personnel": "many"} for i in range(MOST_OF_A_KIND + 5)]
    lines = [
        ",".join(PLACEMENTS.column_names),
        *(",".join(r.get(c, "") for c in PLACEMENTS.column_names) for r in rows),
    ]
    table = read_table("\n".join(lines).encode(), PLACEMENTS)
    assert (table.rows, len(table.frame), table.set_aside) == (len(rows), 0, len(rows))
    assert len(table.problems) == MOST_OF_A_KIND
    assert "5 more rows" in table.problems[-1].message
