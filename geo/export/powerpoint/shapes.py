"""The shapes of one page, each with an id and a name of its own; lengths are pixels of the layout."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count
from typing import Any

from geo.export.powerpoint.nodes import Box, Ruler, node
from geo.export.powerpoint.paints import Paints, Role
from geo.export.powerpoint.words import INSETS, Align, Anchor, Line, body, paragraph, room
from geo.export.xml_text import clean

OUTLINE_PX = 1.2


class Shapes:
    """Makes the shapes of one page.

    Parameters
    ----------
    ruler, paints
        How long a pixel is, and the colours.
    first_id
        Id of the next shape.
    """

    def __init__(self, ruler: Ruler, paints: Paints, first_id: int = 2) -> None:
        self.ruler = ruler
        self.paints = paints
        self._ids = count(first_id)

    def about(self, name: str, alt: str = "", *, shape_id: int | None = None) -> Any:
        """Return the element with the id and the name of a new shape.

        Parameters
        ----------
        name
            What the selection pane shows.
        alt
            What a screen reader says instead of it; "" if its text says all.
        shape_id
            None for the next one.
        """
        number = next(self._ids) if shape_id is None else shape_id
        return node("p:cNvPr", {"id": number, "name": clean(name), "descr": clean(alt) or None})

    def text(
        self,
        lines: Sequence[Line],
        box: Box,
        name: str,
        *,
        align: Align = "l",
        anchor: Anchor = "t",
        fill: Role | None = None,
        alpha: int | None = None,
        wraps: bool = True,
        insets: tuple[float, float] = INSETS,
    ) -> Any:
        """Return a text box.

        Parameters
        ----------
        lines, box, name
            Its paragraphs, where it is, and its name.
        align, anchor
            Where its text is in it.
        fill, alpha
            Colour of the box, or None for a clear one; how much it covers, in thousandths of a percent.
        wraps
            Whether a long line is broken.
        insets
            Room beside, and above and below the text.
        """
        paragraphs = [paragraph(line, align, self.ruler, self.paints) for line in lines]
        written = body("p:txBody", room(self.ruler, anchor, insets, wraps=wraps), paragraphs)
        ground = node("a:noFill") if fill is None else self.paints.of[fill].fill(alpha)
        return self._shape(
            self.about(name), node("p:cNvSpPr", {"txBox": 1}), box, _preset("rect"), ground, written=written
        )

    def rectangle(self, box: Box, fill: Role, name: str, *, outline: Role | None = None, alt: str = "") -> Any:
        """Return a rectangle.

        Parameters
        ----------
        box, fill, name
            Where it is, its colour, and its name.
        outline
            Colour of its edge; None for no edge.
        alt
            What a screen reader says instead of it.
        """
        return self.outlined(box, fill, name, _preset("rect"), outline, alt)

    def outlined(self, box: Box, fill: Role, name: str, form: Any, outline: Role | None, alt: str) -> Any:
        """Return a shape of any form.

        Parameters
        ----------
        box, fill, name, outline, alt
            As :meth:`rectangle` takes them.
        form
            The element of its geometry.
        """
        edge = node("a:ln", None, node("a:noFill")) if outline is None else self.edge(outline, OUTLINE_PX)
        about, ground = self.about(name, alt), self.paints.of[fill].fill()
        return self._shape(about, node("p:cNvSpPr"), box, form, ground, edge)

    def dot(self, x: float, y: float, radius: float, fill: Role, name: str) -> Any:
        """Return a dot without an edge.

        Parameters
        ----------
        x, y, radius, fill, name
            Its centre, radius, colour, and name, which a screen reader says too.
        """
        box = (x - radius, y - radius, 2 * radius, 2 * radius)
        return self.outlined(box, fill, name, _preset("ellipse"), None, name)

    def pill(self, line: Line, box: Box, fill: Role, name: str) -> Any:
        """Return a short text on a plate with round ends.

        Parameters
        ----------
        line, box, fill, name
            Its text, where it is, its colour, and its name.
        """
        form = node(
            "a:prstGeom",
            {"prst": "roundRect"},
            node("a:avLst", None, node("a:gd", {"name": "adj", "fmla": "val 50000"})),
        )
        written = body(
            "p:txBody",
            room(self.ruler, "ctr", (0, 0), wraps=False),
            [paragraph(line, "ctr", self.ruler, self.paints)],
        )
        return self._shape(self.about(name), node("p:cNvSpPr"), box, form, self.paints.of[fill].fill(), written=written)

    def picture(self, relation: str, box: Box, name: str, alt: str) -> Any:
        """Return a picture.

        Parameters
        ----------
        relation, box, name, alt
            Id of the relation from the page to its file; the box that it fills; its name; what a screen reader says.
        """
        locks = node("p:cNvPicPr", None, node("a:picLocks", {"noChangeAspect": 1}))
        return node(
            "p:pic",
            None,
            node("p:nvPicPr", None, self.about(name, alt), locks, node("p:nvPr")),
            node(
                "p:blipFill", None, node("a:blip", {"r:embed": relation}), node("a:stretch", None, node("a:fillRect"))
            ),
            node("p:spPr", None, self.ruler.frame(box), _preset("rect")),
        )

    def group(self, children: Iterable[Any], box: Box, name: str, alt: str) -> Any:
        """Return a group of shapes.

        Parameters
        ----------
        children, box, name, alt
            Its shapes, the box around them, its name, and what a screen reader says instead of them.
        """
        frame = self.ruler.frame(box)
        for tag, one in (("a:chOff", frame[0]), ("a:chExt", frame[1])):
            frame.append(node(tag, dict(one.attrib)))
        head = node("p:nvGrpSpPr", None, self.about(name, alt), node("p:cNvGrpSpPr"), node("p:nvPr"))
        return node("p:grpSp", None, head, node("p:grpSpPr", None, frame), *children)

    def edge(self, colour: Role, width: float, *more: Any) -> Any:
        """Return the element of a line.

        Parameters
        ----------
        colour, width
            Its colour, and its width in pixels.
        *more
            Its dashes and ends.
        """
        return node("a:ln", {"w": self.ruler.emu(width)}, self.paints.of[colour].fill(), *more)

    def _shape(self, about: Any, kind: Any, box: Box, form: Any, *looks: Any, written: Any = None) -> Any:
        head = node("p:nvSpPr", None, about, kind, node("p:nvPr"))
        return node("p:sp", None, head, node("p:spPr", None, self.ruler.frame(box), form, *looks), written)


def shape_id(shape: Any) -> int:
    """Return the id of a shape."""
    return int(shape[0][0].get("id"))


def _preset(name: str) -> Any:
    return node("a:prstGeom", {"prst": name}, node("a:avLst"))
