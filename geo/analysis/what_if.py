"""What a loss changes: the supply before and after it, side by side."""

from __future__ import annotations

from dataclasses import dataclass

from geo.analysis.supply_records import UnitSupply
from geo.analysis.sustainment import Sustainment
from geo.analysis.tolerance import exceeds


@dataclass(frozen=True, slots=True)
class UnitChange:
    """What a loss changes for one unit.

    Attributes
    ----------
    unit_id
        Its id.
    before, after
        Its supply without the loss and with it; ``after`` is None where the unit itself is lost.
    added_km, added_hours
        How much longer the way of its supply is, as a mean over its tonnes, in km and hours. None where it gets nothing
        before or after.
    """

    unit_id: str
    before: UnitSupply
    after: UnitSupply | None
    added_km: float | None
    added_hours: float | None

    @property
    def short_at(self) -> float | None:
        """When the unit runs short, hours since H+0; None when it does not, or nobody knows."""
        return None if self.after is None else self.after.short_at

    @property
    def lost(self) -> bool:
        """Whether the unit itself is lost."""
        return self.after is None

    @property
    def short(self) -> bool:
        """Whether the unit gets less than it needs after the loss."""
        return self.after is not None and self.after.short_t_per_day > 0

    @property
    def turned(self) -> bool:
        """Whether other hubs supply the unit than before, or it is short of more."""
        if self.after is None:
            return False
        hubs = [{s.hub_id for s in supply.supply} for supply in (self.before, self.after)]
        return hubs[0] != hubs[1] or exceeds(self.after.short_t_per_day, self.before.short_t_per_day)


def mean_way(unit: UnitSupply) -> tuple[float, float] | None:
    """Return the km and hours of a unit's deliveries, as means over its tonnes; None when it gets nothing."""
    total = sum(s.t_per_day for s in unit.supply)
    if total <= 0:
        return None
    return (
        sum(s.km * s.t_per_day for s in unit.supply) / total,
        sum(s.hours * s.t_per_day for s in unit.supply) / total,
    )


def changes(before: Sustainment, after: Sustainment) -> list[UnitChange]:
    """Return what differs for each unit, in the order of the ids.

    Parameters
    ----------
    before, after
        The supply without a loss and with it, of one plan at one instant.
    """
    now = {unit.unit_id: unit for unit in after.units}
    found = []
    for unit in before.units:
        later = now.get(unit.unit_id)
        ways = mean_way(unit), None if later is None else mean_way(later)
        added_km, added_hours = (ways[1][i] - ways[0][i] if ways[0] and ways[1] else None for i in (0, 1))
        found.append(UnitChange(unit.unit_id, unit, later, added_km, added_hours))
    return found


@dataclass(frozen=True, slots=True)
class HubChange:
    """What a loss changes in the supply of one hub.

    Attributes
    ----------
    hub_id
        Its id.
    before, after
        How much comes from which hub, t/day by id.
    added_km, added_hours
        How much longer the way is, as a mean over the tonnes, in km and hours. None where nothing comes before or
        after.
    """

    hub_id: str
    before: dict[str, float]
    after: dict[str, float]
    added_km: float | None
    added_hours: float | None


def hub_changes(before: Sustainment, after: Sustainment) -> list[HubChange]:
    """Return the hubs that other hubs supply after a loss than before, in the order of the ids.

    Hubs that are lost are left out.

    Parameters
    ----------
    before, after
        The supply without a loss and with it, of one plan at one instant.
    """
    was, now = _suppliers(before), _suppliers(after)
    found = []
    for hub in (h.hub_id for h in after.hubs):
        old, new = was.get(hub, {}), now.get(hub, {})
        if old.keys() == new.keys():
            continue
        ways = _mean_trunk(before, hub, old), _mean_trunk(after, hub, new)
        added = [ways[1][i] - ways[0][i] if ways[0] and ways[1] else None for i in (0, 1)]
        found.append(HubChange(hub, old, new, *added))
    return found


def _suppliers(found: Sustainment) -> dict[str, dict[str, float]]:
    suppliers: dict[str, dict[str, float]] = {}
    for a, b, t in found.between:
        suppliers.setdefault(b, {})[a] = t
    return suppliers


def _mean_trunk(found: Sustainment, hub: str, suppliers: dict[str, float]) -> tuple[float, float] | None:
    """Return the km and hours of what comes to a hub, as means over its tonnes; None when nothing comes."""
    net, total = found.picture.net, sum(suppliers.values())
    if total <= 0:
        return None
    to = net.hub_ids.index(hub)
    shares = [(net.hub_ids.index(a), t / total) for a, t in suppliers.items()]
    return (
        float(sum(net.hub_km[a, to] * share for a, share in shares)),
        float(sum(net.hub_hours[a, to] * share for a, share in shares)),
    )


@dataclass(frozen=True)
class Effect:
    """What a loss changes in a plan at an instant.

    Attributes
    ----------
    before, after
        The supply without the loss, and with it.
    units
        What differs for each unit, in the order of the ids.
    hubs
        The hubs that other hubs supply than before, in the order of the ids.
    """

    before: Sustainment
    after: Sustainment
    units: list[UnitChange]
    hubs: list[HubChange]


def effect(before: Sustainment, after: Sustainment) -> Effect:
    """Return what a loss changes.

    Parameters
    ----------
    before, after
        The supply without a loss and with it, of one plan at one instant.
    """
    return Effect(before, after, changes(before, after), hub_changes(before, after))
