"""Arrivals and departures between two instants, by nation: they explain how the strength changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from geo.analysis.force_flow import ForceSeries, force_series
from geo.analysis.shift import Shift, Spot
from geo.analysis.shifts import shifts
from geo.basemap.places import countries_at
from geo.basemap.routes import Position
from geo.nations import nation_name
from geo.plan import Plan
from geo.terms import HOME_COUNTRY


@dataclass(frozen=True, slots=True)
class Balance:
    """The persons of one nation at two instants, and who came and went between them.

    ``before + arrivals - departures + known`` is ``after``.

    Attributes
    ----------
    nation
        Its code.
    before, after
        Strength at the two instants, without units of unknown strength.
    arrivals, departures
        Persons who come in or go out after the first instant, up to the second.
    known
        Persons whose unit's strength becomes known, less those whose strength no longer is.
    """

    nation: str
    before: float
    arrivals: float = 0.0
    departures: float = 0.0
    known: float = 0.0
    after: float = 0.0

    @property
    def name(self) -> str:
        """What people call the nation."""
        return nation_name(self.nation)


def balances(plan: Plan, start: float, end: float, *, in_ukraine: bool = True) -> list[Balance]:
    """Return the balance of each nation that has anybody at either instant or between them, the largest first.

    Parameters
    ----------
    plan
        Its placements that count.
    start, end
        Hours since H+0. What happens at ``start`` is left out, and what happens at ``end`` is in.
    in_ukraine
        Whether only persons in Ukraine count: who goes there from another country arrives. False: all positions.
    """
    series = force_series(plan, "nation", in_ukraine=in_ukraine)
    first, last = (dict(zip(series.codes, _strengths(series, at), strict=True)) for at in (start, end))
    found = {code: Balance(code, first[code], after=last[code]) for code in series.codes}
    between = [shift for shift in shifts(plan) if start < shift.at <= end and shift.persons > 0]
    home = _home(between) if in_ukraine else None
    for shift in between:
        joins, leaves = (_counts(spot, home) for spot in (shift.end, shift.start))
        if joins != leaves:
            found[shift.nation] = _with(found[shift.nation], shift, joins=joins)
    told = [balance for balance in found.values() if balance != Balance(balance.nation, 0.0)]
    return sorted(told, key=lambda balance: -max(balance.before, balance.after))


def _with(balance: Balance, shift: Shift, *, joins: bool) -> Balance:
    if not shift.kind.travels:
        return replace(balance, known=balance.known + (shift.persons if joins else -shift.persons))
    if joins:
        return replace(balance, arrivals=balance.arrivals + shift.persons)
    return replace(balance, departures=balance.departures + shift.persons)


def _strengths(series: ForceSeries, at: float) -> list[float]:
    return [float(persons) for persons in series.persons[:, series.step(at)]]


def _counts(spot: Spot | None, home: frozenset[Position] | None) -> bool:
    return spot is not None and (home is None or spot.position in home)


def _home(found: Iterable[Shift]) -> frozenset[Position]:
    """Return those positions of shifts that are in Ukraine."""
    places = list({spot.position for shift in found for spot in (shift.start, shift.end) if spot})
    if not places:
        return frozenset()
    latitudes, longitudes = np.array(places, dtype=np.float64).T
    countries = countries_at(latitudes, longitudes)
    return frozenset(place for place, country in zip(places, countries, strict=True) if country == HOME_COUNTRY)
