from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.calendar import format_utc
from geo.clock import BEFORE_ALL, OPEN_END, format_instant, format_period, parse_instant, told_instant, told_period
from geo.errors import InstantError

CEASEFIRE = datetime(2026, 1, 10, 6, tzinfo=UTC)


@given(st.integers(-900_000 * 60, 900_000 * 60))
def test_round_trip(minutes: int) -> None:
    assert parse_instant(format_instant(minutes / 60)) == minutes / 60


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
        ("H+6:30", 6.5),
        ("H-6:30", -6.5),
        ("H+6.5", 6.5),
        ("h+0:01", 1 / 60),
        ("D+3 14:30", 86.5),
        ("D-3 2:05", -72 + 2 + 5 / 60),
    ],
)
def test_reads(text: str, hours: float) -> None:
    assert parse_instant(text) == hours


def test_one_instant_in_two_spellings() -> None:
    assert parse_instant("D+1") == parse_instant("H+24")


def test_date_counts_from_midnight_utc() -> None:
    assert parse_instant("2026-01-11", CEASEFIRE) == 18
    assert format_utc(18, CEASEFIRE) == "2026-01-11T00:00Z"


def test_minutes_are_written_where_they_are_not_zero() -> None:
    assert [format_instant(h) for h in (86.5, -6.5, 17 + 40 / 60, 6, 48)] == [
        "H+86:30",
        "H-6:30",
        "H+17:40",
        "H+6",
        "D+2",
    ]


@given(st.integers(0, 8_000_000), st.integers(0, 5000))
def test_one_instant_in_two_spellings_for_a_ceasefire_at_any_minute(minutes: int, days: int) -> None:
    ceasefire = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    at = (ceasefire + timedelta(days=days)).replace(hour=0, minute=0)
    hours = parse_instant(at.date().isoformat(), ceasefire)
    assert parse_instant(format_instant(hours)) == hours
    assert parse_instant(f"{at:%Y-%m-%dT%H:%MZ}", ceasefire) == hours
    assert format_utc(hours, ceasefire) == f"{at:%Y-%m-%dT00:00Z}"


@pytest.mark.parametrize(
    "text", ["2026-01-10T14:30Z", "2026-01-10 14:30", "2026-01-10T16:30+02:00", "2026-01-10 09:30:00 -0500"]
)
def test_a_date_may_have_a_time(text: str) -> None:
    assert parse_instant(text, CEASEFIRE) == 8.5


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("2026-01-10T25:00Z", "23:59"),
        ("2026-01-10T14:30:15Z", "write 2026-01-10T14:30Z"),
        ("2026-01-10T14:30 +99:00", "23:59"),
    ],
)
def test_a_date_with_no_such_time_is_refused(text: str, part: str) -> None:
    with pytest.raises(InstantError, match=part):
        parse_instant(text, CEASEFIRE)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("H+6:75", "D+30"),
        ("D+3:30", "D+30"),
        ("H+6 14:30", "D+30"),
        ("2026-01-11T14:30Z", "no ceasefire"),
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


@pytest.mark.parametrize(
    ("text", "hours"), [("J+30", 720), ("j-1", -24), ("Д+3 14:30", 86.5), ("Ч+6", 6), ("г+6:30", 6.5), ("Д", 0)]
)
def test_letters_of_other_languages(text: str, hours: float) -> None:
    assert parse_instant(text) == hours


@pytest.mark.parametrize(("text", "minutes"), [("H+0.375", 23), ("H-0.375", -23), ("H+0.99999", 60)])
def test_half_a_minute_counts_as_one(text: str, minutes: int) -> None:
    assert parse_instant(text) * 60 == minutes


def test_with_a_ceasefire_an_instant_is_told_with_its_date() -> None:
    assert told_instant(48, CEASEFIRE) == "D+2 (2026-01-12 06:00 UTC)"
    assert told_instant(48, None) == "D+2"
    assert told_instant(OPEN_END, CEASEFIRE) == ""
    assert told_instant(900_000 * 100, CEASEFIRE) == "D+3750000"
    assert told_period(0, OPEN_END, CEASEFIRE) == "from D+0 (2026-01-10 06:00 UTC)"
    assert told_period(BEFORE_ALL, OPEN_END, CEASEFIRE) == "always"


@pytest.mark.parametrize("minute", [1, 7, 13, 59])
def test_no_minute_is_lost_in_hours(minute: int) -> None:
    ceasefire = CEASEFIRE.replace(minute=minute)
    for minutes in range(-2000, 2000):
        at = ceasefire + timedelta(minutes=minutes)
        assert format_utc(minutes / 60, ceasefire) == f"{at:%Y-%m-%dT%H:%MZ}"
