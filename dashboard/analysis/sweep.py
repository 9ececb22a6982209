"""Every loss of one hub or of a pair, in a table and in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.analysis.columns import Column
from dashboard.analysis.words import UNKNOWN_DEMAND
from dashboard.counting import counted
from geo.analysis.sweep import Loss

LOSSES: tuple[Column[Loss], ...] = (
    Column("Lost", lambda loss: " + ".join(loss.hub_ids)),
    Column("Unmet", lambda loss: round(loss.unmet_t_per_day, 1)),
    Column("Over", lambda loss: ", ".join(loss.over)),
    Column("Asked before", lambda loss: round(loss.load_t_per_day, 1)),
)


def verdict(losses: Sequence[Loss], *, is_demand_known: bool) -> str:
    """Return in one sentence where a second hub is needed; the losses stand with the worst first."""
    if not is_demand_known:
        return UNKNOWN_DEMAND
    pairs = bool(losses) and len(losses[0].hub_ids) > 1
    needed = [loss for loss in losses if loss.unmet_t_per_day > 0.05]
    if not needed:
        return f"No {'pair of hubs' if pairs else 'single hub'} leaves a unit short when it is lost."
    worst = f"{' + '.join(needed[0].hub_ids)}, with {needed[0].unmet_t_per_day:,.0f} t/day unmet"
    what = f"{counted(len(needed), 'pair')} of hubs" if pairs else counted(len(needed), "single hub")
    return f"A second hub is needed: the loss of {what} leaves units short, worst {worst}."
