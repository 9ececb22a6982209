"""The addresses that this machine has, those first at which others are likeliest to reach it. Nothing is looked up or sent."""

from __future__ import annotations

import re
import socket
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, ip_address
from time import monotonic

import psutil

FRESH_S = 5
"""For how many seconds the addresses count as known; a machine that changes its network has others."""

_INNER = re.compile(
    r"(docker|br-|bridge|veth|virbr|vmnet|vboxnet|vmware|vethernet|podman|cni|flannel|lxc|lxd|tun|tap|utun|wg|zt|tailscale)",
    re.IGNORECASE,
)
"""How interfaces begin that lead to machines within this one, or to a private network over another."""
_FOR_ITS_LINK_ALONE = ("fe8", "fe9", "fea", "feb")
"""How addresses of IPv6 begin that need the name of an interface, which no address bar takes."""


@dataclass(frozen=True)
class Interface:
    """An address of an interface.

    Attributes
    ----------
    name
        Name of the interface.
    address
        The address.
    up
        Whether the interface is in use.
    """

    name: str
    address: IPv4Address | IPv6Address
    up: bool


def machine_addresses(*, ipv6: bool) -> tuple[str, ...]:
    """Return every address of this machine that an address bar can hold, the likeliest for others first.

    Parameters
    ----------
    ipv6
        Whether to return those of IPv6 too.
    """
    found = sorted(_interfaces(int(monotonic()) // FRESH_S), key=_unlikely)
    return tuple(dict.fromkeys(str(i.address) for i in found if ipv6 or i.address.version == 4))


def _unlikely(interface: Interface) -> tuple[bool, ...]:
    address = interface.address
    inner = bool(_INNER.match(interface.name))
    return address.is_loopback, not interface.up, address.is_link_local, inner, address.version == 6


@lru_cache(1)
def _interfaces(_moment: int) -> tuple[Interface, ...]:
    try:
        found, states = psutil.net_if_addrs(), psutil.net_if_stats()
    except OSError:
        return ()
    return tuple(
        Interface(name, ip_address(one.address), name in states and states[name].isup)
        for name, several in found.items()
        for one in several
        if one.family in {socket.AF_INET, socket.AF_INET6} and not one.address.lower().startswith(_FOR_ITS_LINK_ALONE)
    )
