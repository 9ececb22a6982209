"""What a reader of a supply must know besides its figures: what is unknown, cut off, or circular."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from geo.analysis.losses import Losses
from geo.analysis.progress import Passed, Progress
from geo.analysis.supply_net import SupplyNet
from geo.basemap.network import Mode
from geo.basemap.router import Router
from geo.notes import Note
from geo.periods import in_force
from geo.plan import Plan
from geo.schema import (
    CLOSURES,
    HUB_ID,
    HUBS,
    LATITUDE,
    LONGITUDE,
    PERSONNEL,
    PLACEMENTS,
    STOCK,
    SUPPLIED_BY,
    THROUGHPUT,
    UNIT_ID,
)
from geo.words.text import Text

TOLD_FROM_KM = 0.5
"""From this many km on, an answer says how much farther away a way begins because of closures."""

SUPPLY_MODE: Mode = "road"
"""All supplies go by road. Trains to railheads are not modelled."""


@dataclass(frozen=True)
class Seen:
    """What a supply net was made from: the plan at an instant (hours since H+0), what is lost then, rows, roads; progress."""

    plan: Plan
    at: float
    lost: Losses
    net: SupplyNet
    hubs: pd.DataFrame
    units: pd.DataFrame
    roads: Router
    tell: Progress


def notes_of(seen: Seen) -> list[Note]:
    """Return what a reader must know of a supply net: of the plan, its hubs, its units, and rows that do not count."""
    return [
        *_plan_notes(seen.plan, seen.net),
        *_hub_notes(seen),
        *_unit_notes(seen),
        *_twice(seen.plan, seen.at),
        *_aside(seen.plan),
    ]


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


def _hub_notes(seen: Seen) -> list[Note]:
    notes, net = [], seen.net
    planned = {b: a for a, b in net.hub_arcs() if net.supplier[b] == a}
    for index, row in enumerate(seen.hubs.to_dict("records")):
        hub, limit = row[HUB_ID], row[THROUGHPUT]
        if np.isnan(limit):
            notes.append(Note("throughput-unknown", hub, Text("notes.throughput-unknown")))
        elif limit == 0:
            notes.append(Note("throughput-zero", hub, Text("notes.throughput-zero")))
        if not net.entry[index] and index not in planned:
            notes.append(Note("supplier-absent", hub, _why_absent(seen, index, row[SUPPLIED_BY])))
        if not net.entry[index] and np.isnan(row[STOCK]):
            notes.append(Note("stock-unknown", hub, Text("notes.stock-unknown")))
        notes += _way_notes(hub, row, seen.roads)
    return notes


def _why_absent(seen: Seen, hub: int, supplier: str) -> Text:
    """Return why the hub that is to supply another does not."""
    table, net = seen.plan.tables[HUBS.name], seen.net
    if supplier in net.hub_ids:
        near = np.isfinite(net.hub_hours[net.hub_ids.index(supplier), hub])
        return Text("notes.supplier-absent.circle" if near else "notes.supplier-absent.no-way", supplier=supplier)
    if supplier in seen.lost.hubs:
        return Text("notes.supplier-absent.lost", supplier=supplier)
    if supplier in set(table.frame[HUB_ID]):
        return Text("notes.supplier-absent.not-in-force", supplier=supplier)
    if supplier in table.aside:
        return Text("notes.supplier-absent.aside", supplier=supplier)
    return Text("notes.supplier-absent.unknown", supplier=supplier)


def _unit_notes(seen: Seen) -> list[Note]:
    notes = []
    for row in Passed(seen.units.to_dict("records"), seen.tell, 0.6, 1.0):
        if np.isnan(row[PERSONNEL]):
            notes.append(Note("strength-unknown", row[UNIT_ID], Text("notes.strength-unknown.of-unit")))
        else:
            notes += _way_notes(row[UNIT_ID], row, seen.roads)
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
