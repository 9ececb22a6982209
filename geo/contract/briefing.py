"""What a chapter of the briefing says beside its title, and what stands on its map."""

from __future__ import annotations

from msgspec import UNSET, UnsetType

from geo.contract.part import Part


class Figure(Part):
    """A computed figure: its code in :data:`geo.terms.FIGURE`, what it counts, and its value in words."""

    code: str
    label: str
    text: str


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
