"""The answer to a question, as the map shows it."""

from __future__ import annotations

from typing import Literal

from msgspec import UNSET, UnsetType

from geo.contract.part import Bounds, Part

WayKind = Literal["route", "access", "supply", "trunk", "turned", "before", "move", "arrival", "departure"]
"""What a way on the map means."""

MarkKind = Literal[
    "route", "access", "supply", "trunk", "turned", "before", "move", "arrival", "departure", "circle", "cross", "flag"
]
"""What an answer draws: a way, or another mark."""


class Way(Part):
    """A way along roads or railways.

    Attributes
    ----------
    kind
        What it means.
    points
        Latitude and longitude in degrees (EPSG:4326).
    weight
        How thick it is, from 0 to 1.
    ids
        Symbols at its ends: the map draws it strongly when one of them is selected.
    """

    kind: WayKind
    points: tuple[tuple[float, float], ...]
    weight: float
    ids: tuple[str, ...]


class Circle(Part):
    """A reach: a radius in km around a position in degrees."""

    lat: float
    lon: float
    km: float


class Cross(Part):
    """A closed crossing or stretch: its id, and a position in degrees."""

    name: str
    lat: float
    lon: float


class KeyEntry(Part):
    """What a kind of mark means; for a flag, ``sign`` is its word."""

    kind: MarkKind
    text: str
    sign: str | UnsetType = UNSET


class Overlay(Part):
    """An answer.

    Attributes
    ----------
    title
        What the answer is about.
    at
        Time of the answer in hours since H+0; None if it does not depend on a time.
    ways, circles, crosses
        What is drawn.
    flags, signs
        Code of a flag by the id of the symbol beside it, and the word of each flag by its code.
    key
        What the marks mean.
    bounds
        What the map moves to show; None if it does not move.
    """

    title: str
    at: float | None
    ways: tuple[Way, ...]
    flags: dict[str, str]
    signs: dict[str, str]
    circles: tuple[Circle, ...]
    crosses: tuple[Cross, ...]
    key: tuple[KeyEntry, ...]
    bounds: Bounds | None
