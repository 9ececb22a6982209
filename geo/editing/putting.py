"""The cells of a row that a planner puts on the map: what is usual in its table, for the planner to correct."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from geo.clock import format_instant
from geo.columns import Column, TableSpec
from geo.editing.placing import moved_cells, origin_cells
from geo.schema import (
    ANNOTATIONS,
    CHAPTER,
    CLOSURES,
    COMMAND_NODES,
    COUNTRY,
    DATE,
    ECHELON_COLUMN,
    EVENTS,
    FROM,
    FUNCTION_COLUMN,
    HUB_KIND_COLUMN,
    HUBS,
    LEVEL_COLUMN,
    NAME,
    NATION,
    PLACE,
    PLACEMENTS,
    TABLES,
    TEXT,
    TITLE,
    UNIT_NAME,
)
from geo.words.text import say

UNNAMED = "UNNAMED"

_USUAL: Mapping[str, Mapping[Column, str | Callable[[], str]]] = {
    PLACEMENTS.name: {
        UNIT_NAME: lambda: say("editing.new.placements"),
        NATION: UNNAMED,
        ECHELON_COLUMN: "battalion",
        FUNCTION_COLUMN: "infantry",
    },
    HUBS.name: {NAME: lambda: say("editing.new.hubs"), HUB_KIND_COLUMN: "depot", NATION: UNNAMED},
    COMMAND_NODES.name: {NAME: lambda: say("editing.new.command_nodes"), LEVEL_COLUMN: "tactical", NATION: UNNAMED},
    EVENTS.name: {TITLE: lambda: say("editing.new.events")},
    CLOSURES.name: {NAME: lambda: say("editing.new.closures")},
    ANNOTATIONS.name: {TEXT: lambda: say("editing.new.annotations")},
}
"""What a new row says until the planner corrects it, by table; a text for people is made when it is needed."""

PUTTABLE: tuple[TableSpec, ...] = tuple(spec for spec in TABLES if spec.name in _USUAL)
"""Tables of which a planner can put a row on the map."""


def new_row(
    spec: TableSpec, row_id: str, position: tuple[float, float], at: float, today: str, chapter: str = ""
) -> dict[str, str]:
    """Return the cells of a row that a planner puts on the map.

    Parameters
    ----------
    spec
        Its table, one of :data:`PUTTABLE`.
    row_id
        An id that no other row of the table has.
    position
        Where the planner puts it: latitude and longitude in degrees, EPSG:4326; rounded to 10 km, or in a table without a
        precision to 100 m.
    at
        Hours since H+0 from which it is there, or at which it happens; rounded to the minute.
    today
        The day as ``YYYY-MM-DD``, for ``as_of``.
    chapter
        The chapter on whose map an annotation stands.
    """
    usual: dict[Column, str] = {
        column: text if isinstance(text, str) else text() for column, text in _USUAL[spec.name].items()
    }
    then = dict.fromkeys((FROM, DATE), format_instant(at))
    names = dict.fromkeys((PLACE, COUNTRY), "")
    wanted = usual | then | names | {spec.id: row_id, CHAPTER: chapter}
    texts = {str(column): text for column, text in wanted.items()} | origin_cells(today)
    cells = {name: texts[name] for name in spec.column_names if name in texts}
    return cells | moved_cells(spec, cells, *position)
