"""What tells a supervisor how the server is: a bare status, and nothing of the plan."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route


def health_routes(path: str, is_ready: Callable[[], bool]) -> list[BaseRoute]:
    """Return ``/healthz``, which answers while the process lives, and ``/readyz``, which says 503 until pages can be shown.

    Parameters
    ----------
    path
        What stands before every path of the server.
    is_ready
        Whether pages can be shown.
    """

    async def healthz(_request: Request) -> Response:
        return _bare(200)

    async def readyz(_request: Request) -> Response:
        return _bare(200 if is_ready() else 503)

    return [Route(f"{path}/healthz", healthz), Route(f"{path}/readyz", readyz)]


def _bare(status: int) -> Response:
    return Response(status_code=status, headers={"cache-control": "no-store"})
