"""Who could supply whom at an instant: hubs, units with their demand, and the roads between them.

Supply comes in at entry points (hubs with no ``supplied_by``). It goes to forward hubs along ``supplied_by``, and from
hubs to units. A forward hub may draw on any hub that still gets supply, if its own supplier is lost or cut off. Any hub
serves any unit of any nation.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geo.analysis.losses import NOTHING, Losses, unmet_conditions, without_effect
from geo.analysis.reception import entry_points
from geo.analysis.ways import router_at
from geo.basemap.network import Mode
from geo.basemap.router import Router
from geo.basemap.routes import NoRoute, Position, Route
from geo.columns import TableSpec
from geo.notes import Note
from geo.periods import in_force
from geo.plan import Plan
from geo.schema import (
    CLOSURES,
    HUB_ID,
    HUBS,
    LATITUDE,
    LONGITUDE,
    NATION,
    PERSONNEL,
    PLACEMENTS,
    STOCK,
    SUPPLIED_BY,
    THROUGHPUT,
    UNIT_ID,
)
from geo.words.text import Text

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

TOLD_FROM_KM = 0.5
"""From this many km on, an answer says how much farther away a way begins because of closures."""

SUPPLY_MODE: Mode = "road"
"""All supplies go by road. Trains to railheads are not modelled."""


@dataclass(frozen=True)
class SupplyNet:
    """h hubs and u units at an instant, in the order of their ids.

    Attributes
    ----------
    hub_ids, unit_ids
        Ids, sorted.
    throughput
        What may leave each hub, t/day; inf where it is unknown. Shape (h,).
    stock
        What is in store at each hub, t; 0 where it is unknown. Shape (h,).
    entry
        Whether the hub is an entry point. Shape (h,).
    supplier
        Index of the hub that supplies each by the plan; -1 for none. Shape (h,).
    demand
        What each unit needs, t/day. Shape (u,).
    plan_hub
        Index of the hub that the plan names for each unit; -1 for none. Shape (u,).
    hub_km, hub_hours, unit_km, unit_hours
        Km and hours by road between hubs, shape (h, h), and from hubs to units, shape (h, u); inf where there is no
        way.
    """

    hub_ids: tuple[str, ...]
    unit_ids: tuple[str, ...]
    throughput: Floats
    stock: Floats
    entry: Bools
    supplier: NDArray[np.int64]
    demand: Floats
    plan_hub: NDArray[np.int64]
    hub_km: Floats
    hub_hours: Floats
    unit_km: Floats
    unit_hours: Floats

    def without(self, lost: Collection[int]) -> SupplyNet:
        """Return the net without some hubs, given by index. All units stay."""
        kept = np.array([h for h in range(len(self.hub_ids)) if h not in set(lost)], dtype=np.int64)
        place = np.full(len(self.hub_ids) + 1, -1, dtype=np.int64)
        place[kept] = np.arange(len(kept))
        return replace(
            self,
            hub_ids=tuple(self.hub_ids[h] for h in kept),
            throughput=self.throughput[kept],
            stock=self.stock[kept],
            entry=self.entry[kept],
            supplier=place[self.supplier[kept]],
            plan_hub=place[self.plan_hub],
            hub_km=self.hub_km[np.ix_(kept, kept)],
            hub_hours=self.hub_hours[np.ix_(kept, kept)],
            unit_km=self.unit_km[kept],
            unit_hours=self.unit_hours[kept],
        )

    def hub_arcs(self) -> list[tuple[int, int]]:
        """Return which hub may supply which, as pairs of indices.

        They are the pairs of the plan. A hub that is cut off from its supplier may draw on every hub that gets supply.
        """
        linked = [
            s >= 0 and np.isfinite(self.hub_hours[s, h]) and not self.entry[h] for h, s in enumerate(self.supplier)
        ]
        fed = np.array([self._is_fed(h, linked) for h in range(len(self.hub_ids))], dtype=bool)
        arcs = []
        for h in range(len(self.hub_ids)):
            if self.entry[h]:
                continue
            if linked[h] and not self._circles(h, linked):
                arcs.append((int(self.supplier[h]), h))
            else:
                arcs += [(a, h) for a in np.flatnonzero(fed).tolist() if np.isfinite(self.hub_hours[a, h])]
        return arcs

    def _is_fed(self, hub: int, linked: Sequence[bool]) -> bool:
        """Tell whether the plan's chain of suppliers leads from an entry point to a hub."""
        for _ in range(len(self.hub_ids) + 1):
            if self.entry[hub]:
                return True
            if not linked[hub]:
                return False
            hub = int(self.supplier[hub])
        return False

    def _circles(self, hub: int, linked: Sequence[bool]) -> bool:
        """Tell whether a hub comes back to itself along its suppliers."""
        at = hub
        for _ in range(len(self.hub_ids)):
            if self.entry[at] or not linked[at]:
                return False
            at = int(self.supplier[at])
            if at == hub:
                return True
        return False

    def unit_arcs(self) -> Bools:
        """Return which hub may serve which unit, shape (h, u)."""
        return np.isfinite(self.unit_hours)


