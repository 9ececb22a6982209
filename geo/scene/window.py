"""A window of time on a plan: only what is in force in it is seen, and nobody reads what was before or comes after."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from geo.clock import BEFORE_ALL, HOURS_PER_DAY, OPEN_END
from geo.columns import TableSpec
from geo.contract.part import changed
from geo.contract.scene import Personnel, Scene, Time
from geo.deck import times_of
from geo.plan import Plan
from geo.scene.layers import event_period
from geo.schema import BRIEFING, DATE, EVENTS, FROM, TIME, UNTIL

_LEAST_H = HOURS_PER_DAY
"""Hours of the time line where a window has one end, and the plan shows nothing on its side of it."""


@dataclass(frozen=True)
class Window:
    """The time that is seen, with both its ends.

    Attributes
    ----------
    start, end
        Hours since H+0; infinite for an open end.
    """

    start: float = BEFORE_ALL
    end: float = OPEN_END

    @property
    def after(self) -> float:
        """The first instant after it: a row that reaches over its end is seen until then."""
        return math.nextafter(self.end, OPEN_END)


def window_of(start: float | None, end: float | None) -> Window | None:
    """Return a window.

    Parameters
    ----------
    start, end
        Hours since H+0; None for an open end. If both are open, there is none.
    """
    if start is None and end is None:
        return None
    return Window(BEFORE_ALL if start is None else start, OPEN_END if end is None else end)


def seen_in(window: Window, plan: Plan, spec: TableSpec, frame: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of a table that are seen in a window, cut at its ends.

    Parameters
    ----------
    window
        The window.
    plan
        The plan, whose ceasefire gives events their time.
    spec
        The table; one without a time has all its rows.
    frame
        Its rows.
    """
    if FROM in spec.columns:
        starts, ends = frame[FROM].to_numpy(dtype=float), frame[UNTIL].to_numpy(dtype=float)
        cut = {FROM.name: np.maximum(starts, window.start), UNTIL.name: np.minimum(ends, window.after)}
        return _only(frame.assign(**cut), (starts <= window.end) & (ends > window.start))
    if spec is EVENTS:
        return _only(
            frame, _within(window, np.array([event_period(plan, when)[0] for when in frame[DATE]], dtype=float))
        )
    if spec is BRIEFING:
        seen = [tuple(t for t in times_of(told) if window.start <= t <= window.end) for told in frame[TIME]]
        cut_times: dict[str, Any] = {TIME.name: pd.Series(seen, dtype=object)}
        return _only(frame.assign(**cut_times), np.array([bool(times) for times in seen], dtype=bool))
    return frame


def _within(window: Window, at: np.ndarray) -> np.ndarray:
    return (window.start <= at) & (at <= window.end)


def _only(frame: pd.DataFrame, kept: np.ndarray) -> pd.DataFrame:
    return frame[kept].reset_index(drop=True)


def in_window(scene: Scene, window: Window) -> Scene:
    """Return a scene whose time line is a window.

    Parameters
    ----------
    scene
        The scene of what is seen in the window; it is not changed.
    window
        The window.
    """
    time = _time(scene.time, window)

    def nearest(at: float) -> float:
        return min(max(at, time.start), time.end)

    return changed(
        scene,
        time=time,
        opening=changed(scene.opening, time=nearest(scene.opening.time)),
        chapters=tuple(
            changed(c, time=nearest(c.time), times=tuple(nearest(t) for t in c.times)) for c in scene.chapters
        ),
        personnel=_until(scene.personnel, time.end),
    )


def _time(time: Time, window: Window) -> Time:
    start = window.start if math.isfinite(window.start) else min(time.start, window.end - _LEAST_H)
    end = window.end if math.isfinite(window.end) else max(time.end, window.start + _LEAST_H)
    return changed(
        time,
        start=start,
        end=end,
        stops=tuple(t for t in time.stops if start <= t <= end),
        phases=tuple(changed(p, start=max(p.start, start), end=min(p.end, end)) for p in time.phases),
    )


def _until(personnel: Personnel, end: float) -> Personnel:
    count = sum(t <= end for t in personnel.instants)
    return changed(
        personnel,
        instants=personnel.instants[:count],
        nations=tuple(changed(n, persons=n.persons[:count]) for n in personnel.nations),
        unknown=personnel.unknown[:count],
    )
