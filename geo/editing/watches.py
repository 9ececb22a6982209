"""One watcher for each folder, however many listen to it: fifty planners of a plan look at its files as often as one."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path

from geo.editing.watch import Watcher

_LOG = logging.getLogger(__name__)


class FolderWatch:
    """One who listens to the changes of a folder.

    Parameters
    ----------
    folder
        The plan's folder.
    on_change, then
        Called in the watcher's thread after each change: first ``on_change`` of every listener, then ``then`` of every one.
    """

    def __init__(self, folder: Path, on_change: Callable[[], None], then: Callable[[], None] | None = None) -> None:
        self._on_change, self._then = on_change, then
        self._folder = folder
        with _LOCK:
            _LISTENERS.setdefault(folder, []).append(self)
            if folder not in _WATCHERS:
                _WATCHERS[folder] = Watcher(folder, lambda: _tell(folder))
                _WATCHERS[folder].start()

    def stop(self) -> None:
        """Listen no more; the last one who leaves stops the watcher."""
        with _LOCK:
            listeners = _LISTENERS.get(self._folder, [])
            if self in listeners:
                listeners.remove(self)
            if not listeners and self._folder in _WATCHERS:
                _WATCHERS.pop(self._folder).stop()
                del _LISTENERS[self._folder]

    def hear(self) -> None:
        """Call back first."""
        self._call(self._on_change)

    def go_on(self) -> None:
        """Call back when all others have heard."""
        if self._then is not None:
            self._call(self._then)

    def _call(self, act: Callable[[], None]) -> None:
        """Call back; a fault of one listener reaches no other."""
        try:
            act()
        except Exception:  # noqa: BLE001  the others must still hear
            _LOG.exception("hearing of a change of %s failed", self._folder.name)


_LOCK = threading.Lock()
_WATCHERS: dict[Path, Watcher] = {}
_LISTENERS: dict[Path, list[FolderWatch]] = {}


def _tell(folder: Path) -> None:
    with _LOCK:
        listeners = tuple(_LISTENERS.get(folder, ()))
    for listener in listeners:
        listener.hear()
    for listener in listeners:
        listener.go_on()
