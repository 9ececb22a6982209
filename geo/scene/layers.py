"""A plan's tables as the layers of a scene: what each host draws and lists.

A layer carries the heads of its columns once, and for each row an item with what drawing and filtering need: ids,
position (degrees, EPSG:4326), period (hours since H+0), symbol code, precision, and the cells as text for the card.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd
from msgspec import UNSET, UnsetType

from geo.basemap.places import admin1_at, admin1_name, countries_at
from geo.clock import BEFORE_ALL, OPEN_END, format_instant, parse_instant
from geo.columns import Column, TableSpec
from geo.contract.layers import (
    EventItem,
    EventLayer,
    Head,
    Layer,
    ListLayer,
    NationItem,
    NationLayer,
    Period,
    Precision,
    RowItem,
    SymbolItem,
    Symbols,
)
from geo.contract.layers import (
    SymbolLayer as SymbolLayerPart,
)
from geo.contract.scene import Source
from geo.errors import GridError, InstantError
from geo.grid import GridPosition, digits_for, format_mgrs
from geo.layers import DRAWN, EVENT_LAYER, NATION_LAYER, SYMBOL_LAYERS, SymbolLayer
from geo.nations import nation_name
from geo.periods import counted_periods
from geo.plan import Plan
from geo.reading.tables import EXTRA, ROW
from geo.schema import CONTRIBUTIONS, EVENTS, SOURCES, TABLES

DERIVED = (Head(name="lies_in", label="Lies in"), Head(name="mgrs_computed", label="MGRS (computed)"))
"""What a card shows beside the columns of the table."""


def build_layers(plan: Plan) -> list[Layer]:
    """Return every layer of a plan: symbols, events, contributions, and the tables that only a list shows."""
    drawn = [_symbol_layer(plan, layer) for layer in SYMBOL_LAYERS]
    rest = [s for s in TABLES if s not in (*DRAWN.values(), EVENTS, CONTRIBUTIONS)]
    return [*drawn, _event_layer(plan), _nation_layer(plan), *(_list_layer(plan, spec) for spec in rest)]


def cell_text(column: Column, value: Any) -> str:
    """Return what a person reads in a cell: labels for terms, names for nations, units for quantities; "" for unknown."""
    if value in (None, "", ()) or (isinstance(value, float) and math.isnan(value)):
        return ""
    if column.kind == "instant":
        return format_instant(value)
    if column.vocabulary is not None:
        return column.vocabulary.label(value)
    if column.kind in ("nation", "country"):
        return f"{nation_name(value)} ({value})"
    if column.kind in ("ids", "bounds"):
        return "; ".join(part if isinstance(part, str) else f"{part:.10g}" for part in value)
    if isinstance(value, GridPosition):
        return format_mgrs(value.latitude, value.longitude, digits_for(value.side_km))
    return _quantity_text(value, column) if isinstance(value, float) else str(value)


def _quantity_text(value: float, column: Column) -> str:
    number = f"{value:,.0f}" if value.is_integer() and column.kind != "latitude" else f"{value:.10g}"
    return f"{number} {column.unit}".replace(" °", "°").strip()


def _extras(frame: pd.DataFrame) -> list[str]:
    return [str(c) for c in frame.columns if str(c).startswith(EXTRA)]


def _heads(plan: Plan, spec: TableSpec) -> tuple[Head, ...]:
    own = [Head(name=c.name, label=c.label) for c in spec.columns]
    extras = (name.removeprefix(EXTRA) for name in _extras(plan.rows(spec.name)))
    return (*own, *(Head(name=name, label=name) for name in extras))


def _cells(plan: Plan, spec: TableSpec) -> Iterator[tuple[str, ...]]:
    """Yield the text of every cell, row by row."""
    frame = plan.rows(spec.name)
    texts: list[list[str]] = []
    for column in spec.columns:
        values = frame[column.name].tolist()
        if column.kind in ("id", "text", "date", "sidc"):
            texts.append([str(v) for v in values])
        else:
            known = {v: cell_text(column, v) for v in set(values)}
            texts.append([known[v] for v in values])
    texts += [[str(v) for v in frame[extra]] for extra in _extras(frame)]
    return zip(*texts, strict=True)


def _rows(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    names = [str(column) for column in frame.columns]
    return (dict(zip(names, values, strict=True)) for values in frame.itertuples(index=False, name=None))


def _list_layer(plan: Plan, spec: TableSpec) -> ListLayer:
    name = spec.column_names[1]
    items = (
        RowItem(id=row[spec.key[0]], key=f"{spec.name}/{row[spec.key[0]]}", row=row[ROW], name=row[name], cells=cells)
        for row, cells in zip(_rows(plan.rows(spec.name)), _cells(plan, spec), strict=True)
    )
    return ListLayer(name=spec.name, title=spec.title, table=spec.name, columns=_heads(plan, spec), items=tuple(items))


def _symbol_layer(plan: Plan, layer: SymbolLayer) -> SymbolLayerPart:
    spec = layer.table
    frame = plan.rows(spec.name)
    positions = _described(frame["latitude"].to_numpy(dtype=float), frame["longitude"].to_numpy(dtype=float))
    counts = counted_periods(frame, spec.key[0])
    items = (
        _symbol(layer, row, where, cells, _counts(counts.get(i)))
        for i, (row, where, cells) in enumerate(zip(_rows(frame), positions, _cells(plan, spec), strict=True))
    )
    return SymbolLayerPart(
        name=layer.name,
        title=spec.title,
        table=spec.name,
        columns=(*_heads(plan, spec), *DERIVED),
        symbols=Symbols(
            kind=layer.kind,
            vocabulary=_vocabulary(layer),
            legend=layer.legend,
            rank=layer.rank,
            keeps_echelon=layer.keeps_echelon,
            commands=bool(layer.superior),
            rolls_up=bool(layer.strength),
            fixed=layer.fixed,
            losable=layer.losable,
        ),
        items=tuple(items),
    )


def _vocabulary(layer: SymbolLayer) -> str:
    vocabulary = layer.kind_column.vocabulary
    assert vocabulary is not None
    return vocabulary.name


def _counts(periods: list[tuple[float, float]] | None) -> tuple[Period, ...] | UnsetType:
    return UNSET if periods is None else tuple((_finite(start), _finite(end)) for start, end in periods)


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
        name = nation_name(country) if country else "at sea"
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
        id=row[spec.key[0]],
        row=row[ROW],
        name=row[spec.column_names[1]],
        cells=(*cells, *where.told),
        basis=row["basis"],
        source=row["source_id"],
        start=_finite(row["from"]),
        end=_finite(row["until"]),
        nation=row["nation"],
        place=row["place"],
        sidc=row["sidc"] or layer.sidc(row),
        lat=row["latitude"],
        lon=row["longitude"],
        precision=_precision(row["precision_km"], where),
        codes={name: row[name] for name in dict.fromkeys((layer.kind, *layer.filters))},
        parent=row[layer.superior] if layer.superior else "",
        hub=row[layer.supplier] if layer.supplier else "",
        persons=_persons(row[layer.strength]) if layer.strength else UNSET,
        counts=counts,
    )


def _persons(value: float) -> float | None:
    return None if math.isnan(value) else value


def _precision(value: float | str, where: _Where) -> Precision:
    """Say how to draw a precision: a radius, or the code of the oblast or country whose outline it is."""
    if value == "oblast" and where.admin1:
        return Precision(admin1=where.admin1)
    if isinstance(value, str):
        return Precision(country=where.country) if where.country else Precision()
    return Precision(km=value)


def _finite(hours: float) -> float | None:
    return hours if math.isfinite(hours) else None


def _event_layer(plan: Plan) -> EventLayer:
    items = tuple(_event(plan, row, cells) for row, cells in _with_cells(plan, EVENTS))
    return EventLayer(
        name=EVENT_LAYER.code, title=EVENTS.title, table=EVENTS.name, columns=_heads(plan, EVENTS), items=items
    )


def _with_cells(plan: Plan, spec: TableSpec) -> Iterator[tuple[dict[str, Any], tuple[str, ...]]]:
    return zip(_rows(plan.rows(spec.name)), _cells(plan, spec), strict=True)


def _event(plan: Plan, row: Mapping[str, Any], cells: tuple[str, ...]) -> EventItem:
    start, end = _event_period(plan, row["date"])
    placed = not math.isnan(row["latitude"])
    return EventItem(
        id=row[EVENTS.key[0]],
        row=row[ROW],
        name=row["title"],
        cells=cells,
        basis=row["basis"],
        source=row["source_id"],
        start=_finite(start),
        end=_finite(end),
        date=row["date"],
        lat=row["latitude"] if placed else None,
        lon=row["longitude"] if placed else None,
    )


def _event_period(plan: Plan, when: str) -> tuple[float, float]:
    """Return when an event stands on the map: until the phase in which it falls ends.

    A calendar date in a plan without a ceasefire date lies before the ceasefire.
    """
    try:
        start = parse_instant(
            f"{when}-01" if len(when) == len("2025-03") and when[4] == "-" else when, plan.settings.ceasefire
        )
    except InstantError:
        return BEFORE_ALL, 0.0
    ends = [end for end in plan.rows("phases")["until"].tolist() if end > start]
    return start, min(ends, default=OPEN_END)


def _nation_layer(plan: Plan) -> NationLayer:
    items = tuple(_contribution(row, cells) for row, cells in _with_cells(plan, CONTRIBUTIONS))
    return NationLayer(
        name=NATION_LAYER.code,
        title=CONTRIBUTIONS.title,
        table=CONTRIBUTIONS.name,
        columns=_heads(plan, CONTRIBUTIONS),
        items=items,
    )


def _contribution(row: Mapping[str, Any], cells: tuple[str, ...]) -> NationItem:
    return NationItem(
        id=row["nation"],
        row=row[ROW],
        key=f"{CONTRIBUTIONS.name}/{row['nation']}/{row['kind']}/{format_instant(row['from'])}",
        name=nation_name(row["nation"]),
        cells=cells,
        basis=row["basis"],
        source=row["source_id"],
        start=_finite(row["from"]),
        end=_finite(row["until"]),
        nation=row["nation"],
        kind=row["kind"],
        status=row["status"],
        detail=row["detail"],
    )


def source_index(plan: Plan) -> dict[str, Source]:
    """Return every source by id."""
    names = SOURCES.column_names
    rows = _rows(plan.rows(SOURCES.name))
    return {row[SOURCES.key[0]]: Source(**{name: row[name] for name in names}) for row in rows}
