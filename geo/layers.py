"""The layers of the map, each declared once: its table, its symbols, its legend, and what analyses may do with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from geo.columns import Column, TableSpec
from geo.schema import (
    COMMAND_NODES,
    CONTRIBUTIONS,
    ECHELON_COLUMN,
    EVENTS,
    FUNCTION_COLUMN,
    HUB_ID,
    HUB_KIND_COLUMN,
    HUBS,
    LEVEL_COLUMN,
    PARENT,
    PERSONNEL,
    PLACEMENTS,
    SHORT_NAME,
    SUPPLIED_BY,
)
from geo.sidc import hub_sidc, node_sidc, unit_sidc
from geo.terms import Term, Vocabulary
from geo.words.text import say

Row = Mapping[str, Any]


@dataclass(frozen=True)
class SymbolLayer:
    """A layer of symbols; one row is one symbol for one period.

    Attributes
    ----------
    term
        Code and synonyms that the column ``layers`` of briefing.csv may have.
    table
        The table that it draws; the second column of the table has the names of the symbols.
    kind
        Column that says what a symbol is: the legend groups symbols by it, and *Coverage* chooses them by it.
    sidc
        Returns the 20 digits of the symbol for a row of the table.
    filters
        Columns by which a viewer filters, besides nation and basis.
    rank
        The symbol with the lowest rank is on top of others at the same place, and first in the legend.
    superior, supplier, strength
        Columns with the id of what commands a symbol, the id of the hub that supplies it, and its persons; None if
        the table has no such column.
    short
        Column with the short form of a symbol's name; None if the table has no such column.
    keeps_echelon
        Whether the legend shows its symbols with their echelon.
    fixed
        Whether its symbols are headquarters, which the inset of Europe shows.
    losable
        Whether *What if* may take one of its symbols away.
    """

    term: Term
    table: TableSpec
    kind: Column
    sidc: Callable[[Row], str]
    filters: tuple[Column, ...] = ()
    rank: int = 0
    superior: Column | None = None
    supplier: Column | None = None
    strength: Column | None = None
    short: Column | None = None
    keeps_echelon: bool = False
    fixed: bool = False
    losable: bool = False

    @property
    def name(self) -> str:
        """Code of the layer."""
        return self.term.code

    @property
    def legend(self) -> str:
        """Heading in the legend."""
        return say(f"schema.legend.{self.name}")


UNITS = SymbolLayer(
    Term("units", ("placements", "unit")),
    PLACEMENTS,
    FUNCTION_COLUMN,
    lambda row: unit_sidc(row[FUNCTION_COLUMN], row[ECHELON_COLUMN]),
    filters=(ECHELON_COLUMN, FUNCTION_COLUMN),
    rank=5,
    superior=PARENT,
    supplier=HUB_ID,
    strength=PERSONNEL,
    short=SHORT_NAME,
)
HUB_LAYER = SymbolLayer(
    Term("hubs", ("hub", "logistics")),
    HUBS,
    HUB_KIND_COLUMN,
    lambda row: hub_sidc(row[HUB_KIND_COLUMN]),
    rank=20,
    supplier=SUPPLIED_BY,
    losable=True,
)
NODES = SymbolLayer(
    Term("nodes", ("command nodes", "command_nodes", "hq")),
    COMMAND_NODES,
    LEVEL_COLUMN,
    lambda row: node_sidc(row[LEVEL_COLUMN]),
    superior=PARENT,
    keeps_echelon=True,
    fixed=True,
)

SYMBOL_LAYERS: tuple[SymbolLayer, ...] = (UNITS, HUB_LAYER, NODES)
"""Layers of symbols, in the order of the list of layers. The map paints the last one first, and the first one on top."""

EVENT_LAYER = Term("events", ("event",))
NATION_LAYER = Term("nations", ("contributions", "nation"))
PLANNED = Term("planned", ("future",))

LAYER = Vocabulary(
    "layer",
    (
        *(layer.term for layer in SYMBOL_LAYERS),
        EVENT_LAYER,
        Term("command", ("command lines", "c2")),
        Term("supply", ("supply lines", "supply links")),
        NATION_LAYER,
        Term("precision", ("uncertainty",)),
        PLANNED,
    ),
)
"""Every layer that the map can show or hide."""

LAYERS_SHOWN_FIRST = tuple(code for code in LAYER.codes if code != PLANNED.code)
"""Layers that are on until a viewer or a chapter says otherwise."""

DRAWN: Mapping[str, TableSpec] = {layer.name: layer.table for layer in SYMBOL_LAYERS}
"""The table that each layer of symbols draws, by the code of the layer."""

TABLE_OF: Mapping[str, str] = {name: spec.name for name, spec in DRAWN.items()} | {
    EVENT_LAYER.code: EVENTS.name,
    NATION_LAYER.code: CONTRIBUTIONS.name,
}
"""The name of the table that each layer of rows shows, by the code of the layer."""

PLACED: tuple[TableSpec, ...] = tuple(DRAWN.values())
"""Tables of things on the map. No id may be in two of them."""
