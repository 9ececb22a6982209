"""An empty file of PowerPoint with its colours: on our own template, or on a staff's."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE

from geo.contract.picture import Look
from geo.errors import TakeAwayError
from geo.export.powerpoint.masters import marking_shapes
from geo.export.powerpoint.nodes import LAYOUT_WIDTH, Ruler
from geo.export.powerpoint.notes import mark_notes
from geo.export.powerpoint.package import own_template
from geo.export.powerpoint.page_plan import PagePlan
from geo.export.powerpoint.paints import Paint, Paints, paints_of
from geo.export.powerpoint.shapes import Shapes
from geo.export.powerpoint.staffs import staff_template
from geo.export.powerpoint.theme import MARKING, read_colours, theme_colours
from geo.words.text import Text

_FIRST_ID = 9000
"""Ids of what we add to a staff's masters: beyond those that they have."""


@dataclass(frozen=True, slots=True)
class Marking:
    """The marking of a plan: its text, and its colour as ``#rrggbb``."""

    text: str
    colour: str


@dataclass(frozen=True, slots=True)
class Blank:
    """A file without slides.

    Attributes
    ----------
    file
        A presentation of python-pptx.
    paints, ruler, plan
        Its colours, how long a pixel is on its slides, and where everything lies on them.
    own
        Whether it is ours, so that its placeholders are where the plan of the page says.
    """

    file: Any
    paints: Paints
    ruler: Ruler
    plan: PagePlan
    own: bool


def own_blank(name: str, look: Look, marking: Marking) -> Blank:
    """Return an empty file on our own template.

    Parameters
    ----------
    name
        What people call its theme.
    look, marking
        Colours of the pictures, and the marking, which stands on the masters.
    """
    colours = theme_colours(look, marking.colour)
    paints = paints_of(colours, Paint(MARKING), marking.colour)
    file = Presentation(io.BytesIO(own_template(name, colours, paints, marking.text)))
    return Blank(file, paints, Ruler(), PagePlan(), own=True)


def staff_blank(path: Path, marking: Marking) -> Blank:
    """Return an empty file on a staff's template, with the marking on its masters.

    Parameters
    ----------
    path
        The template.
    marking
        Its colour is no part of the theme here: whoever made that knows nothing of it.

    Raises
    ------
    TakeAwayError
        If the file is no template that can be used.
    """
    file = staff_template(path)
    main = file.slide_master
    mapped = dict(main._element.find(f"{{{main._element.nsmap['p']}}}clrMap").attrib)  # noqa: SLF001
    try:
        colours = read_colours(main.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob, mapped)
    except (KeyError, ValueError) as error:
        raise TakeAwayError(Text("export.refusals.template-colours", file=path)) from error
    ruler = Ruler(file.slide_width / LAYOUT_WIDTH)
    blank = Blank(
        file,
        paints_of(colours, Paint(marking.colour), marking.colour),
        ruler,
        PagePlan(file.slide_height / ruler.emu_per_px),
        own=False,
    )
    _mark(blank, marking.text)
    return blank


def _mark(blank: Blank, text: str) -> None:
    hiding = [one for one in blank.file.slide_layouts if one._element.get("showMasterSp") == "0"]  # noqa: SLF001
    for page in (*blank.file.slide_masters, *hiding):
        shapes = Shapes(blank.ruler, blank.paints, _FIRST_ID)
        for shape in marking_shapes(shapes, text, blank.plan.bands):
            page.shapes._spTree.append(shape)  # noqa: SLF001
    mark_notes(blank.file.notes_master, blank.file, text, blank.paints)
