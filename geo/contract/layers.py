"""Layers of the map: rows as items to draw or to list."""

from __future__ import annotations

from typing import Literal

from msgspec import UNSET, UnsetType, field

from geo.contract.part import Part

Period = tuple[float | None, float | None]
"""From an instant until just before another; None: open."""


class Head(Part):
    """The column that a cell of an item stands in: its name in the file, and what a person reads."""

    name: str
    label: str


class Precision(Part):
    """How exact a position is: a radius in km, or the oblast or country whose outline it is; none where unknown."""

    km: float | UnsetType = UNSET
    admin1: str | UnsetType = UNSET
    country: str | UnsetType = UNSET


class RowItem(Part, kw_only=True):
    """One row of a table, as a list and a card show it.

    Attributes
    ----------
    id
        First column of the table's key.
    row
        The row of the file, as a spreadsheet numbers it.
    name
        What people call it.
    cells
        Texts of the layer's columns, in their order.
    key
        What selects the row; absent where its id does, which selects all periods of the id.
    handle
        What an edit names the row by; there where it may be edited.
    unsaved
        Whether the row is new, or edited, and not saved yet.
    """

    id: str
    row: int
    name: str
    cells: tuple[str, ...]
    key: str | UnsetType = UNSET
    handle: str | UnsetType = UNSET
    unsaved: Literal["new", "edited"] | UnsetType = UNSET


class SourcedItem(RowItem, kw_only=True):
    """A row that says how it is known and for when it holds.

    Attributes
    ----------
    basis
        Code of :data:`geo.terms.BASIS`.
    source
        Id of a source; "" for none.
    start, end
        The row's period.
    """

    basis: str
    source: str
    start: float | None = field(name="from")
    end: float | None = field(name="until")


class SymbolItem(SourcedItem, kw_only=True):
    """A row that is drawn as a symbol.

    Attributes
    ----------
    nation, place
        As in the row.
    sidc
        Symbol code of 20 or 30 digits.
    lat, lon
        Position in degrees.
    precision
        How exact the position is.
    codes
        Codes by which a viewer filters and the legend groups, by the names of their vocabularies.
    parent, hub
        Ids of who commands and who supplies it; "" for none.
    persons
        Own strength; None where it is unknown, absent where the layer has none.
    counts
        The parts of its period in which the row counts, where an earlier row of its id holds the rest; absent where it
        counts for all of it. See :func:`geo.periods.counted`.
    """

    nation: str
    place: str
    sidc: str
    lat: float
    lon: float
    precision: Precision
    codes: dict[str, str]
    parent: str
    hub: str
    persons: float | UnsetType | None = UNSET
    counts: tuple[Period, ...] | UnsetType = UNSET


class EventItem(SourcedItem, kw_only=True):
    """An event; its position is None where it has none."""

    date: str
    lat: float | None
    lon: float | None


class NationItem(SourcedItem, kw_only=True):
    """What a nation contributes: a code of :data:`geo.terms.CONTRIBUTION` and how firm it is."""

    nation: str
    kind: str
    status: str
    detail: str


class Symbols(Part):
    """What holds for all symbols of a layer; see :class:`geo.layers.SymbolLayer`.

    Attributes
    ----------
    kind
        Vocabulary by whose codes the legend groups.
    legend, rank
        Heading in the legend, and its place there; of several symbols at one place, the lowest is on top.
    keeps_echelon
        Whether the legend shows the symbols with their echelon.
    commands
        Whether they are in the chain of command.
    rolls_up
        Whether they are drawn as a count on their parent at small scales, and their strength is counted.
    fixed
        Whether they are headquarters that the inset of Europe shows.
    losable
        Whether a viewer may ask what happens if one is lost.
    """

    kind: str
    legend: str
    rank: int
    keeps_echelon: bool
    commands: bool
    rolls_up: bool
    fixed: bool
    losable: bool


class _Layer(Part, tag_field="shows"):
    """Rows of one table.

    Attributes
    ----------
    name
        Code of :data:`geo.layers.LAYER`, or the name of a table that has no place on the map.
    title
        Heading.
    table
        Name of the table.
    columns
        Heads of the cells of each item.
    """

    name: str
    title: str
    table: str
    columns: tuple[Head, ...]


class SymbolLayer(_Layer, tag="symbols"):
    """Rows that are drawn as symbols."""

    symbols: Symbols
    items: tuple[SymbolItem, ...]


class EventLayer(_Layer, tag="events"):
    """Events."""

    items: tuple[EventItem, ...]


class NationLayer(_Layer, tag="nations"):
    """What nations contribute."""

    items: tuple[NationItem, ...]


class ListLayer(_Layer, tag="rows"):
    """Rows that only a list shows."""

    items: tuple[RowItem, ...]


Layer = SymbolLayer | EventLayer | NationLayer | ListLayer
