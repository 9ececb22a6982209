"""The placeholders of slides and their masters: what a master says of each, every slide of it inherits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from geo.export.powerpoint.nodes import Box, node
from geo.export.powerpoint.paints import Role
from geo.export.powerpoint.shapes import Shapes
from geo.export.powerpoint.words import Align, Anchor, Line, body, paragraph, room, run_properties

Kind = Literal["ctrTitle", "subTitle", "title", "body", "obj", "dt", "ftr", "sldNum"]

DATE, SOURCE, NUMBER, BODY = 10, 11, 12, 1
"""The index by which a slide's placeholder finds that of its layout."""

FIELD = "slidenum"
_FIELD_ID = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"


@dataclass(frozen=True, slots=True)
class Holder:
    """A placeholder.

    Attributes
    ----------
    kind, index
        Its type, or None if it holds anything, and by what a slide's finds that of its layout, None for a title.
    name
        Its name.
    box
        Where it is; None for as its layout says.
    size
        Height of its text in pixels.
    colour, bold, align, anchor
        Of its text.
    """

    kind: Kind | None
    index: int | None
    name: str
    box: Box | None
    size: float
    colour: Role = "ink"
    bold: bool = False
    align: Align = "l"
    anchor: Anchor = "t"


def of_master(shapes: Shapes, holder: Holder, prompt: str = "") -> Any:
    """Return a placeholder of a master or layout, with the style that slides inherit.

    Parameters
    ----------
    shapes, holder
        Those of the master, and what it is.
    prompt
        The text that stands in it where a slide has none.
    """
    assert holder.box is not None
    colour = shapes.paints.of[holder.colour].fill()
    font = node("a:latin", {"typeface": "+mj-lt" if holder.index is None else "+mn-lt"})
    default = run_properties("a:defRPr", shapes.ruler.size(holder.size), colour, font, bold=holder.bold)
    level = node("a:lvl1pPr", {"marL": 0, "indent": 0, "algn": holder.align}, node("a:buNone"), default)
    written = node(
        "p:txBody",
        None,
        node("a:bodyPr", room(shapes.ruler, holder.anchor), node("a:noAutofit")),
        node("a:lstStyle", None, level),
        _number(run_properties("a:rPr", None)) if holder.kind == "sldNum" else _prompt(prompt),
    )
    form = node("a:prstGeom", {"prst": "rect"}, node("a:avLst"))
    return _holder(shapes, holder, node("p:spPr", None, shapes.ruler.frame(holder.box), form), written)


def of_slide(shapes: Shapes, holder: Holder, lines: Sequence[Line], *, fill: Role | None = None) -> Any:
    """Return a placeholder of a slide with its text; what the layout says of its style holds unless a line differs.

    Parameters
    ----------
    shapes, holder
        Those of the slide, and what it is.
    lines
        Its paragraphs; a number of the slide needs none.
    fill
        Colour of its box; None for as its layout says.
    """
    paragraphs = [paragraph(line, holder.align, shapes.ruler, shapes.paints) for line in lines]
    if holder.kind == "sldNum":
        look = run_properties("a:rPr", shapes.ruler.size(holder.size), shapes.paints.of[holder.colour].fill())
        paragraphs = [_number(look)]
    frame = None if holder.box is None else shapes.ruler.frame(holder.box)
    ground = None if fill is None else shapes.paints.of[fill].fill()
    written = body("p:txBody", room(shapes.ruler, holder.anchor), paragraphs)
    return _holder(shapes, holder, node("p:spPr", None, frame, ground), written)


def _holder(shapes: Shapes, holder: Holder, properties: Any, written: Any) -> Any:
    locks = node("p:cNvSpPr", None, node("a:spLocks", {"noGrp": 1}))
    place = node("p:ph", {"type": holder.kind, "idx": holder.index, "sz": None})
    head = node("p:nvSpPr", None, shapes.about(holder.name), locks, node("p:nvPr", None, place))
    return node("p:sp", None, head, properties, written)


def _prompt(text: str) -> Any:
    written = node("a:t")
    written.text = text
    return node("a:p", None, node("a:r", None, run_properties("a:rPr", None), written)) if text else node("a:p")


def _number(look: Any) -> Any:
    shown = node("a:t")
    shown.text = "‹#›"
    return node("a:p", None, node("a:fld", {"id": _FIELD_ID, "type": FIELD}, look, shown))
