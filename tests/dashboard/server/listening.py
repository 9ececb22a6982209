"""A listener for links in this process."""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from starlette.types import ASGIApp

from dashboard.server.beside import Beside
from dashboard.server.serving import listener
from dashboard.server.turnstile import Turnstile
from tests.ports import free_port
from tests.waiting import LIMIT_S, until


@dataclass
class Listening:
    """A listener and who it counts."""

    port: int
    turnstile: Turnstile

    def connect(self) -> socket.socket:
        """Return a new connection."""
        return socket.create_connection(("127.0.0.1", self.port), timeout=LIMIT_S)

    @property
    def known(self) -> bool:
        """Whether somebody has come."""
        return bool(self.turnstile._known)

    @property
    def connections(self) -> int:
        """How many connections it counts."""
        return self.turnstile._connections


@contextmanager
def listening(app: ASGIApp, tls: ssl.SSLContext | None = None) -> Iterator[Listening]:
    """Serve an application on a free port, in a thread."""
    port, turnstile = free_port(), Turnstile()
    beside = Beside(app, listener("127.0.0.1", port), turnstile, tls, 1)
    loop, stop = asyncio.new_event_loop(), asyncio.Event()

    async def serve() -> None:
        await beside.begin()
        await stop.wait()
        await beside.end()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),))
    thread.start()
    until(lambda: beside.started)
    yield Listening(port, turnstile)
    loop.call_soon_threadsafe(stop.set)
    thread.join()
    loop.close()
