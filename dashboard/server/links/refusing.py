"""What somebody gets whose link does not open: 404, 410 if it once did, or 503 if nobody can tell now."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from dashboard.audit import note
from dashboard.links.link import LinkRefusedError
from dashboard.server.access import client_of
from dashboard.server.refusal import told_page
from geo.words.text import say

_STATUS = {"expired": 410, "revoked": 410, "unreadable": 503}


def refusing(answer: Callable[[Request], Awaitable[Any]]) -> Callable[[Request], Awaitable[Any]]:
    """Return what answers a request below a link, or says why the link does not open."""

    async def answered(request: Request) -> Any:
        try:
            return await answer(request)
        except LinkRefusedError as error:
            note("refused", why=f"link-{error.why}", link=error.link, client=client_of(request.scope))
            return _refusal(error, request)

    return answered


def _refusal(error: LinkRefusedError, request: Request) -> Response:
    status = _STATUS.get(error.why, 404)
    headers = {"cache-control": "no-store", "x-robots-tag": "noindex"}
    if "text/html" in request.headers.get("accept", ""):
        return told_page(say("links.refused.title"), str(error), status, headers)
    return Response(str(error), status, headers, "text/plain")
