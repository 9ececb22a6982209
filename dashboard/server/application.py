"""The application: Streamlit with our routes, behind the gate."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.runtime import RuntimeState, exists, get_instance
from streamlit.starlette import App

from dashboard.audit import note, note_request
from dashboard.server.access import Access, client_of
from dashboard.server.doors import Doors
from dashboard.server.gate import Gate, Why
from dashboard.server.guards import Guards, guard_headers
from dashboard.server.health import health_routes
from dashboard.server.limits import Limits
from dashboard.server.secret import Secret
from dashboard.server.streams import Streams
from dashboard.server.viewer import viewer_routes

_READY = {RuntimeState.NO_SESSIONS_CONNECTED, RuntimeState.ONE_OR_MORE_SESSIONS_CONNECTED}

SCRIPT = Path(__file__).parents[1] / "app.py"


@dataclass(frozen=True)
class _Front:
    """Our own routes before Streamlit, which answers every other path.

    Attributes
    ----------
    own
        Answers our routes.
    paths
        The first part of their paths.
    pages
        Streamlit.
    to_viewer
        The path that leads to the page for viewers; None where it leads to Streamlit.
    """

    own: ASGIApp
    paths: frozenset[str]
    pages: ASGIApp
    to_viewer: str | None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; see the ASGI specification."""
        ours = scope["type"] == "http" and any(_is_below(scope["path"], path) for path in self.paths)
        answer = self._viewer(scope) or (self.own if ours else self.pages)
        await answer(scope, receive, send)

    def _viewer(self, scope: Scope) -> Response | None:
        """Return what leads to the page for viewers, which shows the plan as it is and no version of it."""
        query = scope["query_string"].decode("latin-1") if scope["type"] == "http" else ""
        if scope["type"] != "http" or scope["path"] != self.to_viewer or "version=" in query:
            return None
        return RedirectResponse(f"{self.to_viewer}view/?{query}" if query else f"{self.to_viewer}view/")


def _is_below(path: str, top: str) -> bool:
    return path == top or path.startswith(f"{top}/")


def application(doors: Doors, secret: Secret | None, streams: Streams, *, read_only: bool) -> ASGIApp:
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
    """
    own = Starlette(routes=[*health_routes(doors.path, _is_ready), *viewer_routes(doors.path, streams)])
    paths = frozenset(f"{doors.path}/{name}" for name in ("healthz", "readyz", "view"))
    front = _Front(own, paths, App(SCRIPT), f"{doors.path}/" if read_only else None)
    gate = Gate(Limits(front), doors, secret, _note_refusal)
    return Access(Guards(gate, guard_headers()), note_request)


def _note_refusal(why: Why, scope: Scope) -> None:
    headers = Headers(scope=scope)
    note(
        "refused",
        why=why,
        client=client_of(scope),
        path=scope["path"],
        host=headers.get("host", ""),
        origin=headers.get("origin", ""),
    )


def _is_ready() -> bool:
    return exists() and get_instance().state in _READY
