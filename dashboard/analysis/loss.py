"""What a loss changes, as tables and as a sentence."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.analysis.columns import DASH, Column, rounded
from dashboard.analysis.supply import fed_by, thousands
from dashboard.analysis.words import HUB, UNIT, day_of
from geo.analysis.what_if import Effect, HubChange, UnitChange
from geo.words.text import Text, say

_TOLD_T = 0.05
"""So many t/day more that are unmet are told beside the work of transport."""


def _short_t_per_day(change: UnitChange) -> float:
    return 0.0 if change.after is None else round(change.after.short_t_per_day, 1)


def _fed_now(change: UnitChange) -> str:
    return say("analysis_loss.lost-itself") if change.after is None else fed_by(change.after)


BEFORE, NOW = Text("analysis.columns.before"), Text("analysis.columns.now")
MORE_KM, MORE_HOURS = Text("analysis.columns.more-km"), Text("analysis.columns.more-hours")

UNIT_CHANGES: tuple[Column[UnitChange], ...] = (
    Column(UNIT, lambda change: change.unit_id),
    Column(Text("analysis_loss.columns.runs-short"), lambda change: day_of(change.short_at)),
    Column(Text("analysis_loss.columns.short"), _short_t_per_day),
    Column(BEFORE, lambda change: fed_by(change.before)),
    Column(NOW, _fed_now),
    Column(MORE_KM, lambda change: rounded(change.added_km), lambda change: not change.lost),
    Column(MORE_HOURS, lambda change: rounded(change.added_hours, 1), lambda change: not change.lost),
)


def concerned(found: Effect) -> list[UnitChange]:
    """Return the units that other hubs supply, that are short of more, or that are lost: those short of most first."""
    return sorted(
        (change for change in found.units if change.turned or change.lost), key=lambda c: -_short_t_per_day(c)
    )


HUB_CHANGES: tuple[Column[HubChange], ...] = (
    Column(HUB, lambda change: change.hub_id),
    Column(BEFORE, lambda change: _amounts(change.before)),
    Column(NOW, lambda change: _amounts(change.after)),
    Column(MORE_KM, lambda change: rounded(change.added_km)),
    Column(MORE_HOURS, lambda change: rounded(change.added_hours, 1)),
)


def _amounts(suppliers: Mapping[str, float]) -> str:
    return ", ".join(f"{hub} {t:,.0f}" for hub, t in suppliers.items()) or DASH


def transport(found: Effect) -> str:
    """Return in one sentence the work of transport before a loss and after it, and the least that would do."""
    before, after = found.before, found.after
    less = after.unmet_t_per_day - before.unmet_t_per_day
    works = {
        "units": _thousands(before.tonne_km_per_day, after.tonne_km_per_day),
        "hubs": _thousands(before.trunk_tonne_km_per_day, after.trunk_tonne_km_per_day),
        "least": _thousands(before.least_tonne_km_per_day, after.least_tonne_km_per_day),
    }
    if less >= _TOLD_T:
        return say("analysis_loss.transport-of-less", less=f"{less:,.1f}", **works)
    return say("analysis_loss.transport", **works)


def _thousands(before: float, after: float) -> str:
    return f"{thousands(before)} → {thousands(after)}"
