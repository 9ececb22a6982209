"""What the figures of one day of arrivals are made of."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pandas as pd

from geo.analysis.reception import arrivals, day_of, entry_points
from geo.clock import HOURS_PER_DAY
from geo.plan import Plan
from geo.schema import FROM, HUB_ID, HUBS, PERSONNEL, PLACEMENTS, THROUGHPUT, UNIT_ID, UNTIL


@dataclass(frozen=True, slots=True)
class ReceptionBasis:
    """What the figures of one day are made of, by id; None where a figure is unknown.

    Attributes
    ----------
    throughput
        What each entry point can hand on that day, in t.
    in_force, arriving
        Persons of each unit in force, on average over the day, and persons who come in that day.
    """

    throughput: dict[str, float | None]
    in_force: dict[str, float | None]
    arriving: dict[str, float | None]


def reception_basis(plan: Plan, day: int) -> ReceptionBasis:
    """Return what the figures of one day of :func:`reception` are made of.

    Parameters
    ----------
    plan
        The plan that :func:`reception` answered about.
    day
        Days since D+0.
    """
    arriving: dict[str, float | None] = {}
    for shift in arrivals(plan):
        if day_of(shift.at) == day:
            before = arriving.get(shift.unit_id, 0.0)
            arriving[shift.unit_id] = None if math.isnan(shift.persons) or before is None else before + shift.persons
    return ReceptionBasis(
        _of_day(entry_points(plan.counted(HUBS)), HUB_ID, THROUGHPUT, day),
        _of_day(plan.counted(PLACEMENTS), UNIT_ID, PERSONNEL, day),
        arriving,
    )


def _of_day(frame: pd.DataFrame, key: str, column: str, day: int) -> dict[str, float | None]:
    """Return a value by id, each for the part of a day for which its row is in force; None where one is unknown."""
    found: dict[str, float | None] = {}
    start, end = (float(hours) for hours in (day * HOURS_PER_DAY, (day + 1) * HOURS_PER_DAY))
    now = frame[(frame[FROM] < end) & (start < frame[UNTIL])]
    for name, value, since, until in zip(now[key], now[column].tolist(), now[FROM], now[UNTIL], strict=True):
        share = (min(until, end) - max(since, start)) / HOURS_PER_DAY
        before = found.get(name, 0.0)
        found[name] = None if math.isnan(value) or before is None else round(before + value * share, 9)
    return found
