"""The address at which an audience reaches this server, which links begin with. The server tells it on start."""

from __future__ import annotations

from collections.abc import Callable

_told: list[Callable[[], str]] = []


def tell_audience(address: Callable[[], str]) -> None:
    """Keep what returns the address, which may change with the network of the machine."""
    _told[:] = [address]


def audience_address() -> str:
    """Return the address, with a slash at its end; empty in a process that serves nothing."""
    return _told[0]() if _told else ""
