"""Shifts between two units: transfers of persons, and reliefs."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from geo.analysis.shift import ARRIVAL, RELIEF, RELIEVED, RETURN, TRANSFER, WITHDRAWAL, Shift, Spot

_METRE_DIGITS = 5
"""Digits after the point of a degree that tell a metre: positions that agree in them are one place for a relief."""


def with_transfers(found: list[Shift]) -> Iterator[Shift]:
    """Yield the shifts, with transfers for what one unit loses and a unit under or above it gets."""
    left = [shift.persons for shift in found]
    for gets, loses in _related(found):
        persons = min(left[gets], left[loses])
        if persons > 0:
            left[gets], left[loses] = left[gets] - persons, left[loses] - persons
            start, other = found[loses].start, found[loses].unit_id
            yield replace(found[gets], kind=TRANSFER, start=start, persons=persons, other_id=other)
    for shift, persons in zip(found, left, strict=True):
        if persons > 0 or persons == shift.persons or math.isnan(persons):
            yield replace(shift, persons=persons)


def _related(found: list[Shift]) -> Iterator[tuple[int, int]]:
    """Yield who may get what another loses: the places in the list of two shifts of known persons."""
    known = [(i, s) for i, s in enumerate(found) if s.kind.travels and not math.isnan(s.persons)]
    by_id: dict[object, list[int]] = defaultdict(list)
    by_parent: dict[object, list[int]] = defaultdict(list)
    for i, shift in known:
        if shift.kind.goes_out:
            by_id[shift.at, shift.nation, shift.unit_id].append(i)
            by_parent[shift.at, shift.nation, shift.parent_id].append(i)
    for i, shift in known:
        if shift.kind.comes_in:
            above = by_id.get((shift.at, shift.nation, shift.parent_id), [])
            under = by_parent.get((shift.at, shift.nation, shift.unit_id), [])
            yield from ((i, j) for j in (*above, *under) if found[j].unit_id != shift.unit_id)


def with_reliefs(found: Iterable[Shift]) -> list[Shift]:
    """Return the shifts, with reliefs where a unit comes in at the place and instant at which another goes out."""
    whole = list(found)
    going: dict[object, list[int]] = defaultdict(list)
    for i, shift in enumerate(whole):
        if shift.kind is WITHDRAWAL:
            going[shift.at, shift.echelon, _place(shift.start)].append(i)
    for i, shift in enumerate(whole):
        gone = going.get((shift.at, shift.echelon, _place(shift.end))) if shift.kind in (ARRIVAL, RETURN) else None
        if gone:
            j = gone.pop(0)
            whole[i] = replace(shift, kind=RELIEF, other_id=whole[j].unit_id)
            whole[j] = replace(whole[j], kind=RELIEVED, other_id=shift.unit_id)
    return whole


def _place(spot: Spot | None) -> object:
    return spot and tuple(round(degrees, _METRE_DIGITS) for degrees in spot.position)
