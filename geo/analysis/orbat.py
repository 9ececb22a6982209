"""Order of battle: who is under whom at an instant, and strengths added up."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geo.clock import BEFORE_ALL
from geo.periods import instants
from geo.plan import Plan
from geo.schema import COMMAND_NODES, FROM, NATION, NODE_ID, PARENT, PERSONNEL, PLACEMENTS, UNIT_ID, UNTIL


def parents(plan: Plan, at: float) -> dict[str, str]:
    """Return the superior of each unit and command node in force at an instant, by id; "" when it has none in force.

    Parameters
    ----------
    plan
        Its placements and command nodes that count.
    at
        Hours since H+0.
    """
    units, nodes = plan.standing(PLACEMENTS, at), plan.standing(COMMAND_NODES, at)
    superior = dict(zip(units[UNIT_ID], units[PARENT], strict=True))
    superior |= dict(zip(nodes[NODE_ID], nodes[PARENT], strict=True))
    return {unit: above if above in superior and above != unit else "" for unit, above in superior.items()}


def superiors(unit: str, parent_of: dict[str, str]) -> list[str]:
    """Return the chain of command above a unit, nearest first. It ends where a cycle would begin.

    Parameters
    ----------
    unit
        Id of a unit or node.
    parent_of
        As returned by :func:`parents`.

    Examples
    --------
    >>> superiors("1-BN", {"1-BN": "1-BDE", "1-BDE": "HQ", "HQ": ""})
    ['1-BDE', 'HQ']
    """
    chain: dict[str, None] = {}
    above = parent_of.get(unit, "")
    while above and above != unit and above not in chain:
        chain[above] = None
        above = parent_of.get(above, "")
    return list(chain)


def strengths(plan: Plan, at: float) -> pd.DataFrame:
    """Return strengths at an instant.

    Parameters
    ----------
    plan
        Its placements and command nodes that count.
    at
        Hours since H+0.

    Returns
    -------
    pandas.DataFrame
        Index ``id``: units in force, then command nodes in force. Columns ``own`` (persons, NaN unknown), ``total``
        (persons of the unit and all below it, without unknown ones) and ``unknown`` (how many of these have no known
        strength).
    """
    units = plan.standing(PLACEMENTS, at)
    own = dict(zip(units[UNIT_ID], units[PERSONNEL], strict=True))
    parent_of = parents(plan, at)
    total = dict.fromkeys(parent_of, 0.0)
    unknown = dict.fromkeys(parent_of, 0)
    for unit, persons in own.items():
        for member in (unit, *superiors(unit, parent_of)):
            if np.isnan(persons):
                unknown[member] += 1
            else:
                total[member] += persons
    ids = list(parent_of)
    index = pd.Index(ids, name="id")
    columns = {
        "own": [own.get(i, np.nan) for i in ids],
        "total": list(total.values()),
        "unknown": list(unknown.values()),
    }
    return pd.DataFrame(columns, index=index)


@dataclass(frozen=True)
class PersonnelSeries:
    """Personnel by nation over time, as steps.

    Attributes
    ----------
    instants
        -inf, then the hours since H+0 at which anything changes, ascending; k of them.
    nations
        Alpha-3 codes, largest peak first; n of them.
    persons
        Persons from instant j until instant j+1, shape (n, k).
    unknown
        Units in force of unknown strength, shape (k,).
    """

    instants: list[float]
    nations: list[str]
    persons: NDArray[np.float64]
    unknown: NDArray[np.int64]

    def of(self, nations: Collection[str]) -> PersonnelSeries:
        """Return the series of some nations; the units of unknown strength are those of all."""
        kept = [i for i, nation in enumerate(self.nations) if nation in nations]
        return replace(self, nations=[self.nations[i] for i in kept], persons=self.persons[kept])


def personnel_by_nation(plan: Plan) -> PersonnelSeries:
    """Return the strengths of the placements that count, by nation, at every instant at which one begins or ends."""
    frame = plan.counted(PLACEMENTS)
    times = [BEFORE_ALL, *instants(frame)]
    starts, ends = (_steps(frame[column].to_numpy(dtype=float), times) for column in (FROM, UNTIL))
    persons = frame[PERSONNEL].to_numpy(dtype=float)
    codes, nations = pd.factorize(frame[NATION])
    sums = np.zeros((len(nations), len(times) + 1))
    known = np.nan_to_num(persons)
    np.add.at(sums, (codes, starts), known)
    np.add.at(sums, (codes, ends), -known)
    missing = np.zeros(len(times) + 1, dtype=np.int64)
    np.add.at(missing, starts, np.isnan(persons))
    np.add.at(missing, ends, -np.isnan(persons).astype(np.int64))
    by_time = sums.cumsum(axis=1)[:, : len(times)]
    order = np.argsort(-by_time.max(axis=1, initial=0), kind="stable")
    return PersonnelSeries(times, [str(nations[i]) for i in order], by_time[order], missing.cumsum()[: len(times)])


def _steps(values: NDArray[np.float64], times: list[float]) -> NDArray[np.int64]:
    """Return the index of each instant. The index of inf is one past the last."""
    return np.searchsorted(times, values).astype(np.int64)


def peaks(series: PersonnelSeries, start: float, end: float) -> dict[str, int]:
    """Return by nation the most persons in force at one time of a period.

    Parameters
    ----------
    series
        As returned by :func:`personnel_by_nation`.
    start, end
        Hours since H+0; ``end`` itself is outside, and both may be infinite.
    """
    inside = _inside(series, start, end)
    return {
        nation: int(persons[inside].max(initial=0))
        for nation, persons in zip(series.nations, series.persons, strict=True)
    }


def at_peak(series: PersonnelSeries, start: float, end: float) -> tuple[dict[str, int], int]:
    """Return persons by nation at the time of a period when most are in force, and the units of unknown strength then.

    Of several such times the first counts. So the nations add up to the total.

    Parameters
    ----------
    series
        As returned by :func:`personnel_by_nation`.
    start, end
        Hours since H+0; ``end`` itself is outside, and both may be infinite.
    """
    inside = np.flatnonzero(_inside(series, start, end))
    if not len(inside):
        return {}, 0
    step = int(inside[series.persons.sum(axis=0)[inside].argmax()])
    persons = {nation: int(row[step]) for nation, row in zip(series.nations, series.persons, strict=True)}
    return persons, int(series.unknown[step])


def _inside(series: PersonnelSeries, start: float, end: float) -> NDArray[np.bool_]:
    begins = np.array(series.instants)
    ends = np.append(begins[1:], np.inf)
    return np.asarray((begins < end) & (ends > start))
