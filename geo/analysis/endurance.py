"""How long units can go on: first stocks of hubs, shared by all, then what each unit carries itself.

Stocks alone: nobody is short for as long as can be. Then it is settled who must be short from then on, and of how much
a day: for the stocks that every such plan has used up give nothing more. That lasts as long as can be, and so on, until
stocks make no difference. A stock may feed one unit so that another hub is free for another unit. Nobody is ever short of
more than without stocks.

What a unit carries covers its own shortage alone: it lasts until the shortages of all spells have used it up.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from geo.analysis.alike import Joined, reaching
from geo.analysis.stretch import Stretch, held_t
from geo.analysis.supply_flow import Flow, shortages
from geo.analysis.supply_net import Bools, Floats, SupplyNet
from geo.analysis.tolerance import noise_t

Told = Callable[[], object]

_SHORTEST = 1e-9
"""A spell that lasts a smaller part of the longest that is thinkable lasts no time."""

_SMALL = 1e-5
"""A length below this part of the longest that is thinkable is computed again, in smaller units."""


@dataclass(frozen=True)
class NetSpell:
    """A time in which shortages stay as they are.

    Attributes
    ----------
    days
        How long it lasts; inf for the last spell, in which stocks make no difference.
    short
        What each unit does not get, t/day, shape (u,).
    released
        What leaves each stock, t/day, shape (h,).
    ending
        Which stocks are used up when it ends, shape (h,).
    """

    days: float
    short: Floats
    released: Floats
    ending: Bools


def spells(net: SupplyNet, flow: Flow, told: Told = lambda: None) -> list[NetSpell]:
    """Return the spells that follow each other, the last without end.

    Parameters
    ----------
    net
        Who could supply whom, with stocks in t.
    flow
        The flows without stocks, as :func:`geo.analysis.supply_flow.solve` returns them.
    told
        Called after each step of the solver.

    Raises
    ------
    AnalysisError
        If the solver fails.
    """
    nothing, noise = np.zeros(len(net.hub_ids)), noise_t(net.demand)
    spans, stretch = _spans(net, flow, told)
    found = []
    for span, released in zip(spans, stretch.released() if spans else [], strict=True):
        short = np.where(span.short > noise, np.minimum(span.short, flow.short), 0.0)
        found.append(NetSpell(span.days, short, released, span.giving & ~span.after))
    return [*found, NetSpell(np.inf, flow.short, nothing, nothing > 0)]


@dataclass(frozen=True)
class _Span:
    """A spell in which stocks make a difference: which stocks may give (h,), in it and after it."""

    days: float
    short: Floats
    giving: Bools
    after: Bools


def _spans(net: SupplyNet, flow: Flow, told: Told) -> tuple[list[_Span], Stretch]:
    """Return the spells in which stocks make a difference, and the programme of them."""
    joined = reaching(net)
    held, noise = held_t(net), noise_t(net.demand)
    giving, short, settled = held > 0, np.zeros_like(flow.short), False
    before: list[_Span] = []
    stretch = Stretch(joined)
    while giving.any() and flow.unmet - float(short.sum()) > noise:
        most = float(held[giving].sum()) / (flow.unmet - float(short.sum()))
        days, stretch = _longest(stretch, joined, before, short, giving, most)
        told()
        if days:
            stretch.settle(days)
            before.append(_Span(days, short, giving, _fewer(giving, stretch.kept(), held)))
            giving = before[-1].after
        elif settled:
            giving = _fewer(giving, giving, held)
        short, settled = shortages(net, flow.short, np.where(giving, np.inf, 0.0), told), True
    return before, stretch


def _stretch(joined: Joined, spans: list[_Span]) -> Stretch:
    """Return the programme of spells whose days are known."""
    stretch = Stretch(joined)
    for span in spans:
        stretch.begin(span.short, span.giving, span.days)
        stretch.settle(span.days)
    return stretch


def _longest(
    stretch: Stretch, joined: Joined, before: list[_Span], short: Floats, giving: Bools, most: float
) -> tuple[float, Stretch]:
    """Return the most days of a next spell, 0 for no time, and the programme that ends with it."""
    scale = most
    while True:
        stretch.begin(short, giving, scale)
        days = stretch.longest()
        if days >= _SMALL * scale:
            return days, stretch
        stretch = _stretch(joined, before)
        if days <= _SHORTEST * most:
            return 0.0, stretch
        scale = days / _SMALL / 2


def _fewer(giving: Bools, kept: Bools, held: Floats) -> Bools:
    """Return the stocks that are kept, of those that give. Where these are the same, rounding hides which is used up first."""
    left = giving & kept
    if (left == giving).all():
        left[np.argmin(np.where(giving, held, np.inf))] = False
    return left


def days_until_short(
    net: SupplyNet, flow: Flow, found: list[NetSpell], on_hand: float | None
) -> tuple[list[float | None], list[float]]:
    """Return for each unit the days until it runs short, and how many of them it has because of stocks.

    A unit runs short when what it lacks so far is more than what it carries. None means that it does not run short, or
    that nobody knows.

    Parameters
    ----------
    net
        Who could supply whom.
    flow
        The flows without stocks.
    found
        The spells, as :func:`spells` returns them.
    on_hand
        Days that every unit lives on what it carries; None where the plan does not say.
    """
    units = len(net.unit_ids)
    if on_hand is None:
        return [None] * units, [0.0] * units
    left, past, days = net.demand * on_hand, 0.0, np.full(units, np.inf)
    for spell in found:
        short = spell.short > 0
        lasts = np.divide(left, spell.short, out=np.full(units, np.inf), where=short)
        ends = short & np.isinf(days) & (lasts <= spell.days)
        days[ends] = past + lasts[ends]
        if np.isfinite(spell.days):
            left, past = left - spell.short * spell.days, past + spell.days
    alone = np.divide(net.demand * on_hand, flow.short, out=np.full(units, np.inf), where=flow.short > 0)
    runs = np.isfinite(days)
    more = np.where(runs, np.maximum(0.0, days - np.where(runs, alone, 0.0)), 0.0)
    return [float(d) if run else None for d, run in zip(days, runs, strict=True)], more.tolist()
