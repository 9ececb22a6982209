"""The ways of a plan at an instant: its roads or railways, without what is closed or lost then."""

from __future__ import annotations

from geo.analysis.losses import NOTHING, Losses, closed_at
from geo.basemap.network import Mode
from geo.basemap.router import Router, router
from geo.plan import Plan


def router_at(plan: Plan, at: float, mode: Mode = "road", losses: Losses = NOTHING) -> Router:
    """Return the router of a plan at an instant.

    Parameters
    ----------
    plan
        Its speeds, its delays, and the closures of closures.csv.
    at
        Hours since H+0.
    mode
        ``road`` or ``rail``.
    losses
        Crossings that are lost too. A lost hub or nation closes no way.
    """
    return router(mode, plan.settings.travel, closed_at(plan, at, mode, losses))
