"""The application: Streamlit with our routes, behind the gate."""

from __future__ import annotations

from pathlib import Path

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Scope
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

_READY = {RuntimeState.NO_SESSIONS_CONNECTED, RuntimeState.ONE_OR_MORE_SESSIONS_CONNECTED}

SCRIPT = Path(__file__).parents[1] / "app.py"


def application(doors: Doors, secret: Secret | None) -> ASGIApp:
    """Return the application that a server runs.

    Parameters
    ----------
    doors
        The names under which the server may be called.
    secret
        What a browser must bring; None if it need not.
    """
    pages = App(SCRIPT, routes=health_routes(doors.path, _is_ready))
    gate = Gate(Limits(pages), doors, secret, _note_refusal)
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
