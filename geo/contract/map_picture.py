"""A map alone, for a sheet whose margin has all else. Lengths are pixels."""

from __future__ import annotations

from geo.contract.part import Bounds, Part
from geo.contract.picture import Bar, LegendGroupPart, PartsRequest


class MapRequest(PartsRequest):
    """A map without heading, legend, marking and sources."""


class MapPicture(Part):
    """A map alone.

    Attributes
    ----------
    svg
        The map as SVG text; an empty ``<g id="above-ground"/>`` is where a grid belongs.
    bounds
        What it shows to its edges: west, south, east, north in degrees (EPSG:4326). It is in Web Mercator.
    symbols
        How many symbols are in force.
    outside
        How many of these are outside the map.
    legend, bar
        What belongs beside it.
    provenance
        Sentence about the sources.
    """

    svg: str
    bounds: Bounds
    symbols: int
    outside: int
    legend: tuple[LegendGroupPart, ...]
    provenance: str
    bar: Bar
