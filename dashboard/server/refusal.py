"""What a request gets that is refused, and what leads one in that came by a link from another site."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Literal

from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from geo.words.language import language
from geo.words.text import say

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:36rem;margin:12vh auto;padding:0 1.25rem;color:#17212b;background:#fff}"
    "h1{font-size:1.4rem}a{color:#0a647d}"
    "@media(prefers-color-scheme:dark){body{color:#e9eef2;background:#10161c}a{color:#5fc4dd}}"
)
_STATUS = {"foreign": 403, "secret": 403, "nowhere": 404, "often": 429}


def refuse(why: Literal["foreign", "secret"]) -> ASGIApp:
    """Return what refuses a request: a page that says what to do, or the end of a socket before it opens."""

    async def refused(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await refusal_page(why)(scope, receive, send)

    return refused


def refusal_page(why: Literal["foreign", "secret", "nowhere", "often"]) -> Response:
    """Return a page that says why a request is refused and what to do."""
    again = f'<p><a href="">{escape(say("server.refused.secret.again"))}</a></p>' if why == "secret" else ""
    head, told = say(f"server.refused.{why}.title"), say(f"server.refused.{why}.told")
    return told_page(head, told, _STATUS[why], {"cache-control": "no-store"}, again)


def told_page(head: str, told: str, status: int, headers: Mapping[str, str], more: str = "") -> Response:
    """Return a page that says why something is not shown.

    Parameters
    ----------
    head, told
        What is so, and what to do.
    status, headers
        Of the answer.
    more
        HTML that follows.
    """
    body = f"<h1>{escape(head)}</h1><p>{escape(told)}</p>{more}"
    return HTMLResponse(_document(head, body), status, headers)


def come_in(address: str) -> Response:
    """Return a page that opens an address of ours.

    A browser keeps a strict cookie back from what another site's page led it to, redirects included. It sends the cookie to what
    a page of ours opens.
    """
    refresh = f'<meta http-equiv="refresh" content="0; url={escape(address, quote=True)}">'
    words = escape(say("server.come-in"))
    return HTMLResponse(
        _document(say("server.come-in"), f'<p><a href="{escape(address, quote=True)}">{words}</a></p>', refresh)
    )


def _document(title: str, body: str, head: str = "") -> str:
    return (
        f'<!doctype html><html lang="{escape(language())}"><head><meta charset="utf-8">{head}'
        f'<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style></head><body>{body}</body></html>"
    )
