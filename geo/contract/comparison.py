"""How the plan that is shown differs from another."""

from __future__ import annotations

from typing import Literal

from msgspec import UNSET, UnsetType, field

from geo.contract.layers import Period
from geo.contract.part import Part

Kind = Literal["added", "removed", "moved", "changed"]
"""What became of a row."""


class Spot(Part):
    """A position in degrees."""

    lat: float
    lon: float


class Ghost(Spot):
    """A symbol of the other plan that is gone, with the period for which it stood there; see :class:`SymbolItem`."""

    start: float | None = field(name="from")
    end: float | None = field(name="until")
    sidc: str
    name: str
    nation: str
    counts: tuple[Period, ...] | UnsetType = UNSET


class FieldDifference(Part):
    """A field that differs: its column, and both texts."""

    column: str
    a: str
    b: str


class Difference(Part):
    """One row that differs.

    Attributes
    ----------
    kind
        What became of it.
    table, title
        Name of its table, and what a person calls that.
    id, start
        Its id, and when it begins, as D+n or H+n; "" for always.
    row, handle
        Its row in the file of the plan that is shown, and what selects it there; None where it is gone.
    fields
        Fields that differ.
    km, was
        How far it moved, and from where; absent where it did not, or where the position was not known.
    ghost
        What stood there; absent where it is not gone, or has no symbol.
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
    """The most persons of a nation in force at one time of a phase, in a and in b."""

    phase: str
    nation: str
    a: int
    b: int


class Comparison(Part):
    """How plan b, which is shown, differs from plan a; rows that were set aside, and not compared, are counted."""

    a: str
    b: str
    items: tuple[Difference, ...]
    personnel: tuple[PersonnelDifference, ...]
    not_compared: int
