"""MGRS references: a strict grammar checks them, then the NGA's GEOTRANS code (package ``mgrs``) converts them.

A reference names a square, and its position is the centre of that square. A round trip with the same number of digits
therefore gives the same reference.
"""

from __future__ import annotations

import re
import unicodedata
import warnings
from functools import cache
from typing import NamedTuple

import mgrs
from pyproj import Proj

from geo.errors import GridError
from geo.geodesy import KM_PER_DEGREE
from geo.problem import excerpt
from geo.words.text import Text

_GRAMMAR = re.compile(r"(\d{1,2})([C-HJ-NP-X])([A-HJ-NP-Z]{2})(\d*)")
_GROUPS = re.compile(r"[0-9 \t]*$")
_CONVERTER = mgrs.MGRS()
MAX_DIGITS = 5
_BANDS = "CDEFGHJKLMNPQRSTUVWX"
WIDEST_HALF_ZONE_DEG = 6.0
"""Half the width in degrees of the widest zones: zones are 6° wide, and up to 12° around Norway and Svalbard."""

SQUARE_KM = {1: 10.0, 2: 1.0, 3: 0.1, 4: 0.01, 5: 0.001}
"""Side of the square in km, by digits per axis."""


class GridPosition(NamedTuple):
    """Centre of an MGRS square (degrees, EPSG:4326) and the side of the square in km."""

    latitude: float
    longitude: float
    side_km: float


def plain_mgrs(text: str) -> str:
    """Return a reference with ASCII digits, letters and spaces, whatever width they have: ``３６Ｕ`` becomes ``36U``."""
    if text.isascii():
        return text
    return "".join(" " if c.isspace() else c for c in unicodedata.normalize("NFKC", text))


def parse_mgrs(text: str) -> GridPosition:
    """Read an MGRS reference such as ``36U UA 2448 9137``.

    Raises
    ------
    GridError
        If it has no digits, an odd number of them or more than 10, an easting and a northing of different lengths, a
        letter that the grid does not use, or a square that its zone lacks; the message says what to type.
    """
    compact = re.sub(r"\s+", "", text).upper()
    match = _GRAMMAR.fullmatch(compact)
    if match is None:
        raise GridError(Text("grids.none", text=excerpt(text)))
    zone, band, _square, digits = match.groups()
    if not digits:
        raise GridError(Text("grids.no-digits", text=excerpt(text)))
    if len(_halves(text)) == len(("easting", "northing")) and not _parts_in_the_middle(text):
        raise GridError(_unequal(text))
    if len(digits) % 2 or len(digits) > 2 * MAX_DIGITS:
        raise GridError(Text("grids.digits", text=excerpt(text), count=len(digits)))
    if not _parts_in_the_middle(text):
        raise GridError(_unequal(text))
    if not 1 <= int(zone) <= 60:
        raise GridError(Text("grids.zone", text=excerpt(text), zone=zone))
    try:
        latitude, longitude = _centre(compact)
    except mgrs.core.MGRSError as error:
        raise GridError(Text("grids.no-square", text=excerpt(text))) from error
    side_km = SQUARE_KM[len(digits) // 2]
    if not _lies_in(latitude, longitude, int(zone), band, side_km):
        raise GridError(Text("grids.elsewhere", text=excerpt(text), zone=zone, band=band))
    return GridPosition(latitude, longitude, side_km)


def _halves(text: str) -> list[str]:
    """Return the groups of digits after the two letters of the square."""
    found = _GROUPS.search(re.sub(r"\s", " ", text))
    return found.group().split() if found else []


def _parts_in_the_middle(text: str) -> bool:
    """Tell whether easting and northing are as long as each other; digits without a space between them always are."""
    groups = _halves(text)
    ends = {sum(map(len, groups[: count + 1])) for count in range(len(groups))}
    return len(groups) == 1 or max(ends) / 2 in ends


def _unequal(text: str) -> Text:
    groups = _halves(text)
    if len(groups) != len(("easting", "northing")):
        return Text("grids.unequal-groups", text=excerpt(text))
    easting, northing = groups
    return Text("grids.unequal", text=excerpt(text), easting=easting, northing=northing)


def _lies_in(latitude: float, longitude: float, zone: int, band: str, side_km: float) -> bool:
    """Tell whether the middle of a square is in its zone and band, or no farther from their edges than one square."""
    slack_deg = side_km / KM_PER_DEGREE + 0.05
    south = -80 + 8 * _BANDS.index(band)
    north = 84 if band == "X" else south + 8
    from_meridian = abs((longitude - (6 * zone - 183) + 180) % 360 - 180)
    return south - slack_deg <= latitude <= north + slack_deg and from_meridian <= WIDEST_HALF_ZONE_DEG + slack_deg


def _centre(compact: str) -> tuple[float, float]:
    """Return latitude and longitude (degrees, EPSG:4326) of the middle of a square, which GEOTRANS gives in UTM."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # the band is checked by us, as an error
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
        Digits per axis, from 1 (squares of 10 km) to 5 (1 m).

    Raises
    ------
    GridError
        If the position is outside the grid.

    Examples
    --------
    >>> format_mgrs(50.45, 30.52, 2)
    '36U UA 23 91'
    """
    if not (-80 <= latitude <= 84 and -180 <= longitude <= 180):
        raise GridError(Text("grids.outside", latitude=latitude, longitude=longitude))
    compact = str(_CONVERTER.toMGRS(latitude, longitude, MGRSPrecision=digits))
    return f"{compact[: -2 * digits - 2]} {compact[-2 * digits - 2 : -2 * digits]} {compact[-2 * digits : -digits]} {compact[-digits:]}"


def digits_for(precision_km: float) -> int:
    """Return the fewest digits per axis whose square is no wider than a precision in km: 10 km gives 1, 5 km gives 2."""
    return next((d for d, side in SQUARE_KM.items() if side <= precision_km), MAX_DIGITS)
