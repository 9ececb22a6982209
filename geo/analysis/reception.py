"""Arrivals against what the entry points can take.

Each day the entry points first take the sustainment of the units in force. What is left of their throughput takes
arrivals.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geo.analysis.shift import Shift
from geo.analysis.shifts import shifts
from geo.clock import HOURS_PER_DAY
from geo.notes import Note
from geo.periods import instants
from geo.plan import Plan
from geo.schema import FROM, HUB_ID, HUBS, PERSONNEL, PLACEMENTS, SUPPLIED_BY, THROUGHPUT, UNTIL
from geo.words.text import Text

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ReceptionDay:
    """One day of a :class:`Reception`: days since D+0, and the same tonnes."""

    day: int
    capacity_t: float
    sustainment_t: float
    arriving_t: float
    handled_t: float
    backlog_t: float


@dataclass(frozen=True)
class Reception:
    """What the entry points can take on each day.

    Attributes
    ----------
    days
        Days since D+0, shape (k,).
    capacity_t
        What the entry points can hand on that day, t; inf where a throughput is unknown. Shape (k,).
    sustainment_t
        What the units in force need that day, t. Shape (k,).
    arriving_t
        What is to come in from that day on, t. Shape (k,).
    handled_t
        What comes in that day, t. Shape (k,).
    backlog_t
        What waits at the end of the day, t. Shape (k,).
    notes
        What is left out, and why.
    """

    days: NDArray[np.int64]
    capacity_t: NDArray[np.float64]
    sustainment_t: NDArray[np.float64]
    arriving_t: NDArray[np.float64]
    handled_t: NDArray[np.float64]
    backlog_t: NDArray[np.float64]
    notes: list[Note]

    @property
    def is_weight_known(self) -> bool:
        """Whether plan.toml gives the tonnes of a deployment. Without them nothing is known of arrivals."""
        return not any(note.code == "factors-absent" for note in self.notes)

    def busy_days(self) -> list[ReceptionDay]:
        """Return the days on which something is to come in, comes in or waits."""
        arrays = (self.days, self.capacity_t, self.sustainment_t, self.arriving_t, self.handled_t, self.backlog_t)
        days = [ReceptionDay(*figures) for figures in zip(*(array.tolist() for array in arrays), strict=True)]
        return [day for day in days if day.arriving_t > 0 or day.handled_t > 0 or day.backlog_t > 0]

    @property
    def worst_day(self) -> int | None:
        """The day at the end of which most tonnes wait, days since D+0; None when nothing ever waits."""
        return int(self.days[int(self.backlog_t.argmax())]) if self.backlog_t.max(initial=0.0) > 0 else None

    @property
    def starving_day(self) -> int | None:
        """The first day on which sustainment alone is more than the entry points can hand on, days since D+0.

        None when there is no such day.
        """
        over = np.flatnonzero(self.sustainment_t > self.capacity_t)
        return int(self.days[int(over[0])]) if len(over) else None

    @property
    def cleared_day(self) -> int | None:
        """The first day after the worst at the end of which nothing waits, days since D+0.

        None when something waits to the last day, or nothing ever waits.
        """
        if self.worst_day is None:
            return None
        after = np.flatnonzero((self.days >= self.worst_day) & (self.backlog_t <= 0))
        return int(self.days[int(after[0])]) if len(after) else None


def entry_points(hubs: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of hubs that no other hub supplies: supply comes in there."""
    found: pd.DataFrame = hubs[hubs[SUPPLIED_BY] == ""]
    return found


