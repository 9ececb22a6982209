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
    """Say that the demand is not known."""
    return say("analysis.unknown-demand")


def day_of(hours: float | None) -> str:
    """Return the day on which an instant falls; a dash for none."""
    return DASH if hours is None else format_instant(math.floor(hours / HOURS_PER_DAY) * HOURS_PER_DAY)


def shortened(names: Sequence[str], most: int = 4) -> str:
    """Return names as a list of which the rest is counted."""
    shown = ", ".join(names[:most])
    return say("analysis.and-more", names=shown, count=len(names) - most) if len(names) > most else shown
