"""Reads ``plan.toml``: the settings of a whole plan."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from geo.problem import Finding, Problem, excerpt
from geo.reading.context import Context
from geo.reading.dates import Order
from geo.reading.hub_gives import PATH as HUB_GIVES
from geo.reading.hub_gives import read_hub_gives
from geo.reading.setting_values import (
    read_amount,
    read_amounts,
    read_bounds,
    read_colour,
    read_countries,
    read_dates,
    read_decimal,
    read_description,
    read_detour,
    read_instant,
    read_marking,
    read_speed,
    read_title,
    read_view,
    read_whole_days,
    shown,
)
from geo.schema import SETTINGS_FILE
from geo.words.text import Text

DEFAULT_MARKING = "NOTIONAL – FOR ILLUSTRATION"
DEFAULT_MARKING_COLOUR = "#1d6b4f"
DEFAULT_THEATRE = (-12.0, 34.0, 45.0, 62.0)
"""West, south, east, north in degrees: Europe from Ireland to the Don."""


@dataclass(frozen=True, slots=True)
class Travel:
    """Speeds and delays of supplies and units, and the countries that they avoid. All are notional planning estimates.

    Attributes
    ----------
    road_kmh, rail_kmh
        Average speeds of convoys and trains, with their halts, in km/h.
    access_kmh, access_factor
        Average speed on the way from a position to the network, in km/h, and how many times its straight line it is long.
    border_crossing_h
        Delay at a border crossing, in hours.
    border_crossing_schengen_h
        Delay between two states of the Schengen area, or of another area without checks, in hours; None for the same as
        at any border.
    change_of_gauge_h
        Transfer between railways of different gauges, in hours; it is added to the delay at the border.
    avoid_countries
        Alpha-3 codes of countries that no route enters.
    """

    road_kmh: float = 45.0
    rail_kmh: float = 35.0
    access_kmh: float = 25.0
    access_factor: float = 1.3
    border_crossing_h: float = 4.0
    border_crossing_schengen_h: float | None = None
    change_of_gauge_h: float = 12.0
    avoid_countries: tuple[str, ...] = ("BLR", "RUS")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a plan.

    Attributes
    ----------
    title, description
        Name of the plan for people, and what it is about.
    marking, marking_colour
        Text of the banner, and its colour as ``#rrggbb``.
    ceasefire
        The instant H+0 in UTC, on the minute; None if the plan assumes no date.
    theatre
        West, south, east, north in degrees, EPSG:4326; a position outside gets a warning.
    view
        ``ukraine`` or ``europe``: the view shown first.
    decimal_comma
        Whether numbers in the CSVs have a decimal comma.
    dates
        Which of the two numbers before the year is the day in dates of the CSVs; None if the plan does not say.
    stale_after_days
        Days after which a row is too old, counted from its ``as_of``; None for never.
    unit_days_on_hand
        Days on hand: how long a unit lives on what it carries itself (notional). None if the plan gives no figure.
    deploy_t_per_person
        Tonnes moved for each person deployed (notional). None if the plan gives no figure.
    kg_per_person_per_day
        Demand in kg per person and day, by class of supply (notional).
    hub_gives
        By kind of hub, the kinds of unit that it gives to; none: to all. A kind that plan.toml does not name is absent.
    travel
        Speeds, delays and countries that routes avoid (notional).
    given
        Names of the settings that plan.toml gives, like ``sustainment.speed_kmh.road``; the others have usual values.
    """

    title: str = ""
    description: str = ""
    marking: str = DEFAULT_MARKING
    marking_colour: str = DEFAULT_MARKING_COLOUR
    ceasefire: datetime | None = None
    theatre: tuple[float, float, float, float] = DEFAULT_THEATRE
    view: str = "ukraine"
    decimal_comma: bool = False
    dates: Order | None = None
    stale_after_days: int | None = None
    unit_days_on_hand: float | None = None
    deploy_t_per_person: float | None = None
    kg_per_person_per_day: dict[str, float] = field(default_factory=dict)
    hub_gives: dict[str, tuple[str, ...]] = field(default_factory=dict)
    travel: Travel = Travel()
    given: frozenset[str] = frozenset()

    @property
    def t_per_person_per_day(self) -> float:
        """Demand of one person for all classes of supply together, in tonnes a day."""
        return sum(self.kg_per_person_per_day.values()) / 1000

    @property
    def context(self) -> Context:
        """What the reader of a cell must know of the plan."""
        mark = "." if "csv.decimal" in self.given and not self.decimal_comma else ""
        return Context(self.ceasefire, self.decimal_comma, self.dates, mark)


