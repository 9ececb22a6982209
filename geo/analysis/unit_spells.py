"""How a unit fares from spell to spell: what feeds it while stocks last, and whom the stocks feed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from geo.analysis.supply_flow import solve
from geo.analysis.supply_records import Spell
from geo.analysis.sustainment import Sustainment

MOST_SPELLS = 6
"""How many spells are looked at; each needs a flow of its own."""


@dataclass(frozen=True, slots=True)
class Giving:
    """A hub whose stock gives: how much, t/day, and the ids of the units that the hub feeds then."""

    hub_id: str
    t_per_day: float
    feeds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnitSpell:
    """A unit in one spell.

    Attributes
    ----------
    spell
        The time, and what stocks give in it.
    short_t_per_day
        What the unit lacks then.
    supply
        What it gets then, t/day by id of the hub.
    stocks
        The hubs whose stocks give.
    """

    spell: Spell
    short_t_per_day: float
    supply: dict[str, float]
    stocks: tuple[Giving, ...]


def unit_spells(found: Sustainment, unit_id: str) -> list[UnitSpell]:
    """Return how a unit fares until it runs short, or for as long as stocks last; the spell without end is left out.

    The flows are those of one supply that lasts so long. There may be others.

    Parameters
    ----------
    found
        A supply in which units are short.
    unit_id
        One of its units.

    Raises
    ------
    AnalysisError
        If the solver fails.
    """
    (unit,) = (u for u in found.units if u.unit_id == unit_id)
    until = float("inf") if unit.short_at is None else unit.short_at
    spells = [spell for spell in found.spells[:-1] if spell.start < until]
    return [_unit_spell(found, unit_id, spell) for spell in spells[:MOST_SPELLS]]


def _unit_spell(found: Sustainment, unit_id: str, spell: Spell) -> UnitSpell:
    net = found.picture.net
    released = np.array([spell.stocks.get(hub, 0.0) for hub in net.hub_ids])
    flow = solve(net, np.array([unit.short_t_per_day for unit in found.units]), released)
    u = net.unit_ids.index(unit_id)
    supply = {net.hub_ids[h]: float(flow.to_units[h, u]) for h in np.flatnonzero(flow.to_units[:, u])}
    stocks = tuple(
        Giving(hub, t, tuple(net.unit_ids[k] for k in np.flatnonzero(flow.to_units[net.hub_ids.index(hub)])))
        for hub, t in spell.stocks.items()
    )
    return UnitSpell(spell, spell.short.get(unit_id, 0.0), supply, stocks)
