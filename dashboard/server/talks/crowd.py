"""Who hears one thing that changes. Who is slow hears the last of several changes alone."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.types import Receive, Scope, Send

HEADERS = [
    (b"content-type", b"text/event-stream"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
]


@dataclass(eq=False)
class _Hearer:
    woken: asyncio.Event = field(default_factory=asyncio.Event)
    gone: bool = False

    def leave(self, _ended: object) -> None:
        self.gone = True
        self.woken.set()


class Crowd:
    """Who hears a line, again after each change. Everything runs in the server's event loop.

    Parameters
    ----------
    line
        Returns what there is now.
    changed
        Called when somebody came or left.
    """

    def __init__(self, line: Callable[[], bytes], changed: Callable[[], None]) -> None:
        self._line, self._changed = line, changed
        self._hearers: set[_Hearer] = set()
        self._made = b""
        self._number = 0
        self._over = False

    def __len__(self) -> int:
        return len(self._hearers)

    def wake(self) -> None:
        """Tell everybody what there is now: something has changed."""
        self._made = b""
        self._number += 1
        self.beat()

    def beat(self) -> None:
        """Give everybody a sign of life."""
        for hearer in self._hearers:
            hearer.woken.set()

    def finish(self) -> None:
        """Tell everybody what there is now, as the last."""
        self._over = True
        self.wake()

    def close(self) -> None:
        """Let everybody go: the server stops."""
        self._over = True
        for hearer in self._hearers:
            hearer.leave(None)

    async def tell(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request whose body was read, until the page leaves; see the ASGI specification.

        Parameters
        ----------
        scope, receive, send
            The request, as ASGI has it.
        """
        del scope
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        hearer = _Hearer()
        self._hearers.add(hearer)
        leaving = asyncio.ensure_future(_until_gone(receive))
        leaving.add_done_callback(hearer.leave)
        self._changed()
        try:
            await self._keep_telling(hearer, send)
        finally:
            leaving.cancel()
            self._hearers.discard(hearer)
            self._changed()
        await send({"type": "http.response.body", "body": b""})

    async def _keep_telling(self, hearer: _Hearer, send: Send) -> None:
        told = -1
        while not hearer.gone:
            line = b":\n\n" if told == self._number else self._now()
            told = self._number
            await send({"type": "http.response.body", "body": line, "more_body": True})
            if self._over and told == self._number:
                return
            await hearer.woken.wait()
            hearer.woken.clear()

    def _now(self) -> bytes:
        self._made = self._made or b"data: " + self._line() + b"\n\n"
        return self._made


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
