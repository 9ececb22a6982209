from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.reading.dates import days_of, is_serial, month_text, order_in, time_in
from geo.reading.months import month_of


@pytest.mark.parametrize(
    "text",
    [
        "2025/07/10", "2025.07.10", "2025-7-10", "2025. 07. 10.", "20250710", "2025-07-10 00:00:00", "2025-07-10 00:00",
        "2025-07-10T00:00:00Z", "2025-07-10T00:00:00.000000000", "10 Jul 2025", "10-Jul-25", "10. Juli 2025",
        "10 juillet 2025", "10 липня 2025 р.", "10 lipca 2025 r.", "10-лип-25", "10.lip.25", "10 Temmuz 2025", "10 VII 2025",
        "Jul 10, 2025", "July 10 2025", "2025-Jul-10", "45848", "45848.0", "4.5848E+04", "4,5848E+04", "10.07.2025", "10.7.25",
        "10. 7. 2025", "10.07.2025 0:00", "10.07.2025 00:00:00",
    ],
)  # fmt: skip
def test_one_day(text: str) -> None:
    assert set(days_of(text).values()) == {"2025-07-10"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "D+30",
        "600",
        "49.84",
        "2025-02-30",
        "4.58E+04",
        "2025-07-10 13:00",
        "31/31/2025",
        "10 Lug",
        "10 xyz 2025",
    ],
)
def test_no_day(text: str) -> None:
    assert days_of(text) == {}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("10/07/2025", {"day-first": "2025-07-10", "month-first": "2025-10-07"}),
        ("10-07-25", {"day-first": "2025-07-10", "month-first": "2025-10-07"}),
        ("7/10/2025 12:00:00 AM", {"day-first": "2025-10-07", "month-first": "2025-07-10"}),
        ("13/07/2025", {"day-first": "2025-07-13"}),
        ("07/13/2025", {"month-first": "2025-07-13"}),
        ("25/07/10", {"day-first": "2010-07-25", "year-first": "2025-07-10"}),
    ],
)
def test_days_by_order(text: str, days: dict[str, str]) -> None:
    assert days_of(text) == days


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["01/02/2025", "13/02/2025"], "day-first"),
        (["01/02/2025", "02/13/2025"], "month-first"),
        (["13/02/2025", "02/13/2025"], None),
        (["01/02/2025", "13.02.2025", "2025-02-13"], None),
        (["25/07/10"], None),
        (["13-02-25 00:00", ""], None),
        (["13-02-45 00:00", ""], "day-first"),
    ],
)
def test_order_of_a_column(texts: list[str], order: str | None) -> None:
    assert order_in(texts) == order


@given(st.dates(), st.sampled_from("/-."))
def test_a_day_with_its_day_first_is_among_its_meanings(day: date, mark: str) -> None:
    text = f"{day.day:02d}{mark}{day.month:02d}{mark}{day.year:04d}"
    assert days_of(text)["day-first"] == day.isoformat()


@given(st.text(max_size=20))
def test_any_text_is_read_or_not_but_never_fails(text: str) -> None:
    assert all(len(day) == len("2025-07-10") for day in days_of(text).values())
    assert month_text(text) is None or len(month_text(text) or "") == len("2025-07")


def test_months() -> None:
    assert [month_text(t) for t in ("Jul-25", "juil.-25", "07/2025", "2025/07", "III.25", "13/2025")] == [
        "2025-07", "2025-07", "2025-07", "2025-07", "2025-03", None,
    ]  # fmt: skip
    assert [month_of(word) for word in ("Mai", "липня", "Dez", "září", "nomonth")] == [5, 7, 12, 9, None]


def test_serials() -> None:
    assert [is_serial(t) for t in ("45848", "600", "4.5848E+04")] == [True, False, True]


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("2026-01-10T14:30:59Z", "14:30Z"),
        ("10/01/2026 2:30 PM", "14:30Z"),
        ("10.01.2026 12:05 AM", "00:05Z"),
        ("10.01.2026 14.30", "14:30Z"),
        ("2026-01-10 14:30 +0200", "14:30+0200"),
        ("46032.25", "06:00Z"),
        ("46032.9999999", None),
        ("10.01.2026", None),
        ("10.01.2026 14:30 PM", None),
    ],
)
def test_the_time_of_a_day(text: str, clock: str | None) -> None:
    assert time_in(text) == clock
