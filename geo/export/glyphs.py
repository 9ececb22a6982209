"""Text as outlines: HarfBuzz (package ``uharfbuzz``) joins and orders its letters as its script wants."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import uharfbuzz
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen

_DIGITS = 2


@dataclass(frozen=True, slots=True)
class Outline:
    """A text as outlines.

    Attributes
    ----------
    path
        Its outlines as the path of an SVG; the text begins at the origin, on its base line.
    width
        Its width.
    """

    path: str
    width: float


@cache
def _face(path: Path) -> Any:
    return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)), 0)


def outlined(path: Path, text: str, size: float, weight: float = 400.0) -> Outline:
    """Return a text as outlines.

    Parameters
    ----------
    path
        File of its font.
    text
        One line in one script.
    size
        Size of the font, in the unit of the answer.
    weight
        Its weight, from 100 to 900.
    """
    face = _face(path)
    font = uharfbuzz.Font(face)
    font.set_variations({"wght": weight})
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer)
    unit, x = size / face.upem, 0
    pen = SVGPathPen(None, ntos=lambda number: f"{number:.{_DIGITS}f}".rstrip("0").rstrip("."))
    for glyph, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        at = (unit, 0, 0, -unit, (x + place.x_offset) * unit, -place.y_offset * unit)
        font.draw_glyph_with_pen(glyph.codepoint, TransformPen(pen, at))
        x += place.x_advance
    return Outline(pen.getCommands(), x * unit)
