"""The doors of the listener for links, which others than this machine can reach."""

from __future__ import annotations

from dataclasses import dataclass, replace
from ipaddress import ip_address

from dashboard.server.addresses import machine_addresses
from dashboard.server.doors import Door, Doors


@dataclass(frozen=True)
class EveryAddress(Doors):
    """The doors of a listener at every address of this machine, whichever it has at the moment."""

    @property
    def here(self) -> tuple[Door, ...]:
        """Where the machine itself is reached now, the likeliest for others first."""
        (door,) = self.own
        return tuple(replace(door, host=host) for host in machine_addresses(ipv6=":" in door.host))


def shared_doors(at: tuple[str, int], doors: Doors, *, tls: bool) -> Doors:
    """Return the doors of the listener for links.

    Parameters
    ----------
    at
        Its address and port; the address ``0.0.0.0`` or ``::`` stands for every one of this machine.
    doors
        Those of the app, whose paths and proxy are the same.
    tls
        Whether the listener has a certificate.
    """
    host, port = at
    door = Door("https" if tls else "http", host, port, doors.path)
    kind = EveryAddress if ip_address(host).is_unspecified else Doors
    return kind((door,), doors.public)


def audience_url(doors: Doors, shared: Doors | None) -> str:
    """Return the address at which an audience most likely reaches this server: what links begin with.

    That is the listener for links where others than this machine reach it, else the proxy, else this machine. A proxy's address
    with the port of the listener is a name of the listener itself.

    Parameters
    ----------
    doors
        The doors of the app.
    shared
        Those of the listener for links; None without one.
    """
    public = doors.public
    outward = [door for door in shared.here if not ip_address(door.host).is_loopback] if shared else []
    named = public and outward and (public.scheme, public.port) == (outward[0].scheme, outward[0].port)
    return (public if public and (named or not outward) else [*outward, *doors.own][0]).url
