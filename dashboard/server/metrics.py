"""Figures of the server for Prometheus: requests, refusals, and how many listen. They say nothing of a plan."""

from __future__ import annotations

from collections.abc import Callable

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

PATH = "metrics"


class Metrics:
    """The figures of one server.

    Parameters
    ----------
    listeners
        Returns how many pages listen to a stream.
    """

    def __init__(self, listeners: Callable[[], int]) -> None:
        self._registry = CollectorRegistry()
        own = self._registry
        self._requests = Counter("posture_requests", "Requests and sockets by status.", ["status"], registry=own)
        self._took = Histogram("posture_request_seconds", "Until an answer, or a stream, ended.", registry=own)
        self._refused = Counter("posture_refused", "Requests that the gate refused, by reason.", ["why"], registry=own)
        Gauge("posture_listeners", "Pages that listen to a stream.", registry=own).set_function(listeners)

    def count(self, status: int, ms: int) -> None:
        """Count an answer.

        Parameters
        ----------
        status
            Its status; 101 for a socket that opened.
        ms
            How long it took, in milliseconds.
        """
        self._requests.labels(str(status)).inc()
        self._took.observe(ms / 1000)

    def refuse(self, why: str) -> None:
        """Count a refusal, with its reason."""
        self._refused.labels(why).inc()

    def routes(self, path: str) -> list[BaseRoute]:
        """Return the route of the figures, below what stands before every path of the server."""

        async def figures(_request: Request) -> Response:
            return Response(generate_latest(self._registry), headers={"content-type": CONTENT_TYPE_LATEST})

        return [Route(f"{path}/{PATH}", figures)]
