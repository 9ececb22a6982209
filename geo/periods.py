"""Periods in hours since H+0. A period is half open: it is in force at t when from ≤ t < until."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from geo.schema import FROM, UNTIL

Period = tuple[float, float]


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a frame as dicts by column; values keep their types."""
    if frame.empty:
        return []
    names = [str(name) for name in frame.columns]
    return [dict(zip(names, values, strict=True)) for values in frame.itertuples(index=False, name=None)]


def in_force(frame: pd.DataFrame, at: float) -> pd.DataFrame:
    """Return the rows that are in force at an instant, in file order.

    Parameters
    ----------
    frame
        Rows with ``from`` and ``until`` in hours since H+0.
    at
        Hours since H+0.
    """
    return frame[(frame[FROM] <= at) & (at < frame[UNTIL])]


def uncovered(period: Period, by: list[Period]) -> list[Period]:
    """Return the parts of a period that no other period covers, in order.

    Parameters
    ----------
    period
        Beginning and end in hours since H+0, either of them infinite if open.
    by
        The other periods, in any order; they may overlap.

    Examples
    --------
    >>> uncovered((0.0, 10.0), [(2.0, 4.0)])
    [(0.0, 2.0), (4.0, 10.0)]
    """
    start, end = period
    gaps: list[Period] = []
    for other_start, other_end in sorted(by):
        if other_end <= start:
            continue
        if other_start >= end:
            break
        if other_start > start:
            gaps.append((start, other_start))
        start = max(start, other_end)
    if start < end:
        gaps.append((start, end))
    return gaps


def instants(*frames: pd.DataFrame) -> list[float]:
    """Return each finite instant (hours since H+0) at which a row of the tables begins or ends, sorted and unique."""
    ends = [frame[column].to_numpy(dtype=float) for frame in frames for column in (FROM, UNTIL)]
    found = np.unique(np.concatenate(ends)) if ends else np.zeros(0)
    return [float(t) for t in found[np.isfinite(found)]]


def counted(frame: pd.DataFrame, key: str) -> pd.DataFrame:
    """Return the rows for the periods in which they count: no id is then in force twice.

    If several rows of one id are in force at an instant, the first in the file counts. The others count only while no
    earlier one is in force. A row whose period is cut into parts comes once for each part. A row that never counts is
    left out.

    Parameters
    ----------
    frame
        Rows in file order, with ``from`` and ``until`` in hours since H+0; it is not changed.
    key
        Column with the id.
    """
    cut = counted_periods(frame, key)
    if not cut:
        return frame
    parts = [(row, *part) for row, periods in cut.items() for part in periods]
    rows, starts, ends = zip(*parts, strict=True) if parts else ((), (), ())
    whole = np.setdiff1d(np.arange(len(frame)), list(cut))
    pieces = frame.iloc[list(rows)].assign(**{FROM.name: starts, UNTIL.name: ends})
    place = np.concatenate([whole, np.array(rows, dtype=np.int64)])
    together = pd.concat([frame.iloc[whole], pieces])
    return together.iloc[np.argsort(place, kind="stable")].reset_index(drop=True)


def counted_periods(frame: pd.DataFrame, key: str) -> dict[int, list[Period]]:
    """Return the parts of its period in which a row counts, for each row that does not count all the time.

    Parameters
    ----------
    frame, key
        As for :func:`counted`.

    Returns
    -------
    dict
        Parts in hours since H+0, by the place of the row in the frame (the first is 0); an empty list for a row that
        never counts.
    """
    rows = np.flatnonzero(frame[key].isin(_overlapping(frame, key)).to_numpy())
    ids, starts, ends = (frame[name].to_numpy()[rows].tolist() for name in (key, FROM, UNTIL))
    taken: dict[str, list[Period]] = {}
    cut: dict[int, list[Period]] = {}
    for row, name, start, end in zip(rows.tolist(), ids, starts, ends, strict=True):
        before = taken.setdefault(name, [])
        parts = uncovered((start, end), before)
        before.append((start, end))
        if parts != [(start, end)]:
            cut[row] = parts
    return cut


def _overlapping(frame: pd.DataFrame, key: str) -> set[str]:
    """Return the ids that have two rows in force at one time: sorted by beginning, two such rows are then neighbours."""
    ordered = frame[[key, FROM, UNTIL]].sort_values([key, FROM], kind="stable")
    ids, starts, ends = (ordered[name].to_numpy() for name in (key, FROM, UNTIL))
    return set(ids[1:][(ids[1:] == ids[:-1]) & (starts[1:] < ends[:-1])])
