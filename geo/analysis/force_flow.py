"""Force flow: how much of the force is where from each instant on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geo.basemap.places import admin1_at, admin1_name, countries_at
from geo.clock import BEFORE_ALL
from geo.nations import nation_name
from geo.periods import instants
from geo.plan import Plan
from geo.schema import COUNTRY, ECHELON_COLUMN, FROM, LATITUDE, LONGITUDE, NATION, PERSONNEL, PLACEMENTS, UNTIL
from geo.terms import ECHELON, HOME_COUNTRY
from geo.words.text import say

GROUPINGS = ("nation", "oblast", "echelon")
"""What the force can be counted by."""


@dataclass(frozen=True)
class ForceSeries:
    """Personnel and units over time, as steps.

    Attributes
    ----------
    instants
        -inf, then the hours since H+0 at which anything changes, ascending; k of them.
    by
        What the rows are, one of :data:`GROUPINGS`.
    codes
        Codes of the rows, the largest first; n of them. By oblast, a position outside Ukraine has the code of its
        country, and "" means that it is in no country.
    persons, units
        In force from each instant on, shape (n, k). Units of unknown strength count as 0 persons.
    unknown
        Units in force of unknown strength, shape (k,).
    """

    instants: list[float]
    by: str
    codes: list[str]
    persons: NDArray[np.float64]
    units: NDArray[np.int64]
    unknown: NDArray[np.int64]

    @property
    def groups(self) -> list[str]:
        """Names of the rows as people read them."""
        return [_group_name(self.by, code) for code in self.codes]

    def step(self, at: float) -> int:
        """Return which of the instants is the last at or before an instant (hours since H+0)."""
        return int(np.searchsorted(self.instants, at, side="right")) - 1

    def total(self) -> NDArray[np.float64]:
        """Return the persons of all groups together from each instant on, shape (k,)."""
        return np.asarray(self.persons.sum(axis=0), dtype=np.float64)


def force_series(plan: Plan, by: str, *, in_ukraine: bool = True) -> ForceSeries:
    """Return the force over time.

    Parameters
    ----------
    plan
        Its placements that count.
    by
        ``nation``, ``oblast`` or ``echelon``.
    in_ukraine
        Whether only positions in Ukraine count. False: all positions.
    """
    frame = plan.counted(PLACEMENTS)
    where = _where(frame)
    if in_ukraine:
        inside = where[COUNTRY] == HOME_COUNTRY
        frame, where = frame[inside], where[inside]
    grouped = {"nation": frame[NATION], "echelon": frame[ECHELON_COLUMN], "oblast": where["lies_in"]}[by]
    times = [BEFORE_ALL, *instants(frame)]
    starts, ends = (np.searchsorted(times, frame[c].to_numpy(dtype=float)) for c in (FROM, UNTIL))
    numbers, codes = pd.factorize(grouped)
    strength = frame[PERSONNEL].to_numpy(dtype=float)
    persons = _steps(numbers, starts, ends, np.nan_to_num(strength), len(codes), len(times))
    units = _steps(numbers, starts, ends, np.ones(len(frame)), len(codes), len(times)).round().astype(np.int64)
    unknown = _steps(numbers * 0, starts, ends, np.isnan(strength).astype(float), 1, len(times))[0]
    order = np.argsort(-persons.max(axis=1, initial=0), kind="stable")
    return ForceSeries(
        times, by, [str(codes[i]) for i in order], persons[order], units[order], unknown.round().astype(np.int64)
    )


def _group_name(by: str, code: str) -> str:
    if by == "echelon":
        return ECHELON.label(code)
    if by == "oblast":
        return (code and admin1_name(code)) or nation_name(code) or say("analysis_flow.no-country")
    return nation_name(code)


def _where(frame: pd.DataFrame) -> pd.DataFrame:
    latitudes, longitudes = frame[LATITUDE].to_numpy(dtype=float), frame[LONGITUDE].to_numpy(dtype=float)
    countries = countries_at(latitudes, longitudes)
    oblasts = admin1_at(latitudes, longitudes)
    lies_in = [
        oblast if country == HOME_COUNTRY and oblast else country or ""
        for country, oblast in zip(countries, oblasts, strict=True)
    ]
    return pd.DataFrame({COUNTRY.name: countries, "lies_in": lies_in}, index=frame.index)


def _steps(
    numbers: NDArray[np.int64],
    starts: NDArray[np.int64],
    ends: NDArray[np.int64],
    values: NDArray[np.float64],
    groups: int,
    count: int,
) -> NDArray[np.float64]:
    """Return for each group the sum of the values in force from each instant on, shape (groups, count)."""
    sums = np.zeros((groups, count + 1))
    np.add.at(sums, (numbers, starts), values)
    np.add.at(sums, (numbers, ends), -values)
    return np.asarray(sums.cumsum(axis=1)[:, :count], dtype=np.float64)


def reached_at(series: ForceSeries, persons: float) -> float | None:
    """Return the first instant from which the force has a strength, in hours since H+0; None if it never has.

    Parameters
    ----------
    series
        As returned by :func:`force_series`; all its groups count together.
    persons
        The strength to reach.

    Examples
    --------
    -inf means that the force always has the strength:

    >>> reached_at(series, 0)
    -inf
    """
    enough = np.flatnonzero(series.total() >= persons)
    return series.instants[int(enough[0])] if len(enough) else None
