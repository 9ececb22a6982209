"""V8 in Python (package ``mini-racer``), for the painters of the client."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from py_mini_racer import MiniRacer


def new_engine() -> MiniRacer:
    """Return an engine whose event loop is its own.

    In a notebook, and wherever else an event loop runs, the package would take that loop. A call from another thread
    would then wait for ever if the thread of the loop waits for that call.
    """
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(MiniRacer).result()
