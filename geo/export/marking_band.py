"""The marking of a plan as a picture: a band of its colour with its text."""

from __future__ import annotations

from xml.sax.saxutils import escape

from geo.export.fonts import FAMILIES, text_width
from geo.export.typeset import Drawing
from geo.export.xml_text import clean
from geo.plan import Plan
from geo.scene.build import not_classified
from geo.words.text import say

HEIGHT_PX = 26
_FONT_PX = 13.0
_PAD_PX = 14.0
_LIGHT = 0.179
"""Relative luminance (WCAG 2.2) above which black has more contrast than white."""


def band_text(plan: Plan) -> str:
    """Return the marking, and that the file is not for classified material."""
    return say("export_data.marking", marking=clean(plan.settings.marking), handling=not_classified())


def band(plan: Plan) -> Drawing:
    """Return the marking of a plan as a picture."""
    text, colour = band_text(plan), plan.settings.marking_colour
    width = text_width(text, _FONT_PX, bold=True) * 1.03 + 2 * _PAD_PX
    middle = f'x="{width / 2:.1f}" y="{HEIGHT_PX * 0.68:.1f}" text-anchor="middle"'
    font = f'font-family="{", ".join(FAMILIES)}" font-weight="700" font-size="{_FONT_PX:g}"'
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.1f}" height="{HEIGHT_PX}">'
        f'<rect width="100%" height="100%" fill="{colour}"/>'
        f'<text {middle} {font} fill="{_readable_on(colour)}">{escape(text)}</text></svg>'
    )
    return Drawing(svg, width, HEIGHT_PX)


def _readable_on(colour: str) -> str:
    shares = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return "#000000" if 0.2126 * red + 0.7152 * green + 0.0722 * blue > _LIGHT else "#ffffff"
