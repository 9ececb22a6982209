"""Notices that a plan's files changed, on any file system: it polls their sizes and times, and relies on no events.

It reports a change only when two looks in a row are equal. A half-written file is therefore seldom read; if its writer
paused, the watcher reports the change again when the writer is done.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from geo.plan import PLAN_FILES

Signature = tuple[tuple[int, int] | None, ...]

LOOK_EVERY_S = 0.08
"""Seconds between two looks."""


def signature(folder: Path) -> Signature:
    """Return the time of change (ns since 1970) and the size (bytes) of each file that a plan may have.

    The order is that of :data:`geo.plan.PLAN_FILES`, with None for a file that is absent or cannot be seen.
    """
    return tuple(_look(folder / name) for name in PLAN_FILES)


def _look(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


class Watcher:
    """Calls back once for each change of a folder, as soon as the change is complete.

    Parameters
    ----------
    folder
        The plan's folder; it may disappear and come back.
    on_change
        Called in the watcher's thread, without arguments.
    """

    def __init__(self, folder: Path, on_change: Callable[[], None]) -> None:
        self._folder = folder
        self._on_change = on_change
        self._told = signature(folder)
        self._last = self._told
        self._stop = threading.Event()

    def look(self) -> bool:
        """Look once. If the files changed and are now as in the last look, call back and return True."""
        now = signature(self._folder)
        settled = now == self._last and now != self._told
        self._last = now
        if settled:
            self._told = now
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
