"""Connectors that stay with what they join: when somebody moves a symbol, its lines follow it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from geo.export.powerpoint.nodes import Box, node
from geo.export.powerpoint.paints import Role
from geo.export.powerpoint.shapes import Shapes

Spot = tuple[float, float]
"""A place in pixels of the layout."""


@dataclass(frozen=True, slots=True)
class Site:
    """A place of a shape to which lines can be glued.

    Attributes
    ----------
    shape
        Id of the shape.
    place
        The number of the place among those of the shape's form.
    at
        Where it is.
    """

    shape: int
    place: int
    at: Spot


@dataclass(frozen=True, slots=True)
class Tie:
    """What a line can be glued to: a shape with its sites."""

    sites: Sequence[Site]

    def toward(self, other: Spot) -> Site:
        """Return the site nearest to another place."""
        return min(self.sites, key=lambda site: math.dist(site.at, other))


def dot_tie(shape: int, x: float, y: float, radius: float) -> Tie:
    """Return the tie of a dot: eight sites, counted from its top to the left.

    Parameters
    ----------
    shape, x, y, radius
        Its id, centre and radius.
    """
    turns = (math.pi / 2 + i * math.pi / 4 for i in range(8))
    places = [(x + radius * math.cos(turn), y - radius * math.sin(turn)) for turn in turns]
    return Tie([Site(shape, i, at) for i, at in enumerate(places)])


def box_tie(shape: int, box: Box, without: Sequence[int] = ()) -> Tie:
    """Return the tie of a picture or rectangle: the middles of its top, left, bottom and right.

    Parameters
    ----------
    shape, box
        Its id, and where it is.
    without
        Numbers of the sites that lines must not use.
    """
    left, top, width, height = box
    middle, centre = left + width / 2, top + height / 2
    places = ((middle, top), (left, centre), (middle, top + height), (left + width, centre))
    return Tie([Site(shape, i, at) for i, at in enumerate(places) if i not in without])


def framed(box: Box, foot: Spot, ruler_emu: int) -> Any:
    """Return the form of a rectangle with one site more, for the foot of a leader: its number is 0.

    Parameters
    ----------
    box, foot
        Where the rectangle and its site are.
    ruler_emu
        Units of the form in a pixel.
    """
    width, height = (max(1, round(side * ruler_emu)) for side in box[2:])
    aside = {"x": round((foot[0] - box[0]) * ruler_emu), "y": round((foot[1] - box[1]) * ruler_emu)}
    guides = (("footX", f"*/ w {aside['x']} {width}"), ("footY", f"*/ h {aside['y']} {height}"))
    corners = ((0, 0), (width, 0), (width, height), (0, height))
    steps = [
        node("a:moveTo" if i == 0 else "a:lnTo", None, node("a:pt", {"x": x, "y": y}))
        for i, (x, y) in enumerate(corners)
    ]
    path = node("a:path", {"w": width, "h": height}, *steps, node("a:close"))
    return node(
        "a:custGeom",
        None,
        node("a:avLst"),
        node("a:gdLst", None, *(node("a:gd", {"name": name, "fmla": formula}) for name, formula in guides)),
        node("a:ahLst"),
        node("a:cxnLst", None, node("a:cxn", {"ang": 0}, node("a:pos", {"x": "footX", "y": "footY"}))),
        node("a:rect", {"l": "0", "t": "0", "r": "r", "b": "b"}),
        node("a:pathLst", None, path),
    )


def connector(
    shapes: Shapes,
    ends: tuple[Site | Spot, Site | Spot],
    colour: Role,
    width: float,
    name: str,
    *,
    dashed: bool = False,
    arrow: bool = False,
) -> Any:
    """Return a straight connector.

    Parameters
    ----------
    shapes
        Those of its page.
    ends
        Where it begins and ends: glued to a site, or free.
    colour, width, name
        Its colour, width and name, which a screen reader says too.
    dashed, arrow
        Whether it is dashed, and ends in an arrow.
    """
    (x1, y1), (x2, y2) = (end.at if isinstance(end, Site) else end for end in ends)
    glued = [
        node(tag, {"id": end.shape, "idx": end.place})
        for tag, end in zip(("a:stCxn", "a:endCxn"), ends, strict=True)
        if isinstance(end, Site)
    ]
    flips = {name: "1" for name, flipped in (("flipH", x2 < x1), ("flipV", y2 < y1)) if flipped}
    box = (min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))
    looks = [
        node("a:prstDash", {"val": "dash"}) if dashed else None,
        node("a:tailEnd", {"type": "triangle", "w": "med", "len": "med"}) if arrow else None,
    ]
    form = node("a:prstGeom", {"prst": "straightConnector1"}, node("a:avLst"))
    head = node("p:nvCxnSpPr", None, shapes.about(name, name), node("p:cNvCxnSpPr", None, *glued), node("p:nvPr"))
    frame = shapes.ruler.frame(box, "a:xfrm", **flips)
    return node("p:cxnSp", None, head, node("p:spPr", None, frame, form, shapes.edge(colour, width, *looks)))
