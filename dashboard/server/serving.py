"""How the server starts, says where it is, and stops."""

from __future__ import annotations

import asyncio
import logging
import socket
import sys
from collections.abc import Callable
from contextlib import suppress

import uvicorn
from starlette.types import ASGIApp

from dashboard.bounded import Bound
from dashboard.server.application import SCRIPT
from dashboard.server.beside import Beside
from dashboard.server.caller import Caller
from dashboard.server.options import LARGEST_MESSAGE_MB

GRACE_S = 3
"""How long open connections may take to end when the server stops."""

MANY = 100_000
"""What stands for a system without a limit of its own."""

PING_S = 30
"""Between two signs of life on an open socket."""


class Server(uvicorn.Server):
    """A server that says when it takes requests, and when it no longer does, with a listener beside its own or none."""

    def __init__(
        self, config: uvicorn.Config, beside: Beside | None, on_start: Callable[[], None], on_stop: Callable[[], None]
    ) -> None:
        super().__init__(config)
        self._beside, self._on_start, self._on_stop = beside, on_start, on_stop

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start as usual, then say so."""
        await super().startup(sockets)
        if self.started:
            if self._beside:
                await self._beside.begin()
            self._on_start()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Say so, then stop as usual."""
        self._on_stop()
        beside = [self._beside.end()] if self._beside else []
        await asyncio.gather(super().shutdown(sockets), *beside)


def serve(
    app: ASGIApp,
    sockets: list[socket.socket],
    beside: Beside | None,
    arguments: list[str],
    on_start: Callable[[], None],
    on_stop: Callable[[], None],
) -> None:
    """Serve until a signal to stop comes, and return within :data:`GRACE_S` and a little more.

    Parameters
    ----------
    app
        The application.
    sockets
        Where to listen, bound.
    beside
        The listener for links; None without one.
    arguments
        What the pages are told of the command line.
    on_start
        Called once requests are taken.
    on_stop
        Called in the server's event loop before it waits for open connections to end.
    """
    sys.argv = [str(SCRIPT), *arguments]
    config = uvicorn.Config(
        app,
        http=Caller,
        ws="websockets-sansio",
        ws_max_size=LARGEST_MESSAGE_MB * 2**20,
        ws_ping_interval=PING_S,
        ws_ping_timeout=PING_S,
        ws_per_message_deflate=False,
        proxy_headers=False,
        server_header=False,
        access_log=False,
        log_level="warning",
        timeout_graceful_shutdown=GRACE_S,
    )
    for name in ("uvicorn.error", "asyncio"):
        logging.getLogger(name).addFilter(_Seldom())
    Server(config, beside, on_start, on_stop).run(sockets)


class _Seldom(logging.Filter):
    """Lets through a few lines: whoever sends what is no request may have one written each time, and faults have tracebacks."""

    def __init__(self) -> None:
        super().__init__()
        self._bound = Bound(burst=20, per_second=0.1)

    def filter(self, record: logging.LogRecord) -> bool:
        return record.levelno > logging.ERROR or self._bound.takes()


def allow_many() -> int:
    """Let this process hold as many open files as the system lets it, and return how many: the usual limit is a thousand."""
    if sys.platform == "win32":
        return MANY
    import resource  # noqa: PLC0415

    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    now, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return MANY if now == resource.RLIM_INFINITY else now


def listener(host: str, port: int) -> socket.socket:
    """Return a bound socket.

    Parameters
    ----------
    host
        An address of this machine; ``::`` stands for every one, of IPv4 too.
    port
        A port.

    Raises
    ------
    OSError
        If another program has the port, or this machine lacks the address.
    """
    bound = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    try:
        if sys.platform != "win32":
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if host == "::":
            bound.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        bound.bind((host, port))
        bound.listen(2048)
        bound.setblocking(False)
        bound.set_inheritable(False)
    except OSError:
        bound.close()
        raise
    return bound
