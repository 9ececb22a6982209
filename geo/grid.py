"""MGRS references: a strict grammar before, and the NGA's GEOTRANS code (package ``mgrs``) behind.

A reference names a square; its position is the centre of that square, so that a round trip with the same number of
digits gives the same reference.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import mgrs
from pyproj import Proj

from geo.errors import GridError

_GRAMMAR = re.compile(r"(\d{1,2})([C-HJ-NP-X])([A-HJ-NP-Z]{2})(\d*)")
_CONVERTER = mgrs.MGRS()
MAX_DIGITS = 5
SQUARE_KM = {1: 10.0, 2: 1.0, 3: 0.1, 4: 0.01, 5: 0.001}
"""Side of the square in km by digits per axis."""


class GridPosition(NamedTuple):
    """Centre of an MGRS square (degrees, EPSG:4326) and the side of the square in km."""

    latitude: float
    longitude: float
    side_km: float


def parse_mgrs(text: str) -> GridPosition:
    """Read an MGRS reference such as ``36U UA 2448 9137``.

    Raises
    ------
    GridError
        If it has no digits, an odd number of them, a letter the grid does not use, or a square that its zone lacks.
    """
    compact = re.sub(r"\s+", "", text).upper()
    match = _GRAMMAR.fullmatch(compact)
    if match is None:
        raise GridError("is no MGRS reference; write zone, band, square and digits, like 36U UA 24 91")
    zone, _band, _square, digits = match.groups()
    if not digits:
        raise GridError("names a square of 100 km and no place in it; add digits, like 36U UA 24 91")
    if len(digits) % 2 or len(digits) > 2 * MAX_DIGITS:
        raise GridError(f"has {len(digits)} digits; easting and northing need the same number, 1 to 5 each")
    if not 1 <= int(zone) <= 60:
        raise GridError(f"zone {zone} does not exist; zones run from 1 to 60")
    try:
        latitude, longitude = _centre(compact)
    except mgrs.core.MGRSError as error:
        raise GridError("names a square that its zone and band do not have; check the two letters") from error
    return GridPosition(latitude, longitude, SQUARE_KM[len(digits) // 2])


def _centre(compact: str) -> tuple[float, float]:
    """Return latitude and longitude of the middle of a square; GEOTRANS gives the middle in UTM."""
    zone, hemisphere, easting, northing = _CONVERTER.MGRSToUTM(compact)
    longitude, latitude = _utm(zone, hemisphere)(easting, northing, inverse=True)
    return float(latitude), float(longitude)


@cache
def _utm(zone: int, hemisphere: str) -> Proj:
    return Proj(proj="utm", zone=zone, south=hemisphere == "S", ellps="WGS84")


def format_mgrs(latitude: float, longitude: float, digits: int = 5) -> str:
    """Return the MGRS reference of a position.

    Parameters
    ----------
    latitude, longitude
        Degrees, EPSG:4326; latitude from -80 to 84.
    digits
        Digits per axis, 1 (10 km) to 5 (1 m).

    Raises
    ------
    GridError
        If the position lies outside the grid.
    """
    if not (-80 <= latitude <= 84 and -180 <= longitude <= 180):
        raise GridError(f"{latitude}, {longitude} lies outside the MGRS grid (80° S to 84° N)")
    compact = str(_CONVERTER.toMGRS(latitude, longitude, MGRSPrecision=digits))
    return f"{compact[: -2 * digits - 2]} {compact[-2 * digits - 2 : -2 * digits]} {compact[-2 * digits : -digits]} {compact[-digits:]}"


def digits_for(precision_km: float) -> int:
    """Return how many digits per axis are as fine as a precision in km: 10 km gives 1, 1 km gives 2."""
    return next((d for d, side in SQUARE_KM.items() if side <= precision_km), MAX_DIGITS)
