"""The verbs that a page may ask for: what a planner does to rows in time. Each is one step."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType

from geo.contract.message import MOST_CELLS, Hours, Latitude, Longitude, Numbered

Instant = Annotated[str, Meta(max_length=40)]
"""An instant as a planner types it, like ``D+30``; with a ceasefire also a date."""

Id = Annotated[str, Meta(max_length=200)]
Rows = Annotated[tuple[str, ...], Meta(max_length=MOST_CELLS)]
"""Handles of rows of one table."""


class Withdraw(Numbered, tag="withdraw"):
    """Let rows end at an instant.

    Attributes
    ----------
    for_good
        Whether rows of their ids that only begin later are deleted.
    """

    table: str
    rows: Rows
    at: Instant
    for_good: bool = False


class Relieve(Numbered, tag="relieve"):
    """Let others take the places of rows at an instant.

    Attributes
    ----------
    by
        For each row in turn, the id that relieves it.
    """

    table: str
    rows: Rows
    by: Annotated[tuple[Id, ...], Meta(max_length=MOST_CELLS)]
    at: Instant


class Assign(Numbered, tag="assign"):
    """Assign rows to a parent or a hub, by its id; "" for none.

    Attributes
    ----------
    at
        The instant from which it is so; absent for their whole periods.
    """

    table: str
    rows: Rows
    tie: Literal["parent", "hub"]
    to: Id
    at: Instant | UnsetType = UNSET


class Below(Numbered, tag="below"):
    """Add a unit below the unit or node of a row, at its place, from an instant on; the server gives it an id."""

    table: str
    row: Id
    at: Instant


class Split(Numbered, tag="split"):
    """Split units into parts.

    Attributes
    ----------
    strengths
        Persons of each part; absent for parts of one strength.
    at
        The instant from which the parts stand; absent for the whole periods.
    """

    table: str
    rows: Rows
    parts: int
    strengths: Annotated[tuple[int, ...], Meta(max_length=100)] | UnsetType = UNSET
    at: Instant | UnsetType = UNSET


class Join(Numbered, tag="join"):
    """Join units into the first of them at an instant."""

    table: str
    rows: Rows
    at: Instant


class Shift(Numbered, tag="shift"):
    """Shift the periods of rows by hours; before if negative."""

    table: str
    rows: Rows
    hours: Hours


class CopyTo(Numbered, tag="copy-to"):
    """Copy rows to another period; an instant "" leaves its beginning or end open."""

    table: str
    rows: Rows
    begin: Instant
    until: Instant


class PlaceTemplate(Numbered, tag="template"):
    """Place a template, by its name, at a position in degrees and an instant.

    Attributes
    ----------
    nation
        Code of the nation of what has none in the template.
    """

    name: Id
    lat: Latitude
    lon: Longitude
    at: Instant
    nation: Id | UnsetType = UNSET
