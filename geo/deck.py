"""The chapters of a briefing in their order: when each shows the plan, and which one comes before it."""

from __future__ import annotations

import math
from collections.abc import Iterable

import pandas as pd

from geo.schema import CHAPTER, HIDDEN, TIME

SINCE = "#since"
"""Column of a copy without some chapters: what :func:`since_times` gives for all of them, NaN for None."""

STARTS_AT_H = 0.0
"""When a chapter without a time shows the plan, in hours since H+0."""


def times_of(told: tuple[float, ...]) -> tuple[float, ...]:
    """Return the instants (hours since H+0) that a chapter shows, from its cell; the first counts where one is needed."""
    return told or (STARTS_AT_H,)


def is_hidden(answer: str) -> bool:
    """Tell from its cell whether a chapter is passed over, and in no file or link for others."""
    return answer == "yes"


def hidden_ids(briefing: pd.DataFrame) -> set[str]:
    """Return the ids of the chapters of a frame that are hidden."""
    return {name for name, answer in zip(briefing[CHAPTER], briefing[HIDDEN], strict=True) if is_hidden(answer)}


def since_times(briefing: pd.DataFrame) -> list[float | None]:
    """Return for each chapter the instant (hours since H+0) of the one before it: what has changed has changed since then.

    It is None for the first chapter, and for one that goes back in time: what is not there yet has not left. No chapter
    comes after a hidden one, which nobody need have seen.

    Parameters
    ----------
    briefing
        Rows of briefing.csv in their order.
    """
    if SINCE in briefing.columns:
        return [None if math.isnan(at) else at for at in briefing[SINCE].tolist()]
    found: list[float | None] = []
    before: float | None = None
    for told, answer in _rows(briefing):
        at = times_of(told)[0]
        found.append(before if before is not None and before <= at else None)
        before = before if is_hidden(answer) else at
    return found


def _rows(briefing: pd.DataFrame) -> Iterable[tuple[tuple[float, ...], str]]:
    return zip(briefing[TIME].tolist(), briefing[HIDDEN].tolist(), strict=True)
