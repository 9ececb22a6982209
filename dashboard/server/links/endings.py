"""When a link ends, or its plan is no longer where it was, what streams below it ends too, within a few seconds."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from starlette.concurrency import run_in_threadpool
from starlette.types import Message, Receive

from dashboard.links.link import Link
from dashboard.links.registry import Links
from dashboard.links.watched import WatchedLinks
from geo.editing.store import Store

_LOG = logging.getLogger(__name__)

LOOK_S = 2.0
"""Seconds between two looks at the links that are open."""


@dataclass(eq=False)
class _Open:
    """A link that pages have open.

    Attributes
    ----------
    link
        The link.
    store
        Where its plan was found.
    waiting
        What is set when the link no longer opens.
    """

    link: Link
    store: Store
    waiting: set[asyncio.Event] = field(default_factory=set)


class Endings:
    """The links that pages have open. All runs in the server's event loop.

    Parameters
    ----------
    links
        The links of the user.
    look_s
        Seconds between two looks.
    """

    def __init__(self, links: Links, look_s: float = LOOK_S) -> None:
        self._watched, self._look_s = WatchedLinks(links), look_s
        self._open: dict[tuple[str, Store], _Open] = {}
        self._looking: asyncio.Task[None] | None = None

    @contextmanager
    def of(self, link: Link, store: Store) -> Iterator[asyncio.Event]:
        """Return what is set when a link no longer opens a plan, for as long as somebody waits for it.

        Parameters
        ----------
        link
            The link.
        store
            Where its plan was found.
        """
        ended, key = asyncio.Event(), (link.id, store)
        self._open.setdefault(key, _Open(link, store)).waiting.add(ended)
        if self._looking is None:
            self._looking = asyncio.create_task(self._look())
        try:
            yield ended
        finally:
            waiting = self._open[key].waiting
            waiting.discard(ended)
            if not waiting:
                del self._open[key]
            if not self._open and self._looking is not None:
                self._looking.cancel()
                self._looking = None

    async def _look(self) -> None:
        while True:
            await asyncio.sleep(self._look_s)
            try:
                gone = await run_in_threadpool(self._ended, tuple(self._open.values()))
            except Exception:  # noqa: BLE001  a fault of ours must not keep ended links open
                _LOG.exception("looking at the links failed")
                continue
            for ended in {ended for one in gone for ended in one.waiting}:
                ended.set()

    def _ended(self, opened: tuple[_Open, ...]) -> list[_Open]:
        gone = self._watched.ended({one.link.id for one in opened})
        return [one for one in opened if one.link.id in gone or not one.link.is_of(one.store)]


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
