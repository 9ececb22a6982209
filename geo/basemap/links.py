"""Links that were added to the networks by hand: bridges, tunnels, ferries and roads, from ``network/links.csv``."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

from geo.resources import basemap_file

ROAD_LIKE = ("road", "rail")
"""Kinds of links that are like any other road or railway, so that a route does not name them."""


@dataclass(frozen=True, slots=True)
class Link:
    """One link between two positions.

    Attributes
    ----------
    mode
        The network that has it: ``road`` or ``rail``.
    kind
        ``road``, ``rail``, ``bridge``, ``tunnel`` or ``ferry``.
    name
        What people call it.
    start, end
        Latitude and longitude of both ends in degrees (EPSG:4326).
    km
        Length in km.
    speed_kmh
        Speed in km/h; None for that of the mode.
    delay_h
        Waiting and loading in hours.
    source
        Where length and times come from.
    """

    mode: str
    kind: str
    name: str
    start: tuple[float, float]
    end: tuple[float, float]
    km: float
    speed_kmh: float | None
    delay_h: float
    source: str

    @property
    def is_named(self) -> bool:
        """Whether a route names it."""
        return self.kind not in ROAD_LIKE


@cache
def links() -> tuple[Link, ...]:
    """Return all links in the order of the file, which is their number in the networks."""
    with basemap_file("network/links.csv").open(encoding="utf-8", newline="") as file:
        return tuple(_link(row) for row in csv.DictReader(file))


def _link(row: dict[str, str]) -> Link:
    start, end = ((float(row[f"latitude_{end}"]), float(row[f"longitude_{end}"])) for end in "ab")
    speed = float(row["speed_kmh"]) if row["speed_kmh"] else None
    return Link(
        row["mode"], row["kind"], row["name"], start, end, float(row["km"]), speed, float(row["delay_h"]), row["source"]
    )
