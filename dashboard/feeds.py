"""Feeds that live as long as somebody looks: the last page leaves, and a minute later the feed ends."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

_LOG = logging.getLogger(__name__)

GRACE_S = 60.0
"""Seconds for which a feed stays after its last page left: a page that is loaded again finds it."""

_SWEEPS = 4
"""How often within that time somebody looks for feeds to end."""


class Ending(Protocol):
    """What can be ended."""

    @property
    def is_heard(self) -> bool:
        """Whether a page listens to it, by whatever way."""

    def close(self) -> None:
        """End it: it holds no thread from then on."""


Feed = TypeVar("Feed", bound=Ending)


@dataclass
class _Entry(Generic[Feed]):
    lock: threading.Lock = field(default_factory=threading.Lock)
    feed: Feed | None = None
    pages: set[str] = field(default_factory=set)
    alone_since: float | None = None


class Feeds(Generic[Feed]):
    """Feeds by key, each with the open pages that show it.

    Parameters
    ----------
    is_open
        Tells whether a page is still open, by its name.
    ended
        Called after feeds ended.
    grace_s
        Seconds for which a feed without a page stays.
    """

    def __init__(
        self, is_open: Callable[[str], bool], ended: Callable[[], object] = lambda: None, grace_s: float = GRACE_S
    ) -> None:
        self._is_open, self._ended, self._grace_s = is_open, ended, grace_s
        self._lock = threading.Lock()
        self._entries: dict[Hashable, _Entry[Feed]] = {}
        self._sweeper: threading.Timer | None = None

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, key: Hashable, page: str | None, make: Callable[[], Feed]) -> Feed:
        """Return the feed of a key, and note that a page shows it, and no other feed.

        Parameters
        ----------
        key
            Which feed.
        page
            Name of the page; None for a caller that is none.
        make
            Makes the feed, if there is none. What it raises passes through, and there is still no feed.
        """
        with self._lock:
            entry = self._entries.setdefault(key, _Entry())
            if page is not None and page not in entry.pages:
                for other in self._entries.values():
                    other.pages.discard(page)
                entry.pages.add(page)
            entry.alone_since = None
            self._arm()
        try:
            with entry.lock:
                if entry.feed is None:
                    entry.feed = make()
                return entry.feed
        except BaseException:
            with self._lock:
                if entry.feed is None and self._entries.get(key) is entry:
                    del self._entries[key]
            raise

    def sweep(self) -> int:
        """End the feeds whose pages have all been closed for a while; return how many feeds ended."""
        now, gone = time.monotonic(), []
        with self._lock:
            for key, entry in list(self._entries.items()):
                entry.pages = {page for page in entry.pages if self._is_open(page)}
                if entry.pages or entry.feed is None or entry.feed.is_heard:
                    entry.alone_since = None
                elif entry.alone_since is None:
                    entry.alone_since = now
                elif now - entry.alone_since >= self._grace_s:
                    gone.append(self._entries.pop(key).feed)
        for feed in gone:
            if feed is not None:
                feed.close()
        if gone:
            self._ended()
        return len(gone)

    def _arm(self) -> None:
        """Sweep later, as long as there are feeds; the caller holds the lock."""
        if self._sweeper is None and self._entries:
            self._sweeper = threading.Timer(self._grace_s / _SWEEPS, self._swept)
            self._sweeper.daemon = True
            self._sweeper.start()

    def _swept(self) -> None:
        try:
            self.sweep()
        except Exception:  # noqa: BLE001  a fault of ours must not leave feeds for ever
            _LOG.exception("the sweep of the feeds failed")
        with self._lock:
            self._sweeper = None
            self._arm()
