"""A plan as GeoJSON (RFC 7946): points with every column, the computed country, and where each row comes from."""

from __future__ import annotations

import json
import math
from collections.abc import Collection
from typing import Any

import pandas as pd

from geo.basemap.places import admin1_at, attribution, countries_at
from geo.clock import format_instant, format_period
from geo.columns import TableSpec
from geo.contract.scene import Source
from geo.grid import GridPosition, digits_for, format_mgrs
from geo.layers import DRAWN, EVENT_LAYER
from geo.nations import without_prejudice
from geo.plan import Plan
from geo.reading.column_values import EXTRA
from geo.reading.tables import ROW
from geo.scene.build import no_agreement, not_classified
from geo.scene.sources import source_index
from geo.schema import BASIS_COLUMN, DATE, EVENTS, FROM, LATITUDE, LONGITUDE, REMARKS, SOURCE, SOURCES, UNTIL
from geo.words.text import listed, say

_NOT_PROPERTIES = (LATITUDE, LONGITUDE)
_ONLY_WITH_NOTES = (REMARKS,)


def plan_geojson(
    plan: Plan, at: float | None = None, *, notes: bool = False, layers: Collection[str] | None = None
) -> str:
    """Return a plan as a GeoJSON FeatureCollection.

    Parameters
    ----------
    plan
        What is exported; rows that are set aside are not in it, but ``rows_not_shown`` counts them.
    at
        Hours since H+0: only rows in force then, without events. None: the whole plan.
    notes
        Whether remarks are included.
    layers
        Codes of :data:`geo.layers.LAYER` that are included; None for all.

    Returns
    -------
    str
        JSON text. Positions are longitude, latitude in degrees (EPSG:4326). Each feature has ``table``, the columns of its row,
        ``country_computed`` (alpha-3, null at sea), ``admin1_computed`` (ISO 3166-2) and its ``source``.
    """
    features = [f for spec in placed_tables(at, layers) for f in table_features(plan, spec, at, notes=notes)]
    collection = {
        "type": "FeatureCollection",
        "name": plan.name,
        "title": plan.settings.title,
        "marking": plan.settings.marking,
        "handling": not_classified(),
        "time": None if at is None else format_instant(at),
        "rows_not_shown": plan.set_aside,
        "attribution": f"{attribution()} {without_prejudice()}",
        "features": features,
    }
    return json.dumps(collection, ensure_ascii=False, indent=1, allow_nan=False)


def placed_tables(at: float | None, layers: Collection[str] | None) -> list[TableSpec]:
    """Return the tables with positions that an export includes.

    Parameters
    ----------
    at
        Hours since H+0: only tables whose rows have periods, which leaves out events. None: events too.
    layers
        Codes of :data:`geo.layers.LAYER` that are included; None for all.
    """
    named = [*DRAWN.items(), *([(EVENT_LAYER.code, EVENTS)] if at is None else [])]
    return [spec for name, spec in named if layers is None or name in layers]


def table_features(plan: Plan, spec: TableSpec, at: float | None, *, notes: bool) -> list[dict[str, Any]]:
    """Return the rows of a table as GeoJSON features; see :func:`plan_geojson`.

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
    frame = frame[frame[LATITUDE].notna()]
    latitudes, longitudes = frame[LATITUDE].to_numpy(dtype=float), frame[LONGITUDE].to_numpy(dtype=float)
    computed = zip(countries_at(latitudes, longitudes), admin1_at(latitudes, longitudes), strict=True)
    never = say("export_data.never")
    hidden = _NOT_PROPERTIES if notes else (*_NOT_PROPERTIES, *_ONLY_WITH_NOTES)
    return [
        {
            "type": "Feature",
            "id": f"{spec.name}/{row[spec.id]}/{row.get(FROM, row.get(DATE))}",
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
            },
        }
        for row, (country, admin1) in zip(_records(frame), computed, strict=True)
    ]


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
