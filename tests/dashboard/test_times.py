"""The time at which pages open."""

from __future__ import annotations

import pytest

from dashboard.times import opening_time
from geo.contract.scene import Time
from geo.plan import Plan

AXIS = Time(start=-720.0, end=9600.0, stops=(), phases=(), ceasefire=None)


@pytest.mark.parametrize(
    ("asked", "opens"),
    [
        ("D+200", "D+200"),
        ("H+6", "H+6"),
        (None, "D+30"),
        ("soon", "D+30"),
        ("D+9999", "D+400"),
        ("D-9999", "D-30"),
    ],
)
def test_the_page_opens_at_the_time_that_is_asked_for_within_the_plan(
    sample: Plan, asked: str | None, opens: str
) -> None:
    assert opening_time(asked, sample, AXIS) == opens
