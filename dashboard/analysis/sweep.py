"""Every loss of one hub or of a pair, as a table and as a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.analysis.columns import Column
from dashboard.analysis.words import unknown_demand
from geo.analysis.sweep import Loss
from geo.words.text import Text, say

LOSSES: tuple[Column[Loss], ...] = (
    Column(Text("analysis_sweep.columns.lost"), lambda loss: " + ".join(loss.hub_ids)),
    Column(Text("analysis_sweep.columns.unmet"), lambda loss: round(loss.unmet_t_per_day, 1)),
    Column(Text("analysis_sweep.columns.over"), lambda loss: ", ".join(loss.over)),
    Column(Text("analysis_sweep.columns.asked"), lambda loss: round(loss.load_t_per_day, 1)),
)


def verdict(losses: Sequence[Loss], *, is_demand_known: bool) -> str:
    """Return in one sentence where a second hub is needed.

    Parameters
    ----------
    losses
        The worst first, all of one hub or all of two, as returned by :func:`geo.analysis.sweep.sweep`.
    is_demand_known
        Whether plan.toml gives the factors of the demand. Without them there is no verdict.
    """
    if not is_demand_known:
        return unknown_demand()
    pairs = bool(losses) and len(losses[0].hub_ids) > 1
    needed = [loss for loss in losses if loss.unmet_t_per_day > 0.05]
    if not needed:
        return say("analysis_sweep.none-of-pairs" if pairs else "analysis_sweep.none")
    return say(
        "analysis_sweep.needed-for-pairs" if pairs else "analysis_sweep.needed",
        count=len(needed),
        worst=" + ".join(needed[0].hub_ids),
        unmet=f"{needed[0].unmet_t_per_day:,.0f}",
    )
