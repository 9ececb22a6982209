"""A table with positions as a layer of symbols: the place, country, precision and period of each."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from msgspec import UNSET, UnsetType

from geo.basemap.places import admin1_at, admin1_name, countries_at
from geo.columns import Column
from geo.contract.layers import Head, Period, Precision, SymbolItem, Symbols
from geo.contract.layers import SymbolLayer as SymbolLayerPart
from geo.errors import GridError
from geo.grid import format_mgrs
from geo.layers import SymbolLayer
from geo.nations import nation_name
from geo.periods import counted_periods
from geo.plan import Plan
from geo.reading.tables import ROW
from geo.scene.cells import finite, heads, rows_with_cells
from geo.schema import AS_OF, BASIS_COLUMN, FROM, LATITUDE, LONGITUDE, NATION, PLACE, PRECISION, SIDC, SOURCE, UNTIL
from geo.words.text import say


def derived_heads() -> tuple[Head, Head]:
    """Return the heads of the two computed fields that a card shows after the columns of the table."""
    return (
        Head(name="lies_in", label=say("scene.cells.lies-in")),
        Head(name="mgrs_computed", label=say("scene.cells.mgrs-computed")),
    )


def symbol_layer(plan: Plan, layer: SymbolLayer) -> SymbolLayerPart:
    """Return a layer of symbols with an item for each accepted row.

    Parameters
    ----------
    plan
        Whose rows.
    layer
        Declares which table, and which of its columns give superior, supplier, strength and symbol code.
    """
    spec = layer.table
    frame = plan.rows(spec)
    positions = _described(frame[LATITUDE].to_numpy(dtype=float), frame[LONGITUDE].to_numpy(dtype=float))
    counts = counted_periods(frame, spec.id)
    items = (
        _symbol(layer, row, where, cells, _counts(counts.get(i)))
        for i, ((row, cells), where) in enumerate(zip(rows_with_cells(plan, spec), positions, strict=True))
    )
    return SymbolLayerPart(
        name=layer.name,
        title=spec.title,
        table=spec.name,
        columns=(*heads(plan, spec), *derived_heads()),
        symbols=Symbols(
            kind=_vocabulary(layer.kind),
            legend=layer.legend,
            rank=layer.rank,
            keeps_echelon=layer.keeps_echelon,
            commands=layer.superior is not None,
            rolls_up=layer.strength is not None,
            fixed=layer.fixed,
            losable=layer.losable,
        ),
        items=tuple(items),
    )


def _vocabulary(column: Column) -> str:
    assert column.vocabulary is not None, column
    return column.vocabulary.name


def _counts(periods: list[tuple[float, float]] | None) -> tuple[Period, ...] | UnsetType:
    return UNSET if periods is None else tuple((finite(start), finite(end)) for start, end in periods)


@dataclass(frozen=True, slots=True)
class _Where:
    country: str | None
    admin1: str | None
    told: tuple[str, str]


def _described(
    latitudes: np.ndarray[Any, np.dtype[np.float64]], longitudes: np.ndarray[Any, np.dtype[np.float64]]
) -> list[_Where]:
    countries, units = countries_at(latitudes, longitudes), admin1_at(latitudes, longitudes)
    names = {unit: admin1_name(unit) for unit in set(units) if unit}
    described = []
    for latitude, longitude, country, unit in zip(latitudes, longitudes, countries, units, strict=True):
        name = nation_name(country) if country else say("scene.cells.at-sea")
        lies_in = f"{names[unit]}, {name}" if country and unit and names[unit] else name
        described.append(_Where(country, unit, (lies_in, _grid(latitude, longitude))))
    return described


@lru_cache(maxsize=100_000)
def _grid(latitude: float, longitude: float) -> str:
    try:
        return format_mgrs(latitude, longitude, digits=2)
    except GridError:
        return ""


def _symbol(
    layer: SymbolLayer,
    row: Mapping[str, Any],
    where: _Where,
    cells: tuple[str, ...],
    counts: tuple[Period, ...] | UnsetType,
) -> SymbolItem:
    spec = layer.table
    return SymbolItem(
        id=row[spec.id],
        row=row[ROW],
        name=row[spec.label_column],
        cells=(*cells, *where.told),
        basis=row[BASIS_COLUMN],
        source=row[SOURCE],
        start=finite(row[FROM]),
        end=finite(row[UNTIL]),
        nation=row[NATION],
        place=row[PLACE],
        sidc=row[SIDC] or layer.sidc(row),
        lat=row[LATITUDE],
        lon=row[LONGITUDE],
        country=where.country or "",
        precision=_precision(row[PRECISION], where),
        as_of=row[AS_OF],
        codes={_vocabulary(column): row[column] for column in dict.fromkeys((layer.kind, *layer.filters))},
        parent=row[layer.superior] if layer.superior else "",
        hub=row[layer.supplier] if layer.supplier else "",
        short=row[layer.short] if layer.short else UNSET,
        persons=_persons(row[layer.strength]) if layer.strength else UNSET,
        counts=counts,
    )


def _persons(value: float) -> float | None:
    return None if math.isnan(value) else value


def _precision(value: float | str, where: _Where) -> Precision:
    """Return how to draw a precision: a radius in km, or the code of the oblast or country whose outline is drawn."""
    if value == "oblast" and where.admin1:
        return Precision(admin1=where.admin1)
    if isinstance(value, str):
        return Precision(country=where.country) if where.country else Precision()
    return Precision(km=value)
