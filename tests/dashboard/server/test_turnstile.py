"""How much one address may have of the listener for links."""

from __future__ import annotations

import pytest

from dashboard.server import turnstile as module
from dashboard.server.turnstile import ANSWERS, BURST, CONNECTIONS, MOST_KNOWN, PER_SECOND, Turnstile

HERE, THERE = "192.0.2.1", "192.0.2.2"


@pytest.fixture
def clock() -> list[float]:
    return [0.0]


@pytest.fixture
def turnstile(clock: list[float]) -> Turnstile:
    return Turnstile(clock=lambda: clock[0])


def test_one_address_keeps_no_other_out(turnstile: Turnstile) -> None:
    assert sum(turnstile.enters(HERE) for _ in range(2 * CONNECTIONS)) == CONNECTIONS
    assert turnstile.enters(THERE)
    turnstile.leaves(HERE)
    assert turnstile.enters(HERE)
    assert not turnstile.enters(HERE)


def test_all_addresses_together_have_a_most(clock: list[float]) -> None:
    turnstile = Turnstile(5, lambda: clock[0])
    assert sum(turnstile.enters(f"192.0.2.{n}") for n in range(9)) == 5
    turnstile.leaves("192.0.2.0")
    assert turnstile.enters(HERE)


def test_a_few_addresses_keep_no_other_out(turnstile: Turnstile) -> None:
    for number in range(12):
        assert sum(turnstile.enters(f"192.0.2.{number}") for _ in range(2 * CONNECTIONS)) >= module.ALWAYS
    assert sum(turnstile.enters("198.51.100.1") for _ in range(20)) >= module.ALWAYS


def test_who_asks_too_often_waits(turnstile: Turnstile, clock: list[float]) -> None:
    for _ in range(BURST):
        assert turnstile.asks(HERE) == 0
        turnstile.answered(HERE)
    wait_s = turnstile.asks(HERE)
    assert wait_s == pytest.approx(1 / PER_SECOND)
    assert turnstile.asks(THERE) == 0
    clock[0] += wait_s * 1.01
    assert turnstile.asks(HERE) == 0


def test_open_answers_have_a_most(turnstile: Turnstile) -> None:
    assert [turnstile.asks(HERE) for _ in range(ANSWERS)] == [0] * ANSWERS
    assert turnstile.asks(HERE) == module.FULL_S
    turnstile.answered(HERE)
    assert turnstile.asks(HERE) == 0


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:192.0.2.1", HERE, True),
        ("::ffff:192.0.2.1", "::ffff:192.0.2.2", False),
        ("fe80::1%eth0", "fe80::2%eth0", True),
        (HERE, THERE, False),
        ("", "odd", False),
    ],
)
def test_a_network_of_one_machine_counts_once(turnstile: Turnstile, one: str, other: str, same: bool) -> None:
    for _ in range(ANSWERS):
        assert turnstile.asks(one) == 0
    assert (turnstile.asks(other) > 0) == same


def test_it_remembers_a_bounded_number_and_forgets_nobody_who_is_there(turnstile: Turnstile) -> None:
    assert turnstile.enters(HERE)
    assert turnstile.asks(HERE) == 0
    for number in range(2 * MOST_KNOWN):
        address = f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}"
        assert turnstile.enters(address)
        turnstile.leaves(address)
    assert len(turnstile._known) <= MOST_KNOWN
    turnstile.answered(HERE)
    turnstile.leaves(HERE)
    assert turnstile._connections == 0
    assert all(v.connections == v.answers == 0 for v in turnstile._known.values())
