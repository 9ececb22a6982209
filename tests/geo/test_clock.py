from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.clock import BEFORE_ALL, OPEN_END, format_instant, format_period, format_utc, parse_instant
from geo.errors import InstantError

CEASEFIRE = datetime(2026, 1, 10, 6, tzinfo=UTC)


@given(st.integers(-900_000, 900_000))
def test_round_trip(hours: int) -> None:
    assert parse_instant(format_instant(hours)) == hours


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("D+30", 720),
        ("H-6", -6),
        ("d+1", 24),
        ("D\u22127", -168),
        (" H+0 ", 0),
        ("D + 2", 48),
        ("D-day", 0),
        ("H-hour", 0),
    ],
)
def test_reads(text: str, hours: float) -> None:
    assert parse_instant(text) == hours


def test_one_instant_in_two_spellings() -> None:
    assert parse_instant("D+1") == parse_instant("H+24")


def test_date_counts_from_midnight_utc() -> None:
    assert parse_instant("2026-01-11", CEASEFIRE) == 18
    assert format_utc(18, CEASEFIRE) == "2026-01-11T00:00Z"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("soon", "D+30"),
        ("30", "D+30"),
        ("D+1.5", "D+30"),
        ("2026-01-11", "no ceasefire"),
        ("10/07/2025", "2025-07-10 or as 2025-10-07"),
    ],
)
def test_refuses_with_what_to_type(text: str, part: str) -> None:
    with pytest.raises(InstantError, match=part.replace("+", r"\+")):
        parse_instant(text)


def test_no_day_of_the_calendar() -> None:
    with pytest.raises(InstantError, match="calendar"):
        parse_instant("2026-02-30", CEASEFIRE)


def test_periods_in_words() -> None:
    assert format_period(0, 8760) == "D+0 until D+365"
    assert format_period(BEFORE_ALL, OPEN_END) == "always"
    assert format_period(BEFORE_ALL, 0) == "until D+0"
    assert format_period(17520, OPEN_END) == "from D+730"
