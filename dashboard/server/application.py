"""The application: Streamlit with our routes, behind the gate."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Scope
from streamlit.runtime import RuntimeState, exists, get_instance
from streamlit.starlette import App

from dashboard.audit import note, note_request
from dashboard.links.registry import user_links
from dashboard.server.access import Access, client_of
from dashboard.server.doors import Doors
from dashboard.server.front import Front
from dashboard.server.gate import Gate, Why
from dashboard.server.guards import Guards, guard_headers
from dashboard.server.health import health_routes
from dashboard.server.limits import Limits
from dashboard.server.links.routes import link_routes
from dashboard.server.metrics import Metrics
from dashboard.server.secret import Secret
from dashboard.server.streams import Streams
from dashboard.server.talks.audience_routes import audience_routes
from dashboard.server.talks.stage_routes import stage_routes
from dashboard.server.talks.talks import Audience, Talks
from dashboard.server.viewer import viewer_routes

_READY = {RuntimeState.NO_SESSIONS_CONNECTED, RuntimeState.ONE_OR_MORE_SESSIONS_CONNECTED}

SCRIPT = Path(__file__).parents[1] / "app.py"


def application(doors: Doors, secret: Secret | None, streams: Streams, *, read_only: bool, metrics: bool) -> ASGIApp:
    """Return the application that a server runs.

    Parameters
    ----------
    doors
        The names under which the server may be called.
    secret
        What a browser must bring; None if it need not.
    streams
        The streams of news.
    read_only
        Whether the first page is that for viewers.
    metrics
        Whether ``/metrics`` has figures of the server.
    """
    figures = Metrics(lambda: streams.listeners) if metrics else None
    links = user_links()
    talks = Talks(links, Audience(doors.first.url, near=doors.public is None))
    streams.on_close(talks.close)
    below_links = [*audience_routes(doors.path, links, talks), *link_routes(doors.path, links, streams)]
    routes = {
        "healthz": health_routes(doors.path, _is_ready),
        "readyz": [],
        "view": [*below_links, *stage_routes(doors.path, talks), *viewer_routes(doors.path, streams)],
        "metrics": figures.routes(doors.path) if figures else [],
    }
    own = Starlette(routes=[route for found in routes.values() for route in found])
    paths = frozenset(f"{doors.path}/{name}" for name in routes)
    front = Front(own, paths, App(SCRIPT), f"{doors.path}/" if read_only else None)
    noted = _Noted(figures)
    gate = Gate(Limits(front), doors, secret, noted.refusal)
    return Access(Guards(gate, guard_headers()), noted.request)


@dataclass(frozen=True)
class _Noted:
    """What writes the logs, and counts where figures are wanted."""

    figures: Metrics | None

    def request(self, **values: Any) -> None:
        note_request(**values)
        if self.figures:
            self.figures.count(values["status"], values["ms"])

    def refusal(self, why: Why, scope: Scope) -> None:
        headers = Headers(scope=scope)
        host, origin = headers.get("host", ""), headers.get("origin", "")
        note("refused", why=why, client=client_of(scope), path=scope["path"], host=host, origin=origin)
        if self.figures:
            self.figures.refuse(why)


def _is_ready() -> bool:
    return exists() and get_instance().state in _READY
