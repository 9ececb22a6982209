"""The MGRS grid over a map in Web Mercator: lines, letters of squares, and numbers at the edges."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import shapely
from mgrs import MGRS
from numpy.typing import NDArray
from pyproj import Transformer

from geo.contract.part import Bounds
from geo.export.map_grid import Grid, Label, Square
from geo.geodesy import distance_km

FINEST_KM = 200.0
"""Maps narrower than this have lines every 10 km."""
COARSEST_KM = 2200.0
"""Maps wider than this have the zones alone: squares of 100 km would be too small for their letters."""

_BANDS = "CDEFGHJKLMNPQRSTUVWX"
_FIRST_BAND, _BAND_DEG, _ZONE_DEG, _LAST_DEG = -80, 8, 6, 84
_ODD_ZONES = {
    ("V", 31): (0, 3), ("V", 32): (3, 12), ("X", 31): (0, 9), ("X", 32): None, ("X", 33): (9, 21), ("X", 34): None,
    ("X", 35): (21, 33), ("X", 36): None, ("X", 37): (33, 42),
}  # fmt: skip
"""West and east of the zones at Norway and Svalbard that are not 6° wide (NGA.STND.0037)."""
_SQUARE_M = 100_000
_STEPS = 24
"""Points of a line, so that it follows its curve."""
_LEAST_SHARE = 0.25
"""A square that shows less than this has no letters."""
_INNER = np.array([(x, y) for y in (0.8, 0.2, 0.5) for x in (0.2, 0.8, 0.5)])
"""Where in a square its letters may stand, in shares of its side."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """What is seen of one zone in one band."""

    zone: int
    band: str
    area: Any


def mgrs_grid(bounds: Bounds) -> Grid:
    """Return the grid of a map.

    Parameters
    ----------
    bounds
        West, south, east, north in degrees (EPSG:4326).
    """
    west, south, east, north = bounds
    middle = (south + north) / 2
    wide = distance_km(middle, west, middle, east)
    step = 0 if wide > COARSEST_KM else 10 if wide < FINEST_KM else 100
    grid = Grid(step, [], [], [], [], [], [])
    for cell in _cells(bounds):
        grid.zones.append(_on_map(np.array(cell.area.exterior.coords), bounds))
        corner = shapely.Point(cell.area.bounds[0], cell.area.bounds[3])
        grid.names.append(_label(f"{cell.zone}{cell.band}", corner, bounds))
        if step:
            _add_lines(grid, cell, step * 1000, bounds)
            grid.squares.extend(_letters(cell, bounds))
    return grid


def _cells(bounds: Bounds) -> Iterator[_Cell]:
    west, south, east, north = bounds
    seen = shapely.box(*bounds)
    for i, band in enumerate(_BANDS):
        low = _FIRST_BAND + i * _BAND_DEG
        high = _LAST_DEG if band == "X" else low + _BAND_DEG
        if high <= south or low >= north:
            continue
        for zone in range(int((west + 180) // _ZONE_DEG), int((east + 180) // _ZONE_DEG) + 3):
            usual = ((zone - 1) * _ZONE_DEG - 180, zone * _ZONE_DEG - 180)
            sides = _ODD_ZONES.get((band, zone), usual)
            area = seen.intersection(shapely.box(sides[0], low, sides[1], high)) if sides else shapely.Polygon()
            if area.area > 0:
                yield _Cell(zone, band, area)


@cache
def _transformers(zone: int) -> tuple[Transformer, Transformer]:
    utm = f"EPSG:{32600 + zone}"
    return Transformer.from_crs("EPSG:4326", utm, always_xy=True), Transformer.from_crs(
        utm, "EPSG:4326", always_xy=True
    )


def _extent(cell: _Cell, step: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the multiples of a step in m of easting and northing that a cell has."""
    ring = shapely.segmentize(cell.area, 0.5).exterior.coords
    x, y = _transformers(cell.zone)[0].transform(*np.array(ring).T)
    return tuple(  # type: ignore[return-value]
        np.arange(math.floor(min(side) / step), math.ceil(max(side) / step) + 1) * step for side in (x, y)
    )


