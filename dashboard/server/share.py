"""The application of the listener for links: it answers below a link, and nowhere else. No secret changes that."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.server.access import Access, client_of
from dashboard.server.doors import Doors
from dashboard.server.gate import Gate
from dashboard.server.guards import OPENER_POLICY, Guards, guard_headers
from dashboard.server.limits import Limits
from dashboard.server.noted import Noted
from dashboard.server.pieces import Pieces
from dashboard.server.refusal import refusal_page
from dashboard.server.turnstile import Turnstile

LARGEST_BODY = 64 * 2**10
"""Bytes of a request's body; who follows sends little."""


def share_application(routes: Sequence[BaseRoute], doors: Doors, turnstile: Turnstile, noted: Noted) -> ASGIApp:
    """Return the application of the listener for links.

    Parameters
    ----------
    routes
        The routes below a link.
    doors
        The names under which the listener may be called.
    turnstile
        Counts who asks.
    noted
        Told of requests and refusals.
    """
    own = Starlette(routes=routes, exception_handlers={404: _nowhere})
    gate = Gate(Limits(own, LARGEST_BODY), doors, None, noted.refusal)
    return Pieces(Access(Guards(Queue(gate, turnstile, noted.refusal), _headers(doors)), noted.request))


def _headers(doors: Doors) -> dict[str, str]:
    """Return the headers of every answer, without what browsers complain of and ignore where nothing is encrypted."""
    encrypted = "https" in {doors.own[0].scheme, doors.first.scheme}
    return {name: value for name, value in guard_headers().items() if encrypted or name != OPENER_POLICY}


async def _nowhere(_request: Request, _error: Exception) -> Response:
    return refusal_page("nowhere")


@dataclass(frozen=True)
class Queue:
    """What refuses who asks too often, around the application that answers.

    Attributes
    ----------
    app
        Answers requests.
    turnstile
        Counts who asks.
    refused
        Is told of each refusal: why, and the request.
    """

    app: ASGIApp
    turnstile: Turnstile
    refused: Callable[[str, Scope], None]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it with 429; see the ASGI specification."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        address = client_of(scope)
        if wait_s := self.turnstile.asks(address):
            self.refused("often", scope)
            answer = refusal_page("often")
            answer.headers["retry-after"] = str(math.ceil(wait_s))
            # The next request needs a connection, which costs less to refuse.
            answer.headers["connection"] = "close"
            await answer(scope, receive, send)
            return
        try:
            await self.app(scope, receive, send)
        finally:
            self.turnstile.answered(address)
