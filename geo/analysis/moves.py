"""What moves between two instants, and along which ways: into the force, out of it, and within it."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo.analysis.losses import closed_at
from geo.analysis.reception import entry_points
from geo.analysis.shift import MoveKind, Shift, Spot
from geo.analysis.shifts import shifts
from geo.analysis.ways import router_at
from geo.basemap.closures import Edges
from geo.basemap.network import Mode
from geo.basemap.router import Router
from geo.basemap.routes import NoRoute, Position, Route
from geo.periods import in_force
from geo.plan import Plan
from geo.schema import HUB_ID, HUBS, LATITUDE, LONGITUDE, PLACEMENTS
from geo.words.text import Text


@dataclass(frozen=True)
class Move:
    """Persons who come into the force, leave it, or go from one place to another.

    Attributes
    ----------
    kind
        What kind of move it is.
    unit_id, name, nation
        The unit.
    other_id
        The unit that takes part in a relief or transfer too; "" for none.
    at
        When they are to be at the new place, or no longer have to be at the old one: hours since H+0.
    start, end
        Latitude and longitude in degrees (EPSG:4326): a place of the plan, or the entry point through which they come or
        go. Without an entry point, both are the place of the plan.
    from_name, to_name
        Names of the places; "" for none.
    persons
        How many; NaN where unknown.
    tonnes
        What moves with them: ``deploy_t_per_person`` for each, in t; NaN where unknown.
    way
        The route, or why there is none.
    """

    kind: MoveKind
    unit_id: str
    name: str
    nation: str
    other_id: str
    at: float
    start: Position
    end: Position
    from_name: str
    to_name: str
    persons: float
    tonnes: float
    way: Route | NoRoute

    @property
    def leaves(self) -> float | None:
        """When they must leave to be at the new place in time, hours since H+0; None where there is no way."""
        if not isinstance(self.way, Route):
            return None
        return self.at if self.kind.goes_out else self.at - self.way.hours

    @property
    def arrives(self) -> float | None:
        """When they are where they go, hours since H+0; None where there is no way out."""
        if not self.kind.goes_out:
            return self.at
        return self.at + self.way.hours if isinstance(self.way, Route) else None


def moves(plan: Plan, start: float, end: float, mode: Mode = "road") -> list[Move]:
    """Return what moves in a span of time, in the order of the times.

    Who comes in comes from the entry point that is nearest to the place in hours, and who goes out goes to it. The instant
    of a move is when the plan has the persons at the new place, or no longer at the old one.

    Parameters
    ----------
    plan
        Its placements and hubs that count; its speeds, delays and closures.
    start, end
        Hours since H+0. Moves at ``start`` are left out, and those at ``end`` are in.
    mode
        ``road`` or ``rail``.
    """
    entries = _EntryPoints(plan, mode)
    return [_move(plan, shift, entries) for shift in shifts(plan) if start < shift.at <= end]


def _move(plan: Plan, shift: Shift, entries: _EntryPoints) -> Move:
    stands = shift.end or shift.start
    assert stands is not None
    gate = None if shift.start and shift.end else entries.nearest(shift.at, stands.position)
    start, end = shift.start or gate or Spot(stands.position, ""), shift.end or gate or Spot(stands.position, "")
    way: Route | NoRoute = _NOTHING_COMES_IN
    if not shift.kind.travels:
        start, end, way = stands, stands, _NOBODY_TRAVELS
    elif gate or (shift.start and shift.end):
        way = entries.router(shift.at).route(start.position, end.position)
    return Move(
        shift.kind, shift.unit_id, shift.name, shift.nation, shift.other_id, shift.at, start.position, end.position,
        start.name, end.name, shift.persons, _tonnes(plan, shift), way,
    )  # fmt: skip


def _tonnes(plan: Plan, shift: Shift) -> float:
    per_person = plan.settings.deploy_t_per_person
    return math.nan if per_person is None or not shift.kind.travels else shift.persons * per_person


_NOTHING_COMES_IN = NoRoute("no-entry-point", Text("routes.no-entry-point"))
_NOBODY_TRAVELS = NoRoute("nobody-travels", Text("routes.nobody-travels"))


class _EntryPoints:
    """The entry points of a plan, and the ways from them. Each state of roads and entry points is searched once."""

    def __init__(self, plan: Plan, mode: Mode) -> None:
        self._plan, self._mode = plan, mode
        self._hubs = entry_points(plan.counted(HUBS))
        units = plan.rows(PLACEMENTS)
        places = dict.fromkeys(zip(units[LATITUDE], units[LONGITUDE], strict=True))
        self._places = {place: i for i, place in enumerate(places)}
        self._known: dict[tuple[Edges, tuple[int, ...]], NDArray[np.int64]] = {}

    def router(self, at: float) -> Router:
        """Return the router of an instant."""
        return router_at(self._plan, at, self._mode)

    def nearest(self, at: float, place: Position) -> Spot | None:
        """Return the entry point in force that is nearest in hours; None when none is in force."""
        now = in_force(self._hubs, at)
        if now.empty:
            return None
        starts = list(zip(now[LATITUDE].tolist(), now[LONGITUDE].tolist(), strict=True))
        state = closed_at(self._plan, at, self._mode), tuple(now.index.tolist())
        if state not in self._known:
            self._known[state] = self.router(at).legs(starts, list(self._places)).hours.argmin(axis=0)
        best = int(self._known[state][self._places[place]])
        return Spot(starts[best], str(now[HUB_ID].iloc[best]))
