"""The cells of a row that a planner drags or puts on the map: its position is only as exact as its precision."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from geo.clock import format_instant
from geo.errors import GridError
from geo.grid import digits_for, format_mgrs, parse_mgrs
from geo.numerals import plain_number, plainly_written
from geo.reading.number_cells import PRECISION_AREAS
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
    PLACE,
    PRECISION,
    UNIT_ID,
    UNIT_NAME,
)
from geo.words.text import say

WIDEST_SQUARE_KM = 10.0
"""Side of the largest MGRS square to which a position is rounded; a wider precision, an oblast or a country gets it too."""


def rounded_position(latitude: float, longitude: float, precision_km: float) -> tuple[str, str, str]:
    """Round a position to its precision.

    Parameters
    ----------
    latitude, longitude
        Degrees, EPSG:4326.
    precision_km
        The precision in km; anything above 10 km counts as 10 km.

    Returns
    -------
    tuple
        Latitude and longitude in degrees and the MGRS reference, as texts for the cells of a row. The position is the
        middle of the largest MGRS square that is no wider than the precision, with as many decimals as that square
        needs. Outside the grid the position is only rounded, and the reference is "".

    Examples
    --------
    >>> rounded_position(49.8397, 24.0297, 1)
    ('49.844', '24.030', '35U KR 86 25')
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
    """Return the cells to write into a row so that it is at another position.

    Parameters
    ----------
    cells
        Text of each column of the row; its precision decides how far the position is rounded.
    latitude, longitude
        The new position in degrees, EPSG:4326.

    Returns
    -------
    dict
        Degrees, MGRS or both, whichever the row has; degrees if it has neither.
    """
    new_latitude, new_longitude, grid = rounded_position(latitude, longitude, _precision(cells))
    moved = {MGRS.name: grid} if cells.get(MGRS, "").strip() else {}
    if not moved or cells.get(LATITUDE, "").strip() or cells.get(LONGITUDE, "").strip():
        moved |= {LATITUDE.name: new_latitude, LONGITUDE.name: new_longitude}
    return moved


def origin_cells(today: str) -> dict[str, str]:
    """Return basis, date and precision of a new row: notional, and 10 km, until the planner changes them.

    Parameters
    ----------
    today
        The day as ``YYYY-MM-DD``.
    """
    return {BASIS_COLUMN.name: "notional", AS_OF.name: today, PRECISION.name: f"{WIDEST_SQUARE_KM:g}"}


def new_unit(unit_id: str, latitude: float, longitude: float, at: float, today: str) -> dict[str, str]:
    """Return the cells of a unit that a planner puts on the map: an infantry battalion, for the planner to correct.

    Parameters
    ----------
    unit_id
        An id that no other row has.
    latitude, longitude
        Where the planner puts it, in degrees, EPSG:4326; it is rounded to 10 km.
    at
        Hours since H+0 from which the unit is there; rounded to the minute.
    today
        The day as ``YYYY-MM-DD``, for ``as_of``.
    """
    cells = {
        UNIT_ID.name: unit_id,
        UNIT_NAME.name: say("editing.new-unit"),
        NATION.name: "UNNAMED",
        ECHELON_COLUMN.name: "battalion",
        FUNCTION_COLUMN.name: "infantry",
        FROM.name: format_instant(at),
        **origin_cells(today),
    }
    return cells | moved_cells(cells, latitude, longitude)


def place_cells(values: Mapping[str, Any]) -> dict[str, str]:
    """Return the cells of a row that is at the place of another: its position and place, and its precision, but 10 km at least.

    Parameters
    ----------
    values
        What was read from each cell of the other row.
    """
    precision = values[PRECISION]
    exact = isinstance(precision, float | int) and not precision >= WIDEST_SQUARE_KM
    return {
        PLACE.name: values[PLACE],
        LATITUDE.name: _degrees(values[LATITUDE]),
        LONGITUDE.name: _degrees(values[LONGITUDE]),
        MGRS.name: "",
        PRECISION.name: f"{WIDEST_SQUARE_KM:g}"
        if exact
        else precision
        if isinstance(precision, str)
        else f"{precision:g}",
    }


def _degrees(value: float) -> str:
    return f"{value:.5f}".rstrip("0").rstrip(".")


def _precision(cells: Mapping[str, str]) -> float:
    text = cells.get(PRECISION, "").strip()
    if text.casefold() in PRECISION_AREAS:
        return WIDEST_SQUARE_KM
    value = plain_number(plainly_written(text), decimal_comma=True)
    return value if value and value > 0 else WIDEST_SQUARE_KM
