"""Checks of positions: they must be in the theatre, on land, and in the country and near the town that the row names."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from geo.basemap.lookup import BORDER_ERROR_KM
from geo.basemap.places import countries_at, countries_within, km_to_named_place, nearest_place
from geo.checks.findings import at_row
from geo.nations import nation_name
from geo.periods import records
from geo.problem import Finding, Problem, excerpt
from geo.reading.settings import Settings
from geo.reading.tables import Table
from geo.schema import COUNTRY, FROM, LATITUDE, LONGITUDE, PLACE, PRECISION
from geo.terms import HOME_COUNTRY
from geo.words.late import Late
from geo.words.text import Text

FARTHEST_FROM_NAME_KM = 75.0
"""A position farther than this from the town that its row names is probably wrong."""

MOST_PLACES_SOUGHT = 200
"""For how many warnings of a table the nearest place is looked up as a fix."""

Codes = np.ndarray[Any, np.dtype[Any]]


def position_warnings(table: Table, settings: Settings) -> Iterator[Problem]:
    """Yield a warning for each position of a table that looks wrong.

    Parameters
    ----------
    table
        A table with positions; rows without one are ignored.
    settings
        The settings of the plan, which give the theatre.
    """
    frame = table.frame[table.frame[LATITUDE].notna() & table.frame[LONGITUDE].notna()]
    if frame.empty:
        return
    table = replace(table, frame=frame)
    latitudes, longitudes = frame[LATITUDE].to_numpy(), frame[LONGITUDE].to_numpy()
    found = np.array(countries_at(latitudes, longitudes), dtype=object)
    west, south, east, north = settings.theatre
    outside = (longitudes < west) | (longitudes > east) | (latitudes < south) | (latitudes > north)
    for row in records(frame[outside]):
        yield from _outside(table, row, settings)
    at_sea = np.array([c is None for c in found]) & ~outside
    for row in records(frame[at_sea]):
        told = Text("problems_rows.position-at-sea", place=f"{row[LATITUDE]:.6g}, {row[LONGITUDE]:.6g}")
        yield at_row(table.spec, row, LATITUDE, Finding("position-at-sea", "warning", told))
    if COUNTRY in table.spec.column_names:
        yield from _other_country(table, found)
    elif FROM in table.spec.column_names:
        yield from _before_ceasefire(table, found)
    yield from _far_from_name(table, outside)


def _outside(table: Table, row: dict[str, Any], settings: Settings) -> Iterator[Problem]:
    west, south, east, north = settings.theatre
    latitude, longitude = row[LATITUDE], row[LONGITUDE]
    place = f"{latitude:.6g}, {longitude:.6g}"
    if west <= latitude <= east and south <= longitude <= north:
        told = Text(
            "problems_rows.position-swapped", place=place, latitude=f"{longitude:.6g}", longitude=f"{latitude:.6g}"
        )
        for column, value, fix in ((LATITUDE, latitude, longitude), (LONGITUDE, longitude, latitude)):
            finding = Finding("position-swapped", "warning", told, f"{fix:.10g}")
            yield at_row(table.spec, row, column, finding, f"{value:.10g}")
        return
    bounds = {"west": f"{west:g}", "east": f"{east:g}", "south": f"{south:g}", "north": f"{north:g}"}
    told = Text("problems_rows.position-outside", place=place, **bounds)
    yield at_row(table.spec, row, LATITUDE, Finding("position-outside", "warning", told))


def _other_country(table: Table, found: Codes) -> Iterator[Problem]:
    said = table.frame[COUNTRY].to_numpy()
    differs = np.array([bool(s) and f is not None and s != f for s, f in zip(said, found, strict=True)])
    for row, country in zip(records(table.frame[differs]), found[differs], strict=True):
        if row[COUNTRY] in countries_within(row[LATITUDE], row[LONGITUDE], BORDER_ERROR_KM):
            continue
        names = {"found": Late(nation_name, country), "said": Late(nation_name, row[COUNTRY])}
        told = Text("problems_rows.country-differs", **names)
        yield at_row(table.spec, row, COUNTRY, Finding("country-differs", "warning", told, country), row[COUNTRY])


def _before_ceasefire(table: Table, found: Codes) -> Iterator[Problem]:
    early = (found == HOME_COUNTRY) & (table.frame[FROM].to_numpy() < 0)
    for row in records(table.frame[early]):
        told = Text("problems_rows.before-ceasefire")
        yield at_row(table.spec, row, FROM, Finding("before-ceasefire", "warning", told))


def _far_from_name(table: Table, outside: Codes) -> Iterator[Problem]:
    """Warn of a row far from the town that its place names; if several towns have that name, the nearest counts."""
    frame = table.frame[~outside & (table.frame[PLACE] != "").to_numpy()]
    apart = km_to_named_place(
        frame[PLACE].tolist(), frame[LATITUDE].to_numpy(dtype=float), frame[LONGITUDE].to_numpy(dtype=float)
    )
    if PRECISION in frame:
        areas = frame[PRECISION].map(lambda value: value if isinstance(value, float) else math.inf)
        far = apart > np.maximum(areas.to_numpy(dtype=float), FARTHEST_FROM_NAME_KM)
    else:
        far = apart > FARTHEST_FROM_NAME_KM
    for index, (row, km) in enumerate(zip(records(frame[far]), apart[far], strict=True)):
        told = Text("problems_rows.place-differs", km=f"{km:.0f}", place=excerpt(row[PLACE]))
        fix = _place_near(row[LATITUDE], row[LONGITUDE]) if index < MOST_PLACES_SOUGHT else None
        yield at_row(table.spec, row, PLACE, Finding("place-differs", "warning", told, fix), row[PLACE])


def _place_near(latitude: float, longitude: float) -> str | None:
    name, km = nearest_place(latitude, longitude)
    return name if km < FARTHEST_FROM_NAME_KM / 2 else None
