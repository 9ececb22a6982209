"""The cells of a row that a planner drags or puts on the map: its position is only as exact as its precision."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from geo.basemap.places import countries_at, nearest_place
from geo.columns import TableSpec
from geo.errors import GridError
from geo.grid import digits_for, format_mgrs, parse_mgrs
from geo.numerals import plain_number, plainly_written
from geo.reading.number_cells import PRECISION_AREAS
from geo.schema import AS_OF, BASIS_COLUMN, COUNTRY, LATITUDE, LONGITUDE, MGRS, PLACE, PRECISION

WIDEST_SQUARE_KM = 10.0
"""Side of the largest MGRS square to which a position is rounded; a wider precision, an oblast or a country gets it too."""

EXACT_SQUARE_KM = 0.1
"""Side of the MGRS square to which a position is rounded in a table that has no precision: as fine as a pointer can be."""

PLACE_WITHIN_KM = 10.0
"""A place of the gazetteer farther than this from a position, in km, does not give the row its name."""


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


def moved_cells(spec: TableSpec, cells: Mapping[str, str], latitude: float, longitude: float) -> dict[str, str]:
    """Return the cells to write into a row so that it is at another position.

    Parameters
    ----------
    spec
        The table of the row.
    cells
        Text of each column of the row; its precision decides how far the position is rounded. In a table without a
        precision that is :data:`EXACT_SQUARE_KM`.
    latitude, longitude
        The new position in degrees, EPSG:4326.

    Returns
    -------
    dict
        Degrees, MGRS or both, whichever the row has; degrees if it has neither. The name of the place and the country follow,
        where the row has these columns: see :func:`named_cells`. None of them if the rounded position is the row's already.
    """
    moved = _position_cells(spec, cells, latitude, longitude)
    if all(text == cells.get(name, "").strip() for name, text in moved.items()):
        return {}
    return moved | named_cells(cells, latitude, longitude)


def _position_cells(spec: TableSpec, cells: Mapping[str, str], latitude: float, longitude: float) -> dict[str, str]:
    new_latitude, new_longitude, grid = rounded_position(latitude, longitude, square_km(spec, cells))
    moved = {MGRS.name: grid} if grid and cells.get(MGRS, "").strip() else {}
    if not moved or cells.get(LATITUDE, "").strip() or cells.get(LONGITUDE, "").strip():
        moved |= {LATITUDE.name: new_latitude, LONGITUDE.name: new_longitude}
    if not grid and cells.get(MGRS, "").strip():
        moved[MGRS.name] = ""
    return moved


def named_cells(cells: Mapping[str, str], latitude: float, longitude: float) -> dict[str, str]:
    """Return the place and the country of a row that stands at a position, for those of the two that it has.

    The place is the nearest one of the gazetteer, or "" if none is within :data:`PLACE_WITHIN_KM`; the country is "" at sea.

    Parameters
    ----------
    cells
        Text of each column of the row.
    latitude, longitude
        Degrees, EPSG:4326, before they are rounded to a precision.
    """
    named = {}
    if PLACE in cells:
        place, km = nearest_place(latitude, longitude)
        named[PLACE.name] = place if km <= PLACE_WITHIN_KM else ""
    if COUNTRY in cells:
        (country,) = countries_at(np.array([latitude]), np.array([longitude]))
        named[COUNTRY.name] = country or ""
    return named


def square_km(spec: TableSpec, cells: Mapping[str, str]) -> float:
    """Return to which precision a position of a row is rounded, in km.

    Parameters
    ----------
    spec
        The table of the row.
    cells
        Text of each column of the row.
    """
    if PRECISION not in spec.columns:
        return EXACT_SQUARE_KM
    return min(_precision(cells), WIDEST_SQUARE_KM)


def origin_cells(today: str) -> dict[str, str]:
    """Return basis, date and precision of a new row: notional, and 10 km, until the planner changes them.

    Parameters
    ----------
    today
        The day as ``YYYY-MM-DD``.
    """
    return {BASIS_COLUMN.name: "notional", AS_OF.name: today, PRECISION.name: f"{WIDEST_SQUARE_KM:g}"}


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
