"""The line with the sources of a slide: whole, or cut where a slide has no room, and then whole in the notes."""

from __future__ import annotations

import math

from geo.basemap.places import attribution
from geo.export.fonts import text_width
from geo.export.powerpoint.nodes import LAYOUT_WIDTH, LEAST_PX
from geo.export.powerpoint.words import INSETS
from geo.words.text import say

MOST_LINES = 3
_SAFE = 1.03
"""Words that do not fit whole into a line leave some of it empty."""


def source_line(source: str) -> tuple[str, bool]:
    """Return the sources with those of the base map, and whether some were left out.

    Those of the base map are a condition of its licences, and are never cut.

    Parameters
    ----------
    source
        The plan's own; "" for none.
    """
    words = source.split()
    line = _told(source)
    while words and not fits(line):
        words = words[: max(0, min(len(words) - 1, int(len(words) * 0.95)))]
        line = _told(say("export_slides.cut", text=" ".join(words)))
    return line, len(words) < len(source.split())


def fits(line: str) -> bool:
    """Return whether a line has room below the map."""
    room = LAYOUT_WIDTH - 2 * INSETS[0]
    return math.ceil(text_width(line, LEAST_PX) * _SAFE / room) <= MOST_LINES


def _told(source: str) -> str:
    return say("export_slides.told-source", source=source, attribution=attribution()).strip()
