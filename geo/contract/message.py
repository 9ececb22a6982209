"""What all messages of a page share: their number, and the bounds of what they contain."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from geo.contract.part import Part

LONGEST_CELL = 30_000
MOST_CELLS = 200_000
FARTHEST_H = 10_000_000.0
"""Bounds of one message, in characters, cells and hours; our pages stay far below."""

Cell = Annotated[str, Meta(max_length=LONGEST_CELL)]
Latitude = Annotated[float, Meta(ge=-90, le=90)]
Longitude = Annotated[float, Meta(ge=-180, le=180)]
Hours = Annotated[float, Meta(ge=-FARTHEST_H, le=FARTHEST_H)]


class Numbered(Part, tag_field="kind"):
    """One edit; the numbers of a sender's messages ascend."""

    n: int