@dataclass(frozen=True)
class SupplyPicture:
    """The net of a plan at an instant, and what it was made from.

    Attributes
    ----------
    net
        Who could supply whom.
    hubs, units
        Rows of hubs.csv and placements.csv in the order of the net.
    router
        The roads at that instant.
    notes
        What a reader of the answer must know.
    """

    net: SupplyNet
    hubs: pd.DataFrame
    units: pd.DataFrame
    router: Router
    notes: list[Note]

    def strength(self, unit_id: str) -> float | None:
        """Return the persons of a unit; None where its strength is unknown."""
        (persons,) = self.units.loc[self.units[UNIT_ID] == unit_id, PERSONNEL].tolist()
        return None if np.isnan(persons) else float(persons)

    def way(self, hub_id: str, unit_id: str) -> Route | NoRoute:
        """Return the way by road from a hub to a unit, or why there is none.

        Parameters
        ----------
        hub_id, unit_id
            Ids of the net. Any other id raises ValueError.
        """
        (start,) = _places(self.hubs[self.hubs[HUB_ID] == hub_id])
        (end,) = _places(self.units[self.units[UNIT_ID] == unit_id])
        return self.router.route(start, end)


def supply_picture(plan: Plan, at: float, losses: Losses = NOTHING) -> SupplyPicture:
    """Return who could supply whom in a plan at an instant, after losses.

    Demand is persons × kg per person and day, from plan.toml. All of it is a planning estimate.

    Parameters
    ----------
    plan
        Its rows that count, its factors and its closures.
    at
        Hours since H+0.
    losses
        What is lost. It has no effect before its own start.
    """
    lost = losses.at(at)
    hubs = _by_id(plan, HUBS, at)
    hubs = hubs[~hubs[HUB_ID].isin(lost.hubs) & ~hubs[NATION].isin(lost.nations)].reset_index(drop=True)
    units = _by_id(plan, PLACEMENTS, at)
    units = units[~units[NATION].isin(lost.nations)].reset_index(drop=True)
    roads = router_at(plan, at, SUPPLY_MODE, losses)
    hub_places, unit_places = _places(hubs), _places(units)
    legs = roads.legs(hub_places, [*hub_places, *unit_places])
    count = len(hubs)
    index = {hub: i for i, hub in enumerate(hubs[HUB_ID])}
    entry = hubs.index.isin(entry_points(hubs).index)
    net = SupplyNet(
        tuple(hubs[HUB_ID]),
        tuple(units[UNIT_ID]),
        hubs[THROUGHPUT].fillna(np.inf).to_numpy(dtype=float),
        hubs[STOCK].fillna(0.0).to_numpy(dtype=float),
        entry,
        np.array([index.get(name, -1) for name in hubs[SUPPLIED_BY]], dtype=np.int64),
        units[PERSONNEL].fillna(0.0).to_numpy(dtype=float) * plan.settings.t_per_person_per_day,
        np.array([index.get(name, -1) for name in units[HUB_ID]], dtype=np.int64),
        legs.km[:, :count],
        legs.hours[:, :count],
        legs.km[:, count:],
        legs.hours[:, count:],
    )
    notes = [
        *unmet_conditions(plan, at, losses),
        *without_effect(plan, at, losses, SUPPLY_MODE),
        *_plan_notes(plan, net),
        *_hub_notes(plan, hubs, net, roads, lost),
        *_unit_notes(units, roads),
        *_twice(plan, at),
        *_aside(plan),
    ]
    return SupplyPicture(net, hubs, units, roads, notes)


def _by_id(plan: Plan, spec: TableSpec, at: float) -> pd.DataFrame:
    """Return the rows of a table that count at an instant, by id."""
    return plan.standing(spec, at).sort_values(spec.id, kind="stable").reset_index(drop=True)


