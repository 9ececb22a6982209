"""The routes below a link: ``{path}/view/link/{token}/`` and what its page needs. No cookie, no secret, no other plan."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.audit import note
from dashboard.links.link import Link
from dashboard.links.registry import TOKEN, Links
from dashboard.load import PlanFeed
from dashboard.server.access import client_of
from dashboard.server.links.admission import Admission
from dashboard.server.links.endings import Endings, until
from dashboard.server.links.refusing import refusing
from dashboard.server.links.scenes import LinkScenes
from dashboard.server.streams import Streams
from dashboard.server.viewer_page import ASSETS, asset, viewer_page
from geo.contract.news import News

TOP = "/view/link/{token}"


@dataclass(frozen=True)
class LinkPages:
    """What answers below links.

    Attributes
    ----------
    links
        The links of the user.
    streams
        The streams of news.
    endings
        Says when a link ends.
    admission
        Lets in who has a link.
    scenes
        The parts of plans that links show.
    """

    links: Links
    streams: Streams
    endings: Endings
    admission: Admission
    scenes: LinkScenes = field(default_factory=LinkScenes)

    async def enter(self, request: Request) -> tuple[Link, PlanFeed]:
        """Return the link of a request and the feed of its plan.

        Raises
        ------
        LinkRefusedError
            If the link does not open.
        """
        return await self.admission.enter(request.path_params["token"])

    async def page(self, request: Request) -> Response:
        """Answer with the page."""
        link, feed = await self.enter(request)
        if await run_in_threadpool(self.links.note_opened, link):
            note("opened", plan=feed.space.store.name, page="link", link=link.id, client=client_of(request.scope))
        return HTMLResponse(
            viewer_page(by="talk" if link.kind == "talk" else "link"),
            headers={"cache-control": "no-store", "x-robots-tag": "noindex"},
        )

    async def scene(self, request: Request) -> Response:
        """Answer with the scene."""
        link, feed = await self.enter(request)
        part = await self.scenes.fetch(feed, link.scope)
        return part.scene.answer(request)

    async def events(self, request: Request) -> ASGIApp:
        """Answer with the stream of news."""
        return partial(self._tell, *await self.enter(request))

    async def file(self, request: Request) -> Response:
        """Answer with a file of the page."""
        await self.enter(request)
        name = request.path_params["file"]
        if name not in ASSETS:
            return Response(status_code=404)
        return (await run_in_threadpool(asset, name)).answer(request)

    async def _tell(self, link: Link, feed: PlanFeed, scope: Scope, receive: Receive, send: Send) -> None:
        async def news() -> News:
            return (await self.scenes.fetch(feed, link.scope)).news

        with self.endings.of(link, feed.space.store) as ended:
            await self.streams.tell(feed, scope, until(ended, receive), send, news=news)


def link_routes(path: str, links: Links, streams: Streams, endings: Endings | None = None) -> list[BaseRoute]:
    """Return the routes below links, which can stand alone.

    Parameters
    ----------
    path
        What stands before every path of the server.
    links
        The links of the user.
    streams
        The streams of news.
    endings
        Says when a link ends; None for what looks as often as usual.
    """
    pages = LinkPages(links, streams, endings or Endings(links), Admission(links))
    return [
        Route(f"{path}{TOP}", partial(_without_slash, path)),
        Route(f"{path}{TOP}/", refusing(pages.page)),
        Route(f"{path}{TOP}/scene.json", refusing(pages.scene)),
        Route(f"{path}{TOP}/events", refusing(pages.events)),
        Route(f"{path}{TOP}/{{file}}", refusing(pages.file)),
    ]


async def _without_slash(path: str, request: Request) -> Response:
    token = request.path_params["token"]
    return (
        RedirectResponse(f"{path}{TOP.format(token=token)}/") if TOKEN.fullmatch(token) else Response(status_code=404)
    )
