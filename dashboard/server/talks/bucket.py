"""How often something may happen."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic


class Bucket:
    """What lets a number of acts pass in each second.

    Parameters
    ----------
    rate
        Acts a second.
    burst
        How many may come at once; None for those of a second.
    clock
        Returns seconds that only ascend.
    """

    def __init__(self, rate: float, burst: float | None = None, clock: Callable[[], float] = monotonic) -> None:
        self._rate, self._most, self._clock = rate, rate if burst is None else burst, clock
        self._left, self._at = self._most, clock()

    def take(self) -> bool:
        """Return whether one more may pass now."""
        now = self._clock()
        self._left = min(self._most, self._left + (now - self._at) * self._rate)
        self._at = now
        if self._left < 1:
            return False
        self._left -= 1
        return True