def _places(frame: pd.DataFrame) -> list[Position]:
    return list(zip(frame[LATITUDE].tolist(), frame[LONGITUDE].tolist(), strict=True))


def _plan_notes(plan: Plan, net: SupplyNet) -> list[Note]:
    settings, notes = plan.settings, []
    if not settings.kg_per_person_per_day:
        notes.append(Note("factors-absent", "", Text("notes.factors-absent.demand")))
    elif not net.demand.any():
        notes.append(Note("no-demand", "", Text("notes.no-demand")))
    if settings.unit_days_on_hand is None:
        notes.append(Note("days-on-hand-unknown", "", Text("notes.days-on-hand-unknown")))
    if not net.hub_ids:
        notes.append(Note("no-hub", "", Text("notes.no-hub")))
    elif not net.entry.any():
        notes.append(Note("no-entry-point", "", Text("notes.no-entry-point.left")))
    return notes


def _hub_notes(plan: Plan, hubs: pd.DataFrame, net: SupplyNet, roads: Router, lost: Losses) -> list[Note]:
    notes = []
    planned = {b: a for a, b in net.hub_arcs() if net.supplier[b] == a}
    for index, row in enumerate(hubs.to_dict("records")):
        hub, limit = row[HUB_ID], row[THROUGHPUT]
        if np.isnan(limit):
            notes.append(Note("throughput-unknown", hub, Text("notes.throughput-unknown")))
        elif limit == 0:
            notes.append(Note("throughput-zero", hub, Text("notes.throughput-zero")))
        if not net.entry[index] and index not in planned:
            notes.append(Note("supplier-absent", hub, _why_absent(plan, net, index, row[SUPPLIED_BY], lost)))
        if not net.entry[index] and np.isnan(row[STOCK]):
            notes.append(Note("stock-unknown", hub, Text("notes.stock-unknown")))
        notes += _way_notes(hub, row, roads)
    return notes


def _why_absent(plan: Plan, net: SupplyNet, hub: int, supplier: str, lost: Losses) -> Text:
    """Return why the hub that is to supply another does not."""
    table = plan.tables[HUBS.name]
    if supplier in net.hub_ids:
        near = np.isfinite(net.hub_hours[net.hub_ids.index(supplier), hub])
        return Text("notes.supplier-absent.circle" if near else "notes.supplier-absent.no-way", supplier=supplier)
    if supplier in lost.hubs:
        return Text("notes.supplier-absent.lost", supplier=supplier)
    if supplier in set(table.frame[HUB_ID]):
        return Text("notes.supplier-absent.not-in-force", supplier=supplier)
    if supplier in table.aside:
        return Text("notes.supplier-absent.aside", supplier=supplier)
    return Text("notes.supplier-absent.unknown", supplier=supplier)


def _unit_notes(units: pd.DataFrame, roads: Router) -> list[Note]:
    notes = []
    for row in units.to_dict("records"):
        if np.isnan(row[PERSONNEL]):
            notes.append(Note("strength-unknown", row[UNIT_ID], Text("notes.strength-unknown.of-unit")))
        else:
            notes += _way_notes(row[UNIT_ID], row, roads)
    return notes


def _way_notes(name: str, row: dict[Hashable, Any], roads: Router) -> list[Note]:
    place = (row[LATITUDE], row[LONGITUDE])
    if not roads.is_on_network(place):
        return [Note("off-network", name, Text("notes.off-network"))]
    farther = roads.turned_away_km(place)
    if farther < TOLD_FROM_KM:
        return []
    return [Note("roads-closed", name, Text("notes.roads-closed", km=f"{farther:.1f}"))]


def _aside(plan: Plan) -> list[Note]:
    count = sum(plan.tables[spec.name].set_aside for spec in (PLACEMENTS, HUBS, CLOSURES))
    return [Note("set-aside", "", Text("notes.set-aside", count=count))] if count else []


def _twice(plan: Plan, at: float) -> list[Note]:
    """Return a note for each id with more than one row in force, of which the first counts."""
    found = []
    for spec in (PLACEMENTS, HUBS):
        names = in_force(plan.rows(spec), at)[spec.id]
        twice = sorted(set(names[names.duplicated()]))
        found += [Note("counted-once", str(name), Text("notes.counted-once")) for name in twice]
    return found
