"""A page that hears a stream of events, and what every such stream is made of."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from starlette.types import Receive

HEADERS = [
    (b"content-type", b"text/event-stream"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
]
"""Of the answer; the last one keeps proxies from holding lines back."""

BEAT = b":\n\n"
"""A sign of life, which tells nothing."""


def line_of(data: bytes) -> bytes:
    """Return JSON as a line of a stream."""
    return b"data: " + data + b"\n\n"


@dataclass(eq=False)
class Hearer:
    """A page that hears a stream.

    Attributes
    ----------
    woken
        Set when there may be something to tell, or the page has gone.
    gone
        Whether the page has left, or is let go.
    due
        Whether it is to get a sign of life.
    """

    woken: asyncio.Event = field(default_factory=asyncio.Event)
    gone: bool = False
    due: bool = False

    def leave(self, _ended: object = None) -> None:
        """Let the page go."""
        self.gone = True
        self.woken.set()


@contextmanager
def until_gone(hearer: Hearer, receive: Receive) -> Iterator[None]:
    """Let a page go as soon as its connection ends, as long as somebody tells it something.

    Parameters
    ----------
    hearer
        The page.
    receive
        As ASGI has it.
    """
    leaving = asyncio.ensure_future(_gone(receive))
    leaving.add_done_callback(hearer.leave)
    try:
        yield
    finally:
        leaving.cancel()


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
