"""Periods of hours since H+0, half open: in force when from ≤ t < until."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from geo.schema import FROM, UNTIL

Period = tuple[float, float]


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a frame as dicts, values as they are."""
    if frame.empty:
        return []
    names = [str(name) for name in frame.columns]
    return [dict(zip(names, values, strict=True)) for values in frame.itertuples(index=False, name=None)]


def in_force(frame: pd.DataFrame, at: float) -> pd.DataFrame:
    """Return the rows of a table whose period holds an instant, in file order."""
    return frame[(frame[FROM] <= at) & (at < frame[UNTIL])]


def uncovered(period: Period, by: list[Period]) -> list[Period]:
    """Return the parts of a period that no other period covers, in order."""
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
    """Return every finite instant at which a row of the tables begins or ends, sorted, each once."""
    ends = [frame[column].to_numpy(dtype=float) for frame in frames for column in (FROM, UNTIL)]
    found = np.unique(np.concatenate(ends)) if ends else np.zeros(0)
    return [float(t) for t in found[np.isfinite(found)]]


def counted(frame: pd.DataFrame, key: str) -> pd.DataFrame:
    """Return the rows as they count, so that no id is in force twice.

    Of the rows of an id that are in force at an instant, the first in the file counts; the others count at the instants
    when no earlier one is in force. A row that is cut into several stands once for each of its parts, and one that
    never counts is left out.

    Parameters
    ----------
    frame
        Rows in file order, with ``from`` and ``until`` in hours since H+0.
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
    """Return, for each row that does not count for its whole period, the parts for which it does; see :func:`counted`.

    Returns
    -------
    dict
        By the place of the row in the frame; an empty list for a row that never counts.
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
    """Return the ids of which two rows are in force at one time; in the order of their beginnings, two neighbours are."""
    ordered = frame[[key, FROM, UNTIL]].sort_values([key, FROM], kind="stable")
    ids, starts, ends = (ordered[name].to_numpy() for name in (key, FROM, UNTIL))
    return set(ids[1:][(ids[1:] == ids[:-1]) & (starts[1:] < ends[:-1])])
