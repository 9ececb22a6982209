"""A plan as one still picture: PNG or SVG of a view or chapter, with everything that belongs beside it."""

from __future__ import annotations

import re

from geo.errors import TakeAwayError
from geo.export.studio import Shot, Studio
from geo.export.typeset import Drawing, pngs

LAYOUT = (1280.0, 720.0)
"""Pixels of a picture in which text has its usual size; a larger one is drawn larger, not with smaller text."""

_SIZE = re.compile(r"([0-9]{1,5})x([0-9]{1,5})", re.IGNORECASE)
_SIDES = re.compile(r'<svg xmlns="[^"]*" width="[^"]*" height="[^"]*"')

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
        raise TakeAwayError(
            f"{text} is no size; give width and height from {SMALLEST} to {LARGEST} pixels, like 1920x1080"
        )
    return sides


def still_svg(studio: Studio, shot: Shot, size: tuple[int, int]) -> str:
    """Return a picture of a size in pixels as SVG text, with its fonts in it."""
    from geo.export.font_embedding import embedded  # noqa: PLC0415  a tenth of a second that a PNG does not need

    drawing, _ = _drawn(studio, shot, size)
    return embedded(
        _SIDES.sub(
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{size[0]}" height="{size[1]}"', drawing.svg, count=1
        )
    )


def still_png(studio: Studio, shot: Shot, size: tuple[int, int]) -> bytes:
    """Return a picture of a size in pixels as a PNG."""
    drawing, scale = _drawn(studio, shot, size)
    return pngs([drawing], scale)[0]


def _drawn(studio: Studio, shot: Shot, size: tuple[int, int]) -> tuple[Drawing, float]:
    scale = min(size[0] / LAYOUT[0], size[1] / LAYOUT[1])
    width, height = size[0] / scale, size[1] / scale
    return Drawing(studio.frame(shot, width, height), width, height), scale
