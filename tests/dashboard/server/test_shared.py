"""Under which names the listener for links answers, and which address an audience is told."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from dashboard.server import addresses
from dashboard.server.doors import AddressError, Doors, door_at, loopback, share_at
from dashboard.server.shared import audience_url, shared_doors

OWN = Doors(loopback(8501))
PROXY = door_at("https://staff.example/posture")
BEHIND = Doors(loopback(8501, "/posture"), PROXY)

FOUND = {
    "docker0": ["172.17.0.1"],
    "lo": ["127.0.0.1", "::1"],
    "wg0": ["10.9.0.2"],
    "eth1": ["169.254.7.7"],
    "wlan0": ["fe80::1%wlan0", "2001:db8::5", "192.168.1.5"],
    "eth9": ["192.168.9.9"],
}


@pytest.fixture(autouse=True)
def machine(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine with many addresses, one of whose interfaces is not in use."""

    def family(text: str) -> int:
        return socket.AF_INET6 if ":" in text else socket.AF_INET

    found = {n: [SimpleNamespace(family=family(t), address=t) for t in texts] for n, texts in FOUND.items()}
    monkeypatch.setattr(addresses.psutil, "net_if_addrs", lambda: found)
    monkeypatch.setattr(addresses.psutil, "net_if_stats", lambda: {n: SimpleNamespace(isup=n != "eth9") for n in found})
    addresses._interfaces.cache_clear()
    yield
    addresses._interfaces.cache_clear()


def test_the_likeliest_address_for_others_comes_first() -> None:
    assert addresses.machine_addresses(ipv6=False) == (
        "192.168.1.5", "172.17.0.1", "10.9.0.2", "169.254.7.7", "192.168.9.9", "127.0.0.1"
    )  # fmt: skip
    assert addresses.machine_addresses(ipv6=True)[:2] == ("192.168.1.5", "2001:db8::5")


def test_a_machine_that_tells_nothing_has_no_address(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise PermissionError

    addresses._interfaces.cache_clear()
    monkeypatch.setattr(addresses.psutil, "net_if_addrs", refuse)
    assert addresses.machine_addresses(ipv6=True) == ()


@pytest.mark.parametrize(
    ("at", "host", "let_in"),
    [
        ("192.168.1.5:8600", "192.168.1.5:8600", True),
        ("192.168.1.5:8600", "10.9.0.2:8600", False),
        ("192.168.1.5:8600", "127.0.0.1:8600", False),
        ("192.168.1.5:8600", "192.168.1.5:8501", False),
        ("192.168.1.5:8600", "192.168.1.5", False),
        ("192.168.1.5:80", "192.168.1.5", True),
        ("0.0.0.0:8600", "192.168.1.5:8600", True),
        ("0.0.0.0:8600", "10.9.0.2:8600", True),
        ("0.0.0.0:8600", "127.0.0.1:8600", True),
        ("0.0.0.0:8600", "0.0.0.0:8600", False),
        ("0.0.0.0:8600", "localhost:8600", False),
        ("0.0.0.0:8600", "192.168.1.6:8600", False),
        ("0.0.0.0:8600", "evil.example:8600", False),
        ("0.0.0.0:8600", "[2001:db8::5]:8600", False),
        ("[::]:8600", "[2001:db8::5]:8600", True),
        ("[::]:8600", "192.168.1.5:8600", True),
        ("[::1]:8600", "[::1]:8600", True),
    ],
)
def test_its_own_names_are_let_in_and_no_other(at: str, host: str, let_in: bool) -> None:
    doors = shared_doors(share_at(at), OWN, tls=False)
    assert doors.lets_in([host], [], needs_origin=False) == let_in
    assert doors.lets_in([host], [f"http://{host}"], needs_origin=True) == let_in
    assert not doors.lets_in([host], [f"https://{host}"], needs_origin=True)
    assert not doors.lets_in([host], ["http://127.0.0.1:8501"], needs_origin=True)


def test_the_proxy_is_let_in_and_no_app_of_this_machine() -> None:
    doors = shared_doors(share_at("0.0.0.0:8600"), BEHIND, tls=True)
    assert doors.lets_in(["staff.example"], ["https://staff.example"], needs_origin=True)
    assert doors.lets_in(["192.168.1.5:8600"], ["https://192.168.1.5:8600"], needs_origin=True)
    assert not doors.lets_in(["127.0.0.1:8501"], [], needs_origin=False)


@pytest.mark.parametrize(
    ("share", "tls", "doors", "url"),
    [
        (None, False, OWN, "http://127.0.0.1:8501/"),
        (None, False, BEHIND, "https://staff.example/posture/"),
        ("192.168.1.5:8600", False, OWN, "http://192.168.1.5:8600/"),
        ("192.168.1.5:8600", True, OWN, "https://192.168.1.5:8600/"),
        ("192.168.1.5:8600", True, BEHIND, "https://192.168.1.5:8600/posture/"),
        ("192.168.1.5:443", True, BEHIND, "https://staff.example/posture/"),
        ("0.0.0.0:8600", False, OWN, "http://192.168.1.5:8600/"),
        ("[::]:8600", False, OWN, "http://192.168.1.5:8600/"),
        ("[2001:db8::5]:8600", False, OWN, "http://[2001:db8::5]:8600/"),
        ("127.0.0.1:8600", False, BEHIND, "https://staff.example/posture/"),
        ("127.0.0.1:8600", False, OWN, "http://127.0.0.1:8501/"),
    ],
)
def test_an_audience_is_told_where_it_reaches_the_server(share: str | None, tls: bool, doors: Doors, url: str) -> None:
    shared = shared_doors(share_at(share), doors, tls=tls) if share else None
    assert audience_url(doors, shared) == url


@pytest.mark.parametrize(
    "text",
    ["", "8600", ":8600", "192.168.1.5", "192.168.1.5:", "192.168.1.5:0", "192.168.1.5:65536", "192.168.1.5:x",
     "192.168.1.5:８６００", "192.168.1:8600", "192.168.01.5:8600", "[192.168.1.5]:8600", "::1:8600", "[::1]", "host:8600",
     "localhost:8600", "224.0.0.1:8600", "[ff02::1]:8600", "[fe80::1%eth0]:8600", "http://192.168.1.5:8600", "*:8600"],
)  # fmt: skip
def test_what_is_no_address_with_a_port_is_refused(text: str) -> None:
    with pytest.raises(AddressError):
        share_at(text)
