"""What pages of links hear, and when they hear no more."""

from __future__ import annotations

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from starlette.applications import Starlette

from dashboard.links.registry import Links
from dashboard.load import plan_feed
from dashboard.server.links.endings import Endings
from dashboard.server.links.routes import link_routes
from dashboard.server.streams import Streams
from geo.editing.actor import actor_of
from geo.editing.store import Store
from geo.scene.scope import WHOLE, LinkScope
from tests.dashboard.server.links.test_routes import LATER
from tests.dashboard.server.test_streams import until


class Page:
    """A page of a link that listens."""

    def __init__(self, app: Starlette, token: str) -> None:
        self.bodies: list[bytes] = []
        self.ended = False
        scope = {
            "type": "http",
            "method": "GET",
            "path": f"/view/link/{token}/events",
            "headers": [],
            "query_string": b"",
            "client": ("127.0.0.1", 1),
        }
        self.task = asyncio.ensure_future(app(scope, self._receive, self._send))

    async def _receive(self) -> dict[str, Any]:
        await asyncio.Event().wait()
        return {}

    async def _send(self, message: Any) -> None:
        if message["type"] == "http.response.body":
            self.ended = not message.get("more_body")
            self.bodies += [message["body"]] if message["body"] else []

    @property
    def revisions(self) -> list[str]:
        return [json.loads(body.removeprefix(b"data: "))["revision"] for body in self.bodies]


def rewrite(folder: Path, old: str, new: str) -> None:
    path = folder / "placements.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    plan_feed("mine", actor_of(None, read_only=True)).refresh()


def played(scene: Any) -> None:
    with ThreadPoolExecutor(1) as pool:  # Playwright's event loop may run in this thread
        pool.submit(asyncio.run, scene()).result()


def test_a_page_hears_of_its_own_part_alone_and_not_even_a_beat_of_others(
    folder: Path, links: Links, store: Store
) -> None:
    async def scene() -> None:
        app = Starlette(routes=link_routes("", links, Streams()))
        scopes = (WHOLE, LinkScope(layers=("hubs",)))
        whole, hubs = (
            Page(app, links.token(links.make(store, kind="view", scope=scope, expires=LATER))) for scope in scopes
        )
        await until(lambda: len(whole.bodies) == len(hubs.bodies) == 1)
        await asyncio.to_thread(rewrite, folder, "Netherlands Transport Company", "Dutch Transport Company")
        await until(lambda: len(whole.bodies) == 2)
        path = folder / "hubs.csv"
        path.write_bytes(path.read_bytes().replace(b"Lviv", b"Lwow"))
        await asyncio.to_thread(rewrite, folder, "Dutch Transport Company", "Transport Company")
        await until(lambda: len(hubs.bodies) == 2)
        assert len(set(hubs.revisions)) == 2
        assert not set(hubs.revisions) & set(whole.revisions)

    played(scene)


def test_a_revoked_or_expired_link_ends_what_is_open(folder: Path, links: Links, store: Store) -> None:
    del folder

    async def scene() -> None:
        app = Starlette(routes=link_routes("", links, Streams(), Endings(links, 0.01)))
        revoked, kept = (links.make(store, kind="view", scope=WHOLE, expires=LATER) for _ in range(2))
        first, second = Page(app, links.token(revoked)), Page(app, links.token(kept))
        await until(lambda: len(first.bodies) == len(second.bodies) == 1)
        links.revoke(revoked.id)
        await until(lambda: first.ended)
        assert not second.ended
        links.revoke(kept.id)
        await until(lambda: second.ended)

    played(scene)
