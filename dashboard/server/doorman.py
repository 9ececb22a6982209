"""The doorman of the listener for links: whoever connects is counted before anything else, and never waited for long."""

from __future__ import annotations

import asyncio
import socket
import ssl
from dataclasses import dataclass
from typing import Any, cast

from dashboard.server.caller import Caller
from dashboard.server.turnstile import Turnstile

PATIENCE_S = 15.0
"""Within which a client must send a whole request, and take some of an answer; a phone in a full hall does."""

MOST_UNSENT = 32 * 2**10
"""Bytes that wait for a client to take them, before the application that sends them waits too."""

MOST_SENT = 64 * 2**10
"""Bytes that the system keeps for a client; with many, it would not show for long that a slow one takes them."""

HANDSHAKE_S = 10.0
"""Within which a client must agree on keys."""


@dataclass(frozen=True)
class Doorman:
    """Makes the protocol of each connection, as uvicorn asks for one.

    Attributes
    ----------
    turnstile
        Counts who comes.
    tls
        The certificate, with its key; None without TLS.
    """

    turnstile: Turnstile
    tls: ssl.SSLContext | None

    def __call__(self, **given: Any) -> asyncio.Protocol:
        """Return the protocol of a connection, from what uvicorn gives to its own."""
        return _Arrival(self, _Guest(self.turnstile, **given))


class _Arrival(asyncio.Protocol):
    """A connection until it is counted and, where there is TLS, secured. Then the guest has it."""

    def __init__(self, doorman: Doorman, guest: _Guest) -> None:
        self._doorman, self._guest = doorman, guest
        self._early: list[bytes] = []
        self._securing: asyncio.Task[None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        address = str((transport.get_extra_info("peername") or ("",))[0])
        if not self._doorman.turnstile.enters(address):
            transport.abort()
            return
        self._guest.address = address
        transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, MOST_SENT)
        if self._doorman.tls is None:
            self._hand_over(transport)
            return
        transport.pause_reading()
        self._securing = asyncio.ensure_future(self._secure(transport, self._doorman.tls))

    async def _secure(self, transport: asyncio.Transport, tls: ssl.SSLContext) -> None:
        loop = asyncio.get_running_loop()
        try:
            secured = await loop.start_tls(
                transport,
                self,
                tls,
                server_side=True,
                ssl_handshake_timeout=HANDSHAKE_S,
                ssl_shutdown_timeout=PATIENCE_S,
            )
        except OSError:
            secured = None
        if secured is None or secured.is_closing():
            transport.abort()
            self._guest.leave()
        else:
            self._hand_over(secured)

    def _hand_over(self, transport: asyncio.Transport) -> None:
        transport.set_write_buffer_limits(MOST_UNSENT)
        transport.set_protocol(self._guest)
        self._guest.connection_made(transport)
        for data in self._early:
            self._guest.data_received(data)

    def data_received(self, data: bytes) -> None:
        """Keep what comes between the handshake and the guest."""
        self._early.append(data)


class _Guest(Caller):
    """A connection that was let in: it ends when its client makes everybody wait."""

    address: str | None = None
    """Whom the turnstile counted; None before and after."""

    def __init__(self, turnstile: Turnstile, **given: Any) -> None:
        super().__init__(**given)
        self._turnstile = turnstile

    @property
    def patience_s(self) -> float:
        return PATIENCE_S

    def leave(self) -> None:
        """Tell the turnstile, once."""
        if self.address is not None:
            self._turnstile.leaves(self.address)
            self.address = None

    def connection_lost(self, exc: Exception | None) -> None:
        self.leave()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        super().pause_writing()
        self._await("room")

    def resume_writing(self) -> None:
        self._have("room")
        super().resume_writing()

    def _unsupported_upgrade_warning(self) -> None:
        """Say nothing: no socket opens here, and nothing is to be installed for one."""


def as_protocol(doorman: Doorman) -> type[asyncio.Protocol]:
    """Return a doorman under the type that uvicorn declares for what it only calls."""
    return cast(type[asyncio.Protocol], doorman)
