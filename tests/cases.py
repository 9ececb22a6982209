"""How many cases a test tries: a few in ``make test``, many in ``make soak``."""

from __future__ import annotations

from hypothesis import settings

USUAL = 100
"""Examples that ``make test`` tries of a property which names no count of its own."""

SOAKED = 20 * USUAL
"""The same in ``make soak``."""


def cases(count: int) -> int:
    """Return how many cases to try now of what ``make test`` tries `count` times; loops over seeds ask here too."""
    return count * settings.default.max_examples // USUAL
