"""The doorman of the listener for links: whoever connects is counted before anything else, and never waited for long."""

from __future__ import annotations

import asyncio
import socket
import ssl
from dataclasses import dataclass
from typing import Any, cast

from uvicorn.protocols.http.h11_impl import H11Protocol

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


class _Guest(H11Protocol):
    """A connection that was let in: it ends when its client makes everybody wait."""

    address: str | None = None
    """Whom the turnstile counted; None before and after."""

    def __init__(self, turnstile: Turnstile, **given: Any) -> None:
        super().__init__(**given)
        self._turnstile = turnstile
        self._awaited: dict[str, asyncio.TimerHandle] = {}

    def leave(self) -> None:
        """Tell the turnstile, once."""
        if self.address is not None:
            self._turnstile.leaves(self.address)
            self.address = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._await("request")

    def connection_lost(self, exc: Exception | None) -> None:
        self._have("request")
        self._have("room")
        self.leave()
        super().connection_lost(exc)

    def handle_events(self) -> None:
        super().handle_events()
        if self.cycle and not self.cycle.more_body and not self.cycle.response_complete:
            self._have("request")

    def on_response_complete(self) -> None:
        self._await("request")
        super().on_response_complete()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._await("room")

    def resume_writing(self) -> None:
        self._have("room")
        super().resume_writing()

    def _unsupported_upgrade_warning(self) -> None:
        """Say nothing: no socket opens here, and nothing is to be installed for one."""

    def _await(self, what: str) -> None:
        self._have(what)
        unsent = self.transport.get_write_buffer_size()
        self._awaited[what] = self.loop.call_later(PATIENCE_S, self._lose_patience, what, unsent)

    def _lose_patience(self, what: str, before: int) -> None:
        """End the connection, unless its client still takes what it was sent."""
        unsent = self.transport.get_write_buffer_size()
        if unsent == 0:
            self.transport.close()
        elif unsent < before:
            self._await(what)
        else:
            self.transport.abort()

    def _have(self, what: str) -> None:
        if what in self._awaited:
            self._awaited.pop(what).cancel()


def as_protocol(doorman: Doorman) -> type[asyncio.Protocol]:
    """Return a doorman under the type that uvicorn declares for what it only calls."""
    return cast(type[asyncio.Protocol], doorman)
