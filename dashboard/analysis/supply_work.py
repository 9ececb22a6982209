"""The supply that a question of the page is about, computed once for as long as it is asked for."""

from __future__ import annotations

from dashboard.analysis.working import worked
from geo.analysis.losses import NOTHING, Losses
from geo.analysis.sustainment import Sustainment, sustain
from geo.plan import Plan


def supply_of(plan: Plan, at: float, losses: Losses = NOTHING) -> Sustainment:
    """Return the supply of a plan at an instant, and show how far it is if that takes long.

    Parameters
    ----------
    plan, at, losses
        As for :func:`geo.analysis.sustainment.sustain`.

    Raises
    ------
    Cancelled
        If the viewer has ended this computation.
    AnalysisError
        If the solver fails.
    """
    now = losses.at(at)
    lost = bool(now.names)
    token = plan.revision, at, *((tuple(now.names), now.start) if lost else ())
    return worked("loss" if lost else "supply", token, lambda tell: sustain(plan, at, losses, tell))
