"""``posture run --share``: serve links beyond this machine."""

from __future__ import annotations

import argparse
import errno
import socket
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any

from dashboard.server.doors import AddressError, Doors, share_at
from geo.errors import PostureError
from geo.words.system import reason
from geo.words.text import listed, say

if TYPE_CHECKING:
    from starlette.routing import BaseRoute

    from dashboard.server.beside import Beside
    from dashboard.server.metrics import Metrics


class ShareError(PostureError):
    """Nothing can be served at the address that was asked for."""


@dataclass(frozen=True)
class Opened:
    """Where links are served.

    Attributes
    ----------
    bound
        The socket.
    doors
        The names under which it may be called.
    tls
        Its certificate; None without TLS.
    """

    bound: socket.socket
    doors: Doors
    tls: ssl.SSLContext | None

    @property
    def announcement(self) -> list[str]:
        """What is said on start: who sees what, and under which addresses."""
        doors = (*self.doors.here, *([self.doors.public] if self.doors.public else []))
        alone = ip_address(self.doors.own[0].host).is_loopback
        said = say(
            "command_share.announced.here" if alone else "command_share.announced.beyond",
            addresses=listed(door.url for door in doors),
        )
        return [said] if alone or self.tls else [said, say("command_share.announced.plain")]


def add_share(run: Any) -> None:
    """Add the options to those of ``posture run``."""
    run.add_argument("--share", type=_at, metavar="ADDRESS:PORT", help=say("command_share.help"))
    run.add_argument("--certfile", metavar="FILE", help=say("command_share.certfile"))
    run.add_argument("--keyfile", metavar="FILE", help=say("command_share.keyfile"))


def _at(text: str) -> tuple[str, int]:
    try:
        return share_at(text)
    except AddressError as error:
        raise argparse.ArgumentTypeError(say("command_share.no-address", text=text)) from error


def check_share(parsed: argparse.Namespace) -> None:
    """Look whether the options go together.

    Raises
    ------
    ShareError
        If they do not.
    """
    for option in ("certfile", "keyfile"):
        if getattr(parsed, option) and not parsed.share:
            raise ShareError(say("command_share.without", option=f"--{option}"))
    if parsed.keyfile and not parsed.certfile:
        raise ShareError(say("command_share.without-certificate"))


def opened_share(parsed: argparse.Namespace, doors: Doors) -> Opened | None:
    """Return where links are served, bound; None where nobody asked for it.

    Parameters
    ----------
    parsed
        The options.
    doors
        The doors of the app.

    Raises
    ------
    ShareError
        If the address cannot be served at.
    CertificateError
        If the certificate cannot be used.
    """
    if not parsed.share:
        return None
    from dashboard.server.certificate import certificate  # noqa: PLC0415  start-up: no other command needs them
    from dashboard.server.serving import listener  # noqa: PLC0415
    from dashboard.server.shared import shared_doors  # noqa: PLC0415

    tls = certificate(parsed.certfile, parsed.keyfile) if parsed.certfile else None
    found = shared_doors(parsed.share, doors, tls=tls is not None)
    try:
        return Opened(listener(*parsed.share), found, tls)
    except OSError as error:
        raise ShareError(_why_not(parsed.share, error)) from error


def beside_of(opened: Opened, routes: Sequence[BaseRoute], figures: Metrics | None, most: int) -> Beside:
    """Return the listener for links.

    Parameters
    ----------
    opened
        Where it listens.
    routes
        The routes below a link.
    figures
        Count what happens; None where nobody wants them.
    most
        Connections that it may have at once.
    """
    from dashboard.server.beside import Beside  # noqa: PLC0415  start-up: as above
    from dashboard.server.noted import Noted  # noqa: PLC0415
    from dashboard.server.serving import GRACE_S  # noqa: PLC0415
    from dashboard.server.share import share_application  # noqa: PLC0415
    from dashboard.server.turnstile import MOST_CONNECTIONS, Turnstile  # noqa: PLC0415

    turnstile = Turnstile(min(MOST_CONNECTIONS, most))
    app = share_application(routes, opened.doors, turnstile, Noted(figures))
    return Beside(app, opened.bound, turnstile, opened.tls, GRACE_S)


def _why_not(at: tuple[str, int], error: OSError) -> str:
    from dashboard.server.addresses import machine_addresses  # noqa: PLC0415  start-up: as above

    host, port = at
    address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    match error.errno:
        case errno.EADDRINUSE:
            return say("command_share.taken", address=address)
        case errno.EADDRNOTAVAIL:
            return say("command_share.elsewhere", address=address, addresses=listed(machine_addresses(ipv6=True)))
        case errno.EACCES:
            return say("command_share.forbidden", address=address)
    return say("command_share.refused", address=address, reason=reason(error))
