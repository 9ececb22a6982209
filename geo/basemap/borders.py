"""What a border costs: areas without checks, customs unions and gauges, as ``data/basemap/borders.toml`` has them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from geo.resources import basemap_file

STANDARD_GAUGE_MM = 1435
"""The gauge of every country that the file does not name."""


@dataclass(frozen=True, slots=True)
class Area:
    """Countries that share a border regime or a gauge.

    Attributes
    ----------
    kind
        ``travel`` (no checks of persons between members), ``customs`` (no customs between them) or ``gauge``.
    name
        What people call it; for a gauge its width in mm.
    members
        Alpha-3 codes.
    as_of, source
        The day for which this holds, and who says so.
    """

    kind: str
    name: str
    members: frozenset[str]
    as_of: date
    source: str


@cache
def areas() -> tuple[Area, ...]:
    """Return all areas and gauges of the file."""
    found = _file()
    named = [Area(a["kind"], a["name"], frozenset(a["members"]), a["as_of"], a["source"]) for a in found["area"]]
    gauges = [Area("gauge", str(g["mm"]), frozenset(g["members"]), g["as_of"], g["source"]) for g in found["gauge"]]
    return (*named, *gauges)


def is_open(a: str, b: str) -> bool:
    """Tell whether people pass from one country to another without checks.

    Parameters
    ----------
    a, b
        Alpha-3 codes; their order does not matter.
    """
    return _share("travel", a, b)


def has_customs(a: str, b: str) -> bool:
    """Tell whether goods meet customs between two countries.

    Parameters
    ----------
    a, b
        Alpha-3 codes; their order does not matter.
    """
    return not _share("customs", a, b)


def is_free_on_land(a: str, b: str) -> bool:
    """Tell whether two countries have no customs where they meet on land, although they have elsewhere.

    Parameters
    ----------
    a, b
        Alpha-3 codes; their order does not matter.
    """
    return frozenset((a, b)) in _pairs("free_on_land")


def gauge_mm(country: str) -> int:
    """Return the usual gauge of a country's railways (alpha-3) in mm."""
    wide = (int(area.name) for area in areas() if area.kind == "gauge" and country in area.members)
    return next(wide, STANDARD_GAUGE_MM)


def gauge_changes(a: str, b: str) -> bool:
    """Tell whether the gauge changes where the railways of two countries meet.

    Parameters
    ----------
    a, b
        Alpha-3 codes; their order does not matter.
    """
    return gauge_mm(a) != gauge_mm(b) and frozenset((a, b)) not in _pairs("through")


def _share(kind: str, a: str, b: str) -> bool:
    return any({a, b} <= area.members for area in areas() if area.kind == kind)


@cache
def _pairs(kind: str) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(row["pair"]) for row in _file()[kind])


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(basemap_file("borders.toml").read_text(encoding="utf-8"))
