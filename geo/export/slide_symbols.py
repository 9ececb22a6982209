"""The symbols of a chapter on its slide: each is one group that keeps its name from slide to slide."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from geo.contract.picture import SymbolPart, TextPart
from geo.export.deck import Page
from geo.export.fonts import text_width
from geo.export.powerpoint.glue import Tie, box_tie
from geo.export.powerpoint.nodes import Box
from geo.export.powerpoint.shapes import shape_id
from geo.export.powerpoint.words import Line
from geo.export.slide_texts import box_of, size_of, text_box, within, written_together
from geo.words.text import say

SAME = "!!"
"""How the name of a shape begins that PowerPoint takes for the same on two slides."""

Pictures = dict[str, bytes]
"""PNG of each SVG text."""

_APART_PX = 3.0


def named(symbol: str) -> str:
    """Return the name of a symbol's group."""
    return f"{SAME}{symbol}"


def symbol_group(page: Page, symbol: SymbolPart, pictures: Pictures, down: float, *, plates: bool) -> tuple[Any, Tie]:
    """Return a symbol as one group, and where lines can be glued to it.

    Parameters
    ----------
    page
        Its slide.
    symbol, pictures
        The symbol, and the PNGs of its pictures.
    down
        How far the picture is below the top of the slide.
    plates
        Whether there are plates behind its texts; in a block there is a frame behind them.
    """
    shapes = page.shapes
    at = _box(symbol, down)
    name = say("export_slides.shapes.symbol", symbol=symbol.id)
    made = [shapes.picture(page.relation(pictures[symbol.svg]), at, name, symbol.alt)]
    tie_id, boxes = shape_id(made[0]), [at]
    for texts in written_together(symbol.texts):
        boxes.append(within(box_of(texts, down), page.plan.map))
        label = say("export_slides.shapes.label", symbol=symbol.id)
        made.append(text_box(shapes, texts, boxes[-1], label, plate=plates))
    lettered = boxes[1:]
    if symbol.badge is not None:
        boxes.append(_box(symbol.badge, down))
        badge = say("export_slides.shapes.basis", symbol=symbol.id)
        made.append(shapes.picture(page.relation(pictures[symbol.badge.svg]), boxes[-1], badge, symbol.badge.text))
    if symbol.count is not None:
        boxes.append(_pill_box(symbol.count, down))
        line = Line(symbol.count.text, size_of(symbol.count), "plate", bold=True)
        made.append(shapes.pill(line, boxes[-1], "ink", say("export_slides.shapes.count", symbol=symbol.id)))
    group = shapes.group(made, around(boxes), named(symbol.id), _told(symbol))
    return group, box_tie(tie_id, at, _covered(at, lettered))


def _told(symbol: SymbolPart) -> str:
    """Return what a screen reader says instead of a symbol, with the symbols that it counts."""
    if not symbol.under:
        return symbol.alt
    under = say("export_slides.notes.under", symbol=symbol.id, under=", ".join(symbol.under))
    return say("export_slides.shapes.counts", symbol=symbol.alt, under=under)


def around(boxes: Sequence[Box]) -> Box:
    """Return the box around boxes."""
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[0] + box[2] for box in boxes), max(box[1] + box[3] for box in boxes)
    return (left, top, right - left, bottom - top)


def _box(part: Any, down: float) -> Box:
    return (part.left, part.top + down, part.width, part.height)


def _pill_box(count: TextPart, down: float) -> Box:
    size = size_of(count)
    width = max(size * 1.5, text_width(count.text, size, bold=True) + size * 0.7)
    return (count.x - width / 2, count.y + down - size * 0.7, width, size * 1.4)


def _covered(at: Box, texts: Sequence[Box]) -> list[int]:
    """Return the sites of a picture at which a line would run through a text; none if that leaves no other."""
    sites = box_tie(0, at).sites
    covered = [site.place for site in sites if any(_reaches(text, site.at) for text in texts)]
    return covered if len(covered) < len(sites) else []


def _reaches(box: Box, at: tuple[float, float]) -> bool:
    left, top, width, height = box
    across = left - _APART_PX <= at[0] <= left + width + _APART_PX
    return across and top - _APART_PX <= at[1] <= top + height + _APART_PX
