"""What a page posts: read up to a size and within a time, and checked against the contract."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import msgspec
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp

from dashboard.server.talks.talks import NoTalkError, StoppingError
from geo.contract.part import Part
from geo.contract.talk import LARGEST_STEP

PATIENCE_S = 10.0
"""How long a page may take to send what it posts."""

P = TypeVar("P", bound=Part)


class RefusedError(Exception):
    """What was posted is refused, with a status."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


async def posted(request: Request, part: type[P]) -> P:
    """Return what a page posted.

    Parameters
    ----------
    request
        The request.
    part
        What it must be.

    Raises
    ------
    RefusedError
        If it is too large, too slow, or anything else.
    """
    body = b""
    try:
        async with asyncio.timeout(PATIENCE_S):
            async for chunk in request.stream():
                body += chunk
                if len(body) > LARGEST_STEP:
                    raise RefusedError(413)
    except (TimeoutError, ClientDisconnect) as error:
        raise RefusedError(408) from error
    try:
        return msgspec.json.decode(body, type=part)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise RefusedError(400) from error


def guarded(handler: Callable[[Request], Awaitable[ASGIApp]]) -> Callable[[Request], Awaitable[ASGIApp]]:
    """Return a handler that answers with a bare status what it refuses; 404 where there is no such talk."""

    async def answer(request: Request) -> ASGIApp:
        try:
            return await handler(request)
        except RefusedError as error:
            return bare(error.status)
        except NoTalkError:
            return bare(404)
        except StoppingError:
            return bare(503)

    return answer


def bare(status: int) -> Response:
    """Return an answer that is a status alone."""
    return Response(status_code=status, headers={"cache-control": "no-store"})
