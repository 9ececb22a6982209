"""Where everything lies on a slide, in pixels of the layout: the marking, the sources, and the room between them."""

from __future__ import annotations

from dataclasses import dataclass

from geo.export.powerpoint.nodes import LAYOUT_WIDTH, Box

BAND = 24.0
"""Height of each band with the marking."""

FOOT = 54.0
"""Height of the sources: three lines of the smallest text."""

USUAL_HEIGHT = 720.0
MARGIN = 12.0
_DATE_WIDTH = 220.0
_TITLE_LEFT, _TITLE_TOP, _TITLE_HEIGHT = 40.0, 34.0, 48.0


@dataclass(frozen=True, slots=True)
class PagePlan:
    """Where everything lies on a slide 1280 pixels wide.

    Attributes
    ----------
    height
        Height of the slide.
    """

    height: float = USUAL_HEIGHT

    @property
    def map(self) -> Box:
        """Where the map of a chapter is."""
        return (0.0, BAND, LAYOUT_WIDTH, self.height - 2 * BAND - FOOT)

    @property
    def source(self) -> Box:
        """Where the line with the sources is."""
        return (0.0, self.height - BAND - FOOT, LAYOUT_WIDTH, FOOT)

    @property
    def bands(self) -> tuple[Box, Box]:
        """Where the marking is: at the top and at the bottom."""
        return (0.0, 0.0, LAYOUT_WIDTH, BAND), (0.0, self.height - BAND, LAYOUT_WIDTH, BAND)

    @property
    def date(self) -> Box:
        """Where the date is: on the band at the bottom, at the left."""
        return (0.0, self.height - BAND, _DATE_WIDTH, BAND)

    @property
    def number(self) -> Box:
        """Where the number of the slide is: on the band at the bottom, at the right."""
        return (LAYOUT_WIDTH - _DATE_WIDTH, self.height - BAND, _DATE_WIDTH, BAND)

    @property
    def title(self) -> Box:
        """Where the title of a slide without a map is."""
        return (_TITLE_LEFT, _TITLE_TOP, LAYOUT_WIDTH - 2 * _TITLE_LEFT, _TITLE_HEIGHT)

    @property
    def body(self) -> Box:
        """Where the text of a slide without a map is."""
        top = _TITLE_TOP + _TITLE_HEIGHT + 6
        return (_TITLE_LEFT, top, LAYOUT_WIDTH - 2 * _TITLE_LEFT, self.source[1] - top - 6)

    @property
    def first_title(self) -> Box:
        """Where the title of the first slide is."""
        return (90.0, self.height * 0.2, LAYOUT_WIDTH - 180, self.height * 0.2)

    @property
    def first_body(self) -> Box:
        """Where the text of the first slide is."""
        return (90.0, self.height * 0.42, LAYOUT_WIDTH - 180, self.height * 0.34)
