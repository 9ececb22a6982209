"""How long units that are short can go on: supplies on hand, and stocks of hubs that can reach them."""

from __future__ import annotations

import numpy as np

from geo.analysis.programme import SMALLEST_T, Flow, Programme
from geo.analysis.supply_net import Floats, SupplyNet

_SPARE = 1e-6
_SMALLEST_SHARE = 1e-9


def drained(net: SupplyNet, short: Floats) -> tuple[Flow, Floats]:
    """Return the flows while stocks of forward hubs help out, and for how many days each stock lasts.

    What leaves a stock is limited by the hub's throughput as everything is. The stocks are shared so that the first to
    end lasts as long as it can, then the next, and so on.

    Parameters
    ----------
    net
        The net.
    short
        What each unit is short of without stocks, t/day; none becomes shorter.

    Returns
    -------
    tuple
        The flows, and days by hub, shape (h,): inf where nothing leaves the stock.
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
    """Return for each unit the days until it runs short (None: it does not, or nobody knows), and those from stocks.

    They are the days on hand, and where stocks cover what a unit is short of also the days that these last: the shortest
    of those from which it draws, directly or through other hubs.
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
    """Return for each hub the days of the shortest stock on which what it gives rests."""
    through = lasting.copy()
    for _ in range(len(through)):
        before = through.copy()
        for a, b, _t in flow.between():
            through[b] = min(through[b], through[a])
        if np.array_equal(before, through):
            break
    return through
