"""What stands elsewhere at one instant than at another: what has come, what has gone, and what has moved."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geo.columns import TableSpec
from geo.geodesy import is_same_place
from geo.plan import Plan
from geo.schema import FROM, LATITUDE, LONGITUDE, UNTIL


@dataclass(frozen=True, slots=True)
class Changes:
    """The ids of rows of one table, each in one of the three, in the order of the file.

    Attributes
    ----------
    arrived
        In force at the second instant, and not at the first.
    moved
        In force at both, at different places.
    left
        In force at the first instant, and not at the second.
    """

    arrived: tuple[str, ...]
    moved: tuple[str, ...]
    left: tuple[str, ...]


class Whereabouts:
    """Where the things of a table are at any instant.

    Parameters
    ----------
    plan
        Its rows that count.
    spec
        A table of things with a place and a period.
    """

    def __init__(self, plan: Plan, spec: TableSpec) -> None:
        frame = plan.counted(spec)
        self._numbers, ids = pd.factorize(frame[spec.id])
        self._ids = [str(name) for name in ids]
        self._starts, self._ends = (frame[column].to_numpy(dtype=float) for column in (FROM, UNTIL))
        self._places = frame[[LATITUDE, LONGITUDE]].to_numpy(dtype=float)

    def changes(self, since: float, at: float) -> Changes:
        """Return what differs between two instants. What came and went between them is in neither.

        Parameters
        ----------
        since, at
            The first and the second instant, in hours since H+0.
        """
        before, after = self._rows(since), self._rows(at)
        was, now = before >= 0, after >= 0
        moved = was & now & (before != after)
        for number in np.flatnonzero(moved):
            moved[number] = not is_same_place(*(tuple(self._places[rows[number]]) for rows in (before, after)))
        return Changes(self._named(now & ~was), self._named(moved), self._named(was & ~now))

    def _rows(self, at: float) -> NDArray[np.int64]:
        """Return the row in force of each id, -1 for none."""
        rows = np.full(len(self._ids), -1, dtype=np.int64)
        standing = np.flatnonzero((self._starts <= at) & (at < self._ends))
        rows[self._numbers[standing]] = standing
        return rows

    def _named(self, chosen: NDArray[np.bool_]) -> tuple[str, ...]:
        return tuple(self._ids[number] for number in np.flatnonzero(chosen))
