"""The gate: the first code that sees a request. It refuses who calls us by a foreign name, comes from elsewhere, or has no secret."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import parse_qsl, quote, urlencode

from starlette.datastructures import Headers
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.server.doors import TOKEN, Doors
from dashboard.server.refusal import come_in, refuse
from dashboard.server.secret import Secret

Why = Literal["foreign", "secret", "token"]
"""Why a request was refused: a foreign name or place, no secret, or a wrong token."""

SAFE = frozenset({"GET", "HEAD"})
"""Methods with which a browser sends no ``Origin`` to our own pages."""

OPEN = ("/healthz", "/readyz")
"""What answers without the secret: a bare status."""

LINKS = "/view/link/"
"""What stands before the token of a link; whatever is below answers by the token alone."""


@dataclass(frozen=True)
class Gate:
    """What lets requests in, around the application that answers them.

    Attributes
    ----------
    app
        Answers who is let in.
    doors
        The names under which the server may be called.
    secret
        What a browser must bring; None if it need not.
    refused
        Is told of each refusal: why, and the request.
    """

    app: ASGIApp
    doors: Doors
    secret: Secret | None
    refused: Callable[[Why, Scope], None]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on; see the ASGI specification."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif (why := self._why_not(scope)) is not None:
            self.refused(why, scope)
            await self._refuse(why)(scope, receive, send)
        elif (entry := self._entry(scope)) is not None:
            await entry(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def _why_not(self, scope: Scope) -> Why | None:
        headers = Headers(scope=scope)
        if not self._is_ours(scope, headers):
            return "foreign"
        if self.secret is None or self._is_open(scope):
            return None
        tokens = _tokens(scope)
        if tokens:
            return None if all(map(self.secret.is_token, tokens)) else "token"
        return None if self._has_secret(scope, headers) else "secret"

    def _is_open(self, scope: Scope) -> bool:
        """Return whether a path needs no secret: it tells nothing of a plan, or has a secret of its own, as a link has."""
        bare = {f"{self.doors.path}{path}" for path in OPEN}
        return scope["type"] == "http" and (scope["path"] in bare or scope["path"].startswith(self.doors.path + LINKS))

    def _is_ours(self, scope: Scope, headers: Headers) -> bool:
        needs_origin = scope["type"] == "websocket" or scope["method"] not in SAFE
        called = self.doors.lets_in(headers.getlist("host"), headers.getlist("origin"), needs_origin=needs_origin)
        return called and not _is_fetched_elsewhere(headers)

    def _has_secret(self, scope: Scope, headers: Headers) -> bool:
        assert self.secret is not None
        kind, _, bearer = headers.get("authorization", "").partition(" ")
        if scope["type"] == "http" and kind.lower() == "bearer" and self.secret.is_token(bearer.strip()):
            return True
        return self.secret.is_shown(headers.getlist("cookie"))

    def _refuse(self, why: Why) -> ASGIApp:
        return refuse("foreign" if why == "foreign" else "secret")

    def _entry(self, scope: Scope) -> Response | None:
        """Return the answer to an address with the token: the cookie, and the address without the token."""
        if self.secret is None or self._is_open(scope) or not _tokens(scope):
            return None
        address = _without_token(scope)
        came_from_elsewhere = Headers(scope=scope).get("sec-fetch-site") in {"cross-site", "same-site"}
        answer = come_in(address) if came_from_elsewhere else RedirectResponse(address, 303)
        secure = self.doors.public is not None and self.doors.public.scheme == "https"
        answer.headers["set-cookie"] = self.secret.cookie(path=self.doors.path, secure=secure)
        answer.headers["cache-control"] = "no-store"
        return answer


def _is_fetched_elsewhere(headers: Headers) -> bool:
    """Return whether another site's page fetches this, rather than somebody who opens it."""
    site, mode = headers.get("sec-fetch-site", "none"), headers.get("sec-fetch-mode", "navigate")
    return site not in {"none", "same-origin"} and (mode != "navigate" or headers.get("sec-fetch-dest") != "document")


def _without_token(scope: Scope) -> str:
    """Return the address of a request on this server, which no path leads off it."""
    rest = urlencode([(k, v) for k, v in _query(scope) if k != TOKEN])
    path = "/" + quote(scope["path"]).lstrip("/")
    return f"{path}?{rest}" if rest else path


def _query(scope: Scope) -> list[tuple[str, str]]:
    return parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)


def _tokens(scope: Scope) -> list[str]:
    if scope["type"] != "http" or scope["method"] not in SAFE:
        return []
    return [v for k, v in _query(scope) if k == TOKEN]
