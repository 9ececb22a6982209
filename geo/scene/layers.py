"""A plan's tables as the layers of a scene: what each host draws and lists.

A layer has the heads of its columns once, and an item for each row. An item has what drawing and filtering need: ids,
position (degrees, EPSG:4326), period (hours since H+0), symbol code, precision, and the cells as text for the card.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from geo.clock import BEFORE_ALL, OPEN_END, format_instant, parse_instant
from geo.columns import TableSpec
from geo.contract.layers import EventItem, EventLayer, Layer, ListLayer, NationItem, NationLayer, RowItem
from geo.errors import InstantError
from geo.layers import DRAWN, EVENT_LAYER, NATION_LAYER, SYMBOL_LAYERS
from geo.nations import nation_name
from geo.plan import Plan
from geo.reading.tables import ROW
from geo.scene.cells import finite, heads, rows_with_cells
from geo.scene.symbol_layers import symbol_layer
from geo.schema import (
    BASIS_COLUMN,
    CONTRIBUTION_COLUMN,
    CONTRIBUTIONS,
    DATE,
    DETAIL,
    EVENTS,
    FROM,
    LATITUDE,
    LONGITUDE,
    NATION,
    PHASES,
    SOURCE,
    STATUS_COLUMN,
    TABLES,
    TITLE,
    UNTIL,
)


def build_layers(plan: Plan) -> list[Layer]:
    """Return every layer of a plan: symbols, events, contributions, then the tables that are only listed."""
    drawn = [symbol_layer(plan, layer) for layer in SYMBOL_LAYERS]
    rest = [s for s in TABLES if s not in (*DRAWN.values(), EVENTS, CONTRIBUTIONS)]
    return [*drawn, _event_layer(plan), _nation_layer(plan), *(_list_layer(plan, spec) for spec in rest)]


def _list_layer(plan: Plan, spec: TableSpec) -> ListLayer:
    name = spec.label_column
    items = (
        RowItem(id=row[spec.id], key=f"{spec.name}/{row[spec.id]}", row=row[ROW], name=row[name], cells=cells)
        for row, cells in rows_with_cells(plan, spec)
    )
    return ListLayer(name=spec.name, title=spec.title, table=spec.name, columns=heads(plan, spec), items=tuple(items))


def _event_layer(plan: Plan) -> EventLayer:
    items = tuple(_event(plan, row, cells) for row, cells in rows_with_cells(plan, EVENTS))
    return EventLayer(
        name=EVENT_LAYER.code, title=EVENTS.title, table=EVENTS.name, columns=heads(plan, EVENTS), items=items
    )


def _event(plan: Plan, row: Mapping[str, Any], cells: tuple[str, ...]) -> EventItem:
    start, end = event_period(plan, row[DATE])
    placed = not math.isnan(row[LATITUDE])
    return EventItem(
        id=row[EVENTS.id],
        row=row[ROW],
        name=row[TITLE],
        cells=cells,
        basis=row[BASIS_COLUMN],
        source=row[SOURCE],
        start=finite(start),
        end=finite(end),
        date=row[DATE],
        lat=row[LATITUDE] if placed else None,
        lon=row[LONGITUDE] if placed else None,
    )


def event_period(plan: Plan, when: str) -> tuple[float, float]:
    """Return when the map shows an event, in hours since H+0: from its date until the end of the phase of that date.

    In a plan without a ceasefire date, an event with a calendar date counts as before the ceasefire.

    Parameters
    ----------
    plan
        Gives the ceasefire and the phases.
    when
        The date as in the file.
    """
    try:
        start = parse_instant(
            f"{when}-01" if len(when) == len("2025-03") and when[4] == "-" else when, plan.settings.ceasefire
        )
    except InstantError:
        return BEFORE_ALL, 0.0
    ends = [end for end in plan.rows(PHASES)[UNTIL].tolist() if end > start]
    return start, min(ends, default=OPEN_END)


def _nation_layer(plan: Plan) -> NationLayer:
    items = tuple(_contribution(row, cells) for row, cells in rows_with_cells(plan, CONTRIBUTIONS))
    return NationLayer(
        name=NATION_LAYER.code,
        title=CONTRIBUTIONS.title,
        table=CONTRIBUTIONS.name,
        columns=heads(plan, CONTRIBUTIONS),
        items=items,
    )


def _contribution(row: Mapping[str, Any], cells: tuple[str, ...]) -> NationItem:
    return NationItem(
        id=row[NATION],
        row=row[ROW],
        key=f"{CONTRIBUTIONS.name}/{row[NATION]}/{row[CONTRIBUTION_COLUMN]}/{format_instant(row[FROM])}",
        name=nation_name(row[NATION]),
        cells=cells,
        basis=row[BASIS_COLUMN],
        source=row[SOURCE],
        start=finite(row[FROM]),
        end=finite(row[UNTIL]),
        nation=row[NATION],
        kind=row[CONTRIBUTION_COLUMN],
        status=row[STATUS_COLUMN],
        detail=row[DETAIL],
    )
