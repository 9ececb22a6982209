"""V8 in Python (package ``mini-racer``), for the painters of the client."""

from __future__ import annotations

import atexit
import weakref
from concurrent.futures import ThreadPoolExecutor

from py_mini_racer import MiniRacer


def new_engine() -> MiniRacer:
    """Return an engine whose event loop is its own, and that is closed before Python ends.

    In a notebook, and wherever else an event loop runs, the package would take that loop. A call from another thread
    would then wait for ever if the thread of the loop waits for that call. So would an engine that is collected while
    Python ends: the thread of its loop stands still by then.
    """
    with ThreadPoolExecutor(1) as apart:
        engine = apart.submit(MiniRacer).result()
    atexit.register(_close, weakref.ref(engine))
    return engine


def _close(engine: weakref.ref[MiniRacer]) -> None:
    if (found := engine()) is not None:
        found.close()
