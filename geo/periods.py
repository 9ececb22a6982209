"""Periods of hours since H+0, half open: in force when from ≤ t < until."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

Period = tuple[float, float]


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a frame as dicts, values as they are."""
    if frame.empty:
        return []
    names = [str(name) for name in frame.columns]
    return [dict(zip(names, values, strict=True)) for values in frame.itertuples(index=False, name=None)]


def in_force(frame: pd.DataFrame, at: float) -> pd.DataFrame:
    """Return the rows of a table whose period holds an instant, in file order."""
    return frame[(frame["from"] <= at) & (at < frame["until"])]


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
    ends = [frame[column].to_numpy(dtype=float) for frame in frames for column in ("from", "until")]
    found = np.unique(np.concatenate(ends)) if ends else np.zeros(0)
    return [float(t) for t in found[np.isfinite(found)]]


def counted_once(frame: pd.DataFrame, key: str) -> pd.DataFrame:
    """Return the rows with no id in force twice: of two rows of an id, the first in the file holds where both would.

    A row that is cut into several stands once for each of its parts.
    """
    twice = frame[key].duplicated(keep=False)
    if not twice.any():
        return frame
    parts = []
    for _, rows in frame[twice].groupby(key, sort=False):
        taken: list[Period] = []
        for index, (start, end) in zip(rows.index, rows[["from", "until"]].to_numpy(dtype=float).tolist(), strict=True):
            parts += [(index, *part) for part in uncovered((start, end), taken)]
            taken.append((start, end))
    cut = frame.loc[[index for index, *_ in parts]].assign(
        **{"from": [start for _, start, _ in parts], "until": [end for *_, end in parts]}
    )
    return pd.concat([frame[~twice], cut]).sort_index(kind="stable").reset_index(drop=True)
