"""How the plan on the map (b) differs from another (a)."""

from __future__ import annotations

from typing import Literal

from msgspec import UNSET, UnsetType, field

from geo.contract.layers import Period
from geo.contract.part import Part

Kind = Literal["added", "removed", "moved", "changed"]
"""What became of a row."""


class Spot(Part):
    """A position in degrees (EPSG:4326)."""

    lat: float
    lon: float


class Ghost(Spot):
    """A symbol that only the other plan has, with its period in hours since H+0; see :class:`SymbolItem`."""

    start: float | None = field(name="from")
    end: float | None = field(name="until")
    sidc: str
    name: str
    nation: str
    counts: tuple[Period, ...] | UnsetType = UNSET


class FieldDifference(Part):
    """A field that differs: its column, and its text in a and in b."""

    column: str
    a: str
    b: str


class Difference(Part):
    """One row that differs.

    Attributes
    ----------
    kind
        What became of the row.
    table, title
        Name of its table, and what people call the table.
    id, start
        Its id, and when its period begins, as D+n or H+n; "" for an open start.
    row, handle
        Its row in the file of plan b, and what selects it there; None if it is removed.
    fields
        Fields that differ.
    km, was
        How many km it moved, and from where; absent if it did not move, or its earlier position is unknown.
    ghost
        Its symbol in plan a; absent if it is not removed, or has no symbol.
    """

    kind: Kind
    table: str
    title: str
    id: str
    start: str = field(name="from")
    row: int | None
    handle: str | None
    fields: tuple[FieldDifference, ...]
    km: float | UnsetType = UNSET
    was: Spot | UnsetType = UNSET
    ghost: Ghost | UnsetType = UNSET


class PersonnelDifference(Part):
    """The highest number of persons of a nation in force at one time of a phase, in a and in b."""

    phase: str
    nation: str
    a: int
    b: int


class Comparison(Part):
    """How plan b, which is on the map, differs from plan a. Rows that are set aside are counted and not compared."""

    a: str
    b: str
    items: tuple[Difference, ...]
    personnel: tuple[PersonnelDifference, ...]
    not_compared: int
