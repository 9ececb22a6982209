"""The layers of the map, each declared once: its table, its symbol, its legend, and what analyses may do with it."""

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
        Code and synonyms, as in the column ``layers`` of briefing.csv.
    table
        Whose rows it draws; its second column is the name of a symbol.
    kind
        Column that says what a symbol is: the legend groups by it, a reach is asked by it.
    sidc
        Returns the symbol code that a row gives.
    filters
        Columns by which a viewer filters, beside nation and basis.
    rank
        Of several symbols at one place, the lowest is on top; the legend has the same order.
    superior, supplier, strength
        Columns with who commands it, who supplies it, and its persons; None where there is none.
    keeps_echelon
        Whether the legend shows the symbols with their echelon.
    fixed
        Whether they are headquarters that the inset of Europe shows.
    losable
        Whether an analysis may take one away.
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
"""Layers of symbols, those drawn on top first in the list of layers; painted from the last to the first."""

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
"""What the map can show or hide."""

LAYERS_SHOWN_FIRST = tuple(code for code in LAYER.codes if code != PLANNED.code)
"""Layers that are on until a viewer or a chapter says otherwise."""

DRAWN: Mapping[str, TableSpec] = {layer.name: layer.table for layer in SYMBOL_LAYERS}
"""Layers of symbols, and the table that each draws."""

TABLE_OF: Mapping[str, str] = {name: spec.name for name, spec in DRAWN.items()} | {
    EVENT_LAYER.code: EVENTS.name,
    NATION_LAYER.code: CONTRIBUTIONS.name,
}
"""Layers that show rows, and the table whose rows each shows."""

PLACED: tuple[TableSpec, ...] = tuple(DRAWN.values())
"""Tables whose rows are things on the map, with ids of one namespace."""
