"""How long stocks and what units carry last, in sentences: for all units, and for one."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.analysis.words import day_of, shortened
from geo.analysis.supply_records import Spell, UnitSupply
from geo.analysis.sustainment import Sustainment
from geo.analysis.unit_spells import Giving, UnitSpell, unit_spells
from geo.plan import Plan
from geo.words.text import Text, say

_MOST_SPELLS = 8
_MOST_NAMES = 6
_MOST_STOCKS = 4


def lasting(found: Sustainment) -> list[str]:
    """Return how the shortage goes on, one sentence for each time in which it stays as it is; none if nobody is short."""
    if not found.short_units:
        return []
    *spells, last = found.spells
    told = [line for spell in spells[:_MOST_SPELLS] for line in _told(spell)]
    if len(spells) > _MOST_SPELLS:
        told.append(say("analysis_supply.lasting.more", count=len(spells) - _MOST_SPELLS))
    short, units = f"{sum(last.short.values()):,.1f}", _amounts(last.short)
    return [*told, say("analysis_supply.lasting.without-end", start=day_of(last.start), short=short, units=units)]


def _told(spell: Spell) -> list[str]:
    values = {"start": day_of(spell.start), "end": day_of(spell.end), "days": f"{spell.days:,.1f}"}
    stocks, short = _amounts(spell.stocks), f"{sum(spell.short.values()):,.1f}"
    if not spell.short:
        return [say("analysis_supply.lasting.nobody", stocks=stocks, **values), *_used_up(spell)]
    units = _amounts(spell.short)
    return [say("analysis_supply.lasting.some", stocks=stocks, short=short, units=units, **values), *_used_up(spell)]


def _used_up(spell: Spell) -> list[str]:
    hubs = spell.used_up
    if not hubs:
        return []
    return [say("analysis_supply.lasting.used-up", count=len(hubs), hubs=shortened(hubs, _MOST_NAMES))]


def _amounts(by_id: Mapping[str, float]) -> str:
    return shortened([f"{name} {t:.1f}" for name, t in by_id.items()], _MOST_NAMES)


def made_of(unit: UnitSupply) -> str | None:
    """Return how many of the days of a unit come from stocks, and how many from what it carries; None for no days."""
    if unit.days_until_short is None or unit.short_at is None:
        return None
    return say("analysis_supply.made-of", stocks=f"{unit.stock_days:,.1f}", carried=f"{_carried(unit):,.1f}")


def _carried(unit: UnitSupply) -> float:
    return max(0.0, unit.lasting_days - unit.stock_days)


def shortage(found: Sustainment, unit: UnitSupply, plan: Plan) -> list[str]:
    """Return the sentences that explain how long a unit lasts: stocks, what they feed, and what it carries.

    Parameters
    ----------
    found
        The supply that has the unit.
    unit
        One of its units.
    plan
        The plan behind it, with its days on hand.
    """
    if unit.short_t_per_day <= 0:
        return []
    short = f"{unit.short_t_per_day:.2f}"
    told = [say("analysis_supply.short", short=short, priority=unit.priority)]
    spells = unit_spells(found, unit.unit_id)
    told += [line for spell in spells for line in _of_unit(spell)] or [say("analysis_supply.no-stock")]
    days = plan.settings.unit_days_on_hand
    if unit.days_until_short is None or days is None:
        return [*told, say("analysis_supply.short-unknown")]
    on_hand = Text("analysis_supply.days-on-hand", count=days, days=f"{days:g}")
    return [
        *told,
        say(
            "analysis_supply.carried",
            on_hand=on_hand,
            t=f"{days * unit.demand_t_per_day:.1f}",
            day=day_of(unit.short_at),
            days=f"{unit.lasting_days:,.1f}",
            stocks=f"{unit.stock_days:,.1f}",
            carried=f"{_carried(unit):,.1f}",
        ),
    ]


def _of_unit(one: UnitSpell) -> list[str]:
    spell = one.spell
    values = {"days": f"{spell.days:,.1f}", "end": day_of(spell.end), "supply": _amounts(one.supply)}
    if not one.short_t_per_day:
        head = say("analysis_supply.in-spell.covered", **values)
    elif one.supply:
        head = say("analysis_supply.in-spell.partly", short=f"{one.short_t_per_day:.2f}", **values)
    else:
        head = say("analysis_supply.in-spell.nothing", days=values["days"], end=values["end"])
    largest = sorted(one.stocks, key=lambda stock: -stock.t_per_day)
    told, others = largest[:_MOST_STOCKS], largest[_MOST_STOCKS:]
    more = f"{sum(stock.t_per_day for stock in others):,.1f}"
    rest = [say("analysis_supply.in-spell.more", count=len(others), t=more)] if others else []
    return [head, *map(_giving, told), *rest, *_used_up(spell)]


def _giving(stock: Giving) -> str:
    t = f"{stock.t_per_day:.1f}"
    if not stock.feeds:
        return say("analysis_supply.in-spell.passes", hub=stock.hub_id, t=t)
    return say("analysis_supply.in-spell.feeds", hub=stock.hub_id, t=t, units=shortened(stock.feeds))
