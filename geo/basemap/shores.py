"""Water between two positions: the sea, lakes and wide rivers, so that nobody walks over it to a road."""

from __future__ import annotations

from functools import cache

import pandas as pd
import shapely

from geo.basemap.places import COAST_TOLERANCE_KM, areas_of_countries
from geo.geodesy import distance_km
from geo.resources import basemap_file

WIDE_RIVERS = ("Dnieper", "Danube", "Volga")
"""Rivers of the base map, by their names there, that are crossed at few places. Smaller ones are drawn too inexactly."""

NARROW_KM = 0.6
"""Less open water than this, in km, in the middle of a way is the drawn coast's inaccuracy."""


_RIM = 0.01


def is_parted(latitude: float, longitude: float, to_latitude: float, to_longitude: float) -> bool:
    """Tell whether water parts two positions: the straight line between them crosses the sea, a lake or a wide river.

    Water within 3 km at either end does not count, since a harbour may lie just outside the drawn coast.

    Parameters
    ----------
    latitude, longitude, to_latitude, to_longitude
        Degrees, EPSG:4326.
    """
    line = shapely.LineString([(longitude, latitude), (to_longitude, to_latitude)])
    return bool(line.length) and (_crosses_river(line) or _open_water_km(line) > NARROW_KM)


def _crosses_river(line: shapely.LineString) -> bool:
    return bool(len(_rivers().query(line, predicate="intersects")))


def _open_water_km(line: shapely.LineString) -> float:
    """Return how many km of a line in degrees are over water, without the water at its ends."""
    water = shapely.union(_at_sea(line), _on_lakes(line))
    if water.is_empty:
        return 0.0
    pieces = shapely.get_parts(shapely.line_merge(water) if water.geom_type != "LineString" else water)
    return sum(_km(piece) for piece in pieces if not _is_harbour(piece, line))


def _is_harbour(piece: shapely.LineString, line: shapely.LineString) -> bool:
    """Tell whether a piece of water is at an end of the line, and short."""
    at_end = any(line.boundary.distance(shapely.Point(end)) < 1e-9 for end in piece.coords)
    return at_end and _km(piece) <= COAST_TOLERANCE_KM


def _km(piece: shapely.LineString) -> float:
    if piece.is_empty:
        return 0.0
    (west, south), (east, north) = piece.coords[0], piece.coords[-1]
    return distance_km(south, west, north, east)


def _at_sea(line: shapely.LineString) -> shapely.Geometry:
    countries, tree = areas_of_countries()
    touched = tree.query(line)
    if shapely.covers(countries[touched], line).any():
        return shapely.LineString()
    return shapely.difference(line, _near(tree, line))


def _on_lakes(line: shapely.LineString) -> shapely.Geometry:
    if not len(_lakes().query(line)):
        return shapely.LineString()
    return shapely.intersection(line, _near(_lakes(), line))


def _near(areas: shapely.STRtree, line: shapely.LineString) -> shapely.Geometry:
    """Return what of areas lies in the box around a line."""
    touched = areas.geometries[areas.query(line, predicate="intersects")]
    west, south, east, north = line.bounds
    return shapely.union_all(shapely.clip_by_rect(touched, west - _RIM, south - _RIM, east + _RIM, north + _RIM))


def _parts(file: str, where: tuple[str, ...] = ()) -> shapely.STRtree:
    filters = [("name", "in", where)] if where else None
    frame = pd.read_parquet(basemap_file(file), columns=["geometry"], filters=filters)
    return shapely.STRtree(shapely.get_parts(shapely.from_wkb(frame["geometry"].to_numpy())))


@cache
def _lakes() -> shapely.STRtree:
    return _parts("lakes_t003.parquet")


@cache
def _rivers() -> shapely.STRtree:
    return _parts("rivers_t003.parquet", WIDE_RIVERS)
