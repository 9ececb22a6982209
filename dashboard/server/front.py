"""What answers a path: our own routes, and Streamlit every other."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send


@dataclass(frozen=True)
class Front:
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
