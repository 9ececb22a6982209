"""What followers and a remote ask for, below the link of a talk."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

from dashboard.links.link import Link
from dashboard.links.registry import Links, user_links
from dashboard.server.links.admission import Admission
from dashboard.server.links.refusing import refusing
from dashboard.server.links.routes import TOP, link_routes
from dashboard.server.streams import Streams
from dashboard.server.talks.posts import bare, guarded, posted
from dashboard.server.talks.talks import NoTalkError, Talks
from dashboard.server.viewer_page import viewer_page
from geo.contract.talk import RemoteAsk, RemoteTurn


def talks_of(path: str, streams: Streams) -> tuple[Talks, list[BaseRoute]]:
    """Return the talks of a server, which end with its streams, and all routes below links.

    Parameters
    ----------
    path
        What stands before every path of the server.
    streams
        The streams of news.
    """
    links = user_links()
    talks = Talks(links)
    streams.on_close(talks.close)
    return talks, [*audience_routes(path, links, talks), *link_routes(path, links, streams)]


def audience_routes(path: str, links: Links, talks: Talks) -> list[BaseRoute]:
    """Return the routes of who follows and of the remote; they stand before those of every link.

    Parameters
    ----------
    path
        What stands before every path of the server.
    links
        The links of the user.
    talks
        The talks of the server.
    """
    admission = Admission(links)

    async def follow(request: Request) -> ASGIApp:
        return talks.of((await _talk_link(admission, request)).id).audience.tell

    async def page(request: Request) -> ASGIApp:
        await _talk_link(admission, request)
        return HTMLResponse(viewer_page(by="remote"), headers={"cache-control": "no-store", "x-robots-tag": "noindex"})

    async def ask(request: Request) -> ASGIApp:
        link = await _talk_link(admission, request)
        asked = await posted(request, RemoteAsk)
        talk = talks.of(link.id)
        if not talks.is_ticket(link.id, asked.ticket):
            return bare(403)
        if not talk.asks.takes():
            return bare(429)
        return talk.remote(asked.key).line.tell

    async def turn(request: Request) -> ASGIApp:
        link = await _talk_link(admission, request)
        asked = await posted(request, RemoteTurn)
        talk = talks.of(link.id)
        # A wrong key costs the remote none of its turns.
        if not talk.is_remote(asked.key):
            return bare(403)
        if not talk.turns.takes():
            return bare(429)
        return bare(204 if talk.turn(asked.key, asked.do) else 403)

    handlers = {
        "talk": (follow, "GET"),
        "remote": (page, "GET"),
        "remote/ask": (ask, "POST"),
        "remote/turn": (turn, "POST"),
    }
    return [
        Route(f"{path}{TOP}/{name}", refusing(guarded(do)), methods=[method]) for name, (do, method) in handlers.items()
    ]


async def _talk_link(admission: Admission, request: Request) -> Link:
    """Return the link of a request, if it is that of a talk."""
    link, _ = await admission.enter(request.path_params["token"])
    if link.kind != "talk":
        raise NoTalkError
    return link
