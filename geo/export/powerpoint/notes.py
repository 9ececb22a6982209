"""The pages with notes: each has the marking as text of its own."""

from __future__ import annotations

from typing import Any

from pptx.oxml.ns import qn

from geo.export.powerpoint.masters import marking_shapes
from geo.export.powerpoint.nodes import EMU_PER_PX, Ruler
from geo.export.powerpoint.paints import Paints
from geo.export.powerpoint.shapes import Shapes
from geo.export.xml_text import clean
from geo.words.text import say

_BAND_PX = 28.0
_FIRST_ID = 100
"""Ids of a page's own shapes: beyond those that its master gives it."""


def write_notes(slide: Any, text: str, marking: str, paints: Paints) -> None:
    """Write the notes of a slide and the marking above and below them.

    Parameters
    ----------
    slide
        A slide of python-pptx.
    text, marking
        What the notes and the marking say.
    paints
        The colours.
    """
    page = slide.notes_slide
    page.notes_text_frame.text = clean(text)
    page.notes_text_frame._txBody.getparent()[0][0].set("name", say("export_slides.shapes.notes"))  # noqa: SLF001
    mark_notes(page, slide.part.package.presentation_part.presentation, marking, paints)


def mark_notes(page: Any, file: Any, marking: str, paints: Paints) -> None:
    """Put the marking at top and bottom of a page with notes, or of their master.

    Parameters
    ----------
    page
        A notes slide or notes master of python-pptx.
    file
        Its presentation, which knows the size of the page.
    marking, paints
        What the marking says, and the colours.
    """
    size = file.part._element.find(qn("p:notesSz"))  # noqa: SLF001
    width, height = (int(size.get(side)) / EMU_PER_PX for side in ("cx", "cy"))
    shapes = Shapes(Ruler(), paints, _FIRST_ID)
    bands = [(0.0, top, width, _BAND_PX) for top in (0.0, height - _BAND_PX)]
    for shape in marking_shapes(shapes, marking, bands):
        page.shapes._spTree.append(shape)  # noqa: SLF001
