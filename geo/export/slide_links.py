"""Lines and callouts of a chapter on its slide: each is glued to what it joins, and follows when that is moved."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from geo.contract.picture import BlockPart, LinePart, SymbolPart
from geo.export.deck import Page
from geo.export.powerpoint.glue import Site, Spot, Tie, connector, dot_tie, framed
from geo.export.powerpoint.nodes import Box
from geo.export.powerpoint.shapes import shape_id
from geo.export.slide_texts import box_of, text_box
from geo.words.text import say

MOST_LINES = 400
"""Command lines and supply links on one slide, at most."""

PLACE_PX, NEARBY_PX = 3.2, 1.8
"""Radius of the dot at the true place of a block, and at that of one of its members."""

LINE_PX, LEADER_PX = 1.3, 2.2
"""Width of a link, and of the leader of a block: a reader must not take one for the other."""

_NEAR_PX = 4.0


@dataclass(slots=True)
class Ties:
    """What the lines of a slide can be glued to.

    Attributes
    ----------
    down
        How far the picture is below the top of the slide.
    symbols
        Of each symbol that stands at its place, by id: the box of its picture on the slide, and its tie.
    dots
        The place of each dot on the slide, and its tie.
    """

    down: float
    symbols: dict[str, tuple[Box, Tie]] = field(default_factory=dict)
    dots: list[tuple[Spot, Tie]] = field(default_factory=list)

    def at(self, symbol: str, spot: Spot) -> Tie | None:
        """Return what is at the end of a line; None if the line leaves the picture there.

        Parameters
        ----------
        symbol, spot
            Id of what the line joins there, and where on the slide it ends.
        """
        own = self.symbols.get(symbol)
        if own is not None and _within(own[0], spot):
            return own[1]
        near = [(math.dist(place, spot), tie) for place, tie in self.dots]
        distance, tie = min(near, key=lambda one: one[0], default=(math.inf, None))
        return tie if distance <= _NEAR_PX else None


def callout(page: Page, block: BlockPart, ties: Ties) -> tuple[list[Any], list[Any]]:
    """Return leader and dots of a block, and its frame with what is written in it.

    Parameters
    ----------
    page, block
        The slide and the block: its frame is a callout, and the dot at the end of its leader is the place.
    ties
        Gets the dots.
    """
    shapes, down = page.shapes, ties.down
    box, foot = (block.left, block.top + down, block.width, block.height), (block.foot.x, block.foot.y + down)
    name = say("export_slides.shapes.block", place=block.place)
    form = framed(box, foot, round(shapes.ruler.emu_per_px))
    frame = shapes.outlined(box, "plate", name, form, "ink", name)
    dots = []
    for dot, radius in [*((one, NEARBY_PX) for one in block.dots), (block.dot, PLACE_PX)]:
        place = (dot.x, dot.y + down)
        made = shapes.dot(*place, radius, "ink", say("export_slides.shapes.place", symbol=block.place))
        ties.dots.append((place, dot_tie(shape_id(made), *place, radius)))
        dots.append(made)
    ends = (ties.dots[-1][1].toward(foot), Site(shape_id(frame), 0, foot))
    leader = connector(shapes, ends, "ink", LEADER_PX, say("export_slides.shapes.stands-here", symbol=block.place))
    label = say("export_slides.shapes.label", symbol=block.place)
    return [leader, *dots], [
        frame,
        *(text_box(shapes, [text], box_of([text], down), label, plate=False) for text in block.texts),
    ]


def links(page: Page, lines: Sequence[LinePart], ties: Ties) -> list[Any]:
    """Return command lines and supply links, glued at both ends as far as these are on the picture.

    Parameters
    ----------
    page, lines, ties
        The slide, what is drawn on it, and what the lines can be glued to.
    """
    return [_link(page, line, ties) for line in lines[:MOST_LINES]]


def _link(page: Page, line: LinePart, ties: Ties) -> Any:
    supply = line.kind == "supply"
    key = "export_slides.shapes.supplies" if supply else "export_slides.shapes.commands"
    ends = ((line.x1, line.y1 + ties.down), (line.x2, line.y2 + ties.down))
    first, last = (ties.at(symbol, spot) for symbol, spot in zip((line.start, line.end), ends, strict=True))
    glued: tuple[Site | Spot, Site | Spot] = (
        ends[0] if first is None else first.toward(ends[1]),
        ends[1] if last is None else last.toward(ends[0]),
    )
    name = say(key, start=line.start, end=line.end)
    return connector(page.shapes, glued, line.kind, LINE_PX, name, dashed=supply, arrow=supply)


def in_blocks(symbols: Sequence[SymbolPart], blocks: Sequence[BlockPart]) -> Mapping[int, BlockPart]:
    """Return the block of each symbol that is in one, by the place of the symbol in its list.

    Parameters
    ----------
    symbols, blocks
        Those of a picture.
    """
    found = {}
    for i, symbol in enumerate(symbols):
        middle = (symbol.left + symbol.width / 2, symbol.top + symbol.height / 2)
        for block in blocks:
            if _within((block.left, block.top, block.width, block.height), middle):
                found[i] = block
    return found


def _within(box: Box, spot: Spot) -> bool:
    left, top, width, height = box
    return left <= spot[0] <= left + width and top <= spot[1] <= top + height
