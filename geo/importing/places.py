"""The point of a geometry, as the cells of two columns; a line or an area gives a point on it, and that is told."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable

import shapely
from shapely.geometry.base import BaseGeometry

from geo.errors import ForeignFileError
from geo.schema import LATITUDE, LONGITUDE
from geo.words.text import Text

_DIGITS = 6
"""Decimals of a degree that are kept: a decimetre."""

_OUTSIDE = "outside"
_FARTHEST_EAST, _FARTHEST_NORTH = 180.0, 90.0

ToDegrees = Callable[[float, float], tuple[float, float]]
"""From a position of the file to longitude and latitude in degrees."""


def unchanged(x: float, y: float) -> tuple[float, float]:
    """Return a position that is in degrees already.

    Parameters
    ----------
    x
        Longitude in degrees.
    y
        Latitude in degrees.
    """
    return x, y


class Places:
    """Turns geometries into cells, and counts what had to be assumed."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._placed = 0

    def cells(self, geometry: BaseGeometry | None, to_degrees: ToDegrees = unchanged) -> dict[str, str]:
        """Return latitude and longitude of a point of a geometry; nothing for none, or for a point outside the Earth's degrees.

        Parameters
        ----------
        geometry
            In the coordinates of the file, x before y.
        to_degrees
            What makes degrees of them.
        """
        if geometry is None or geometry.is_empty:
            self._counts["without"] += 1
            return {}
        point = geometry if isinstance(geometry, shapely.Point) else geometry.representative_point()
        if point is not geometry:
            self._counts["area" if geometry.area else "line"] += 1
        self._placed += 1
        longitude, latitude = to_degrees(point.x, point.y)
        if not (_is_within(longitude, _FARTHEST_EAST) and _is_within(latitude, _FARTHEST_NORTH)):
            self._counts[_OUTSIDE] += 1
            return {}
        return {LATITUDE.name: _written(latitude), LONGITUDE.name: _written(longitude)}

    @property
    def notes(self) -> list[Text]:
        """What had to be assumed, counted.

        Raises
        ------
        ForeignFileError
            If most places are outside the Earth's degrees: their system is another than the file says.
        """
        if 2 * self._counts[_OUTSIDE] > self._placed:
            raise ForeignFileError(Text("importing.refused.no-degrees"))
        return [Text(f"importing.note.{what}", count=count) for what, count in self._counts.items() if count]


def shaped(kind: str, coordinates: list[tuple[float, float]]) -> BaseGeometry | None:
    """Return a point, line or area; None for coordinates that make none.

    Parameters
    ----------
    kind
        ``Point``, ``LineString`` or ``LinearRing``.
    coordinates
        Longitude and latitude.
    """
    try:
        if kind == "Point":
            return shapely.Point(coordinates[0])
        return shapely.LineString(coordinates) if kind == "LineString" else shapely.Polygon(coordinates)
    except (shapely.errors.ShapelyError, ValueError, IndexError):
        return None


def _is_within(degrees: float, farthest: float) -> bool:
    return math.isfinite(degrees) and abs(degrees) <= farthest


def _written(degrees: float) -> str:
    return f"{degrees:.{_DIGITS}f}".rstrip("0").rstrip(".")
