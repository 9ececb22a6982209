"""The ways of things from one place of a plan to the next, to be drawn behind them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from geo.analysis.ways import router_at
from geo.basemap.routes import Position, Route, thinned
from geo.columns import TableSpec
from geo.geodesy import is_same_place
from geo.periods import records
from geo.plan import Plan
from geo.schema import FROM, LATITUDE, LONGITUDE, UNTIL

MOST_ROUTED = 40
"""Ways that are looked for along roads; nobody tells more of them apart on a map, and the others are drawn straight."""

_COARSE_DEG = 0.01
"""How far a drawn way may be from the road, in degrees: about a km."""


@dataclass(frozen=True, slots=True)
class Trail:
    """One change of place.

    Attributes
    ----------
    table, id
        What moves: the name of its table, and its id.
    at
        When the plan has it at the new place: hours since H+0.
    points
        Latitude and longitude in degrees (EPSG:4326), from the old place to the new one.
    by_road
        Whether the points follow roads; else they are the two places alone.
    """

    table: str
    id: str
    at: float
    points: tuple[Position, ...]
    by_road: bool


def trails(plan: Plan, tables: tuple[TableSpec, ...]) -> list[Trail]:
    """Return every change of place of things that are in force without a gap, in the order of time.

    The first :data:`MOST_ROUTED` different ways follow the fastest road, as it is open at that instant.

    Parameters
    ----------
    plan
        Its rows that count, its speeds, delays and closures.
    tables
        Tables of things with a place and a period.
    """
    found = sorted((one for spec in tables for one in _steps(plan, spec)), key=lambda one: (one.at, one.id))
    ways: dict[tuple[float, tuple[Position, ...]], tuple[Position, ...] | None] = {}
    told: list[Trail] = []
    for one in found:
        key = (one.at, one.points)
        if key not in ways and len(ways) < MOST_ROUTED:
            ways[key] = _road(plan, one)
        line = ways.get(key)
        told.append(one if line is None else replace(one, points=line, by_road=True))
    return told


def _steps(plan: Plan, spec: TableSpec) -> Iterator[Trail]:
    by_id: dict[str, list[dict[str, float]]] = {}
    frame = plan.counted(spec)
    several = frame[frame[spec.id].duplicated(keep=False)]
    for row in records(several.sort_values(FROM, kind="stable")):
        by_id.setdefault(row[spec.id], []).append(row)
    for name, rows in by_id.items():
        for before, after in pairwise(rows):
            start, end = ((row[LATITUDE], row[LONGITUDE]) for row in (before, after))
            if before[UNTIL] == after[FROM] and not is_same_place(start, end):
                yield Trail(spec.name, name, after[FROM], (start, end), by_road=False)


def _road(plan: Plan, trail: Trail) -> tuple[Position, ...] | None:
    start, end = trail.points
    way = router_at(plan, trail.at).route(start, end)
    if not isinstance(way, Route):
        return None
    return tuple((latitude, longitude) for latitude, longitude in thinned(way.line, _COARSE_DEG))
