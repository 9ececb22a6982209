"""Pages that hear a talk and are functions."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from dashboard.server.talks.crowd import Crowd
from geo.contract.talk import StageShows, TalkStep


class Hearer:
    """A page that hears a crowd's line."""

    def __init__(self, crowd: Crowd) -> None:
        self.heard: list[Any] = []
        self.beats = 0
        self.ended = False
        self.takes = asyncio.Event()
        self.takes.set()
        self.left = asyncio.Event()
        self.task = asyncio.ensure_future(crowd.tell({}, self._receive, self._send))

    @property
    def last(self) -> Any:
        return self.heard[-1] if self.heard else {}

    async def _receive(self) -> dict[str, Any]:
        await self.left.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: Any) -> None:
        await self.takes.wait()
        body = message.get("body", b"")
        self.ended = message["type"] == "http.response.body" and not message.get("more_body")
        self.beats += body == b":\n\n"
        if body.startswith(b"data: "):
            self.heard.append(json.loads(body.removeprefix(b"data: ")))


def step(n: int, chapter: str = "", **more: Any) -> TalkStep:
    usual: dict[str, Any] = {
        "view": "ukraine", "t": 0, "layers": (), "filters": {}, "camera": None, "black": False, "pointer": None
    }  # fmt: skip
    shown = StageShows(chapter=chapter, **usual | more)
    return TalkStep(talk="", key="", n=n, shown=shown)


def played(scene: Callable[[], Awaitable[None]]) -> None:
    """Play a scene in a loop of its own: Playwright's may run in this thread."""

    async def play() -> None:
        await scene()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, play()).result()
