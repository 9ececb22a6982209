"""Who hears one thing that changes. Who is slow hears the last of several changes alone."""

from __future__ import annotations

from collections.abc import Callable

from starlette.types import Receive, Scope, Send

from dashboard.server.hearer import BEAT, HEADERS, Hearer, line_of, until_gone


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
        self._hearers: set[Hearer] = set()
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
            hearer.leave()

    async def tell(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request whose body was read, until the page leaves; see the ASGI specification.

        Parameters
        ----------
        scope, receive, send
            The request, as ASGI has it.
        """
        del scope
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        hearer = Hearer()
        self._hearers.add(hearer)
        self._changed()
        try:
            with until_gone(hearer, receive):
                await self._keep_telling(hearer, send)
        finally:
            self._hearers.discard(hearer)
            self._changed()
        await send({"type": "http.response.body", "body": b""})

    async def _keep_telling(self, hearer: Hearer, send: Send) -> None:
        told = -1
        while not hearer.gone:
            line = BEAT if told == self._number else self._now()
            told = self._number
            await send({"type": "http.response.body", "body": line, "more_body": True})
            if self._over and told == self._number:
                return
            await hearer.woken.wait()
            hearer.woken.clear()

    def _now(self) -> bytes:
        self._made = self._made or line_of(self._line())
        return self._made
