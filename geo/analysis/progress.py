"""How far a long computation is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")
Progress = Callable[[float], object]
"""Is called with the part that is done, from 0 to 1. What it raises ends the computation."""

_STEP = 0.85
"""What each step leaves of what is still to do in a stage."""

_TOLD = 50
"""How often a loop over a list tells how far it is."""


class Stages:
    """Tells how far a computation of several stages is.

    Parameters
    ----------
    tell
        Called with the part that is done, from 0 to 1.
    """

    def __init__(self, tell: Progress) -> None:
        self._tell, self._start, self._at, self._end = tell, 0.0, 0.0, 0.0

    def until(self, end: float) -> None:
        """Begin a stage that is over when this part of the whole is done, from 0 to 1."""
        self._start = self._at = self._end
        self._end = end
        self._tell(self._at)

    def step(self) -> None:
        """Tell of a step within the stage, where nobody knows how many steps there will be."""
        self._at = self._end - (self._end - self._at) * _STEP
        self._tell(self._at)

    def part(self, done: float) -> None:
        """Tell which part of the stage is done, from 0 to 1; never less than before."""
        self._at = max(self._at, self._start + (self._end - self._start) * done)
        self._tell(self._at)


class Passed(list[Item]):
    """A list that tells how far a loop over it is.

    Parameters
    ----------
    items
        What the list has.
    tell
        Called with the part that is done, for some of the items.
    start, end
        The parts that are done at the beginning and at the end of the list.
    """

    def __init__(self, items: Iterable[Item], tell: Progress, start: float, end: float) -> None:
        super().__init__(items)
        self._tell, self._from, self._to = tell, start, end

    def __iter__(self) -> Iterator[Item]:
        each = max(1, len(self) // _TOLD)
        for place, item in enumerate(super().__iter__()):
            if place % each == 0:
                self._tell(self._from + (self._to - self._from) * place / len(self))
            yield item
