"""How large a request may be: whatever is larger is refused before anything keeps it."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geo.export.options import LARGEST_TEMPLATE

LARGEST_BODY = 2 * 2**20
"""Bytes of a request's body; pages send their edits through the socket."""

UPLOADS = "/_stcore/upload_file/"
"""Where a page sends a staff's template, below the path of the server."""

LARGEST_UPLOAD = LARGEST_TEMPLATE + 2**16
"""Bytes of the body of an upload: the template, and what a form puts around it."""


class _TooLargeError(Exception):
    """A body turned out larger than a request may be."""


@dataclass(frozen=True)
class Limits:
    """What bounds requests, around the application that answers them.

    Attributes
    ----------
    app
        Answers requests.
    largest
        Bytes that a body may have.
    uploads
        Beginning of the paths that take a template; "" for none.
    """

    app: ASGIApp
    largest: int = LARGEST_BODY
    uploads: str = ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it with 413; see the ASGI specification."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        largest = self._largest_at(scope["path"])
        told = Headers(scope=scope).get("content-length", "0")
        if not told.isdecimal() or int(told) > largest:
            await Response(status_code=413)(scope, receive, send)
            return
        await self._count(scope, receive, send, largest)

    def _largest_at(self, path: str) -> int:
        return LARGEST_UPLOAD if self.uploads and path.startswith(self.uploads) else self.largest

    async def _count(self, scope: Scope, receive: Receive, send: Send, largest: int) -> None:
        """Count the bytes of a body that did not say how large it is."""
        size, started = 0, False

        async def counted() -> Message:
            nonlocal size
            message = await receive()
            size += len(message.get("body", b""))
            if size > largest:
                raise _TooLargeError
            return message

        async def sent(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self.app(scope, counted, sent)
        except _TooLargeError:
            if not started:
                await Response(status_code=413)(scope, receive, send)
