"""What stands elsewhere at one instant than at another: what has come, what has gone, and what has moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from geo.columns import TableSpec
from geo.geodesy import is_same_place
from geo.periods import records
from geo.plan import Plan
from geo.schema import LATITUDE, LONGITUDE


@dataclass(frozen=True, slots=True)
class Changes:
    """The ids of rows of one table, each in one of the three, in the order of the file.

    Attributes
    ----------
    arrived
        In force at the second instant, and not at the first.
    moved
        In force at both, at different places.
    left
        In force at the first instant, and not at the second.
    """

    arrived: tuple[str, ...]
    moved: tuple[str, ...]
    left: tuple[str, ...]


def changes(plan: Plan, spec: TableSpec, since: float, at: float) -> Changes:
    """Return what differs between two instants. What came and went between them is in neither.

    Parameters
    ----------
    plan
        Its rows that count.
    spec
        A table of things with a place and a period.
    since, at
        The first and the second instant, in hours since H+0.
    """
    before, after = (_placed(plan, spec, instant) for instant in (since, at))
    return Changes(
        tuple(name for name in after if name not in before),
        tuple(name for name in after if name in before and not is_same_place(before[name], after[name])),
        tuple(name for name in before if name not in after),
    )


def _placed(plan: Plan, spec: TableSpec, at: float) -> dict[str, tuple[float, float]]:
    rows: list[dict[str, Any]] = records(plan.standing(spec, at))
    return {row[spec.id]: (row[LATITUDE], row[LONGITUDE]) for row in rows}
