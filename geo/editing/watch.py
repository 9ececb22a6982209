"""Notices that a plan's files changed, on any file system: sizes and times are polled, and no event is trusted.

A file is read only after two equal looks, so that a save in progress is seldom read half; if its writer paused, it is
read again when it settles.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from geo.plan import PLAN_FILES

Signature = tuple[tuple[int, int] | None, ...]

LOOK_EVERY_S = 0.08


def signature(folder: Path) -> Signature:
    """Return time of change (ns) and size of every plan file; None where it cannot be seen."""
    return tuple(_look(folder / name) for name in PLAN_FILES)


def _look(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


class Watcher:
    """Calls back once for each settled change of a folder.

    Parameters
    ----------
    folder
        The plan folder; it may disappear and come back.
    on_change
        Called in the watcher's thread.
    """

    def __init__(self, folder: Path, on_change: Callable[[], None]) -> None:
        self._folder = folder
        self._on_change = on_change
        self._told = signature(folder)
        self._last = self._told
        self._stop = threading.Event()

    def look(self) -> bool:
        """Look once; call back and return True when a change has settled since the last look."""
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
        """Stop looking."""
        self._stop.set()

    def _run(self) -> None:
        while not self._stop.wait(LOOK_EVERY_S):
            self.look()
