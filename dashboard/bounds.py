"""How much one page may ask for: the size and depth of a message, and how many come at once.

Our own pages stay far below each bound. A message beyond a bound of size is refused before anything reads it, and none of it
is kept. Messages that come too fast wait in the browser: the page sends them again.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import Any

from geo.words.text import Text

MOST_CHARACTERS = 8_000_000
"""Characters of all texts of a message, keys included."""

MOST_VALUES = 1_000_000
"""Values of a message: texts, numbers, lists and objects."""

DEEPEST = 8
"""Levels of lists and objects in a message."""

MOST_BOXES = 200
"""Boxes in one outbox: open and closed pages of one browser whose edits wait."""

MOST_SENDERS = 20_000
"""Pages whose numbers one draft notes."""

BURST, PER_S = 1_000.0, 50.0
"""Messages that a page may send at once, and each second from then on."""

_MOST_KNOWN = 1_000


def beyond(message: Any) -> Text | None:
    """Return why a message is too large or too deep to be read; None if it is not."""
    waiting: list[tuple[Any, int]] = [(message, 1)]
    characters = values = 0
    while waiting:
        value, depth = waiting.pop()
        values += 1
        if isinstance(value, str):
            characters += len(value)
        elif isinstance(value, Mapping | list | tuple):
            if depth > DEEPEST:
                return Text("editing.message.too-deep")
            within = [*value.keys(), *value.values()] if isinstance(value, Mapping) else value
            if len(within) + len(waiting) > MOST_VALUES:
                return Text("editing.message.too-large")
            waiting += [(one, depth + 1) for one in within]
        if characters > MOST_CHARACTERS or values > MOST_VALUES:
            return Text("editing.message.too-large")
    return None


class Rate:
    """How many more messages each sender may send now; it knows the last 1,000 senders.

    Parameters
    ----------
    clock
        Returns seconds that only go up.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._left: OrderedDict[tuple[str, str], tuple[float, float]] = OrderedDict()

    def allows(self, plan: str, sender: str) -> bool:
        """Tell whether a page may send one more message now, and count it.

        Parameters
        ----------
        plan, sender
            Id of the plan, and name of the page.
        """
        now = self._clock()
        with self._lock:
            left, then = self._left.pop((plan, sender), (BURST, now))
            left = min(BURST, left + (now - then) * PER_S)
            self._left[plan, sender] = (left - 1 if left >= 1 else left), now
            while len(self._left) > _MOST_KNOWN:
                self._left.popitem(last=False)
        return left >= 1
