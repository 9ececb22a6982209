"""Streams of news, with pages that are functions."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from types import coroutine
from typing import Any, cast

from dashboard.load import PlanFeed
from dashboard.server.streams import Streams
from tests.waiting import LIMIT_S


class Shown:
    """What a feed shows now."""

    def __init__(self, generation: int) -> None:
        self.generation = generation
        self.scene = self
        self.revision = f"r{generation}"


class Feed:
    """A feed without a plan."""

    def __init__(self, key: str = "a") -> None:
        self.key, self.current = key, Shown(0)
        self.listeners: set[Callable[[], None]] = set()

    def listen(self, told: Callable[[], None]) -> Callable[[], None]:
        self.listeners.add(told)
        return lambda: self.listeners.discard(told)

    def change(self) -> None:
        self.current = Shown(self.current.generation + 1)
        for told in tuple(self.listeners):
            told()


class Page:
    """A page that listens."""

    def __init__(self, streams: Streams, feed: Feed) -> None:
        self.heard: list[int] = []
        self.beats = 0
        self.ended = False
        self.takes = asyncio.Event()
        self.takes.set()
        self.left = asyncio.Event()
        self.task = asyncio.ensure_future(streams.tell(cast(PlanFeed, feed), {}, self._receive, self._send))

    async def _receive(self) -> dict[str, Any]:
        await self.left.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: Any) -> None:
        await self.takes.wait()
        body = message.get("body", b"")
        self.ended = message["type"] == "http.response.body" and not message.get("more_body")
        self.beats += body == b":\n\n"
        if body.startswith(b"data: "):
            news = json.loads(body.removeprefix(b"data: "))
            assert news["revision"] == f"r{news['generation']}"
            self.heard.append(news["generation"])


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(LIMIT_S):
        while not true():
            await _turn()


@coroutine
def _turn() -> Generator[None, None, None]:
    """Let everybody else go on."""
    yield


def played(scene: Callable[[Streams, Feed], Awaitable[None]], **options: float) -> None:
    async def play() -> None:
        streams, feed = Streams(**options), Feed()
        await scene(streams, feed)
        streams.close()
        await until(lambda: streams.listeners == 0)
        assert feed.listeners == set(), "nobody listens to a feed that no page shows"

    # Playwright's event loop may run in this thread.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, play()).result()


def test_a_page_is_told_what_there_is_and_then_each_change() -> None:
    async def scene(streams: Streams, feed: Feed) -> None:
        first, second = Page(streams, feed), Page(streams, feed)
        await until(lambda: first.heard == second.heard == [0])
        assert len(feed.listeners) == 1
        feed.change()
        await until(lambda: first.heard == second.heard == [0, 1])

    played(scene)


def test_a_change_in_another_thread_is_told() -> None:
    async def scene(streams: Streams, feed: Feed) -> None:
        page = Page(streams, feed)
        await until(lambda: page.heard == [0])
        await asyncio.to_thread(feed.change)
        await until(lambda: page.heard == [0, 1])

    played(scene)


def test_a_page_hears_of_its_own_plan_alone() -> None:
    async def scene(streams: Streams, feed: Feed) -> None:
        other = Feed("b")
        page, stranger = Page(streams, feed), Page(streams, other)
        await until(lambda: page.heard == stranger.heard == [0])
        feed.change()
        await until(lambda: page.heard == [0, 1])
        assert stranger.heard == [0]

    played(scene)


def test_a_slow_page_hears_of_the_last_change_and_holds_up_nobody() -> None:
    async def scene(streams: Streams, feed: Feed) -> None:
        slow, quick = Page(streams, feed), Page(streams, feed)
        await until(lambda: slow.heard == quick.heard == [0])
        slow.takes.clear()
        for number in (1, 2, 3):
            feed.change()
            await until(lambda number=number: quick.heard[-1] == number)  # type: ignore[misc]
        slow.takes.set()
        await until(lambda: slow.heard[-1] == 3)
        assert slow.heard in ([0, 3], [0, 1, 3])

    played(scene)


def test_who_leaves_is_forgotten() -> None:
    async def scene(streams: Streams, feed: Feed) -> None:
        pages = [Page(streams, feed) for _ in range(50)]
        await until(lambda: streams.listeners == 50)
        for page in pages:
            page.left.set()
        await until(lambda: all(page.task.done() for page in pages))
        assert (streams.listeners, feed.listeners) == (0, set())
        again = Page(streams, feed)
        await until(lambda: again.heard == [0])

    played(scene)


def test_every_stream_ends_when_the_server_stops() -> None:
    async def scene(streams: Streams, feed: Feed) -> None:
        page = Page(streams, feed)
        await until(lambda: page.heard == [0])
        streams.close()
        await until(lambda: page.ended)
        late = Page(streams, feed)
        await until(lambda: late.ended)
        assert late.heard == []

    played(scene)


def test_a_silent_stream_gives_a_sign_of_life() -> None:
    async def scene(streams: Streams, feed: Feed) -> None:
        page = Page(streams, feed)
        await until(lambda: page.beats >= 2)
        assert page.heard == [0]

    played(scene, beat_s=0.001)
