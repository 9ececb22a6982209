"""Where a dragged or new thing is put: as exact as its precision, and no more."""

from __future__ import annotations

import math
from collections.abc import Mapping

from geo.clock import format_instant
from geo.errors import GridError
from geo.grid import digits_for, format_mgrs, parse_mgrs
from geo.numerals import plain_number, plainly_written
from geo.reading.cells import PRECISION_AREAS
from geo.schema import (
    AS_OF,
    BASIS_COLUMN,
    ECHELON_COLUMN,
    FROM,
    FUNCTION_COLUMN,
    LATITUDE,
    LONGITUDE,
    MGRS,
    NATION,
    PRECISION,
    UNIT_ID,
    UNIT_NAME,
)
from geo.words.text import say

WIDEST_SQUARE_KM = 10.0
"""Side of the square to which a position is rounded whose precision is wider, or an oblast or country."""


def rounded_position(latitude: float, longitude: float, precision_km: float) -> tuple[str, str, str]:
    """Round a position to its precision.

    Parameters
    ----------
    latitude, longitude
        Degrees, EPSG:4326.
    precision_km
        How exact the position may be.

    Returns
    -------
    tuple
        Latitude, longitude and MGRS as they are written: the middle of the MGRS square that is as fine as the
        precision, with no more decimals than that square needs. Outside the grid MGRS is "".
    """
    digits = digits_for(min(precision_km, WIDEST_SQUARE_KM))
    try:
        grid = format_mgrs(latitude, longitude, digits)
        square = parse_mgrs(grid)
        latitude, longitude = square.latitude, square.longitude
    except GridError:
        grid = ""
    return f"{latitude:.{digits + 1}f}", f"{longitude:.{digits + 1}f}", grid


def moved_cells(cells: Mapping[str, str], latitude: float, longitude: float) -> dict[str, str]:
    """Return the cells that a row needs to stand at a position: degrees and MGRS, whichever of them it has, together."""
    new_latitude, new_longitude, grid = rounded_position(latitude, longitude, _precision(cells))
    moved = {MGRS.name: grid} if cells.get(MGRS, "").strip() else {}
    if not moved or cells.get(LATITUDE, "").strip() or cells.get(LONGITUDE, "").strip():
        moved |= {LATITUDE.name: new_latitude, LONGITUDE.name: new_longitude}
    return moved


def origin_cells(today: str) -> dict[str, str]:
    """Return what a new row says of where it comes from, until the planner says more; the day as ``YYYY-MM-DD``."""
    return {BASIS_COLUMN.name: "notional", AS_OF.name: today, PRECISION.name: f"{WIDEST_SQUARE_KM:g}"}


def new_unit(unit_id: str, latitude: float, longitude: float, at: float, today: str) -> dict[str, str]:
    """Return the cells of a unit that is put on the map, for the planner to correct.

    Parameters
    ----------
    unit_id
        Its id.
    latitude, longitude
        Degrees, EPSG:4326.
    at
        Hours since H+0 at which it begins.
    today
        The day as ``YYYY-MM-DD``.
    """
    cells = {
        UNIT_ID.name: unit_id,
        UNIT_NAME.name: say("editing.new-unit"),
        NATION.name: "UNNAMED",
        ECHELON_COLUMN.name: "battalion",
        FUNCTION_COLUMN.name: "infantry",
        FROM.name: format_instant(math.floor(at)),
        **origin_cells(today),
    }
    return cells | moved_cells(cells, latitude, longitude)


def _precision(cells: Mapping[str, str]) -> float:
    text = cells.get(PRECISION, "").strip()
    if text.casefold() in PRECISION_AREAS:
        return WIDEST_SQUARE_KM
    value = plain_number(plainly_written(text), decimal_comma=True)
    return value if value and value > 0 else WIDEST_SQUARE_KM
