"""``/view/``: the map for who only looks, without Streamlit. It shows time, cards, chapters and talks, and edits nothing."""

from __future__ import annotations

import threading
from functools import partial
from weakref import WeakKeyDictionary

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

from dashboard.audit import note
from dashboard.load import PlanFeed, feed_of, plan_feed
from dashboard.server.access import client_of
from dashboard.server.packed import Packed, packed
from dashboard.server.streams import Streams
from dashboard.server.viewer_page import ASSETS, asset, viewer_page
from dashboard.state import shelf
from geo.contract.part import encode
from geo.editing.actor import actor_of
from geo.errors import PlanUnreadableError

_VIEWER = actor_of(None, read_only=True)


class Scenes:
    """The scene of each feed, made ready once for each change."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: WeakKeyDictionary[PlanFeed, tuple[int, Packed]] = WeakKeyDictionary()

    def of(self, feed: PlanFeed) -> Packed:
        """Return the scene that pages show now."""
        with self._lock:
            now = feed.current
            kept = self._kept.get(feed)
            if kept is None or kept[0] != now.generation:
                kept = now.generation, packed(encode(now.scene), "application/json")
                self._kept[feed] = kept
            return kept[1]


def viewer_routes(path: str, streams: Streams) -> list[BaseRoute]:
    """Return the routes of the page for viewers.

    Parameters
    ----------
    path
        What stands before every path of the server.
    streams
        The streams of news.
    """
    scenes = Scenes()

    async def page(request: Request) -> Response:
        note("opened", plan=request.query_params.get("plan"), page="view", client=client_of(request.scope))
        return HTMLResponse(viewer_page(request.query_params.get("plan")), headers={"cache-control": "no-store"})

    async def without_slash(_request: Request) -> Response:
        return RedirectResponse(f"{path}/view/")

    async def scene(request: Request) -> Response:
        return await run_in_threadpool(_scene, scenes, request)

    async def events(request: Request) -> ASGIApp:
        feed = await run_in_threadpool(_feed, request)
        return partial(streams.tell, feed) if isinstance(feed, PlanFeed) else feed

    async def file(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in ASSETS:
            return Response(status_code=404)
        return (await run_in_threadpool(asset, name)).answer(request)

    return [
        Route(f"{path}/view", without_slash),
        Route(f"{path}/view/", page),
        Route(f"{path}/view/scene.json", scene),
        Route(f"{path}/view/events", events),
        Route(f"{path}/view/{{name}}", file),
    ]


def _scene(scenes: Scenes, request: Request) -> Response:
    feed = _feed(request)
    return scenes.of(feed).answer(request) if isinstance(feed, PlanFeed) else feed


def _feed(request: Request) -> PlanFeed | Response:
    """Return the feed that a page of the app names by its key, else that of a plan for viewers; 404 if there is none."""
    key = request.query_params.get("feed")
    if key is not None:
        return feed_of(key) or Response(status_code=404)
    try:
        return plan_feed(request.query_params.get("plan") or shelf().usual, _VIEWER)
    except PlanUnreadableError as error:
        return Response(str(error), 404, media_type="text/plain")
