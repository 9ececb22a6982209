"""Which hub supplies which unit at an instant, and which units run short when. All results are planning estimates."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from geo.analysis.endurance import days_until_short
from geo.analysis.losses import NOTHING, Losses
from geo.analysis.programme import SMALLEST_T, Flow
from geo.analysis.supply_flow import asked_of_hubs, solve
from geo.analysis.supply_net import SupplyNet, SupplyPicture, supply_picture
from geo.clock import HOURS_PER_DAY, format_instant
from geo.notes import Note
from geo.plan import Plan
from geo.words.text import Text


@dataclass(frozen=True, slots=True)
class Supply:
    """What one hub delivers to a unit, in t/day, with km and hours of the way by road."""

    hub_id: str
    t_per_day: float
    km: float
    hours: float


@dataclass(frozen=True, slots=True)
class UnitSupply:
    """What a unit needs and gets.

    Attributes
    ----------
    unit_id
        Its id.
    demand_t_per_day, short_t_per_day
        What it needs, and how much of that nobody delivers, t/day.
    supply
        The hubs that deliver, the largest delivery first.
    days_until_short
        Days from the instant of the answer until the unit runs short; 0 when it has run short by then. None when it
        does not run short, or nobody knows. The unit first uses its days on hand and then stocks that can reach it,
        both from the loss on, or without a loss from the instant of the answer on.
    short_at
        When it runs short, hours since H+0; None as for ``days_until_short``.
    stock_days
        How many of the days since the loss come from stocks.
    """

    unit_id: str
    demand_t_per_day: float
    short_t_per_day: float
    supply: tuple[Supply, ...]
    days_until_short: float | None
    short_at: float | None
    stock_days: float


@dataclass(frozen=True, slots=True)
class HubLoad:
    """What leaves a hub, t/day.

    Attributes
    ----------
    hub_id
        Its id.
    load_t_per_day
        What leaves it, t/day; never more than its throughput.
    throughput_t_per_day
        What can leave it, t/day; None where it is unknown.
    asked_t_per_day
        What the plan would draw from it, t/day; see :func:`geo.analysis.supply_flow.asked_of_hubs`.
    """

    hub_id: str
    load_t_per_day: float
    throughput_t_per_day: float | None
    asked_t_per_day: float

    @property
    def full(self) -> bool:
        """Whether the hub gives all that its throughput allows."""
        return (
            self.throughput_t_per_day is not None and self.load_t_per_day > self.throughput_t_per_day - 2 * SMALLEST_T
        )

    @property
    def over(self) -> bool:
        """Whether the plan would draw more from the hub than it can give."""
        return self.throughput_t_per_day is not None and self.asked_t_per_day > self.throughput_t_per_day + SMALLEST_T


@dataclass(frozen=True)
class Sustainment:
    """The supply of a plan at an instant.

    Attributes
    ----------
    at
        Hours since H+0.
    losses
        What is lost, from their start on.
    units, hubs
        In the order of their ids.
    between
        What goes from hub to hub: ids and t/day.
    unmet_t_per_day
        What of all demand nobody delivers.
    tonne_km_per_day, trunk_tonne_km_per_day
        Work of transport from hubs to units, and between hubs.
    notes
        What a reader must know.
    picture
        What it was computed from.
    """

    at: float
    losses: Losses
    units: tuple[UnitSupply, ...]
    hubs: tuple[HubLoad, ...]
    between: tuple[tuple[str, str, float], ...]
    unmet_t_per_day: float
    tonne_km_per_day: float
    trunk_tonne_km_per_day: float
    notes: tuple[Note, ...]
    picture: SupplyPicture

    @property
    def is_demand_known(self) -> bool:
        """Whether plan.toml gives the factors of the demand. Without them nobody knows which units run short."""
        return not any(note.code == "factors-absent" for note in self.notes)

    @property
    def demand_t_per_day(self) -> float:
        """What all units together need, t/day."""
        return sum(unit.demand_t_per_day for unit in self.units)

    @property
    def short_units(self) -> list[UnitSupply]:
        """The units that get less than they need."""
        return [unit for unit in self.units if unit.short_t_per_day > 0]

    @property
    def first_short_at(self) -> float | None:
        """When the first unit runs short, hours since H+0; None when no unit does, or nobody knows."""
        return min((unit.short_at for unit in self.units if unit.short_at is not None), default=None)

    def as_dict(self) -> dict[str, Any]:
        """Return the answer as ``posture sustain --format json`` prints it: t/day to 1 kg, km and hours to one digit."""
        return {
            "at": format_instant(self.at),
            "lost": self.losses.at(self.at).names,
            "units": [_unit_dict(unit) for unit in self.units],
            "hubs": [_hub_dict(hub) for hub in self.hubs],
            "between": [{"from": a, "to": b, "t_per_day": round(t, 3)} for a, b, t in self.between],
            "unmet_t_per_day": round(self.unmet_t_per_day, 3),
            "tonne_km_per_day": round(self.tonne_km_per_day, 1),
            "trunk_tonne_km_per_day": round(self.trunk_tonne_km_per_day, 1),
            "notes": [note.as_dict() for note in self.notes],
        }


def _unit_dict(unit: UnitSupply) -> dict[str, Any]:
    supply = [
        {"hub_id": s.hub_id, "t_per_day": round(s.t_per_day, 3), "km": round(s.km, 1), "hours": round(s.hours, 1)}
        for s in unit.supply
    ]
    days = unit.days_until_short
    return {
        "unit_id": unit.unit_id,
        "demand_t_per_day": round(unit.demand_t_per_day, 3),
        "supply": supply,
        "short_t_per_day": round(unit.short_t_per_day, 3),
        "days_until_short": None if days is None else round(days, 1),
    }


def _hub_dict(hub: HubLoad) -> dict[str, Any]:
    return {
        "hub_id": hub.hub_id,
        "load_t_per_day": round(hub.load_t_per_day, 3),
        "throughput_t_per_day": hub.throughput_t_per_day,
        "asked_t_per_day": round(hub.asked_t_per_day, 3),
        "over": hub.over,
    }


def sustain(plan: Plan, at: float, losses: Losses = NOTHING) -> Sustainment:
    """Return which hub supplies which unit in a plan at an instant, after losses.

    Parameters
    ----------
    plan
        Its rows that count, its factors and its closures.
    at
        Hours since H+0.
    losses
        What is lost. It has no effect before its own start.

    Raises
    ------
    AnalysisError
        If the solver fails, which no plan is known to bring about.
    """
    picture = supply_picture(plan, at, losses)
    net = picture.net
    flow = solve(net)
    days, from_stock = days_until_short(net, flow, plan.settings.unit_days_on_hand)
    asked = asked_of_hubs(net)
    since = losses.start if losses.at(at).names and math.isfinite(losses.start) else at
    units = tuple(
        _unit_supply(net, flow, u, _Endurance(days[u], from_stock[u], since, at)) for u in range(len(net.unit_ids))
    )
    limits = [None if np.isinf(limit) else float(limit) for limit in net.throughput]
    hubs = tuple(
        HubLoad(hub, float(load), limit, float(ask))
        for hub, load, limit, ask in zip(net.hub_ids, flow.leaving(), limits, asked, strict=True)
    )
    between = tuple((net.hub_ids[a], net.hub_ids[b], t) for a, b, t in flow.between())
    notes = (*picture.notes, *_cut_off(net, picture))
    return Sustainment(at, losses, units, hubs, between, flow.unmet, flow.tonne_km, flow.trunk_tonne_km, notes, picture)


@dataclass(frozen=True, slots=True)
class _Endurance:
    """How long a unit can go on: in days since an instant.

    Attributes
    ----------
    days
        Days until it runs short; None when it does not, or nobody knows.
    from_stock
        How many of them come from stocks.
    since
        The instant from which they count, hours since H+0.
    at
        The instant of the answer, hours since H+0.
    """

    days: float | None
    from_stock: float
    since: float
    at: float

    @property
    def short_at(self) -> float | None:
        return None if self.days is None else self.since + self.days * HOURS_PER_DAY

    @property
    def left(self) -> float | None:
        return None if self.short_at is None else max(0.0, (self.short_at - self.at) / HOURS_PER_DAY)


def _unit_supply(net: SupplyNet, flow: Flow, unit: int, going_on: _Endurance) -> UnitSupply:
    given = [
        Supply(net.hub_ids[h], *(float(values[h, unit]) for values in (flow.to_units, net.unit_km, net.unit_hours)))
        for h in np.flatnonzero(flow.to_units[:, unit] > SMALLEST_T)
    ]
    given.sort(key=lambda s: (-s.t_per_day, s.hub_id))
    short, stock = float(flow.short[unit]), going_on.from_stock
    demand, left = float(net.demand[unit]), going_on.left
    return UnitSupply(net.unit_ids[unit], demand, short, tuple(given), left, going_on.short_at, stock)


def _cut_off(net: SupplyNet, picture: SupplyPicture) -> list[Note]:
    """Return a note for each unit with a demand that no way by road joins to a hub that may serve it."""
    told = {note.about for note in picture.notes if note.code == "off-network"}
    alone = (net.demand > 0) & ~net.unit_arcs().any(axis=0)
    return [
        Note("cut-off", net.unit_ids[u], Text("notes.cut-off"))
        for u in np.flatnonzero(alone)
        if net.hub_ids and net.unit_ids[u] not in told
    ]
