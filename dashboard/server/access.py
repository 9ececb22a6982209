"""The access log: one line for each request, with no query, since a query may have the token."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from starlette.types import ASGIApp, Message, Receive, Scope, Send


@dataclass(frozen=True)
class Access:
    """What notes requests, around the application that answers them.

    Attributes
    ----------
    app
        Answers requests.
    note
        Writes a line, of values by name.
    """

    app: ASGIApp
    note: Callable[..., None]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request and note it at its end; see the ASGI specification."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        began, status = monotonic(), 0

        async def watched(message: Message) -> None:
            nonlocal status
            status = {"websocket.accept": 101, "websocket.close": status or 403}.get(message["type"], status)
            status = message.get("status", status) if message["type"] == "http.response.start" else status
            await send(message)

        try:
            await self.app(scope, receive, watched)
        finally:
            self.note(
                client=client_of(scope),
                method=scope.get("method", "SOCKET"),
                path=scope["path"],
                status=status,
                ms=round(1000 * (monotonic() - began)),
            )


def client_of(scope: Scope) -> str:
    """Return the address that a request came from: that of a proxy, if there is one."""
    return scope["client"][0] if scope.get("client") else ""
