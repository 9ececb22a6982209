"""A plan as layers of plain data: what each host draws.

A layer carries the columns of its table once, and for each row an item with what drawing and filtering need: ids,
position (degrees, EPSG:4326), period (hours since H+0), symbol code, precision, and the cells as text for the card.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from geo.basemap.places import admin1_at, admin1_name, countries_at
from geo.clock import BEFORE_ALL, OPEN_END, format_instant, parse_instant
from geo.columns import Column, TableSpec
from geo.errors import GridError, InstantError
from geo.grid import GridPosition, digits_for, format_mgrs
from geo.layers import DRAWN
from geo.nations import nation_name
from geo.plan import Plan
from geo.reading.tables import EXTRA, ROW
from geo.schema import CONTRIBUTIONS, EVENTS, SOURCES, TABLES
from geo.sidc import hub_sidc, node_sidc, unit_sidc

Item = dict[str, Any]

DERIVED = ("Lies in", "MGRS (computed)")
"""Labels of what a card shows beside the columns of the table."""


@dataclass(frozen=True)
class LayerSpec:
    """One layer as plain data.

    Attributes
    ----------
    name
        Code of :data:`geo.terms.LAYER`, or the name of a table that has no place on the map.
    title
        Heading.
    table
        Name of the table whose rows it holds.
    columns
        Labels of the cells of each item, in order.
    items
        One for each accepted row, in file order.
    """

    name: str
    title: str
    table: str
    columns: list[str]
    items: list[Item]

    def as_dict(self) -> dict[str, Any]:
        """Return the layer as JSON-ready data."""
        return {
            "name": self.name,
            "title": self.title,
            "table": self.table,
            "columns": self.columns,
            "items": self.items,
        }


def build_layers(plan: Plan) -> list[LayerSpec]:
    """Return every layer of a plan: symbols, events, contributions, and the tables that only a list shows."""
    drawn = [_symbol_layer(plan, name, spec) for name, spec in DRAWN.items()]
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


def _extras(plan: Plan, spec: TableSpec) -> list[str]:
    return [str(c) for c in plan.rows(spec.name).columns if str(c).startswith(EXTRA)]


def _cells(plan: Plan, spec: TableSpec) -> tuple[list[str], list[list[str]]]:
    """Return the headings of a table and the text of every cell, row by row."""
    frame = plan.rows(spec.name)
    headings = [c.label for c in spec.columns]
    texts: list[list[str]] = []
    for column in spec.columns:
        values = frame[column.name].tolist()
        if column.kind in ("id", "text", "date", "sidc"):
            texts.append([str(v) for v in values])
        else:
            known = {v: cell_text(column, v) for v in set(values)}
            texts.append([known[v] for v in values])
    for extra in _extras(plan, spec):
        headings.append(extra.removeprefix(EXTRA))
        texts.append([str(v) for v in frame[extra]])
    return headings, [list(row) for row in zip(*texts, strict=True)]


def _list_layer(plan: Plan, spec: TableSpec) -> LayerSpec:
    columns, cells = _cells(plan, spec)
    frame = plan.rows(spec.name)
    items = [
        {"id": unit, "key": f"{spec.name}/{unit}", "row": number, "cells": row}
        for unit, number, row in zip(frame[spec.key[0]].tolist(), frame[ROW].tolist(), cells, strict=True)
    ]
    return LayerSpec(spec.name, spec.title, spec.name, columns, items)


def _symbol_layer(plan: Plan, name: str, spec: TableSpec) -> LayerSpec:
    columns, cells = _cells(plan, spec)
    frame = plan.rows(spec.name)
    positions = _described(frame["latitude"].to_numpy(dtype=float), frame["longitude"].to_numpy(dtype=float))
    names = [str(column) for column in frame.columns]
    items = [
        _symbol(name, dict(zip(names, values, strict=True)), where) | {"cells": [*row, *where.told]}
        for values, where, row in zip(frame.itertuples(index=False, name=None), positions, cells, strict=True)
    ]
    return LayerSpec(name, spec.title, spec.name, [*columns, *DERIVED], items)


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


def _symbol(layer: str, row: Mapping[str, Any], where: _Where) -> Item:
    key = DRAWN[layer].key[0]
    return {
        "id": row[key],
        "row": row[ROW],
        "name": row["unit_name"] if layer == "units" else row["name"],
        "nation": row["nation"],
        "basis": row["basis"],
        "sidc": row["sidc"] or _drawn_sidc(layer, row),
        "lat": row["latitude"],
        "lon": row["longitude"],
        "from": _finite(row["from"]),
        "until": _finite(row["until"]),
        "precision": _precision(row["precision_km"], where),
        "source": row["source_id"],
        "place": row["place"],
        **_own_fields(layer, row),
    }


def _drawn_sidc(layer: str, row: Mapping[str, Any]) -> str:
    if layer == "units":
        return unit_sidc(row["function"], row["echelon"])
    return hub_sidc(row["kind"]) if layer == "hubs" else node_sidc(row["level"])


def _own_fields(layer: str, row: Mapping[str, Any]) -> Item:
    if layer == "units":
        persons = row["personnel"]
        return {
            "echelon": row["echelon"],
            "function": row["function"],
            "persons": None if math.isnan(persons) else persons,
            "parent": row["parent_id"],
            "hub": row["hub_id"],
        }
    if layer == "hubs":
        return {"kind": row["kind"], "hub": row["supplied_by"], "parent": ""}
    return {"kind": row["level"], "parent": row["parent_id"], "hub": ""}


def _precision(value: float | str, where: _Where) -> Item:
    """Say how to draw a precision: a radius, or the code of the oblast or country whose outline it is."""
    if value == "oblast" and where.admin1:
        return {"admin1": where.admin1}
    if isinstance(value, str):
        return {"country": where.country} if where.country else {}
    return {"km": value}


def _finite(hours: float) -> float | None:
    return hours if math.isfinite(hours) else None


def _event_layer(plan: Plan) -> LayerSpec:
    columns, cells = _cells(plan, EVENTS)
    items = []
    for row, texts in zip(plan.rows(EVENTS.name).to_dict("records"), cells, strict=True):
        start, end = _event_period(plan, row["date"])
        placed = not math.isnan(row["latitude"])
        items.append(
            {
                "id": row["event_id"],
                "row": row[ROW],
                "name": row["title"],
                "basis": row["basis"],
                "source": row["source_id"],
                "date": row["date"],
                "lat": row["latitude"] if placed else None,
                "lon": row["longitude"] if placed else None,
                "from": _finite(start),
                "until": _finite(end),
                "cells": texts,
            }
        )
    return LayerSpec("events", EVENTS.title, EVENTS.name, columns, items)


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


def _nation_layer(plan: Plan) -> LayerSpec:
    columns, cells = _cells(plan, CONTRIBUTIONS)
    items = [
        {
            "id": row["nation"],
            "row": row[ROW],
            "key": f"contributions/{row['nation']}/{row['kind']}/{format_instant(row['from'])}",
            "name": nation_name(row["nation"]),
            "nation": row["nation"],
            "kind": row["kind"],
            "status": row["status"],
            "detail": row["detail"],
            "basis": row["basis"],
            "source": row["source_id"],
            "from": _finite(row["from"]),
            "until": _finite(row["until"]),
            "cells": texts,
        }
        for row, texts in zip(plan.rows(CONTRIBUTIONS.name).to_dict("records"), cells, strict=True)
    ]
    return LayerSpec("nations", CONTRIBUTIONS.title, CONTRIBUTIONS.name, columns, items)


def source_index(plan: Plan) -> dict[str, dict[str, str]]:
    """Return every source by id with its columns as text."""
    names = SOURCES.column_names
    return {row["source_id"]: {n: row[n] for n in names} for row in plan.rows(SOURCES.name).to_dict("records")}
