"""Force flow: how much of the force is where on each day, and what moves between two instants."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geo.analysis.losses import closed_at
from geo.analysis.reception import entry_points
from geo.analysis.ways import router_at
from geo.basemap.closures import Edges
from geo.basemap.network import Mode
from geo.basemap.places import admin1_at, admin1_name, countries_at
from geo.basemap.router import Router
from geo.basemap.routes import NoRoute, Position, Route
from geo.clock import BEFORE_ALL
from geo.nations import nation_name
from geo.periods import in_force, instants
from geo.plan import Plan
from geo.schema import (
    COUNTRY,
    ECHELON_COLUMN,
    FROM,
    HUB_ID,
    HUBS,
    LATITUDE,
    LONGITUDE,
    NATION,
    PERSONNEL,
    PLACE,
    PLACEMENTS,
    UNIT_ID,
    UNIT_NAME,
    UNTIL,
)
from geo.terms import ECHELON, HOME_COUNTRY
from geo.words.text import Text, say

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


@dataclass(frozen=True)
class Move:
    """A unit that comes into the theatre, or goes from one place to another.

    Attributes
    ----------
    unit_id, name
        The unit.
    at
        When it is to be at the new place, hours since H+0.
    start, end
        Latitude and longitude in degrees (EPSG:4326).
    from_name, to_name
        Names of the places.
    arrives
        Whether it comes from an entry point, because the plan has no earlier place for it.
    persons
        Its own strength; NaN where unknown.
    tonnes
        What moves with it: ``deploy_t_per_person`` for each person, in t; NaN where unknown.
    way
        The route, or why there is none.
    """

    unit_id: str
    name: str
    at: float
    start: Position
    end: Position
    from_name: str
    to_name: str
    arrives: bool
    persons: float
    tonnes: float
    way: Route | NoRoute

    @property
    def leaves(self) -> float | None:
        """When the unit must leave to be at the new place in time, hours since H+0; None where there is no way."""
        return self.at - self.way.hours if isinstance(self.way, Route) else None


def moves(plan: Plan, start: float, end: float, mode: Mode = "road") -> list[Move]:
    """Return what moves in a span of time, in the order of the times.

    A unit without an earlier place comes from the entry point that is nearest in hours. The instant of a move is when
    the plan has the unit at the new place. The unit leaves as many hours before as the way takes.

    Parameters
    ----------
    plan
        Its placements and hubs that count; its speeds, delays and closures.
    start, end
        Hours since H+0. Moves at ``start`` are left out, and those at ``end`` are in.
    mode
        ``road`` or ``rail``.
    """
    frame = plan.counted(PLACEMENTS).sort_values([UNIT_ID, FROM], kind="stable")
    previous: dict[str, dict[Any, Any]] = {}
    found = []
    entries = _EntryPoints(plan, mode)
    for row in frame.to_dict("records"):
        before = previous.get(row[UNIT_ID])
        previous[row[UNIT_ID]] = row
        place = (row[LATITUDE], row[LONGITUDE])
        if start < row[FROM] <= end and not (before and (before[LATITUDE], before[LONGITUDE]) == place):
            found.append(_move(plan, row, before, entries))
    return sorted(found, key=lambda move: (move.at, move.unit_id))


def _move(plan: Plan, row: dict[Any, Any], before: dict[Any, Any] | None, entries: _EntryPoints) -> Move:
    place, per_person = (row[LATITUDE], row[LONGITUDE]), plan.settings.deploy_t_per_person
    origin: tuple[Position, str] | None = ((before[LATITUDE], before[LONGITUDE]), before[PLACE]) if before else None
    origin = origin or entries.nearest(row[FROM], place)
    way = entries.router(row[FROM]).route(origin[0], place) if origin else _NOTHING_COMES_IN
    tonnes = math.nan if per_person is None else row[PERSONNEL] * per_person
    start, called = origin or (place, "")
    return Move(row[UNIT_ID], row[UNIT_NAME], row[FROM], start, place, called, row[PLACE], before is None,
                row[PERSONNEL], tonnes, way)  # fmt: skip


_NOTHING_COMES_IN = NoRoute("no-entry-point", Text("routes.no-entry-point"))


class _EntryPoints:
    """The entry points of a plan, and the ways from them. Each state of roads and entry points is searched once."""

    def __init__(self, plan: Plan, mode: Mode) -> None:
        self._plan, self._mode = plan, mode
        self._hubs = entry_points(plan.counted(HUBS))
        units = plan.rows(PLACEMENTS)
        self._places = list(dict.fromkeys(zip(units[LATITUDE], units[LONGITUDE], strict=True)))
        self._known: dict[tuple[Edges, tuple[int, ...]], NDArray[np.int64]] = {}

    def router(self, at: float) -> Router:
        """Return the router of an instant."""
        return router_at(self._plan, at, self._mode)

    def nearest(self, at: float, place: Position) -> tuple[Position, str] | None:
        """Return place and id of the entry point in force that is nearest in hours; None when none is in force."""
        now = in_force(self._hubs, at)
        if now.empty:
            return None
        starts = list(zip(now[LATITUDE].tolist(), now[LONGITUDE].tolist(), strict=True))
        state = closed_at(self._plan, at, self._mode), tuple(now.index.tolist())
        if state not in self._known:
            self._known[state] = self.router(at).legs(starts, self._places).hours.argmin(axis=0)
        best = int(self._known[state][self._places.index(place)])
        return starts[best], str(now[HUB_ID].iloc[best])
