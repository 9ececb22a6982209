"""The rows of a plan as features of GeoJSON: what the files for other tools say of each row."""

from __future__ import annotations

import math
from collections.abc import Collection
from typing import Any

import pandas as pd

from geo.basemap.places import admin1_at, countries_at
from geo.clock import format_instant, format_period
from geo.columns import TableSpec
from geo.contract.layers import EventItem, SymbolItem
from geo.contract.scene import Source
from geo.export.standings import H_HOUR
from geo.grid import GridPosition, digits_for, format_mgrs
from geo.layers import DRAWN, EVENT_LAYER
from geo.plan import Plan
from geo.reading.column_values import EXTRA
from geo.reading.tables import ROW
from geo.scene.build import no_agreement
from geo.scene.layers import build_layers
from geo.scene.sources import source_index
from geo.schema import (
    ANNOTATIONS,
    BASIS_COLUMN,
    CHAPTER,
    DATE,
    EVENTS,
    FROM,
    LATITUDE,
    LONGITUDE,
    REMARKS,
    SIDC,
    SOURCE,
    SOURCES,
    UNTIL,
)
from geo.sidc import with_status
from geo.words.text import listed, say

_NOT_PROPERTIES = (LATITUDE, LONGITUDE)
_ONLY_WITH_NOTES = (REMARKS,)


def placed_tables(at: float | None, layers: Collection[str] | None) -> list[TableSpec]:
    """Return the tables with positions that an export includes.

    Parameters
    ----------
    at
        Hours since H+0: only tables whose rows have periods. None: events and annotations too.
    layers
        Codes of :data:`geo.layers.LAYER` that are included; None for all, and for annotations, which are on no layer.
    """
    named = [*DRAWN.items(), *([(EVENT_LAYER.code, EVENTS)] if at is None else [])]
    found = [spec for name, spec in named if layers is None or name in layers]
    return [*found, ANNOTATIONS] if at is None and layers is None else found


def table_features(plan: Plan, spec: TableSpec, at: float | None, *, notes: bool) -> list[dict[str, Any]]:
    """Return the rows of a table as GeoJSON features; see :func:`geo.export.geojson.plan_geojson`.

    Parameters
    ----------
    plan
        Whose rows.
    spec
        A table with positions; rows without one are left out.
    at
        Hours since H+0: only rows that count then. None: all rows.
    notes
        Whether remarks of rows and of sources are included.
    """
    sources = source_index(plan)
    frame = plan.rows(spec)
    if at is not None:
        frame = frame[frame[ROW].isin(plan.standing(spec, at)[ROW])]
    counts = _counts(plan, spec)
    items = _items(plan, spec)
    frame = frame[frame[LATITUDE].notna()]
    latitudes, longitudes = frame[LATITUDE].to_numpy(dtype=float), frame[LONGITUDE].to_numpy(dtype=float)
    computed = zip(countries_at(latitudes, longitudes), admin1_at(latitudes, longitudes), strict=True)
    never = say("export_data.never")
    hidden = _NOT_PROPERTIES if notes else (*_NOT_PROPERTIES, *_ONLY_WITH_NOTES)
    return [
        {
            "type": "Feature",
            "id": f"{spec.name}/{row[spec.id]}/{row.get(FROM, row.get(DATE, row.get(CHAPTER)))}",
            "geometry": {"type": "Point", "coordinates": [row[LONGITUDE], row[LATITUDE]]},
            "properties": {
                "table": spec.name,
                "row": int(row[ROW]),
                **{name: _plain(row[name]) for name in spec.column_names if name not in hidden},
                "period": row.get("period"),
                **({"counts": counts.get(row[ROW], never)} if counts is not None else {}),
                "extra": {name.removeprefix(EXTRA): row[name] for name in row if name.startswith(EXTRA)},
                "country_computed": country,
                "admin1_computed": admin1,
                "source": _source(sources.get(row[SOURCE]), notes=notes),
                **_caveat(row),
                **_of_item(items.get(row[ROW]), at),
                "marking": plan.settings.marking,
            },
        }
        for row, (country, admin1) in zip(_records(frame), computed, strict=True)
    ]


def _items(plan: Plan, spec: TableSpec) -> dict[int, SymbolItem | EventItem]:
    """Return what the map shows of each row of a table, by the number of the row."""
    layer = next(one for one in build_layers(plan) if one.table == spec.name)
    return {item.row: item for item in layer.items if isinstance(item, SymbolItem | EventItem)}


def _of_item(item: SymbolItem | EventItem | None, at: float | None) -> dict[str, Any]:
    """Return the symbol code, with the frame that is right, and the period in hours since H+0; a row without one is open."""
    if item is None:
        return {"from_h": None, "until_h": None}
    found: dict[str, Any] = {"from_h": item.start, "until_h": item.end}
    if isinstance(item, EventItem):
        return found
    planned = (item.end is not None and item.end <= H_HOUR) if at is None else at < H_HOUR
    return {SIDC.name: with_status(item.sidc, planned=planned), **found}


def _counts(plan: Plan, spec: TableSpec) -> dict[int, str] | None:
    """Return the periods in which each row counts, as text by its number; None for a table whose rows have no periods."""
    if spec not in DRAWN.values():
        return None
    found: dict[int, list[str]] = {}
    frame = plan.counted(spec)
    for row, start, end in zip(frame[ROW], frame[FROM], frame[UNTIL], strict=True):
        found.setdefault(int(row), []).append(format_period(start, end) or say("both.period.always"))
    return {row: listed(periods) for row, periods in found.items()}


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = [{str(k): v for k, v in row.items()} for row in frame.to_dict("records")]
    for row in records:
        if FROM in row:
            row["period"] = format_period(row[FROM], row[UNTIL])
            row[FROM], row[UNTIL] = format_instant(row[FROM]), format_instant(row[UNTIL])
    return records


def _source(source: Source | None, *, notes: bool) -> dict[str, str] | None:
    if source is None:
        return None
    told = {name: getattr(source, name) for name in SOURCES.column_names}
    return told if notes else {name: text for name, text in told.items() if name not in _ONLY_WITH_NOTES}


def _caveat(row: dict[str, Any]) -> dict[str, str]:
    return {"caveat": no_agreement()} if row[BASIS_COLUMN] == "notional" else {}


def _plain(value: Any) -> Any:
    if isinstance(value, GridPosition):
        return format_mgrs(value.latitude, value.longitude, digits_for(value.side_km))
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return None if value == "" else value
