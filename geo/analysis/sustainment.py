"""Which hub supplies which unit at an instant, and which units run short when. All results are planning estimates."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from geo.analysis.asked import asked_of_hubs
from geo.analysis.endurance import NetSpell, days_until_short, spells
from geo.analysis.losses import NOTHING, Losses
from geo.analysis.progress import Progress, Stages
from geo.analysis.supply_flow import Flow, solve
from geo.analysis.supply_net import Floats, SupplyNet
from geo.analysis.supply_picture import SupplyPicture, supply_picture
from geo.analysis.supply_records import HubLoad, Spell, Supply, UnitSupply
from geo.analysis.tolerance import noise_t
from geo.analysis.transport import least_tonne_km
from geo.clock import HOURS_PER_DAY, format_instant
from geo.notes import Note
from geo.plan import Plan
from geo.words.text import Text


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
    least_tonne_km_per_day
        The least work of both together with which any hubs could supply the units as well.
    spells
        How the shortage goes on from the loss, or from the instant: the last spell is without end.
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
    least_tonne_km_per_day: float
    spells: tuple[Spell, ...]
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
            "units": [unit.as_dict() for unit in self.units],
            "hubs": [hub.as_dict() for hub in self.hubs],
            "between": [{"from": a, "to": b, "t_per_day": round(t, 3)} for a, b, t in self.between],
            "unmet_t_per_day": round(self.unmet_t_per_day, 3),
            "tonne_km_per_day": round(self.tonne_km_per_day, 1),
            "trunk_tonne_km_per_day": round(self.trunk_tonne_km_per_day, 1),
            "least_tonne_km_per_day": round(self.least_tonne_km_per_day, 1),
            "spells": [spell.as_dict() for spell in self.spells],
            "notes": [note.as_dict() for note in self.notes],
        }


def sustain(plan: Plan, at: float, losses: Losses = NOTHING, tell: Progress = lambda _: None) -> Sustainment:
    """Return which hub supplies which unit in a plan at an instant, after losses.

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

    Raises
    ------
    AnalysisError
        If the solver fails, which no plan is known to bring about.
    """
    stages = Stages(tell)
    stages.until(0.4)
    picture = supply_picture(plan, at, losses, stages.part)
    net = picture.net
    stages.until(0.6)
    flow = solve(net, told=stages.step)
    stages.until(0.75)
    least = least_tonne_km(net, flow, told=stages.step)
    stages.until(1.0)
    found = spells(net, flow, told=stages.step)
    since = losses.start if losses.at(at).names and math.isfinite(losses.start) else at
    return Sustainment(
        at, losses, _units(net, flow, _lasting(plan, net, flow, found, (since, at))), _hubs(net, flow),
        tuple((net.hub_ids[a], net.hub_ids[b], t) for a, b, t in flow.between()), flow.unmet,
        flow.tonne_km, flow.trunk_tonne_km, min(least, flow.tonne_km + flow.trunk_tonne_km),
        _spells(net, found, since), (*picture.notes, *_cut_off(net, picture)), picture,
    )  # fmt: skip


Lasting = tuple[float | None, float | None, float, float]
"""Days until a unit runs short, when that is (hours since H+0), its days from the beginning, and those from stocks."""


def _lasting(
    plan: Plan, net: SupplyNet, flow: Flow, found: list[NetSpell], between: tuple[float, float]
) -> list[Lasting]:
    """Return how long each unit can go on, counted from one instant, as seen from a later one."""
    since, at = between
    days, from_stock = days_until_short(net, flow, found, plan.settings.unit_days_on_hand)
    lasting: list[Lasting] = []
    for day, stock in zip(days, from_stock, strict=True):
        short_at = None if day is None else since + day * HOURS_PER_DAY
        left = None if short_at is None else max(0.0, (short_at - at) / HOURS_PER_DAY)
        lasting.append((left, short_at, day or 0.0, stock))
    return lasting


def _units(net: SupplyNet, flow: Flow, lasting: list[Lasting]) -> tuple[UnitSupply, ...]:
    given: list[list[Supply]] = [[] for _ in net.unit_ids]
    for h, u in np.argwhere(flow.to_units > 0).tolist():
        figures = (float(values[h, u]) for values in (flow.to_units, net.unit_km, net.unit_hours))
        given[u].append(Supply(net.hub_ids[h], *figures))
    return tuple(
        UnitSupply(
            name, int(net.priority[u]), float(net.demand[u]), float(flow.short[u]),
            tuple(sorted(given[u], key=lambda s: (-s.t_per_day, s.hub_id))), *lasting[u],
        )
        for u, name in enumerate(net.unit_ids)
    )  # fmt: skip


def _hubs(net: SupplyNet, flow: Flow) -> tuple[HubLoad, ...]:
    limits = [None if np.isinf(limit) else float(limit) for limit in net.throughput]
    return tuple(
        HubLoad(hub, float(load), limit, float(asked))
        for hub, load, limit, asked in zip(net.hub_ids, flow.leaving(), limits, asked_of_hubs(net), strict=True)
    )


def _spells(net: SupplyNet, found: list[NetSpell], since: float) -> tuple[Spell, ...]:
    told, start, noise = [], since, noise_t(net.demand)

    def named(names: tuple[str, ...], values: Floats) -> dict[str, float]:
        return {names[i]: float(values[i]) for i in np.flatnonzero(values > noise)}

    for one in found:
        end = start + one.days * HOURS_PER_DAY
        used_up = tuple(net.hub_ids[h] for h in np.flatnonzero(one.ending))
        told.append(Spell(start, end, named(net.hub_ids, one.released), used_up, named(net.unit_ids, one.short)))
        start = end
    return tuple(told)


def _cut_off(net: SupplyNet, picture: SupplyPicture) -> list[Note]:
    """Return a note for each unit with a demand that no way by road joins to a hub that may serve it."""
    told = {note.about for note in picture.notes if note.code == "off-network"}
    alone = (net.demand > 0) & ~net.unit_arcs().any(axis=0)
    return [
        Note("cut-off", net.unit_ids[u], Text("notes.cut-off"))
        for u in np.flatnonzero(alone)
        if net.hub_ids and net.unit_ids[u] not in told
    ]
