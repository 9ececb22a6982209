"""Who could supply whom at an instant: hubs, and units with their demand.

Supply comes in at entry points (hubs with no ``supplied_by``). It goes to forward hubs along ``supplied_by``, and from
hubs to units. A forward hub may draw on any hub that still gets supply, if its own supplier is lost or cut off. A hub
serves units of any nation, as far as its kind gives to theirs.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class SupplyNet:
    """h hubs and u units at an instant, in the order of their ids. A net is equal to itself alone.

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
    priority
        Who gets its supplies first: 1 before 2. Shape (u,).
    gives
        Whether a hub of this kind gives to a unit of that kind. Shape (h, u).
    hub_km, hub_hours, unit_km, unit_hours
        Km and hours by road between hubs, shape (h, h), and from hubs to units, shape (h, u); inf where there is no
        way.
    """

    hub_ids: tuple[str, ...]
    unit_ids: tuple[str, ...]
    throughput: Floats
    stock: Floats
    entry: Bools
    supplier: Indices
    demand: Floats
    plan_hub: Indices
    priority: Indices
    gives: Bools
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
            gives=self.gives[kept],
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
        reached: Bools = np.isfinite(self.unit_hours) & self.gives
        return reached
