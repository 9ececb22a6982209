"""A connection of the server to a client, who may send anything, or nothing."""

from __future__ import annotations

import asyncio

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from geo.words.text import say

LONGEST_HEADER = 8_000
"""Bytes of a header with which a socket may be asked for; the reader of sockets takes no longer line, and never says so."""

PATIENCE_S = 60.0
"""Within which a client must send a whole request."""


class Caller(H11Protocol):
    """A connection that ends when its client sends no whole request, or what is none."""

    def __init__(self, *given: object, **named: object) -> None:
        super().__init__(*given, **named)  # type: ignore[arg-type]
        self._awaited: dict[str, asyncio.TimerHandle] = {}

    @property
    def patience_s(self) -> float:
        """Within which a client must send a whole request, in seconds."""
        return PATIENCE_S

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a request."""
        super().connection_made(transport)
        self._await("request")

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing any more."""
        self._have(*self._awaited)
        super().connection_lost(exc)

    def handle_events(self) -> None:
        """Take what came."""
        super().handle_events()
        if self.cycle and not self.cycle.more_body and not self.cycle.response_complete:
            self._have("request")

    def on_response_complete(self) -> None:
        """Wait for the next request."""
        self._await("request")
        super().on_response_complete()

    def handle_websocket_upgrade(self, event: h11.Request) -> None:
        """Hand the connection over to a socket, or refuse headers that nobody would answer."""
        if any(len(name) + len(value) > LONGEST_HEADER for name, value in self.headers) or (
            len(event.target) > LONGEST_HEADER
        ):
            self.send_400_response(say("server.header-too-long"))
            return
        self._have(*self._awaited)
        super().handle_websocket_upgrade(event)

    def send_400_response(self, msg: str) -> None:
        """Answer what is no request; where an answer has begun, just end the connection."""
        try:
            super().send_400_response(msg.encode("ascii", "replace").decode())
        except h11.LocalProtocolError:
            self.transport.close()

    def _await(self, what: str) -> None:
        self._have(what)
        unsent = self.transport.get_write_buffer_size()
        self._awaited[what] = self.loop.call_later(self.patience_s, self._lose_patience, what, unsent)

    def _lose_patience(self, what: str, before: int) -> None:
        """End the connection, unless its client still takes what it was sent."""
        unsent = self.transport.get_write_buffer_size()
        if unsent == 0:
            self.transport.close()
        elif unsent < before:
            self._await(what)
        else:
            self.transport.abort()

    def _have(self, *what: str) -> None:
        for one in what:
            if one in self._awaited:
                self._awaited.pop(one).cancel()
