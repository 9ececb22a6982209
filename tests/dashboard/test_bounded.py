"""A bound on what others may cause."""

from __future__ import annotations

import pytest

from dashboard.bounded import Bound


def test_so_many_at_once_then_so_many_a_second() -> None:
    now = [0.0]
    bound = Bound(3, 2, lambda: now[0])
    assert [bound.takes() for _ in range(5)] == [True, True, True, False, False]
    assert bound.wait_s == pytest.approx(0.5)
    now[0] += 1
    assert [bound.takes() for _ in range(3)] == [True, True, False]
    now[0] += 1_000
    assert [bound.takes() for _ in range(5)] == [True, True, True, False, False]
