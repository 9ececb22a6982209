"""How much of the force of each nation is in force at an instant."""

from __future__ import annotations

from dataclasses import dataclass

from geo.nations import nation_name
from geo.plan import Plan
from geo.schema import NATION, PLACEMENTS, UNIT_ID


@dataclass(frozen=True, slots=True)
class Readiness:
    """A nation, and how many of its units are in force, of how many that the plan ever has."""

    nation: str
    now: int
    ever: int


def readiness(plan: Plan, at: float) -> list[Readiness]:
    """Return the readiness of every nation at an instant (hours since H+0), by name."""
    ever = plan.rows(PLACEMENTS).groupby(NATION)[UNIT_ID].nunique()
    now = plan.standing(PLACEMENTS, at)[NATION].value_counts()
    found = (Readiness(nation_name(code), int(now.get(code, 0)), int(count)) for code, count in ever.items())
    return sorted(found, key=lambda one: one.nation)