def read_settings(data: bytes, folder_name: str) -> tuple[Settings, list[Problem]]:
    """Read plan.toml.

    Parameters
    ----------
    data
        Bytes of the file.
    folder_name
        Title of the plan if the file gives none.

    Returns
    -------
    tuple
        The settings, with the usual value for each that is absent or wrong; and the problems.
    """
    fallback = Settings(title=folder_name)
    try:
        document = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return fallback, [Finding("settings-encoding", "error", Text("settings.encoding")).at(SETTINGS_FILE)]
    except (ValueError, RecursionError) as error:
        told = Text("settings.syntax", reason=str(error))
        return fallback, [Finding("settings-syntax", "error", told).at(SETTINGS_FILE)]
    return _understood(document, fallback)


def _understood(document: dict[str, Any], fallback: Settings) -> tuple[Settings, list[Problem]]:
    settings, problems = fallback, []
    if not document.get("title"):
        problems.append(Finding("settings-title", "warning", Text("settings.title")).at(SETTINGS_FILE))
    problems += _unknown_keys(document)
    for path, (attribute, convert, expected) in _READERS.items():
        value = _at(document, path)
        if value is None:
            continue
        try:
            settings = _with(settings, attribute, convert(value))
            settings = replace(settings, given=settings.given | {path})
        except (TypeError, ValueError, OverflowError, RecursionError):
            told = Text(f"settings.value.{expected}", path=path, value=excerpt(shown(value)))
            problems.append(Finding("settings-value", "warning", told).at(SETTINGS_FILE))
    table = _at(document, HUB_GIVES)
    if table is None:
        return settings, problems
    given, findings = read_hub_gives(table)
    settings = replace(settings, hub_gives=given, given=settings.given | {HUB_GIVES})
    return settings, [*problems, *(finding.at(SETTINGS_FILE) for finding in findings)]


def _with(settings: Settings, attribute: str, value: Any) -> Settings:
    section, _, name = attribute.rpartition(".")
    if section:
        return replace(settings, travel=replace(settings.travel, **{name: value}))
    return replace(settings, **{attribute: value})


def _unknown_keys(document: dict[str, Any]) -> list[Problem]:
    """Return a problem for each top-level name that is no setting, and for each section that is written as a value."""
    known = {path.split(".")[0]: "." in path for path in _READERS}
    problems = []
    for name, value in document.items():
        if name not in known:
            problems.append(_unknown(name, known).at(SETTINGS_FILE))
        elif known[name] and not isinstance(value, dict):
            told = Text("settings.section", name=name)
            problems.append(Finding("settings-section", "warning", told).at(SETTINGS_FILE))
    return problems


def _unknown(name: str, known: Iterable[str]) -> Finding:
    close = difflib.get_close_matches(name, known, n=1)
    if not close:
        return Finding("settings-unknown", "warning", Text("settings.unknown", name=excerpt(name)))
    told = Text("settings.unknown-near", name=excerpt(name), meant=close[0])
    return Finding("settings-unknown", "warning", told, close[0])


def _at(document: dict[str, Any], path: str) -> Any:
    value: Any = document
    for part in path.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value


_READERS: dict[str, tuple[str, Callable[[Any], Any], str]] = {
    "title": ("title", read_title, "title"),
    "description": ("description", read_description, "description"),
    "marking.text": ("marking", read_marking, "seen"),
    "marking.colour": ("marking_colour", read_colour, "colour"),
    "ceasefire": ("ceasefire", read_instant, "instant"),
    "theatre.bounds": ("theatre", read_bounds, "bounds"),
    "view": ("view", read_view, "view"),
    "csv.decimal": ("decimal_comma", read_decimal, "decimal"),
    "csv.dates": ("dates", read_dates, "dates"),
    "stale_after_days": ("stale_after_days", read_whole_days, "whole-days"),
    "sustainment.unit_days_on_hand": ("unit_days_on_hand", read_amount, "days"),
    "sustainment.deploy_t_per_person": ("deploy_t_per_person", read_amount, "tonnes"),
    "sustainment.kg_per_person_per_day": ("kg_per_person_per_day", read_amounts, "classes"),
    "sustainment.speed_kmh.road": ("travel.road_kmh", read_speed, "speed"),
    "sustainment.speed_kmh.rail": ("travel.rail_kmh", read_speed, "speed"),
    "sustainment.speed_kmh.access": ("travel.access_kmh", read_speed, "speed"),
    "sustainment.access_factor": ("travel.access_factor", read_detour, "detour"),
    "sustainment.delay_h.border_crossing": ("travel.border_crossing_h", read_amount, "hours"),
    "sustainment.delay_h.border_crossing_schengen": ("travel.border_crossing_schengen_h", read_amount, "hours"),
    "sustainment.delay_h.change_of_gauge": ("travel.change_of_gauge_h", read_amount, "hours"),
    "sustainment.avoid_countries": ("travel.avoid_countries", read_countries, "countries"),
}
"""By the path of each setting: its attribute, the function that reads it, and the message for a wrong value."""
