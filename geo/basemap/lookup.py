"""What lies at a position: its country, or the countries that it may be in, its oblast, nearest town and grid reference."""

from __future__ import annotations

from typing import Any

import numpy as np

from geo.basemap.places import admin1_at, admin1_name, countries_at, countries_within, nearest_place
from geo.errors import GridError
from geo.grid import format_mgrs

BORDER_ERROR_KM = 3.0
"""How far the drawn border may be from the true one, in km."""


def where(latitude: float, longitude: float) -> dict[str, Any]:
    """Describe a position, as ``posture where`` does.

    Parameters
    ----------
    latitude, longitude
        Degrees, EPSG:4326.

    Returns
    -------
    dict
        ``country`` (alpha-3, None at sea), ``admin1`` (ISO 3166-2 or None), ``admin1_name``, ``nearest_place``,
        ``nearest_km``, ``mgrs`` (to 1 m; None outside the grid). Only where the drawn border is nearer than its own error:
        ``border_km``, how far it is, and ``border_countries``, the countries on its sides.
    """
    one = np.array([latitude]), np.array([longitude])
    country = countries_at(*one)[0]
    admin1 = admin1_at(*one)[0] if country else None
    name, km = nearest_place(latitude, longitude)
    try:
        grid = format_mgrs(latitude, longitude)
    except GridError:
        grid = None
    return {
        "country": country,
        "admin1": admin1,
        "admin1_name": admin1_name(admin1) if admin1 else None,
        "nearest_place": name,
        "nearest_km": round(km, 1),
        "mgrs": grid,
        **_border(latitude, longitude, country),
    }


def _border(latitude: float, longitude: float, country: str | None) -> dict[str, Any]:
    near = countries_within(latitude, longitude, BORDER_ERROR_KM)
    if len(near) < 2:
        return {}
    sides = sorted(near, key=lambda code: (code != country, near[code]))
    return {"border_km": round(sorted(near.values())[1], 1), "border_countries": sides}
