"""The factors behind every estimate, in words: their figure, their unit, and whether plan.toml gives them."""

from __future__ import annotations

from collections.abc import Collection

from geo.analysis.giving import gives
from geo.plan import Plan
from geo.reading.settings import Settings
from geo.terms import FUNCTION, HUB_KIND
from geo.words.text import Text, listed, say


def factor_reasons(plan: Plan, parts: Collection[str] = ("demand", "travel")) -> list[str]:
    """Return the factors of a plan, one sentence each. All are notional planning figures.

    Parameters
    ----------
    plan
        Its settings are read, and none of its rows.
    parts
        ``demand`` (kg per person and day, days on hand), ``travel`` (km/h, hours at borders) or both.
    """
    settings = plan.settings
    return [*(_demand(settings) if "demand" in parts else []), *(_travel(settings) if "travel" in parts else [])]


def kg_per_person_per_day(plan: Plan) -> float | None:
    """Return what one person needs, kg per day; None where plan.toml does not say."""
    settings = plan.settings
    return settings.t_per_person_per_day * 1000 if settings.kg_per_person_per_day else None


def _demand(settings: Settings) -> list[str]:
    if not settings.kg_per_person_per_day:
        return [say("factors.demand-unknown")]
    classes = " + ".join(f"{kg:g} ({name})" for name, kg in settings.kg_per_person_per_day.items())
    kg = f"{settings.t_per_person_per_day * 1000:g}"
    return [say("factors.demand", kg=kg, classes=classes), _on_hand(settings), *_giving(settings)]


def _giving(settings: Settings) -> list[str]:
    """Return a sentence for each kind of hub that does not give to all units."""
    usual = "sustainment.hub_gives" not in settings.given
    return [
        say(
            "factors.gives-usual" if usual else "factors.gives",
            hub=HUB_KIND.label(hub),
            units=listed(FUNCTION.label(unit) for unit in units),
        )
        for hub, units in gives(settings.hub_gives).items()
        if units
    ]


def _on_hand(settings: Settings) -> str:
    days = settings.unit_days_on_hand
    if days is None:
        return say("factors.on-hand-unknown")
    return say("factors.on-hand", count=days, days=f"{days:g}")


def _travel(settings: Settings) -> list[str]:
    travel, given = settings.travel, settings.given

    def speed(name: str, kmh: float) -> Text:
        is_given = f"sustainment.speed_kmh.{name}" in given
        return Text("factors.speed" if is_given else "factors.speed-usual", kmh=f"{kmh:g}")

    def delay(name: str, hours: float) -> Text:
        is_given = f"sustainment.delay_h.{name}" in given
        return Text("factors.delay" if is_given else "factors.delay-usual", hours=f"{hours:g}")

    return [
        say("factors.speeds", road=speed("road", travel.road_kmh), rail=speed("rail", travel.rail_kmh)),
        say("factors.access", factor=f"{travel.access_factor:g}", access=speed("access", travel.access_kmh)),
        _borders(
            delay("border_crossing", travel.border_crossing_h),
            delay("change_of_gauge", travel.change_of_gauge_h),
            travel.border_crossing_schengen_h,
        ),
        _avoided(travel.avoid_countries, is_given="sustainment.avoid_countries" in given),
    ]


def _borders(border: Text, gauge: Text, schengen_h: float | None) -> str:
    if schengen_h is None:
        return say("factors.borders", border=border, gauge=gauge)
    return say("factors.borders-schengen", border=border, gauge=gauge, hours=f"{schengen_h:g}")


def _avoided(countries: Collection[str], *, is_given: bool) -> str:
    if not countries:
        return say("factors.avoided-none" if is_given else "factors.avoided-none-usual")
    return say("factors.avoided" if is_given else "factors.avoided-usual", countries=", ".join(countries))
