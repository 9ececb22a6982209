"""Where the map looks in each view: at Ukraine, or at all of Europe that a plan is in."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from geo.contract.part import Bounds
from geo.contract.scene import View
from geo.layers import SYMBOL_LAYERS
from geo.plan import Plan
from geo.schema import EVENTS, LATITUDE, LONGITUDE
from geo.terms import VIEW

MAPPED: Bounds = (-25.0, 33.0, 60.0, 72.0)
"""West, south, east, north in degrees of the base map."""

UKRAINE: Bounds = (22.0, 44.2, 40.3, 52.5)
"""West, south, east, north in degrees of Ukraine, with a margin."""

NEIGHBOURS: Bounds = (14.0, 43.6, 40.3, 55.0)
"""West, south, east, north in degrees of Ukraine and the countries west of it, from Poland to Romania."""

_MARGIN = 0.06
"""Room beside the outermost symbols, as a part of the extent of all of them."""


def views(plan: Plan) -> tuple[View, ...]:
    """Return the views of a plan, in the order in which a page offers them."""
    bounds = {"ukraine": UKRAINE, "europe": europe(plan)}
    return tuple(View(code=code, label=label, bounds=bounds[code]) for code, label in VIEW.labels.items())


def europe(plan: Plan) -> Bounds:
    """Return the bounds of the view of Europe: everything that the map ever shows of a plan, and Ukraine's neighbours.

    Whatever is outside the base map has no part in it, since no map shows it.

    Returns
    -------
    Bounds
        West, south, east, north in degrees, to one decimal.
    """
    places = np.vstack([np.empty((0, 2)), *_places(plan)])
    west, south, east, north = MAPPED
    longitudes, latitudes = places.T
    seen = places[(west <= longitudes) & (longitudes <= east) & (south <= latitudes) & (latitudes <= north)]
    if not len(seen):
        return NEIGHBOURS
    least, most = np.reshape(NEIGHBOURS, (2, 2))
    first, last = np.reshape(MAPPED, (2, 2))
    room = _MARGIN * (np.maximum(seen.max(axis=0), most) - np.minimum(seen.min(axis=0), least))
    low = np.minimum(np.maximum(seen.min(axis=0) - room, first), least)
    high = np.maximum(np.minimum(seen.max(axis=0) + room, last), most)
    (w, s), (e, n) = np.floor(low * 10) / 10, np.ceil(high * 10) / 10
    return float(w), float(s), float(e), float(n)


def _places(plan: Plan) -> Iterator[NDArray[np.float64]]:
    """Yield longitude and latitude of all rows that a map can show; rows without a position are NaN."""
    for spec in (*(layer.table for layer in SYMBOL_LAYERS), EVENTS):
        yield plan.rows(spec)[[LONGITUDE, LATITUDE]].to_numpy(dtype=float)
