"""The ground of a slide as a picture: as few bytes as it looks good with."""

from __future__ import annotations

import io

from PIL import Image

from geo.export.powerpoint.nodes import Box
from geo.export.typeset import Drawing, pngs

SCALE = 2.0
"""Pixels of the ground for each pixel of the slide: 192 to the inch, which is a 4K screen's."""

COLOURS = 256
"""The ground has few colours; with their mixtures at edges these are enough, and take a third of the bytes."""


def ground_picture(svg: str, box: Box) -> bytes:
    """Return a ground as PNG.

    Parameters
    ----------
    svg
        The picture.
    box
        Where it is on the slide.

    Raises
    ------
    TakeAwayError
        If it cannot be drawn.
    """
    (drawn,) = pngs([Drawing(svg, box[2], box[3])], SCALE)
    out = io.BytesIO()
    with Image.open(io.BytesIO(drawn)) as picture:
        picture.convert("RGB").quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
            out, "PNG", optimize=False
        )
    return out.getvalue()
