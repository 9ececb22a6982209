"""The application: Streamlit with our routes, behind the gate."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from starlette.applications import Starlette
from starlette.routing import BaseRoute
from starlette.types import ASGIApp
from streamlit.runtime import RuntimeState, exists, get_instance
from streamlit.starlette import App

from dashboard.server.access import Access
from dashboard.server.doors import Doors
from dashboard.server.front import Front
from dashboard.server.gate import Gate
from dashboard.server.guards import Guards, guard_headers
from dashboard.server.health import health_routes
from dashboard.server.limits import UPLOADS, Limits
from dashboard.server.metrics import Metrics
from dashboard.server.noted import Noted
from dashboard.server.secret import Secret
from dashboard.server.streams import Streams
from dashboard.server.viewer import viewer_routes

_READY = {RuntimeState.NO_SESSIONS_CONNECTED, RuntimeState.ONE_OR_MORE_SESSIONS_CONNECTED}

SCRIPT = Path(__file__).parents[1] / "app.py"


def application(
    doors: Doors,
    secret: Secret | None,
    streams: Streams,
    links: Sequence[BaseRoute],
    figures: Metrics | None,
    *,
    read_only: bool,
) -> ASGIApp:
    """Return the application that a server runs.

    Parameters
    ----------
    doors
        The names under which the server may be called.
    secret
        What a browser must bring; None if it need not.
    streams
        The streams of news.
    links
        The routes below links, and those of stages.
    figures
        What ``/metrics`` shows; None where there is no such page.
    read_only
        Whether the first page is that for viewers.
    """
    routes = {
        "healthz": health_routes(doors.path, _is_ready),
        "readyz": [],
        "view": [*links, *viewer_routes(doors.path, streams)],
        "metrics": figures.routes(doors.path) if figures else [],
    }
    own = Starlette(routes=[route for found in routes.values() for route in found])
    paths = frozenset(f"{doors.path}/{name}" for name in routes)
    front = Front(own, paths, App(SCRIPT), f"{doors.path}/" if read_only else None)
    noted = Noted(figures)
    gate = Gate(Limits(front, uploads=f"{doors.path}{UPLOADS}"), doors, secret, noted.refusal)
    return Access(Guards(gate, guard_headers()), noted.request)


def _is_ready() -> bool:
    return exists() and get_instance().state in _READY
