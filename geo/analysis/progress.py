"""How far a long computation is."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[float], object]
"""Is called with the part that is done, from 0 to 1. What it raises ends the computation."""

_STEP = 0.85
"""What each step leaves of the part of a stage that is still to do: nobody knows how many steps there will be."""


class Stages:
    """Tells how far a computation of several stages is.

    Parameters
    ----------
    tell
        Called with the part that is done, from 0 to 1.
    """

    def __init__(self, tell: Progress) -> None:
        self._tell, self._at, self._end = tell, 0.0, 0.0

    def until(self, end: float) -> None:
        """Begin a stage that is over when this part of the whole is done, from 0 to 1."""
        self._at, self._end = self._end, end
        self._tell(self._at)

    def step(self) -> None:
        """Tell of a step within the stage."""
        self._at = self._end - (self._end - self._at) * _STEP
        self._tell(self._at)
