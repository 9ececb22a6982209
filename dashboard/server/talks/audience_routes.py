"""What followers and a remote ask for, below the link of a talk."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

from dashboard.links.link import Link
from dashboard.server.talks.posts import RefusedError, bare, guarded, posted
from dashboard.server.talks.talks import NoTalkError, Talks
from dashboard.server.viewer import page_of
from geo.contract.talk import RemoteAsk, RemoteTurn

Admit = Callable[[Request], Awaitable[Link]]
"""Returns the link of a request, or raises a :class:`dashboard.links.link.LinkRefusedError`."""


def audience_routes(below: str, talks: Talks, admit: Admit) -> list[BaseRoute]:
    """Return the routes of who follows and of the remote.

    Parameters
    ----------
    below
        The path of a link, with a place for its token.
    talks
        The talks of the server.
    admit
        Lets in who has a link.
    """

    async def talk_link(request: Request) -> Link:
        link = await admit(request)
        if link.kind != "talk":
            raise NoTalkError
        return link

    async def follow(request: Request) -> ASGIApp:
        return talks.of((await talk_link(request)).id).audience.tell

    async def page(request: Request) -> ASGIApp:
        await talk_link(request)
        return HTMLResponse(page_of("remote"), headers={"cache-control": "no-store"})

    async def ask(request: Request) -> ASGIApp:
        link = await talk_link(request)
        asked = await posted(request, RemoteAsk)
        talk = talks.of(link.id)
        if not talks.is_ticket(link.id, asked.ticket):
            raise RefusedError(403)
        if not talk.asks.takes():
            raise RefusedError(429)
        return talk.remote(asked.key).line.tell

    async def turn(request: Request) -> ASGIApp:
        link = await talk_link(request)
        asked = await posted(request, RemoteTurn)
        talk = talks.of(link.id)
        if not talk.turns.takes():
            raise RefusedError(429)
        return bare(204 if talk.turn(asked.key, asked.do) else 403)

    return [
        Route(f"{below}/talk", guarded(follow)),
        Route(f"{below}/remote", guarded(page)),
        Route(f"{below}/remote/ask", guarded(ask), methods=["POST"]),
        Route(f"{below}/remote/turn", guarded(turn), methods=["POST"]),
    ]
