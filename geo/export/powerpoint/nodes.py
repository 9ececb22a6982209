"""Elements of Office Open XML, and the pixels in which slides are laid out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement

EMU_PER_PX = 9525
"""English metric units in a pixel, of which an inch has 96."""

EMU_PER_POINT = 12700
LAYOUT_WIDTH = 1280.0
"""Width of every slide in pixels of its layout."""

LEAST_PX = 40 / 3
"""The smallest text, in pixels of the layout: 10 points on a slide that is 13.33 inches wide."""

Box = tuple[float, float, float, float]
"""Left, top, width and height in pixels."""


def node(tag: str, attributes: dict[str, Any] | None = None, *children: Any) -> Any:
    """Return an element.

    Parameters
    ----------
    tag
        Its name with the usual prefix, like ``a:off``.
    attributes
        Each value becomes text; those that are None are left out.
    *children
        Elements in it; those that are None are left out.
    """
    element = OxmlElement(tag)
    for name, value in (attributes or {}).items():
        if value is not None:
            element.set(qn(name) if ":" in name else name, str(value))
    for child in children:
        if child is not None:
            element.append(child)
    return element


@dataclass(frozen=True, slots=True)
class Ruler:
    """How long a pixel of the layout is.

    Attributes
    ----------
    emu_per_px
        English metric units in a pixel.
    """

    emu_per_px: float = EMU_PER_PX

    def emu(self, px: float) -> int:
        """Return a length in English metric units."""
        return round(px * self.emu_per_px)

    def size(self, px: float) -> int:
        """Return the size of a font in hundredths of a point; no text is smaller than :data:`LEAST_PX`."""
        return round(max(px, LEAST_PX) * self.emu_per_px / EMU_PER_POINT * 100)

    def frame(self, box: Box, tag: str = "a:xfrm", **attributes: str) -> Any:
        """Return the element that says where a shape is.

        Parameters
        ----------
        box
            The shape's.
        tag
            Name of the element.
        **attributes
            More of it, like ``flipH``.
        """
        left, top, width, height = map(self.emu, box)
        offset, extent = node("a:off", {"x": left, "y": top}), node("a:ext", {"cx": width, "cy": height})
        return node(tag, attributes, offset, extent)
