"""The names under which a server may be called: each with the one Origin that its own pages have."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

TOKEN = "token"  # noqa: S105 - the name of a parameter of an address
_USUAL_PORTS = {"http": 80, "https": 443}


class AddressError(ValueError):
    """An address is no web address with a host, or has parts that none of ours has."""


@dataclass(frozen=True)
class Door:
    """An address at which the server is reached.

    Attributes
    ----------
    scheme, host, port
        ``http`` or ``https``; the name or number of the machine, in lower case; the port.
    path
        What stands before every path of the server, like ``/posture``; empty for none.
    """

    scheme: str
    host: str
    port: int
    path: str = ""

    @property
    def usual(self) -> bool:
        """Whether browsers leave this port out."""
        return _USUAL_PORTS[self.scheme] == self.port

    @property
    def origin(self) -> str:
        """The address without a path, as browsers write it in ``Origin``."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" if self.usual else f"{self.scheme}://{host}:{self.port}"

    @property
    def hosts(self) -> frozenset[str]:
        """What a request may have in ``Host``."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return frozenset({f"{host}:{self.port}", *([host] if self.usual else ())})

    @property
    def url(self) -> str:
        """The address of the first page."""
        return f"{self.origin}{self.path}/"


def door_at(address: str) -> Door:
    """Return the door at a web address, like ``https://staff.example/posture``.

    Raises
    ------
    AddressError
        If it is not ``http`` or ``https``, has no host, or has a user, a query or a fragment.
    """
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise AddressError(address) from error
    if not _is_plain(parts):
        raise AddressError(address)
    host = (parts.hostname or "").rstrip(".")
    return Door(parts.scheme, host, port or _USUAL_PORTS[parts.scheme], base_path(parts.path))


def _is_plain(parts: SplitResult) -> bool:
    named = parts.scheme in _USUAL_PORTS and bool(parts.hostname) and parts.netloc.isascii()
    return named and not (parts.username or parts.password or parts.query or parts.fragment)


def base_path(text: str) -> str:
    """Return a path as it stands before every other: it begins with a slash, and ends with none.

    Raises
    ------
    AddressError
        If a part of the path is not made of letters, figures, ``-``, ``_``, ``.`` and ``~``.
    """
    parts = [p for p in text.split("/") if p]
    if not all(p.isascii() and p.strip(".") and p.translate(_UNRESERVED).isalnum() for p in parts):
        raise AddressError(text)
    return "".join(f"/{p}" for p in parts)


_UNRESERVED = str.maketrans(dict.fromkeys("-_.~", "a"))


def share_at(text: str) -> tuple[str, int]:
    """Return the address and the port in a text like ``192.168.1.5:8600`` or ``[::]:8600``.

    Raises
    ------
    AddressError
        If the address is no number of a machine, or the port is none. A name would have to be looked up.
    """
    host, _, port = text.rpartition(":")
    bare = host[1:-1] if host.startswith("[") and host.endswith("]") else host
    try:
        address = ip_address(bare)
    except ValueError as error:
        raise AddressError(text) from error
    bracketed = (address.version == 6) == (bare != host)
    numbered = port.isascii() and port.isdecimal() and 1 <= int(port) <= 65_535
    if not bracketed or not numbered or "%" in bare or address.is_multicast:
        raise AddressError(text)
    return str(address), int(port)


@dataclass(frozen=True)
class Doors:
    """Every door of a listener.

    Attributes
    ----------
    own
        Where the machine itself is reached.
    public
        Where a proxy in front of it is reached; None without one.
    """

    own: tuple[Door, ...]
    public: Door | None = None

    def lets_in(self, hosts: Iterable[str], origins: Iterable[str], *, needs_origin: bool) -> bool:
        """Return whether a request was meant for this server, and comes from one of its own pages or from none.

        A proxy may hand on its own ``Host``, or replace it by that of the server.

        Parameters
        ----------
        hosts, origins
            Every ``Host`` and ``Origin`` of the request.
        needs_origin
            Whether a browser always sends an ``Origin`` with such a request, so that one without it is none of ours.
        """
        host, *more_hosts = [h.lower() for h in hosts] or [""]
        origin, *more_origins = (*origins, None)
        from_proxy = [self.public] if self.public else []
        called = [d for d in (*self.here, *from_proxy) if host in d.hosts]
        if more_hosts or len(more_origins) > 1 or not called:
            return False
        if origin is None:
            return not needs_origin
        return origin in {d.origin for d in (*called, *from_proxy)}

    @property
    def here(self) -> tuple[Door, ...]:
        """Where the machine itself is reached now."""
        return self.own

    @property
    def first(self) -> Door:
        """Where people are told to go."""
        return self.public or self.own[0]

    @property
    def path(self) -> str:
        """What stands before every path of the server; empty for none."""
        return self.own[0].path


def loopback(port: int, path: str = "") -> tuple[Door, ...]:
    """Return the doors of this machine for its own users.

    Parameters
    ----------
    port
        The port to serve on.
    path
        What stands before every path of the server.
    """
    return tuple(Door("http", host, port, path) for host in ("127.0.0.1", "localhost"))
