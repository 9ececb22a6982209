"""The point of a geometry, as the cells of two columns; what is no single point gives one, and that is told."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable

import shapely
from shapely.geometry.base import BaseGeometry

from geo.columns import Column
from geo.errors import ForeignFileError
from geo.reading.cells import cell_reader
from geo.reading.context import Context
from geo.schema import LATITUDE, LONGITUDE
from geo.words.text import Text

_DIGITS = 6
"""Decimals of a degree that are kept: a decimetre."""

_ALIKE_DEG = 0.001
"""As far as a written coordinate may be from that of the geometry of which it is the rounded one."""

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

    def placed(
        self, cells: dict[str, str], geometry: BaseGeometry | None, to_degrees: ToDegrees = unchanged
    ) -> dict[str, str]:
        """Return cells with latitude and longitude of a point of a geometry, which count more than what the cells say.

        A geometry of several parts gives its first point, if it has one. No geometry, or a point outside the Earth's
        degrees, gives nothing.

        Parameters
        ----------
        cells
            What else is known, by heading.
        geometry
            In the coordinates of the file, x before y.
        to_degrees
            What makes degrees of them.
        """
        if geometry is None or geometry.is_empty:
            self._counts["without"] += 1
            return cells
        point, told = _point_of(geometry)
        if told:
            self._counts[told] += 1
        self._placed += 1
        longitude, latitude = to_degrees(point.x, point.y)
        if not (_is_within(longitude, _FARTHEST_EAST) and _is_within(latitude, _FARTHEST_NORTH)):
            self._counts[_OUTSIDE] += 1
            return cells
        found = {LATITUDE.name: (LATITUDE, latitude), LONGITUDE.name: (LONGITUDE, longitude)}
        self._counts["contradicted"] += any(_is_other(cells.get(name, ""), *one) for name, one in found.items())
        return cells | {name: _written(degrees) for name, (_, degrees) in found.items()}

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


def _point_of(geometry: BaseGeometry) -> tuple[shapely.Point, str | None]:
    """Return a point of a geometry, and what is told of it: that there are several parts, or that it is an area or a line."""
    parts = _parts(geometry)
    points = [part for part in parts if isinstance(part, shapely.Point)]
    if points:
        return points[0], "several" if len(parts) > 1 else None
    return geometry.representative_point(), "area" if any(part.area for part in parts) else "line"


def _parts(geometry: BaseGeometry) -> list[BaseGeometry]:
    """Return the points, lines and areas of a geometry, in its order."""
    left, found = [geometry], []
    while left:
        one = left.pop()
        if hasattr(one, "geoms"):
            left += reversed(one.geoms)
        elif not one.is_empty:
            found.append(one)
    return found


def _is_other(text: str, column: Column, degrees: float) -> bool:
    """Tell whether a text says another latitude or longitude than a place has."""
    value = cell_reader(column, Context())(text)[0] if text else degrees
    return not isinstance(value, float) or abs(value - degrees) > _ALIKE_DEG


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
