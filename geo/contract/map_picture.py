"""A map alone, for a sheet whose margin has all else. Lengths are pixels."""

from __future__ import annotations

from geo.contract.part import Bounds, Part
from geo.contract.picture import Bar, LegendGroupPart, PartsRequest


class MapsRequest(Part):
    """Maps without heading, legend, marking and sources, which lie beside each other."""

    maps: tuple[PartsRequest, ...]


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
    taken
        Where symbols, blocks and names are: left, top, right and bottom of boxes, from the top left.
    bar
        Its scale.
    """

    svg: str
    bounds: Bounds
    symbols: int
    outside: int
    taken: tuple[tuple[float, float, float, float], ...]
    bar: Bar


class Maps(Part):
    """Maps beside each other, with what belongs beside all of them.

    Attributes
    ----------
    maps
        The maps, in the order in which they were asked for.
    legend
        What explains all of them; it counts each unit once.
    provenance
        Sentence about the sources; it counts each row once.
    """

    maps: tuple[MapPicture, ...]
    legend: tuple[LegendGroupPart, ...]
    provenance: str
