"""Words that several analyses share."""

from __future__ import annotations

import math
from collections.abc import Sequence

from dashboard.analysis.columns import DASH
from geo.clock import HOURS_PER_DAY, format_instant

ESTIMATE = "Planning estimate"
FACTORS = f"{ESTIMATE} from notional factors."
UNKNOWN_DEMAND = "The demand is not known, so that nobody can tell who runs short."


def day_of(hours: float | None) -> str:
    """Return the day on which an instant falls; a dash for none."""
    return DASH if hours is None else format_instant(math.floor(hours / HOURS_PER_DAY) * HOURS_PER_DAY)


def shortened(names: Sequence[str], most: int = 4) -> str:
    """Return names as a list of which the rest is counted."""
    rest = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + rest
