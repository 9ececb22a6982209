"""The turnstile of the listener for links: how much one address may have of it at once, and how often it may ask."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from ipaddress import IPv6Address, ip_address, ip_network
from time import monotonic

from dashboard.bounded import Bound

MOST_CONNECTIONS = 5_000
"""Open connections of all addresses together."""

CONNECTIONS, ANSWERS = 1_300, 1_200
"""Open connections and open answers of one address: a hall of people may have one address, and each follower has two open."""

ALWAYS = 8
"""Open connections that an address may have as long as there are any: a browser opens no more at once."""

BURST, PER_SECOND = 2_000, 100
"""Connections and requests of one address: a page takes a dozen, and a hall opens it within a minute."""

MOST_KNOWN = 10_000
"""Addresses of which something is known."""


@dataclass
class _Visitor:
    """What is known of an address.

    Attributes
    ----------
    bound
        How often it may still come and ask.
    connections, answers
        How many are open.
    """

    bound: Bound
    connections: int = 0
    answers: int = 0

    @property
    def is_idle(self) -> bool:
        return not self.connections and not self.answers


@dataclass
class Turnstile:
    """Counts who comes. It is for the event loop of a server alone.

    Attributes
    ----------
    most
        Open connections of all addresses together.
    clock
        Returns seconds that only go on.
    """

    most: int = MOST_CONNECTIONS
    clock: Callable[[], float] = monotonic
    _known: dict[str, _Visitor] = field(default_factory=dict)
    _connections: int = 0

    def enters(self, address: str) -> bool:
        """Return whether an address may open one more connection, and count it.

        An address that has many leaves at least two for each of its own, so that a few cannot have them all.
        """
        visitor, free = self._visitor(address), self.most - self._connections
        most = min(CONNECTIONS, max(ALWAYS, free // 2))
        if free <= 0 or visitor.connections >= most or not visitor.bound.takes():
            return False
        self._connections += 1
        visitor.connections += 1
        return True

    def leaves(self, address: str) -> None:
        """Count the end of a connection that entered."""
        self._connections -= 1
        self._visitor(address).connections -= 1

    def asks(self, address: str) -> float:
        """Count a request of an address and return 0, or return for how many seconds the address must wait first."""
        visitor = self._visitor(address)
        if visitor.answers >= ANSWERS:
            return FULL_S
        if not visitor.bound.takes():
            return visitor.bound.wait_s
        visitor.answers += 1
        return 0

    def answered(self, address: str) -> None:
        """Count the end of an answer to a request that was let through."""
        self._visitor(address).answers -= 1

    def _visitor(self, address: str) -> _Visitor:
        whose = _whose(address)
        if whose not in self._known and len(self._known) >= MOST_KNOWN:
            self._forget()
        return self._known.setdefault(whose, _Visitor(Bound(BURST, PER_SECOND, self.clock)))

    def _forget(self) -> None:
        """Forget a quarter of the addresses: those that have nothing open, and came first."""
        idle = [whose for whose, visitor in self._known.items() if visitor.is_idle]
        for whose in idle[: MOST_KNOWN // 4]:
            del self._known[whose]


FULL_S = 30.0
"""Seconds after which somebody with too many open answers may try again."""


def _whose(address: str) -> str:
    """Return what stands for whoever has an address: of IPv6, one machine has a whole network of 64 bits."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return str(found)
    return str(found.ipv4_mapped or ip_network((found, 64), strict=False))
