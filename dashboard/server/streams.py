"""Streams of news: one for each feed, to every page that listens. A page that only listens costs no thread and no timer."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial

from starlette.concurrency import run_in_threadpool
from starlette.types import Receive, Scope, Send

from dashboard.load import PlanFeed
from dashboard.server.hearer import BEAT, HEADERS, Hearer, line_of, until_gone
from geo.contract.news import News
from geo.contract.part import encode

_LOG = logging.getLogger(__name__)

BEAT_S = 20.0
"""Seconds between two signs of life; proxies close what is silent for a minute."""


@dataclass(eq=False)
class _Stream:
    """A feed and who listens to it.

    Attributes
    ----------
    feed
        What is listened to, which lives at least as long.
    listeners
        The pages.
    end
        Ends the listening of the stream itself.
    """

    feed: PlanFeed
    listeners: set[Hearer] = field(default_factory=set)
    end: Callable[[], object] = lambda: None

    def wake(self, *, due: bool = False) -> None:
        """Wake every page: there may be news, or a sign of life is due."""
        for listener in self.listeners:
            listener.due |= due
            listener.woken.set()


class Streams:
    """Every stream of a server. All but :meth:`close` runs in the server's event loop."""

    def __init__(self, beat_s: float = BEAT_S) -> None:
        self._streams: dict[str, _Stream] = {}
        self._beat_s = beat_s
        self._beat: asyncio.Task[None] | None = None
        self._closed = False
        self._closing: list[Callable[[], None]] = []

    @property
    def listeners(self) -> int:
        """How many pages listen."""
        return sum(len(stream.listeners) for stream in self._streams.values())

    def on_close(self, close: Callable[[], None]) -> None:
        """Call a function when the streams end, which ends others."""
        self._closing.append(close)

    def close(self) -> None:
        """End every stream, and begin no other."""
        self._closed = True
        for close in self._closing:
            close()
        for stream in self._streams.values():
            for listener in stream.listeners:
                listener.leave()

    async def tell(
        self,
        feed: PlanFeed,
        scope: Scope,
        receive: Receive,
        send: Send,
        *,
        news: Callable[[], Awaitable[News]] | None = None,
    ) -> None:
        """Answer a request with the news of a feed, until the page leaves; see the ASGI specification.

        The first line says what there is now. A page that is slow hears of the last of several changes alone.

        Parameters
        ----------
        feed
            What the page listens to.
        scope, receive, send
            The request, as ASGI has it.
        news
            Returns what there is now; None for that of the whole feed.
        """
        del scope
        now = news or partial(_news, feed)
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        listener, stream = Hearer(gone=self._closed), self._joined(feed)
        stream.listeners.add(listener)
        try:
            with until_gone(listener, receive):
                await _keep_telling(listener, now, send)
        finally:
            self._left(stream, listener)
        await send({"type": "http.response.body", "body": b""})

    def _joined(self, feed: PlanFeed) -> _Stream:
        stream = self._streams.get(feed.key)
        if stream is None:
            stream = self._streams[feed.key] = _Stream(feed)
            loop = asyncio.get_running_loop()
            stream.end = feed.listen(lambda: _in_loop(loop, stream.wake))
        if self._beat is None:
            self._beat = asyncio.create_task(self._keep_alive())
        return stream

    def _left(self, stream: _Stream, listener: Hearer) -> None:
        stream.listeners.discard(listener)
        if not stream.listeners:
            stream.end()
            self._streams.pop(stream.feed.key, None)
        if not self._streams and self._beat is not None:
            self._beat.cancel()
            self._beat = None

    async def _keep_alive(self) -> None:
        """Give every listener a sign of life now and then; a feed that is asked for its state also notices a new day."""
        while True:
            await asyncio.sleep(self._beat_s)
            for stream in tuple(self._streams.values()):
                try:
                    await run_in_threadpool(getattr, stream.feed, "current")
                except Exception:  # noqa: BLE001  a fault of ours must not end the signs of life of others
                    _LOG.exception("a new day of %s failed", stream.feed.space.store.name)
                stream.wake(due=True)


async def _keep_telling(listener: Hearer, now: Callable[[], Awaitable[News]], send: Send) -> None:
    told = -1
    while not listener.gone:
        line, told = _line(await now(), told, due=listener.due)
        listener.due = False
        if line:  # a page of a link must not see that something else has changed
            await send({"type": "http.response.body", "body": line, "more_body": True})
        await listener.woken.wait()
        listener.woken.clear()


def _line(now: News, told: int, *, due: bool) -> tuple[bytes, int]:
    """Return what a page is told next, if anything, and the generation that it then knows."""
    if now.generation == told:
        return BEAT if due else b"", told
    return line_of(encode(now)), now.generation


async def _news(feed: PlanFeed) -> News:
    now = feed.current
    return News(revision=now.scene.revision, generation=now.generation)


def _in_loop(loop: asyncio.AbstractEventLoop, wake: Callable[[], None]) -> None:
    if not loop.is_closed():
        loop.call_soon_threadsafe(wake)
