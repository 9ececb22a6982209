from __future__ import annotations

from dashboard.analysis.columns import Column, cells, printed

NUMBERS: tuple[Column[int], ...] = (
    Column("Number", lambda n: n),
    Column("Half", lambda n: n // 2, lambda n: n % 2 == 0),
    Column("Word", lambda n: None if n == 1 else "many"),
)


def test_a_column_that_says_nothing_of_any_record_is_left_out() -> None:
    assert cells([1], NUMBERS) == [{"Number": 1, "Word": None}]
    assert cells([1, 2], NUMBERS) == [
        {"Number": 1, "Half": None, "Word": None},
        {"Number": 2, "Half": 1, "Word": "many"},
    ]
    assert cells([], NUMBERS) == []


def test_numbers_are_printed_to_the_right_and_nothing_as_a_dash() -> None:
    assert printed([1, 20], NUMBERS[::2]) == ["  Number  Word", "       1  –", "      20  many"]
    assert printed([], NUMBERS[::2]) == ["  Number  Word"]
