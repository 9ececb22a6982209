"""The listener for links: beside that of the app, in the same process, and with nothing of it."""

from __future__ import annotations

import asyncio
import socket
import ssl

import uvicorn
from starlette.types import ASGIApp

from dashboard.server.doorman import Doorman, as_protocol
from dashboard.server.turnstile import Turnstile


class Beside(uvicorn.Server):
    """A listener that begins and ends with another.

    Parameters
    ----------
    app
        The application.
    bound
        Where to listen.
    turnstile
        Counts who comes.
    tls
        The certificate, with its key; None without TLS.
    grace_s
        How long open connections may take to end.
    """

    def __init__(
        self, app: ASGIApp, bound: socket.socket, turnstile: Turnstile, tls: ssl.SSLContext | None, grace_s: int
    ) -> None:
        self._bound = bound
        super().__init__(
            uvicorn.Config(
                app,
                http=as_protocol(Doorman(turnstile, tls)),
                ws="none",
                lifespan="off",
                proxy_headers=False,
                server_header=False,
                log_config=None,
                access_log=False,
                timeout_graceful_shutdown=grace_s,
            )
        )

    async def begin(self) -> None:
        """Take requests from now on."""
        self.config.load()
        self.lifespan = self.config.lifespan_class(self.config)
        await self.startup([self._bound])
        self._ticking = asyncio.create_task(self.main_loop())

    async def end(self) -> None:
        """Take no more requests, and wait until the open ones have ended."""
        self.should_exit = True
        await self._ticking
        await self.shutdown([self._bound])
