"""What pages of links hear, and when they hear no more."""

from __future__ import annotations

import asyncio
import json
import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette

from dashboard.links.link import Link, LinkRefusedError
from dashboard.links.registry import Links
from dashboard.load import Published, plan_feed
from dashboard.server.links import admission, scenes
from dashboard.server.links.admission import Admission
from dashboard.server.links.endings import Endings
from dashboard.server.links.routes import link_routes
from dashboard.server.links.scenes import LinkScenes, Part
from dashboard.server.streams import Streams
from geo.editing.actor import Planner, actor_of
from geo.editing.folder_store import FolderStore
from geo.editing.store import Store
from geo.resources import sample_plan
from geo.scene.scope import WHOLE, LinkScope
from geo.words.text import say
from tests.dashboard.server.links.test_routes import LATER
from tests.dashboard.server.test_streams import until
from tests.waiting import LIMIT_S


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


def swapped(folder: Path, other: Path, gone: Path) -> None:
    """Put another folder in the place of one."""
    folder.rename(gone)
    other.rename(folder)


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


def test_a_part_is_stale_only_where_a_file_of_it_cannot_be_read(folder: Path, links: Links, store: Store) -> None:
    async def scene() -> None:
        app = Starlette(routes=link_routes("", links, Streams()))
        scopes = (LinkScope(layers=("hubs",)), LinkScope(layers=("units",)), LinkScope(start=0.0))
        hubs, units, later = (
            Page(app, links.token(links.make(store, kind="view", scope=scope, expires=LATER))) for scope in scopes
        )
        await until(lambda: len(hubs.bodies) == len(units.bodies) == len(later.bodies) == 1)
        feed = plan_feed("mine", actor_of(None, read_only=True))
        path = folder / "placements.csv"
        path.unlink()
        path.mkdir()
        await asyncio.to_thread(feed.refresh)
        await until(lambda: feed.current.unread == {"placements.csv"})
        await until(lambda: len(units.bodies) == len(later.bodies) == 2)
        path = folder / "hubs.csv"
        path.unlink()
        path.mkdir()
        await asyncio.to_thread(feed.refresh)
        await until(lambda: feed.current.unread == {"placements.csv", "hubs.csv"})
        await until(lambda: len(hubs.bodies) == 2)
        kept = LinkScenes()
        told = [say("links.stale").encode() in (await kept.fetch(feed, scope)).scene.plain for scope in scopes]
        assert told == [True, True, True]

    played(scene)


def test_no_part_hears_of_a_file_that_is_still_being_written(folder: Path, links: Links, store: Store) -> None:
    async def scene() -> None:
        app = Starlette(routes=link_routes("", links, Streams()))
        whole = Page(app, links.token(links.make(store, kind="view", scope=WHOLE, expires=LATER)))
        await until(lambda: len(whole.bodies) == 1)
        feed = plan_feed("mine", actor_of(None, read_only=True))
        before = (await LinkScenes().fetch(feed, LinkScope(start=0.0))).news
        path = folder / "placements.csv"
        kept = path.read_bytes()
        path.write_bytes(kept[: len(kept) // 2])
        await asyncio.to_thread(feed.refresh)
        assert feed.current.banner
        assert (await LinkScenes().fetch(feed, LinkScope(start=0.0))).news == before

    played(scene)


def test_a_stream_ends_when_its_folder_is_another_plan(
    folder: Path, links: Links, store: Store, tmp_path: Path
) -> None:
    async def scene() -> None:
        app = Starlette(routes=link_routes("", links, Streams(), Endings(links, 0.01)))
        page = Page(app, links.token(links.make(store, kind="view", scope=WHOLE, expires=LATER)))
        await until(lambda: len(page.bodies) == 1)
        other = FolderStore(Path(shutil.copytree(sample_plan(), tmp_path / "other")))
        other.identify(actor_of(Planner("0" * 32, "Ann")))
        await asyncio.to_thread(swapped, folder, other.folder, tmp_path / "gone")
        await until(lambda: page.ended)

    played(scene)


def test_a_fault_in_one_look_keeps_no_ended_link_open(
    folder: Path, links: Links, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    del folder
    looked = 0

    def faulty(self: Link, _store: Store) -> bool:
        nonlocal looked
        looked += 1
        if looked == 2:  # the first is that of the page which comes in
            raise RuntimeError(self.id)
        return True

    monkeypatch.setattr(Link, "is_of", faulty)

    async def scene() -> None:
        app = Starlette(routes=link_routes("", links, Streams(), Endings(links, 0.01)))
        link = links.make(store, kind="view", scope=WHOLE, expires=LATER)
        page = Page(app, links.token(link))
        await until(lambda: len(page.bodies) == 1 and looked > 2)
        links.revoke(link.id)
        await until(lambda: page.ended)

    played(scene)


def test_a_plan_that_is_slow_to_open_is_opened_once_and_keeps_no_other_waiting(
    folder: Path, links: Links, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del folder
    slow = FolderStore(Path(shutil.copytree(sample_plan(), tmp_path / "slow")))
    tokens = [links.token(links.make(one, kind="view", scope=WHOLE, expires=LATER)) for one in (slow, store)]
    opened, go_on = [], threading.Event()

    def open_feed(link: Link) -> None:
        opened.append(link.name)
        if link.name == slow.name:
            assert go_on.wait(LIMIT_S)

    monkeypatch.setattr(admission, "_feed_of", open_feed)
    admitted, admit = [], Links.admit

    def counted(self: Links, token: str) -> Link:
        link = admit(self, token)
        admitted.append(token)
        return link

    monkeypatch.setattr(Links, "admit", counted)

    async def scene() -> None:
        enter = Admission(links).enter
        waiting = [asyncio.ensure_future(enter(tokens[0])) for _ in range(200)]
        await until(lambda: opened == [slow.name] and len(admitted) == len(waiting))
        with pytest.raises(LinkRefusedError):
            await enter(tokens[1])
        go_on.set()
        assert {type(one) for one in await asyncio.gather(*waiting, return_exceptions=True)} == {LinkRefusedError}

    played(scene)
    assert opened == [slow.name, store.name]


def test_a_talk_goes_on_when_its_plan_gets_an_id(folder: Path, links: Links, store: Store) -> None:
    del folder

    async def scene() -> None:
        app = Starlette(routes=link_routes("", links, Streams(), Endings(links, 0.01)))
        link = links.make(store, kind="talk", scope=WHOLE, expires=LATER)
        first = Page(app, links.token(link))
        await until(lambda: len(first.bodies) == 1)
        store.identify(actor_of(Planner("0" * 32, "Ann")))
        assert store.id != link.plan
        second = Page(app, links.token(link))
        await until(lambda: len(second.bodies) == 1)
        assert not first.ended

    played(scene)


def test_parts_are_made_one_after_the_other(folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    del folder, store
    feed, at_once, most = plan_feed("mine", actor_of(None, read_only=True)), 0, 0
    made = scenes._made

    def counted(now: Published, scope: LinkScope) -> Part:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        try:
            return made(now, scope)
        finally:
            at_once -= 1

    monkeypatch.setattr(scenes, "_made", counted)

    async def scene() -> None:
        kept = LinkScenes()
        wanted = [LinkScope(start=float(hour)) for hour in range(4)] * 2
        parts = await asyncio.gather(*(kept.fetch(feed, scope) for scope in wanted))
        assert parts[:4] == parts[4:]

    played(scene)
    assert most == 1
