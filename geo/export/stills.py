"""A plan as one still picture of a view or chapter, with marking, legend and sources; and that picture as PNG."""

from __future__ import annotations

import re

from geo.errors import TakeAwayError
from geo.export.extract import Extract
from geo.export.shot import shot_of
from geo.export.studio import studio_of
from geo.export.typeset import Drawing, pngs
from geo.export.undrawn import told_undrawn
from geo.words.text import Text

LAYOUT = (1280.0, 720.0)
"""Width and height in pixels at which text has its usual size; a larger picture is scaled up, text included."""

_SIZE = re.compile(r"([0-9]{1,5})x([0-9]{1,5})", re.IGNORECASE)

SMALLEST, LARGEST = 320, 12_000
"""Bounds of each side of a picture, in pixels."""


def size_px(text: str, largest: int = LARGEST) -> tuple[int, int]:
    """Return width and height of a picture in pixels, from a text like ``1920x1080``.

    Parameters
    ----------
    text
        What a person typed.
    largest
        Bound of each side, in pixels.

    Raises
    ------
    TakeAwayError
        If the text is no size, or a side is out of bounds.
    """
    found = _SIZE.fullmatch(text.strip())
    sides = (int(found[1]), int(found[2])) if found else (0, 0)
    if not all(SMALLEST <= side <= largest for side in sides):
        raise TakeAwayError(Text("export.refusals.no-size", size=text, smallest=str(SMALLEST), largest=str(largest)))
    return sides


def layout_of(size: tuple[int, int]) -> tuple[float, float, float]:
    """Return width and height of the layout of a picture of a size in pixels, and its scale: pixels for one of the layout."""
    scale = min(size[0] / LAYOUT[0], size[1] / LAYOUT[1])
    return size[0] / scale, size[1] / scale, scale


def still_png(extract: Extract) -> bytes:
    """Return a PNG of what an extract shows; raises as :func:`laid_out` does."""
    drawing, scale = laid_out(extract)
    return pngs([drawing], scale)[0]


def laid_out(extract: Extract) -> tuple[Drawing, float]:
    """Return the picture that an extract shows, laid out, and its scale: pixels to draw for each pixel of the layout.

    Raises
    ------
    TakeAwayError
        If the options give no valid size, or the picture cannot be drawn.
    """
    size = size_px(extract.options.size)
    width, height, scale = layout_of(size)
    with studio_of(extract) as (scene, studio):
        if missing := told_undrawn(extract, scene):
            extract.warn(missing)
        return Drawing(studio.frame(shot_of(extract.chapter, scene), width, height), width, height), scale
