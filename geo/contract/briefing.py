"""What a chapter of the briefing says beside its title, what stands on its map, and what has changed since the last one."""

from __future__ import annotations

from msgspec import UNSET, UnsetType

from geo.contract.part import Part


class Figure(Part):
    """A computed figure.

    Attributes
    ----------
    code
        Code of :data:`geo.terms.FIGURE`.
    label
        What it counts.
    value
        Its value in words: a number, or that nobody knows it.
    without
        What is not in it, short and in brackets; "" for nothing.
    note
        A sentence that says what is not in it; "" for nothing.
    """

    code: str
    label: str
    value: str
    without: str
    note: str


class Annotation(Part):
    """A sentence at a place.

    Attributes
    ----------
    id, chapter, text, place
        As in the row; ``chapter`` is the id of the one that shows it.
    lat, lon
        Position in degrees (EPSG:4326).
    country
        Alpha-3 code of the country in which the position lies; "" at sea.
    basis
        Code of :data:`geo.terms.BASIS`.
    source
        Id of a source; "" for none.
    row
        Its row number in a spreadsheet.
    handle
        Names the row in an edit; absent if nobody may edit it.
    """

    id: str
    chapter: str
    text: str
    place: str
    lat: float
    lon: float
    country: str
    basis: str
    source: str
    row: int
    handle: str | UnsetType = UNSET


class LayerChanges(Part):
    """What has changed on a layer of symbols since the chapter before.

    Attributes
    ----------
    layer
        Code of :data:`geo.layers.LAYER`.
    arrived, moved, left
        Ids of what came into force, stands elsewhere, and is no longer in force; all are empty where there are too many.
    counts
        How many arrived, moved and left.
    """

    layer: str
    arrived: tuple[str, ...]
    moved: tuple[str, ...]
    left: tuple[str, ...]
    counts: tuple[int, int, int]


class Trail(Part):
    """The way of one thing from a place to the next.

    Attributes
    ----------
    layer, id
        What moves: the code of its layer, and its id.
    at
        When it is at the new place, in hours since H+0.
    points
        Latitude and longitude in degrees (EPSG:4326), from the old place to the new one.
    by_road
        Whether the points follow roads; else they are the two places alone.
    """

    layer: str
    id: str
    at: float
    points: tuple[tuple[float, float], ...]
    by_road: bool
