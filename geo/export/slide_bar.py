"""The scale bar of a map on a slide."""

from __future__ import annotations

from typing import Any

from geo.contract.picture import Bar
from geo.export.deck import Page
from geo.export.powerpoint.nodes import LEAST_PX
from geo.export.powerpoint.words import Line
from geo.words.text import grouped, say

_WIDTH, _HEIGHT, _LINE = 90.0, 18.0, 2.0


def scale_bar(page: Page, bar: Bar, left: float, bottom: float) -> Any:
    """Return the bar of a scale as one group.

    Parameters
    ----------
    page, bar
        The slide, and the scale of its map.
    left, bottom
        Where the bar begins, and where it is.
    """
    name = say("export_slides.shapes.scale-bar")
    drawn = page.shapes.rectangle((left, bottom, bar.px, _LINE), "ink", name)
    length = Line(say("export_slides.shapes.km", km=grouped(round(bar.km))), LEAST_PX, "ink")
    top = bottom - _HEIGHT - _LINE
    look: Any = {"fill": "plate", "alpha": 78_000, "wraps": False, "insets": (2.0, 0.0)}
    written = page.shapes.text([length], (left, top, _WIDTH, _HEIGHT), say("export_slides.shapes.scale"), **look)
    box = (left, top, max(bar.px, _WIDTH), _HEIGHT + 2 * _LINE)
    return page.shapes.group([drawn, written], box, name, length.text)
