"""What counts as nothing, and as equal, in the supply: every tolerance of its linear programmes, relative to the net's own size."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

WHOLE = 4096.0
"""What all demand of a net adds up to in the units of the solver, at most; at least half of it."""

FEASIBLE = 1e-9
"""By how much a figure of the solver may miss a limit, in its units."""

PRICE = 1e-8
"""Below it a price or reduced cost is zero; costs are at most 1."""

SHARE = 1e-10
"""A flow below this share of all demand is rounding."""

NEAR = 1e-6
"""Two figures are equal when they differ by less than this share of the larger."""

LEFT = 1e-6
"""A stock of which at most this share is left is used up."""

HELD = 1e-9
"""A length of time that was found is held a little shorter, by this share, so that rounding keeps it possible."""

LOOSE = 1e-6
"""The same where that much leaves no answer."""


def unit_t(demand: NDArray[np.float64]) -> float:
    """Return how many t/day are one unit of the solver: a power of two, so that no digit of a figure changes."""
    total = float(demand.sum())
    return 2.0 ** math.ceil(math.log2(total / WHOLE)) if total > 0 else 1.0


def noise_t(demand: NDArray[np.float64]) -> float:
    """Return the t/day below which a flow is rounding, in a net with these demands."""
    return SHARE * float(demand.sum())


def exceeds(a: float, b: float) -> bool:
    """Tell whether a figure is truly larger than another, both 0 or more.

    Parameters
    ----------
    a, b
        Figures of one kind.
    """
    return a - b > NEAR * max(a, b)
