"""When a link ends, what streams below it ends too, within a few seconds."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from starlette.concurrency import run_in_threadpool
from starlette.types import Message, Receive

from dashboard.links.link import Link, LinkRefusedError
from dashboard.links.registry import Links

LOOK_S = 2.0
"""Seconds between two looks at the links that are open."""


class Endings:
    """The links that pages have open. All runs in the server's event loop."""

    def __init__(self, links: Links, look_s: float = LOOK_S) -> None:
        self._links, self._look_s = links, look_s
        self._open: dict[str, set[asyncio.Event]] = {}
        self._looking: asyncio.Task[None] | None = None

    @contextmanager
    def of(self, link: Link) -> Iterator[asyncio.Event]:
        """Return what is set when a link no longer opens, for as long as somebody waits for it."""
        ended = asyncio.Event()
        self._open.setdefault(link.id, set()).add(ended)
        if self._looking is None:
            self._looking = asyncio.create_task(self._look())
        try:
            yield ended
        finally:
            waiting = self._open[link.id]
            waiting.discard(ended)
            if not waiting:
                del self._open[link.id]
            if not self._open and self._looking is not None:
                self._looking.cancel()
                self._looking = None

    async def _look(self) -> None:
        while True:
            await asyncio.sleep(self._look_s)
            for name in await run_in_threadpool(self._ended, tuple(self._open)):
                for ended in self._open.get(name, ()):
                    ended.set()

    def _ended(self, names: tuple[str, ...]) -> list[str]:
        return [name for name in names if not self._opens(name)]

    def _opens(self, name: str) -> bool:
        try:
            self._links.valid(name)
        except LinkRefusedError:
            return False
        return True


def until(ended: asyncio.Event, receive: Receive) -> Receive:
    """Return a way to receive that says that the page has left once something has ended.

    Parameters
    ----------
    ended
        What is waited for.
    receive
        As ASGI has it.
    """

    async def received() -> Message:
        came, over = asyncio.ensure_future(receive()), asyncio.ensure_future(ended.wait())
        try:
            await asyncio.wait((came, over), return_when=asyncio.FIRST_COMPLETED)
            return came.result() if came.done() else {"type": "http.disconnect"}
        finally:
            came.cancel()
            over.cancel()

    return received
