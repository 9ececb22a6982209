"""The scenes of links: made once for each part of a plan and each change of the plan."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from anyio import CapacityLimiter
from anyio.to_thread import run_sync

from dashboard.load import PlanFeed, Published
from dashboard.server.packed import Packed, packed
from dashboard.server.shared_work import SharedWork
from geo.contract.news import News
from geo.contract.part import changed, encode
from geo.scene.scope import LinkScope
from geo.scene.scoped import scoped_scene, shows_file
from geo.words.text import say

MOST = 500
"""Parts of one plan that are kept ready."""


@dataclass(frozen=True)
class Part:
    """A part of a plan, ready to send.

    Attributes
    ----------
    generation
        The state of the plan that it was made from.
    scene
        The answer.
    news
        What its pages hear: it is another one exactly if the bytes are.
    """

    generation: int
    scene: Packed
    news: News


class LinkScenes:
    """The parts of plans that links show."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: WeakKeyDictionary[PlanFeed, OrderedDict[LinkScope, Part]] = WeakKeyDictionary()
        # One thread makes those of a plan, so that no number of them keeps all other answers waiting.
        self._one: WeakKeyDictionary[PlanFeed, CapacityLimiter] = WeakKeyDictionary()
        self._making: SharedWork[Part] = SharedWork()

    def of(self, feed: PlanFeed, scope: LinkScope) -> Part:
        """Return a part of a plan as it is now; it is made if need be.

        Parameters
        ----------
        feed
            The plan.
        scope
            Which part.
        """
        now = feed.current
        with self._lock:
            parts = self._kept.setdefault(feed, OrderedDict())
            part = parts.get(scope)
        if part is None or part.generation != now.generation:
            part = _made(now, scope)
        with self._lock:
            parts[scope] = part
            parts.move_to_end(scope)
            while len(parts) > MOST:
                parts.popitem(last=False)
        return part

    async def fetch(self, feed: PlanFeed, scope: LinkScope) -> Part:
        """Return the same, in the event loop: many who ask at once wait for one who makes it.

        Parameters
        ----------
        feed, scope
            As for :meth:`of`.
        """
        generation = feed.current.generation
        parts = self._kept.get(feed)
        part = None if parts is None else parts.get(scope)
        if part is not None and part.generation == generation:
            return part
        key = feed.key, scope, generation
        one = self._one.setdefault(feed, CapacityLimiter(1))
        return await self._making.result(key, lambda: run_sync(self.of, feed, scope, limiter=one))


def _made(now: Published, scope: LinkScope) -> Part:
    """Make a part; where files of it cannot be read, it says that they could not, and not which."""
    scene = scoped_scene(now.plan, scope)
    # What is half written is waited for, and may be out of the part: nobody there is told.
    stale = now.unread is None or any(shows_file(scope, file) for file in now.unread)
    data = encode(changed(scene, banner=say("links.stale")) if stale else scene)
    sent = packed(data, "application/json")
    return Part(now.generation, sent, News(revision=scene.revision, generation=int(sent.tag[1:13], 16)))
