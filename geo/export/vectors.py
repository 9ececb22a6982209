"""A plan as one still picture in vectors: SVG, with its fonts inside."""

from __future__ import annotations

import re

from geo.export.extract import Extract
from geo.export.font_embedding import embedded
from geo.export.stills import laid_out, size_px

_SIDES = re.compile(r'<svg xmlns="[^"]*" width="[^"]*" height="[^"]*"')


def still_svg(extract: Extract) -> str:
    """Return what an extract shows as SVG text; raises as :func:`geo.export.stills.laid_out` does."""
    drawing, _ = laid_out(extract)
    width, height = size_px(extract.options.size)
    sides = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
    return embedded(_SIDES.sub(sides, drawing.svg, count=1))
