"""A plan as one still picture, of a view or chapter, with everything that belongs beside it; and as PNG."""

from __future__ import annotations

import re

from geo.errors import TakeAwayError
from geo.export.extract import Extract
from geo.export.studio import Studio, shot_of
from geo.export.typeset import Drawing, pngs
from geo.words.text import Text

LAYOUT = (1280.0, 720.0)
"""Pixels of a picture in which text has its usual size; a larger one is drawn larger, not with smaller text."""

_SIZE = re.compile(r"([0-9]{1,5})x([0-9]{1,5})", re.IGNORECASE)

SMALLEST, LARGEST = 320, 12_000
"""Bounds of a side in pixels."""


def size_px(text: str) -> tuple[int, int]:
    """Return width and height of a picture in pixels, from a text like 1920x1080.

    Raises
    ------
    TakeAwayError
        If it is none, or a side is not between 320 and 12 000 pixels.
    """
    found = _SIZE.fullmatch(text.strip())
    sides = (int(found[1]), int(found[2])) if found else (0, 0)
    if not all(SMALLEST <= side <= LARGEST for side in sides):
        raise TakeAwayError(Text("export.refusals.no-size", size=text, smallest=str(SMALLEST), largest=str(LARGEST)))
    return sides


def still_png(extract: Extract) -> bytes:
    """Return a PNG of what an extract shows."""
    drawing, scale = laid_out(extract)
    return pngs([drawing], scale)[0]


def laid_out(extract: Extract) -> tuple[Drawing, float]:
    """Return the picture that an extract shows, as it is laid out, and how many pixels are drawn for each of its own.

    Raises
    ------
    TakeAwayError
        If its size is none, or it cannot be drawn.
    """
    size = size_px(extract.options.size)
    scale = min(size[0] / LAYOUT[0], size[1] / LAYOUT[1])
    width, height = size[0] / scale, size[1] / scale
    with Studio(extract.scene(), extract.options.theme) as studio:
        return Drawing(studio.frame(shot_of(extract.chapter), width, height), width, height), scale
