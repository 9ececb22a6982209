"""Reads ``plan.toml``: the settings of a whole plan."""

from __future__ import annotations

import difflib
import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from typing import Any

from geo.nations import is_country
from geo.problem import Finding, Problem, excerpt
from geo.reading.context import Context
from geo.reading.dates import ORDERS, Order
from geo.reading.number_cells import LARGEST
from geo.schema import SETTINGS_FILE
from geo.terms import VIEW
from geo.words.text import Text

DEFAULT_MARKING = "NOTIONAL – FOR ILLUSTRATION"
DEFAULT_MARKING_COLOUR = "#1d6b4f"
_BLANK_LETTERS = "\u115f\u1160\u3164\uffa0"
"""Letters of Unicode that are not visible."""
_COLOUR = re.compile("#[0-9a-fA-F]{6}")
DEFAULT_THEATRE = (-12.0, 34.0, 45.0, 62.0)
"""West, south, east, north in degrees: Europe from Ireland to the Don."""


@dataclass(frozen=True, slots=True)
class Travel:
    """Speeds and delays of supplies and units, and the countries that they avoid. All are notional planning estimates.

    Attributes
    ----------
    road_kmh, rail_kmh
        Average speeds of convoys and trains, with their halts, in km/h.
    border_crossing_h
        Delay at a border crossing, in hours.
    border_crossing_schengen_h
        Delay between two states of the Schengen area, in hours; None for the same as at any border.
    change_of_gauge_h
        Transfer between railways of 1435 and 1520 mm, in hours; it is added to the delay at the border.
    avoid_countries
        Alpha-3 codes of countries that no route enters.
    """

    road_kmh: float = 45.0
    rail_kmh: float = 35.0
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
        The instant H+0 in UTC, on the hour; None if the plan assumes no date.
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
            told = Text(f"settings.value.{expected}", path=path, value=excerpt(_shown(value)))
            problems.append(Finding("settings-value", "warning", told).at(SETTINGS_FILE))
    return settings, problems


def _shown(value: Any) -> str:
    """Return a value as a message quotes it; a number of too many digits, or what is nested too deep, only begins."""
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) > LARGEST:
        return hex(value)
    try:
        return str(value)
    except (ValueError, RecursionError):
        return "…"


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


SLOWEST_KMH, FASTEST_KMH = 0.1, 1_000.0
"""Bounds of an average speed, in km/h."""

LONGEST_MARKING = 120
"""The most characters of a marking; every banner has room for them."""


def _words(value: Any) -> str:
    text = _text(value)
    if not any(unicodedata.category(c)[0] in "LNPS" and c not in _BLANK_LETTERS for c in text):
        raise ValueError
    return text


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return "".join(c for c in value if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs", "Co", "Cn"))


def _marking(value: Any) -> str:
    """Return a marking without characters that turn or hide text; one that is too long is cut and ends in an ellipsis."""
    text = "".join(c for c in _words(value) if unicodedata.category(c) not in ("Cc", "Cf")).strip()
    return text if len(text) <= LONGEST_MARKING else f"{text[: LONGEST_MARKING - 1]}…"


def _colour(value: Any) -> str:
    if not isinstance(value, str) or not _COLOUR.fullmatch(value):
        raise ValueError
    return value.lower()


def _instant(value: Any) -> datetime:
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    elif isinstance(value, date) and not isinstance(value, datetime):
        value = datetime.combine(value, time())
    if not isinstance(value, datetime):
        raise TypeError
    instant: datetime = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    if (instant.minute, instant.second, instant.microsecond) != (0, 0, 0) or not 1900 <= instant.year <= 2200:
        raise ValueError
    return instant


def _bounds(value: Any) -> tuple[float, float, float, float]:
    if not isinstance(value, list):
        raise TypeError
    west, south, east, north = (float(v) for v in value)
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
        raise ValueError
    return west, south, east, north


def _view(value: Any) -> str:
    term = VIEW.lookup(_words(value))
    if term is None:
        raise ValueError
    return term.code


def _decimal(value: Any) -> bool:
    if value not in (",", "."):
        raise ValueError
    return bool(value == ",")


def _dates(value: Any) -> Order:
    if value not in ORDERS:
        raise ValueError
    order: Order = value
    return order


def _whole_days(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value <= LARGEST:
        raise ValueError
    return value


def _amount(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= LARGEST:
        raise ValueError
    return float(value)


def _amounts(value: Any) -> dict[str, float]:
    if not isinstance(value, dict):
        raise TypeError
    return {str(name): _amount(amount) for name, amount in value.items()}


def _speed(value: Any) -> float:
    speed = _amount(value)
    if not SLOWEST_KMH <= speed <= FASTEST_KMH:
        raise ValueError
    return speed


def _countries(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(code, str) and is_country(code) for code in value):
        raise ValueError
    return tuple(value)


_READERS: dict[str, tuple[str, Callable[[Any], Any], str]] = {
    "title": ("title", _words, "text"),
    "description": ("description", _text, "text"),
    "marking.text": ("marking", _marking, "seen"),
    "marking.colour": ("marking_colour", _colour, "colour"),
    "ceasefire": ("ceasefire", _instant, "instant"),
    "theatre.bounds": ("theatre", _bounds, "bounds"),
    "view": ("view", _view, "view"),
    "csv.decimal": ("decimal_comma", _decimal, "decimal"),
    "csv.dates": ("dates", _dates, "dates"),
    "stale_after_days": ("stale_after_days", _whole_days, "whole-days"),
    "sustainment.unit_days_on_hand": ("unit_days_on_hand", _amount, "days"),
    "sustainment.deploy_t_per_person": ("deploy_t_per_person", _amount, "tonnes"),
    "sustainment.kg_per_person_per_day": ("kg_per_person_per_day", _amounts, "classes"),
    "sustainment.speed_kmh.road": ("travel.road_kmh", _speed, "speed"),
    "sustainment.speed_kmh.rail": ("travel.rail_kmh", _speed, "speed"),
    "sustainment.delay_h.border_crossing": ("travel.border_crossing_h", _amount, "hours"),
    "sustainment.delay_h.border_crossing_schengen": ("travel.border_crossing_schengen_h", _amount, "hours"),
    "sustainment.delay_h.change_of_gauge": ("travel.change_of_gauge_h", _amount, "hours"),
    "sustainment.avoid_countries": ("travel.avoid_countries", _countries, "countries"),
}
"""By the path of each setting: its attribute, the function that reads it, and the message for a wrong value."""
