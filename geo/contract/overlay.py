"""The answer to a question, as the map shows it."""

from __future__ import annotations

from typing import Literal

from msgspec import UNSET, UnsetType

from geo.contract.part import Bounds, Part

WayKind = Literal["route", "supply", "trunk", "turned", "before", "move", "arrival"]
"""What a way on the map stands for."""

MarkKind = Literal["route", "supply", "trunk", "turned", "before", "move", "arrival", "circle", "cross", "flag"]
"""What an answer draws: a way, or another mark."""


class Way(Part):
    """A way along roads or railways.

    Attributes
    ----------
    kind
        What it stands for.
    points
        Latitude and longitude in degrees.
    weight
        How strongly it is drawn, from 0 to 1.
    ids
        Symbols at its ends: it is drawn strongly when one of them is selected.
    """

    kind: WayKind
    points: tuple[tuple[float, float], ...]
    weight: float
    ids: tuple[str, ...]


class Circle(Part):
    """A reach of so many km around a position in degrees."""

    lat: float
    lon: float
    km: float


class Cross(Part):
    """What is closed, at a position in degrees."""

    name: str
    lat: float
    lon: float


class KeyEntry(Part):
    """What a kind of mark means; a flag has its word as a sign."""

    kind: MarkKind
    text: str
    sign: str | UnsetType = UNSET


class Overlay(Part):
    """An answer.

    Attributes
    ----------
    title
        What it answers.
    at
        What time it holds for; None where it is no matter of one time.
    ways, circles, crosses
        What is drawn.
    flags, signs
        Code of a flag by the id of the symbol that it stands beside, and the short word of each flag by its code.
    key
        What the marks mean.
    bounds
        What the map is to be moved to show; None: it stays.
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
