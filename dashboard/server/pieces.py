"""Large answers in pieces: no more of one is kept for a slow client than a piece."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.types import ASGIApp, Message, Receive, Scope, Send

PIECE = 16 * 2**10
"""Bytes of a piece."""


@dataclass(frozen=True)
class Pieces:
    """What sends answers in pieces, around the application that gives them whole.

    Attributes
    ----------
    app
        Answers requests.
    """

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; see the ASGI specification."""

        async def sent(message: Message) -> None:
            body = memoryview(message.get("body", b""))
            while len(body) > PIECE:
                await send({"type": "http.response.body", "body": bytes(body[:PIECE]), "more_body": True})
                body = body[PIECE:]
            await send({**message, "body": bytes(body)} if body else message)

        await self.app(scope, receive, sent)
