"""What changes the strength of a force: who joins it, leaves it or goes to another place, counted in persons.

A strength changes only by shifts: what comes in less what goes out is the difference between two instants, for each nation.

- A unit of which the plan knows no place just before **comes in**: for the first time, or again after a gap. It does not
  come from where it last was, because it has left that place.
- A unit of which the plan knows no place from an instant on **goes out** then, for a time or for good.
- One that stands elsewhere is **redeployed** with the smaller of its two strengths. What it has more comes in to the new
  place, and what it has less goes out from the old one.
- If the nation of a unit changes, one nation's persons go out and another's come in: a **relief**. It is one too if a unit
  comes in where another of its echelon goes out at the same instant.
- What a unit loses to one under or above it, of the same nation and at the same instant, is a **transfer** between them.
- An unknown strength counts as 0 persons. If it becomes known or unknown, nobody travels.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from geo.analysis.exchanges import with_reliefs, with_transfers
from geo.analysis.shift import (
    ARRIVAL,
    GROWTH,
    KNOWN,
    REDEPLOYMENT,
    REDUCTION,
    RELIEF,
    RELIEVED,
    RETURN,
    UNKNOWN,
    WITHDRAWAL,
    MoveKind,
    Shift,
    Spot,
)
from geo.geodesy import is_same_place
from geo.periods import records
from geo.plan import Plan
from geo.schema import (
    ECHELON_COLUMN,
    FROM,
    LATITUDE,
    LONGITUDE,
    NATION,
    PARENT,
    PERSONNEL,
    PLACE,
    PLACEMENTS,
    UNIT_ID,
    UNIT_NAME,
    UNTIL,
)

Row = dict[str, Any]


def shifts(plan: Plan) -> list[Shift]:
    """Return all shifts of a plan, by its placements that count, in the order of time and then of ids."""
    by_id: dict[str, list[Row]] = {}
    for row in records(plan.counted(PLACEMENTS).sort_values(FROM, kind="stable")):
        by_id.setdefault(row[UNIT_ID], []).append(row)
    found = [shift for rows in by_id.values() for shift in _of_unit(rows)]
    return sorted(with_reliefs(with_transfers(found)), key=lambda shift: (shift.at, shift.unit_id))


def _of_unit(rows: list[Row]) -> Iterator[Shift]:
    if math.isfinite(rows[0][FROM]):
        yield _in(ARRIVAL, rows[0], rows[0][PERSONNEL])
    for before, after in pairwise(rows):
        if before[UNTIL] < after[FROM]:
            yield _out(WITHDRAWAL, before, before[PERSONNEL], before[UNTIL])
            yield _in(RETURN, after, after[PERSONNEL])
        elif before[NATION] != after[NATION]:
            yield _out(RELIEVED, before, before[PERSONNEL], after[FROM])
            yield _in(RELIEF, after, after[PERSONNEL])
        else:
            yield from _between(before, after)
    if math.isfinite(rows[-1][UNTIL]):
        yield _out(WITHDRAWAL, rows[-1], rows[-1][PERSONNEL], rows[-1][UNTIL])


def _between(before: Row, after: Row) -> Iterator[Shift]:
    """Yield what changes from one row of a unit to the next, which follows at once and has the same nation."""
    at, (was, now) = after[FROM], (before[PERSONNEL], after[PERSONNEL])
    if not is_same_place(_spot(before).position, _spot(after).position):
        stay = math.nan if math.isnan(was) or math.isnan(now) else min(was, now)
        yield _shift(REDEPLOYMENT, after, at, _spot(before), _spot(after), stay)
    if now > was:
        yield _in(GROWTH, after, now - was)
    elif now < was:
        yield _out(REDUCTION, before, was - now, at)
    elif math.isnan(was) and now > 0:
        yield _in(KNOWN, after, now)
    elif math.isnan(now) and was > 0:
        yield _out(UNKNOWN, before, was, at)


def _spot(row: Row) -> Spot:
    return Spot((row[LATITUDE], row[LONGITUDE]), row[PLACE])


def _in(kind: MoveKind, row: Row, persons: float) -> Shift:
    return _shift(kind, row, row[FROM], None, _spot(row), persons)


def _out(kind: MoveKind, row: Row, persons: float, at: float) -> Shift:
    return _shift(kind, row, at, _spot(row), None, persons)


def _shift(kind: MoveKind, row: Row, at: float, start: Spot | None, end: Spot | None, persons: float) -> Shift:
    named = (row[UNIT_ID], row[UNIT_NAME], row[NATION], row[ECHELON_COLUMN], row[PARENT])
    return Shift(kind, *named, at, start, end, persons)
