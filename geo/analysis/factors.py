"""The factors behind every estimate, in words: their figure, their unit, and whether plan.toml gives them."""

from __future__ import annotations

from collections.abc import Collection

from geo.plan import Plan
from geo.reading.settings import Settings

_USUAL = " (usual figure; plan.toml gives none)"


def factor_reasons(plan: Plan, parts: Collection[str] = ("demand", "travel")) -> list[str]:
    """Return the factors of a plan, one sentence each; all are notional planning figures.

    Parameters
    ----------
    plan
        The plan.
    parts
        ``demand``, ``travel`` or both.
    """
    settings = plan.settings
    found = [*(_demand(settings) if "demand" in parts else []), *(_travel(settings) if "travel" in parts else [])]
    return [f"{line}." for line in found]


def kg_per_person_per_day(plan: Plan) -> float | None:
    """Return what a person needs in a day, kg; None where plan.toml does not say."""
    settings = plan.settings
    return settings.t_per_person_per_day * 1000 if settings.kg_per_person_per_day else None


def _demand(settings: Settings) -> list[str]:
    if not settings.kg_per_person_per_day:
        return ["Demand: not known; plan.toml gives no kg per person per day"]
    classes = " + ".join(f"{kg:g} ({name})" for name, kg in settings.kg_per_person_per_day.items())
    total = settings.t_per_person_per_day * 1000
    days = settings.unit_days_on_hand
    return [
        f"Demand: {total:g} kg per person per day = {classes}",
        f"On hand in units: {'not known' if days is None else f'{days:g} days'}",
    ]


def _travel(settings: Settings) -> list[str]:
    travel, given = settings.travel, settings.given

    def usual(name: str) -> str:
        return "" if f"sustainment.{name}" in given else _USUAL

    inner = travel.border_crossing_schengen_h
    schengen = "" if inner is None else f"; {inner:g} h inside the Schengen area"
    avoided = ", ".join(travel.avoid_countries) or "none"
    return [
        f"Road {travel.road_kmh:g} km/h{usual('speed_kmh.road')}, rail {travel.rail_kmh:g} km/h{usual('speed_kmh.rail')}",
        (
            f"Border {travel.border_crossing_h:g} h{usual('delay_h.border_crossing')}{schengen}, "
            f"change of gauge {travel.change_of_gauge_h:g} h{usual('delay_h.change_of_gauge')}"
        ),
        f"Countries avoided: {avoided}{usual('avoid_countries')}",
    ]
