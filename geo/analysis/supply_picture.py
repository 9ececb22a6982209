"""The supply net of a plan at an instant, after any losses, with the roads between hubs and units."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from geo.analysis.giving import may_give, priorities
from geo.analysis.losses import NOTHING, Losses, unmet_conditions, without_effect
from geo.analysis.progress import Passed, Progress
from geo.analysis.reception import entry_points
from geo.analysis.supply_net import SupplyNet
from geo.analysis.supply_notes import SUPPLY_MODE, Seen, notes_of
from geo.analysis.ways import router_at
from geo.basemap.router import Router
from geo.basemap.routes import NoRoute, Position, Route
from geo.columns import TableSpec
from geo.notes import Note
from geo.plan import Plan
from geo.schema import (
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


def supply_picture(plan: Plan, at: float, losses: Losses = NOTHING, tell: Progress = lambda _: None) -> SupplyPicture:
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
    tell
        Called with the part of the work that is done, from 0 to 1.
    """
    lost = losses.at(at)
    hubs = _by_id(plan, HUBS, at)
    hubs = hubs[~hubs[HUB_ID].isin(lost.hubs) & ~hubs[NATION].isin(lost.nations)].reset_index(drop=True)
    units = _by_id(plan, PLACEMENTS, at)
    units = units[~units[NATION].isin(lost.nations)].reset_index(drop=True)
    roads = router_at(plan, at, SUPPLY_MODE, losses)
    hub_places, unit_places = _places(hubs), _places(units)
    legs = roads.legs(Passed(hub_places, tell, 0.3, 0.6), Passed([*hub_places, *unit_places], tell, 0.0, 0.3))
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
        priorities(units),
        may_give(hubs, units, plan.settings.hub_gives),
        legs.km[:, :count],
        legs.hours[:, :count],
        legs.km[:, count:],
        legs.hours[:, count:],
    )
    notes = [*unmet_conditions(plan, at, losses), *without_effect(plan, at, losses, SUPPLY_MODE)]
    notes += notes_of(Seen(plan, at, lost, net, hubs, units, roads, tell))
    return SupplyPicture(net, hubs, units, roads, notes)


def _by_id(plan: Plan, spec: TableSpec, at: float) -> pd.DataFrame:
    """Return the rows of a table that count at an instant, by id."""
    return plan.standing(spec, at).sort_values(spec.id, kind="stable").reset_index(drop=True)


def _places(frame: pd.DataFrame) -> list[Position]:
    return list(zip(frame[LATITUDE].tolist(), frame[LONGITUDE].tolist(), strict=True))
