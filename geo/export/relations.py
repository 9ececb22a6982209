"""Lines and outlines between and around symbols, for other tools: who commands and supplies whom, how exact a place is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

import shapely
from msgspec import UNSET

from geo.basemap.places import area_of
from geo.clock import format_period
from geo.export.standings import Standing
from geo.geodesy import circle
from geo.layers import SYMBOL_LAYERS

COMMAND, SUPPLY, PRECISION = "command", "supply", "precision"
"""Codes of the layers of lines and outlines."""

Kind = Literal["command", "supply"]

_OUTLINE_DEGREES = 0.02
"""How far an outline may be from the border of its area, in degrees: 2 km, which is less than what it says."""


@dataclass(frozen=True, slots=True)
class Link:
    """A command line or a supply link, for a time.

    Attributes
    ----------
    kind
        What it is.
    giver, taker
        Who commands or supplies, and whom.
    start, end
        Hours since H+0; infinite where open.
    """

    kind: Kind
    giver: Standing
    taker: Standing
    start: float
    end: float

    @property
    def period(self) -> str:
        """From when until when, in words."""
        return format_period(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Outline:
    """Where a symbol may be.

    Attributes
    ----------
    of
        Whose place it is.
    shape
        A polygon in degrees (EPSG:4326).
    area
        Code of the oblast or country that it is; "" for a circle.
    """

    of: Standing
    shape: shapely.Geometry
    area: str = ""


def links(standing: Iterable[Standing], layers: Collection[str] | None = None) -> list[Link]:
    """Return the command lines and supply links between symbols at different places.

    Parameters
    ----------
    standing
        The symbols, each for a time; a link is there while both its ends are.
    layers
        Codes of the layers that are included; None for all.
    """
    standing = list(standing)
    by_id: dict[str, list[Standing]] = {}
    for one in standing:
        by_id.setdefault(one.item.id, []).append(one)
    return [
        Link(kind, giver, taker, max(giver.start, taker.start), min(giver.end, taker.end))
        for taker in standing
        for kind, name in _givers(taker)
        if layers is None or kind in layers
        for giver in by_id.get(name, ())
        if max(giver.start, taker.start) < min(giver.end, taker.end) and _apart(giver, taker)
    ]


def _givers(taker: Standing) -> Iterator[tuple[Kind, str]]:
    layer = next(one for one in SYMBOL_LAYERS if one.name == taker.layer)
    if layer.superior and taker.item.parent:
        yield "command", taker.item.parent
    if layer.supplier and taker.item.hub:
        yield "supply", taker.item.hub


def _apart(a: Standing, b: Standing) -> bool:
    return (a.item.lat, a.item.lon) != (b.item.lat, b.item.lon)


def outlines(standing: Iterable[Standing]) -> list[Outline]:
    """Return the outline of each symbol whose place is not exact: a circle, its oblast or its country.

    Parameters
    ----------
    standing
        The symbols.
    """
    found = ((one, *_shape(one)) for one in standing)
    return [Outline(one, shape, area) for one, shape, area in found if shape is not None]


def _shape(one: Standing) -> tuple[shapely.Geometry | None, str]:
    """Return the outline of a place, and the code of the area that it is."""
    precision = one.item.precision
    if precision.km is not UNSET:
        return (circle(one.item.lat, one.item.lon, precision.km), "") if precision.km > 0 else (None, "")
    code = precision.country if precision.admin1 is UNSET else precision.admin1
    return (None, "") if code is UNSET else (_area(code), code)


@cache
def _area(code: str) -> shapely.Geometry | None:
    area = area_of(code)
    return None if area is None else shapely.simplify(area, _OUTLINE_DEGREES)
