"""The grid of a map, as it is drawn: lines, letters, names and numbers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Label:
    """A text and where its middle is, in shares of width and height of the map from the top left."""

    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Square:
    """The letters of a square, and where they may stand, the middle first: shares as of a :class:`Label`."""

    text: str
    spots: list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Grid:
    """The grid of a map; all places are shares of its width and height from the top left.

    Attributes
    ----------
    step_km
        Distance of its lines; 0 if only zones are drawn.
    lines, zones
        Lines of the grid, and borders of zones.
    squares
        Letters of the squares of 100 km.
    names
        Names of zones, at their top left.
    bottom, left
        Kilometres of easting and northing where lines meet the edges.
    """

    step_km: int
    lines: list[list[tuple[float, float]]]
    zones: list[list[tuple[float, float]]]
    squares: list[Square]
    names: list[Label]
    bottom: list[Label]
    left: list[Label]
