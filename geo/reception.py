"""Arrivals against what the entry points can take: sustainment first, the rest of each day for those who come in."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geo.clock import HOURS_PER_DAY
from geo.notes import Note
from geo.periods import in_force, instants
from geo.plan import Plan


@dataclass(frozen=True)
class Reception:
    """What the entry points can take day by day, sustainment first.

    Attributes
    ----------
    days
        Days since D+0, shape (k,).
    capacity_t, sustainment_t, arriving_t, handled_t, backlog_t
        In tonnes: what the entry points can hand on that day; what units in force need; what is to be deployed from
        that day on; what of it gets through; what waits at the end of the day. Shape (k,).
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
    def worst_day(self) -> int | None:
        """The day on which most waits; None when nothing ever waits."""
        return int(self.days[int(self.backlog_t.argmax())]) if self.backlog_t.max(initial=0.0) > 0 else None

    @property
    def starving_day(self) -> int | None:
        """The first day on which what units in force need alone is more than the entry points can hand on; None for never."""
        over = np.flatnonzero(self.sustainment_t > self.capacity_t)
        return int(self.days[int(over[0])]) if len(over) else None

    @property
    def cleared_day(self) -> int | None:
        """The first day after the worst on which nothing waits any more; None while something does, or nothing ever did."""
        if self.worst_day is None:
            return None
        after = np.flatnonzero((self.days >= self.worst_day) & (self.backlog_t <= 0))
        return int(self.days[int(after[0])]) if len(after) else None


def reception(plan: Plan, *, most_days: int = 20_000) -> Reception:
    """Return arrivals against what the entry points can take, from the first change of the plan to a month after the last.

    Only units that come in for the first time arrive; what moves inside the theatre does not pass an entry point again.
    """
    hubs, units = plan.rows("hubs"), plan.rows("placements")
    entry = hubs[hubs["supplied_by"] == ""]
    times = instants(units, entry) or [0.0]
    first, last = math.floor(times[0] / HOURS_PER_DAY), math.floor(times[-1] / HOURS_PER_DAY) + 30
    days = np.arange(first, min(last, first + most_days) + 1)
    noon = days * HOURS_PER_DAY + HOURS_PER_DAY / 2
    holds: Callable[[pd.DataFrame], NDArray[np.bool_]] = lambda f: (  # noqa: E731
        (f["from"].to_numpy()[:, None] <= noon) & (noon < f["until"].to_numpy()[:, None])
    )
    capacity = entry["throughput_t_per_day"].fillna(0.0).to_numpy() @ holds(entry)
    need = units["personnel"].fillna(0.0).to_numpy() * plan.settings.t_per_person_per_day @ holds(units)
    firsts = units.sort_values("from", kind="stable").drop_duplicates("unit_id")
    firsts = firsts[np.isfinite(firsts["from"])]
    tonnes = firsts["personnel"].fillna(0.0).to_numpy() * (plan.settings.deploy_t_per_person or 0.0)
    arriving = np.zeros(len(days))
    day_of = np.floor(firsts["from"].to_numpy() / HOURS_PER_DAY).astype(np.int64) - days[0]
    inside = day_of < len(days)
    np.add.at(arriving, day_of[inside], tonnes[inside])
    late = int((~inside).sum())
    room = np.maximum(capacity - need, 0.0)
    handled, backlog, waiting = np.zeros(len(days)), np.zeros(len(days)), 0.0
    for k in range(len(days)):
        waiting += arriving[k]
        handled[k] = min(waiting, room[k])
        waiting -= handled[k]
        backlog[k] = waiting
    notes = _reception_notes(plan, entry, firsts)
    if late:
        notes.append(Note("too-late", "", f"{late} units come in after D{days[-1]:+d} and are not counted"))
    return Reception(days, capacity, need, arriving, handled, backlog, notes)


@dataclass(frozen=True, slots=True)
class ReceptionBasis:
    """What a day's figures are made of: throughputs in t/day and strengths in persons, by id; unknown ones are NaN."""

    throughput: dict[str, float]
    in_force: dict[str, float]
    first_time: dict[str, float]


def reception_basis(plan: Plan, day: int) -> ReceptionBasis:
    """Return what the figures of a day of :func:`reception` are made of; days count from D+0."""
    noon = (day + 0.5) * HOURS_PER_DAY
    hubs, units = in_force(plan.rows("hubs"), noon), in_force(plan.rows("placements"), noon)
    entry = hubs[hubs["supplied_by"] == ""]
    firsts = plan.rows("placements").sort_values("from", kind="stable").drop_duplicates("unit_id")
    today = firsts[(firsts["from"] >= day * HOURS_PER_DAY) & (firsts["from"] < (day + 1) * HOURS_PER_DAY)]
    return ReceptionBasis(
        dict(zip(entry["hub_id"], entry["throughput_t_per_day"], strict=True)),
        dict(zip(units["unit_id"], units["personnel"], strict=True)),
        dict(zip(today["unit_id"], today["personnel"], strict=True)),
    )


def _reception_notes(plan: Plan, entry: pd.DataFrame, firsts: pd.DataFrame) -> list[Note]:
    notes = []
    if entry.empty:
        notes.append(Note("no-entry-point", "", "the plan has no entry point, so that nothing can come in"))
    if plan.settings.deploy_t_per_person is None:
        message = (
            "plan.toml gives no deploy_t_per_person, so that the tonnes of a deployment are not known; none are counted"
        )
        notes.append(Note("factors-absent", "", message))
    for hub in entry[entry["throughput_t_per_day"].isna()]["hub_id"]:
        message = "its throughput is not known, so that nothing is counted as coming in there"
        notes.append(Note("throughput-unknown", str(hub), message))
    unknown = int(firsts["personnel"].isna().sum())
    if unknown:
        notes.append(Note("strength-unknown", "", f"{unknown} units of unknown strength are not counted"))
    return notes