def _add_lines(grid: Grid, cell: _Cell, step: int, bounds: Bounds) -> None:
    eastings, northings = _extent(cell, step)
    along = np.linspace(0, 1, _STEPS * 4)
    for x in eastings:
        y = northings[0] + along * (northings[-1] - northings[0])
        for part in _seen(cell, np.full_like(y, x), y):
            grid.lines.append(_on_map(part, bounds))
            if abs(part[:, 1].min() - bounds[1]) < 1e-6:
                grid.bottom.append(Label(f"{x / 1000:.0f}", _edge(part, 1, bounds)[0], 1.0))
    for y in northings:
        x = eastings[0] + along * (eastings[-1] - eastings[0])
        for part in _seen(cell, x, np.full_like(x, y)):
            grid.lines.append(_on_map(part, bounds))
            if abs(part[:, 0].min() - bounds[0]) < 1e-6:
                grid.left.append(Label(f"{y / 1000:.0f}", 0.0, _edge(part, 0, bounds)[1]))


def _edge(part: NDArray[np.float64], axis: int, bounds: Bounds) -> tuple[float, float]:
    """Return where a line meets the lower or the left edge of the map."""
    return _on_map(part[[int(part[:, axis].argmin())]], bounds)[0]


def _seen(cell: _Cell, x: NDArray[np.float64], y: NDArray[np.float64]) -> Iterator[NDArray[np.float64]]:
    """Yield the parts of a line (m of UTM) that a cell shows, in degrees."""
    longitudes, latitudes = _transformers(cell.zone)[1].transform(x, y)
    cut = shapely.LineString(np.column_stack([longitudes, latitudes])).intersection(cell.area)
    for part in getattr(cut, "geoms", [cut]):
        if part.geom_type == "LineString" and not part.is_empty:
            yield np.array(part.coords)


def _letters(cell: _Cell, bounds: Bounds) -> Iterator[Square]:
    eastings, northings = _extent(cell, _SQUARE_M)
    to_degrees = _transformers(cell.zone)[1]
    for x in eastings[:-1]:
        for y in northings[:-1]:
            corners = [(x, y), (x + _SQUARE_M, y), (x + _SQUARE_M, y + _SQUARE_M), (x, y + _SQUARE_M)]
            square = shapely.Polygon(np.column_stack(to_degrees.transform(*np.array(corners).T)))
            part = square.intersection(cell.area)
            if part.area > _LEAST_SHARE * square.area:
                inner = to_degrees.transform(x + _INNER[:, 0] * _SQUARE_M, y + _INNER[:, 1] * _SQUARE_M)
                spots = [spot for spot in shapely.points(*inner) if part.contains(spot)]
                places = np.array([(spot.x, spot.y) for spot in (part.centroid, *spots)])
                yield Square(_name(part.centroid), _on_map(places, bounds))


def _name(point: shapely.Point) -> str:
    """Return the letters of the square of 100 km in which a position lies."""
    return str(MGRS().toMGRS(point.y, point.x, MGRSPrecision=0))[-2:]


def _label(text: str, point: shapely.Point, bounds: Bounds) -> Label:
    ((x, y),) = _on_map(np.array([[point.x, point.y]]), bounds)
    return Label(text, x, y)


def _on_map(places: NDArray[np.float64], bounds: Bounds) -> list[tuple[float, float]]:
    west, south, east, north = bounds
    top, bottom = _mercator(np.array([north, south]))
    x = (places[:, 0] - west) / (east - west)
    y = (top - _mercator(places[:, 1])) / (top - bottom)
    return list(zip(x.tolist(), y.tolist(), strict=True))


def _mercator(latitudes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the northing of Web Mercator on a sphere of radius 1 (EPSG:3857)."""
    found: NDArray[np.float64] = np.arcsinh(np.tan(np.radians(latitudes)))
    return found
