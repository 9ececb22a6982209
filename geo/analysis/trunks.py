"""The trunks of a supply: what goes from hub to hub, and along which trunks supply comes to a hub."""

from __future__ import annotations

from dataclasses import dataclass

from geo.analysis.sustainment import Sustainment


@dataclass(frozen=True, slots=True)
class Trunk:
    """What goes from one hub to another, in t/day, with km and hours of the way by road."""

    start: str
    end: str
    t_per_day: float
    km: float
    hours: float


def trunks_to(found: Sustainment, hub_id: str) -> list[Trunk]:
    """Return the trunks along which supply comes to a hub, those that end there first.

    Parameters
    ----------
    found
        The supply of a plan at an instant.
    hub_id
        Id of the hub. An entry point gets nothing from other hubs, so it has none.
    """
    net = found.picture.net
    trunks, hubs = [], [hub_id]
    for hub in hubs:
        for start, end, t in found.between:
            if end == hub:
                i, j = net.hub_ids.index(start), net.hub_ids.index(end)
                trunks.append(Trunk(start, end, t, float(net.hub_km[i, j]), float(net.hub_hours[i, j])))
                if start not in hubs:
                    hubs.append(start)
    return trunks
