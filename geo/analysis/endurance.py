"""How long units that are short can go on: supplies on hand, and stocks of hubs that can reach them."""

from __future__ import annotations

import numpy as np

from geo.analysis.programme import SMALLEST_T, Flow, Programme
from geo.analysis.supply_net import Floats, SupplyNet

_SPARE = 1e-6
_SMALLEST_SHARE = 1e-9


def drained(net: SupplyNet, short: Floats) -> tuple[Flow, Floats]:
    """Return the flows while stocks of forward hubs help, and for how many days each stock lasts.

    A hub's throughput limits what leaves its stock, as it limits all else. The stocks are shared to make the first that
    ends last as long as it can, then the next, and so on.

    Parameters
    ----------
    net
        Who could supply whom, with stocks in t.
    short
        What each unit is short of without stocks, t/day, shape (u,). Nothing here makes a unit shorter.

    Returns
    -------
    tuple
        The flows (t/day), and days by hub, shape (h,): inf where nothing leaves the stock.

    Raises
    ------
    AnalysisError
        If the solver fails.
    """
    shares = np.full(len(net.hub_ids), np.nan)
    for _ in net.hub_ids:
        share, hubs = Programme(net, short + _SPARE, shares).most_drained()
        if share <= _SMALLEST_SHARE or not len(hubs):
            break
        shares[hubs] = share * (1 + _SPARE)
    programme = Programme(net, short + _SPARE, shares)
    flow = programme.flow(programme.minimised(programme.unmet(), programme.km(), programme.trunk_km()))
    leaving = flow.released > SMALLEST_T
    return flow, np.where(leaving, net.stock / np.where(leaving, flow.released, 1.0), np.inf)


def days_until_short(net: SupplyNet, flow: Flow, on_hand: float | None) -> tuple[list[float | None], list[float]]:
    """Return for each unit the days until it runs short, and how many of them come from stocks.

    The days are those on hand. Where stocks cover all that a unit is short of, the days that they last are added: those
    of the shortest stock that it draws on, directly or through other hubs. None means that a unit does not run short,
    or that nobody knows.

    Parameters
    ----------
    net
        Who could supply whom, with stocks in t.
    flow
        The flows without stocks, t/day, as returned by :func:`geo.analysis.supply_flow.solve`.
    on_hand
        Days that every unit lives on what it carries; None where the plan does not say.

    Raises
    ------
    AnalysisError
        If the solver fails.
    """
    units = len(net.unit_ids)
    if on_hand is None or not flow.short.any():
        return [None] * units, [0.0] * units
    helped, lasting = drained(net, flow.short)
    through = _lasting_through(helped, lasting)
    from_stock = [0.0] * units
    for u in np.flatnonzero((flow.short > 0) & (helped.short <= SMALLEST_T)).tolist():
        days = through[helped.to_units[:, u] > SMALLEST_T].min(initial=np.inf)
        from_stock[u] = float(days) if np.isfinite(days) else 0.0
    days_of = [None if flow.short[u] == 0 else on_hand + from_stock[u] for u in range(units)]
    return days_of, from_stock


def _lasting_through(flow: Flow, lasting: Floats) -> Floats:
    """Return for each hub the days of the shortest stock behind what it gives."""
    through = lasting.copy()
    for _ in range(len(through)):
        before = through.copy()
        for a, b, _t in flow.between():
            through[b] = min(through[b], through[a])
        if np.array_equal(before, through):
            break
    return through
