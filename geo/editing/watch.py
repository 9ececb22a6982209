"""Notices that a plan's files changed, on any file system: it polls them, and relies on no events.

It reports a change only when two looks in a row are equal. A half-written file is therefore seldom read; if its writer
paused, the watcher reports the change again when the writer is done. A look sees times, sizes and numbers of the files.
Now and then it also sums up their bytes, for a change that none of these shows.
"""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable
from pathlib import Path

from geo.inside import Inside
from geo.plan import PLAN_FILES, resembling
from geo.reading.limits import MAX_FILE_BYTES

Seen = tuple[int, ...] | None
Signature = tuple[tuple[Seen, ...], tuple[str, ...], tuple[tuple[str, Seen], ...]]

LOOK_EVERY_S = 0.08
"""Seconds between two looks."""

SUM_EVERY_S = 2.0
"""Seconds between two sums of the files' bytes; more if a sum takes long."""

_SUM_SHARE = 50
"""A sum is made no sooner than after so many times as long as the last one took."""


def signature(folder: Path) -> Signature:
    """Return what a look sees of the files that a plan may have, the names of those that resemble one, and its workbooks.

    For each of :data:`geo.plan.PLAN_FILES`, in order, and for each workbook: its times of change (ns since 1970), size
    (bytes) and number, or None if it is absent or cannot be seen.
    """
    alike, workbooks = resembling(folder)
    looks = tuple(_look(folder / name) for name in PLAN_FILES)
    return looks, alike, tuple((name, _look(folder / name)) for name in workbooks)


def _look(path: Path) -> Seen:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ctime_ns, found.st_ino


def content_sum(folder: Path) -> bytes:
    """Return a sum of the bytes of all files that a plan may have; one that is unreadable or too large counts as an empty one."""
    total, inside = hashlib.blake2b(digest_size=16), Inside(folder)
    for name in (*PLAN_FILES, *resembling(folder)[1]):
        try:
            total.update(hashlib.blake2b(inside.read(name, MAX_FILE_BYTES, follow=True)).digest())
        except OSError:
            total.update(b"\0")
    return total.digest()


class Watcher:
    """Calls back once for each change of a folder, as soon as the change is complete.

    Parameters
    ----------
    folder
        The plan's folder; it may disappear and come back.
    on_change
        Called in the watcher's thread, without arguments.
    sum_every_s
        Seconds between two sums of the files' bytes.
    """

    def __init__(self, folder: Path, on_change: Callable[[], None], sum_every_s: float = SUM_EVERY_S) -> None:
        self._folder = folder
        self._on_change = on_change
        self._sum_every_s = sum_every_s
        self._told = signature(folder)
        self._last = self._told
        self._sum = self._last_sum = content_sum(folder)
        self._next_sum = time.monotonic() + sum_every_s
        self._stop = threading.Event()

    def look(self) -> bool:
        """Look once. If the files changed and are now as in the last look, call back and return True."""
        now = signature(self._folder)
        settled = now == self._last and (now != self._told or self._has_other_bytes())
        self._last = now
        if settled:
            self._told = now
            self._sum = self._last_sum = self._summed()
            self._on_change()
        return settled

    def start(self) -> None:
        """Look regularly in a daemon thread."""
        threading.Thread(target=self._run, name=f"watch {self._folder.name}", daemon=True).start()

    def stop(self) -> None:
        """Stop looking; returns at once, without waiting for the thread."""
        self._stop.set()

    def _run(self) -> None:
        while not self._stop.wait(LOOK_EVERY_S):
            self.look()

    def _has_other_bytes(self) -> bool:
        """Tell whether the bytes differ from those told, and are the same in two sums."""
        if self._last_sum == self._sum and time.monotonic() < self._next_sum:
            return False
        before, self._last_sum = self._last_sum, self._summed()
        return self._last_sum != self._sum and self._last_sum == before

    def _summed(self) -> bytes:
        began = time.monotonic()
        found = content_sum(self._folder)
        ended = time.monotonic()
        self._next_sum = ended + max(self._sum_every_s, (ended - began) * _SUM_SHARE)
        return found