def reception(plan: Plan, *, most_days: int = 20_000) -> Reception:
    """Return arrivals against what the entry points can take, from the first change of the plan to 30 days after the last.

    Persons who come into the force arrive (:mod:`geo.analysis.shifts`). A move inside the theatre does not pass an entry
    point again, and departures are not counted against the throughput. An entry point of unknown throughput has no limit,
    as in the supply of units. Hubs and units count for the part of a day for which they are in force.

    Parameters
    ----------
    plan
        Its hubs and placements that count, and its factors.
    most_days
        The most days to compute. Persons who come in later are counted in a note.
    """
    entry = entry_points(plan.counted(HUBS))
    units = plan.counted(PLACEMENTS)
    times = instants(units, entry) or [0.0]
    first, last = day_of(times[0]), day_of(times[-1]) + 30
    days = np.arange(first, min(last, first + most_days) + 1)
    limits = entry[THROUGHPUT].to_numpy(dtype=float)
    capacity = _by_day(entry, np.nan_to_num(limits), days)
    capacity[_by_day(entry, np.isnan(limits).astype(float), days) > 0] = np.inf
    strengths = np.nan_to_num(units[PERSONNEL].to_numpy(dtype=float))
    need = _by_day(units, strengths, days) * plan.settings.t_per_person_per_day
    coming = arrivals(plan)
    arriving = _arriving(coming, days, plan.settings.deploy_t_per_person or 0.0)
    handled, backlog = _queued(arriving, np.maximum(capacity - need, 0.0))
    notes = _reception_notes(plan, entry, coming)
    late = round(sum(shift.persons for shift in coming if day_of(shift.at) > days[-1] and shift.persons > 0))
    if late:
        notes.append(Note("too-late", "", Text("notes.too-late", count=late, day=f"D{days[-1]:+d}")))
    return Reception(days, capacity, need, arriving, handled, backlog, notes)


def day_of(at: float) -> int:
    """Return the day of an instant (hours since H+0), counted from D+0."""
    return math.floor(at / HOURS_PER_DAY)


def arrivals(plan: Plan) -> list[Shift]:
    """Return the shifts with which persons come into the force."""
    return [shift for shift in shifts(plan) if shift.kind.comes_in and shift.kind.travels]


def _by_day(frame: pd.DataFrame, values: Floats, days: NDArray[np.int64]) -> Floats:
    """Return for each day the sum of the values, each for the part of the day for which its row is in force, shape (k,)."""
    sums = np.zeros(len(days))
    for column, sign in ((FROM, 1.0), (UNTIL, -1.0)):
        since = frame[column].to_numpy(dtype=float) / HOURS_PER_DAY - days[0]
        reached = since < len(days)
        day = np.floor(np.maximum(since[reached], 0.0)).astype(np.int64)
        rest = 1.0 - (np.maximum(since[reached], 0.0) - day)
        steps = np.zeros(len(days) + 1)
        np.add.at(steps, day + 1, sign * values[reached])
        np.add.at(sums, day, sign * values[reached] * rest)
        sums += steps.cumsum()[:-1]
    return np.asarray(np.maximum(sums.round(9), 0.0), dtype=np.float64)


def _arriving(coming: list[Shift], days: NDArray[np.int64], t_per_person: float) -> Floats:
    """Return the tonnes that are to come in from each day on, shape (k,)."""
    arriving = np.zeros(len(days))
    for shift in coming:
        day = day_of(shift.at) - days[0]
        if day < len(days) and not math.isnan(shift.persons):
            arriving[day] += shift.persons * t_per_person
    return arriving


def _queued(arriving: Floats, room: Floats) -> tuple[Floats, Floats]:
    """Return what gets through each day, and what waits at its end."""
    handled, backlog, waiting = np.zeros(len(room)), np.zeros(len(room)), 0.0
    for k in range(len(room)):
        waiting += arriving[k]
        handled[k] = min(waiting, room[k])
        waiting -= handled[k]
        backlog[k] = waiting
    return handled, backlog


def _reception_notes(plan: Plan, entry: pd.DataFrame, coming: list[Shift]) -> list[Note]:
    notes = []
    if entry.empty:
        notes.append(Note("no-entry-point", "", Text("notes.no-entry-point.planned")))
    if plan.settings.deploy_t_per_person is None:
        notes.append(Note("factors-absent", "", Text("notes.factors-absent.deployment")))
    unlimited = Text("notes.throughput-unknown")
    notes += [Note("throughput-unknown", str(hub), unlimited) for hub in entry[entry[THROUGHPUT].isna()][HUB_ID]]
    unknown = len({shift.unit_id for shift in coming if math.isnan(shift.persons)})
    if unknown:
        notes.append(Note("strength-unknown", "", Text("notes.strength-unknown.of-arrivals", count=unknown)))
    return notes
