"""How a row writes instants: as days from H+0, or as dates. What a verb writes looks like what stands there."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from geo.calendar import format_utc
from geo.clock import COUNTED_LETTERS, format_instant

FARTHEST_H = 999_999.0
"""Hours from H+0, before or after, of the farthest instant that a verb writes: a hundred years and more."""

_COUNTED = re.compile(rf"[{COUNTED_LETTERS}](?:\W|\d|ay|our|$)", re.IGNORECASE)
_MIDNIGHT = "T00:00Z"


def written(hours: float, beside: Iterable[str], ceasefire: datetime | None) -> str:
    """Return an instant as text for a cell; "" if infinite.

    Parameters
    ----------
    hours
        Hours since H+0, at most :data:`FARTHEST_H` before or after it if finite.
    beside
        Texts of instants, those of the same row first: the first one that is not empty shows how to write.
    ceasefire
        The instant H+0 in UTC; None if the plan gives none, and dates are then no instants.

    Examples
    --------
    >>> written(48.0, ["", "2026-01-01"], datetime(2026, 1, 1, tzinfo=UTC)), written(48.0, ["H+6"], None)
    ('2026-01-03', 'D+2')
    """
    if math.isinf(hours) or ceasefire is None or not _writes_dates(beside):
        return format_instant(hours)
    try:
        return format_utc(hours, ceasefire).removesuffix(_MIDNIGHT)
    except OverflowError:  # before the year 1 or after 9999
        return format_instant(hours)


def _writes_dates(texts: Iterable[str]) -> bool:
    shown = next((text.strip() for text in texts if text.strip()), "")
    return bool(shown) and _COUNTED.match(shown) is None


def usual(texts: Iterable[str]) -> str:
    """Return a text that is written as most of some texts of instants are; "" if all are empty."""
    found = [text.strip() for text in texts if text.strip()]
    often = Counter(_COUNTED.match(text) is None for text in found)
    dates = often[True] > often[False]
    return next((text for text in found if (_COUNTED.match(text) is None) == dates), "")
