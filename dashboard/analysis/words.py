"""Words that several analyses share."""

from __future__ import annotations

import math
from collections.abc import Sequence

from dashboard.analysis.columns import DASH
from geo.clock import HOURS_PER_DAY, format_instant
from geo.words.text import Text, say

UNIT, HUB, NAME, KM, HOURS = (
    Text("analysis.columns.unit"),
    Text("analysis.columns.hub"),
    Text("analysis.columns.name"),
    Text("analysis.columns.km"),
    Text("analysis.columns.hours"),
)
"""Headings of columns."""


def unknown_demand() -> str:
    """Return the sentence that says that the demand is not known."""
    return say("analysis.unknown-demand")


def day_of(hours: float | None) -> str:
    """Return the day of an instant; a dash for None.

    Examples
    --------
    >>> day_of(740.0)
    'D+30'
    """
    return DASH if hours is None else format_instant(math.floor(hours / HOURS_PER_DAY) * HOURS_PER_DAY)


def shortened(names: Sequence[str], most: int = 4) -> str:
    """Return names as a list, with a number for those that it leaves out.

    Parameters
    ----------
    names
        In the order in which they are to be read.
    most
        How many names are written out.

    Examples
    --------
    >>> shortened(["A", "B", "C"], most=2)
    'A, B and 1 more'
    """
    shown = ", ".join(names[:most])
    return say("analysis.and-more", names=shown, count=len(names) - most) if len(names) > most else shown
