"""Layers of the map: rows as items to draw or to list."""

from __future__ import annotations

from typing import Literal

from msgspec import UNSET, UnsetType, field

from geo.contract.part import Part

Period = tuple[float | None, float | None]
"""From an instant until just before another, in hours since H+0; None for an open end."""


class Head(Part):
    """Head of a column of cells: its name in the file, and its label."""

    name: str
    label: str


class Precision(Part):
    """How exact a position is: a radius in km, or the code of an oblast or country whose outline is drawn; empty if unknown."""

    km: float | UnsetType = UNSET
    admin1: str | UnsetType = UNSET
    country: str | UnsetType = UNSET


class RowItem(Part, kw_only=True):
    """One row of a table, as a list and a card show it.

    Attributes
    ----------
    id
        Value of the first column of the table's key.
    row
        Row number of the file in a spreadsheet.
    name
        What people call it.
    cells
        Texts of the layer's columns, in their order.
    key
        Selects this row; absent if the id does, which selects all periods of the id.
    handle
        Names the row in an edit; absent if nobody may edit it.
    unsaved
        Whether the row is new or edited; absent if it is saved.
    """

    id: str
    row: int
    name: str
    cells: tuple[str, ...]
    key: str | UnsetType = UNSET
    handle: str | UnsetType = UNSET
    unsaved: Literal["new", "edited"] | UnsetType = UNSET


class SourcedItem(RowItem, kw_only=True):
    """A row with a basis, a source and a period.

    Attributes
    ----------
    basis
        Code of :data:`geo.terms.BASIS`.
    source
        Id of a source; "" for none.
    start, end
        The period of the row in hours since H+0; None for an open end.
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
        Alpha-3 code of the nation, and name of the place, as in the row.
    sidc
        Symbol code of 20 or 30 digits.
    lat, lon
        Position in degrees (EPSG:4326).
    country
        Alpha-3 code of the country in which the position lies; "" at sea.
    precision
        How exact the position is.
    as_of
        Date of what the row says, as YYYY-MM-DD.
    codes
        Codes for filters and for groups of the legend, by the name of their vocabulary.
    parent, hub
        Id of the unit or node that commands it, and of the hub that supplies it; "" for none.
    short
        Short form of its name; "" for none, absent if symbols of the layer have no short names.
    persons
        Its own strength in persons; None if unknown, absent if symbols of the layer have no strength.
    counts
        The parts of its period in which the row counts, if an earlier row of the id counts in the rest; absent if it counts
        in all of it. See :func:`geo.periods.counted`.
    """

    nation: str
    place: str
    sidc: str
    lat: float
    lon: float
    country: str
    precision: Precision
    as_of: str
    codes: dict[str, str]
    parent: str
    hub: str
    short: str | UnsetType = UNSET
    persons: float | UnsetType | None = UNSET
    counts: tuple[Period, ...] | UnsetType = UNSET


class EventItem(SourcedItem, kw_only=True):
    """An event, with the date as written; its position in degrees is None if it has none."""

    date: str
    lat: float | None
    lon: float | None


class NationItem(SourcedItem, kw_only=True):
    """What a nation contributes: a code of :data:`geo.terms.CONTRIBUTION`, and a code for how firm it is."""

    nation: str
    kind: str
    status: str
    detail: str


class Symbols(Part):
    """What all symbols of a layer have in common; see :class:`geo.layers.SymbolLayer`.

    Attributes
    ----------
    kind
        Name of the vocabulary that gives the groups of the legend.
    legend, rank
        Heading in the legend, and its place there. Of symbols at one place, the one with the lowest rank is on top.
    keeps_echelon
        Whether the legend shows the symbols with their echelon.
    commands
        Whether they are in the chain of command.
    rolls_up
        Whether small scales draw them as a count on their parent, and their strength is counted.
    fixed
        Whether they are headquarters, which the inset of Europe shows.
    losable
        Whether a viewer may ask what happens if one of them is lost.
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
