"""A bound on what others may cause again and again: so many at once, then so many a second."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic


@dataclass
class Bound:
    """What is left of a bound. It is for one thread at a time.

    Attributes
    ----------
    burst
        How many may come at once.
    per_second
        How many more may come each second.
    clock
        Returns seconds that only go on.
    """

    burst: float
    per_second: float
    clock: Callable[[], float] = monotonic
    _left: float = field(init=False)
    _asked: float = field(init=False)

    def __post_init__(self) -> None:
        self._left, self._asked = self.burst, self.clock()

    def takes(self) -> bool:
        """Return whether one more may come, and count it."""
        if self.wait_s > 0:
            return False
        self._left -= 1
        return True

    @property
    def wait_s(self) -> float:
        """Seconds until one more may come; 0 if it may now."""
        now = self.clock()
        self._left = min(self.burst, self._left + (now - self._asked) * self.per_second)
        self._asked = now
        return max(0.0, (1 - self._left) / self.per_second)

    @property
    def is_unused(self) -> bool:
        """Whether it is as it was at first, so that a new one says the same."""
        return self.wait_s == 0 and self._left >= self.burst
