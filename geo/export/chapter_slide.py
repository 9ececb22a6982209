"""One chapter as a slide: the ground is one picture; each line, symbol, legend and text above it is its own shape."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from geo.contract.picture import Bar, Parts, SymbolPart
from geo.export.deck import Page
from geo.export.fonts import text_width
from geo.export.powerpoint.nodes import LAYOUT_WIDTH, LEAST_PX, Box
from geo.export.powerpoint.page_plan import MARGIN, PagePlan
from geo.export.powerpoint.words import Line
from geo.export.slide_legend import MARK, legend
from geo.export.slide_links import MOST_LINES, Ties, callout, in_blocks, links
from geo.export.slide_symbols import Pictures, symbol_group
from geo.export.studio import Shot, Studio
from geo.export.typeset import Drawing, pngs
from geo.words.text import say

NOTE_WIDTH = 350.0
SYMBOL_SCALE = 4.0
"""Pixels of a symbol for each pixel of the slide: 384 to the inch."""

_TITLES = ((60, 26.0), (160, 18.0), (math.inf, LEAST_PX))


def chapter_parts(studio: Studio, shot: Shot, plan: PagePlan | None = None) -> Parts:
    """Return the parts of a chapter's picture, laid out for a slide; see :meth:`geo.export.studio.Studio.parts`.

    Parameters
    ----------
    studio
        A studio of the plan's scene.
    shot
        The chapter.
    plan
        Where everything lies on the slide; None for one of our own template.
    """
    *_, width, height = (plan or PagePlan()).map
    return studio.parts(shot, width, height)


def chapter_slide(page: Page, shot: Shot, parts: Parts, ground: bytes, *, notes: bool) -> None:
    """Fill the slide of a chapter.

    Parameters
    ----------
    page
        An empty slide.
    shot, parts, ground
        The chapter, what :func:`chapter_parts` returned for it, and its ground as a picture.
    notes
        Whether the slide's notes include the speaker notes. They always name the symbols under each count.
    """
    pictures = _drawn(parts)
    alt = say("export_slides.shapes.map-of", title=shot.title)
    page.add(page.shapes.picture(page.relation(ground), page.plan.map, say("export_slides.shapes.map"), alt))
    _plan(page, shot, parts, pictures)
    explained, cut = legend(page, parts.legend, pictures)
    page.add(*explained, _bar(page, parts.bar))
    page.finish(parts.provenance)
    said = [shot.notes] if notes and shot.notes else []
    beyond = len(parts.lines) - MOST_LINES
    lines = [say("export_slides.notes.lines-left-out", count=beyond)] if beyond > 0 else []
    also = [say("export_slides.notes.legend-more", entries="; ".join(cut))] if cut else []
    page.notes("\n\n".join([*said, *_counted(parts.symbols), *lines, *also]))
    page.morph()


def _plan(page: Page, shot: Shot, parts: Parts, pictures: Pictures) -> None:
    """Put lines below the title, callouts above it, and symbols above these; lines are glued to what is above them."""
    ties = Ties(page.plan.map[1])
    leaders: list[Any] = []
    frames: list[Any] = []
    for block in parts.blocks:
        leader, frame = callout(page, block, ties)
        leaders += leader
        frames += frame
    inside = in_blocks(parts.symbols, parts.blocks)
    groups = []
    for i, symbol in enumerate(parts.symbols):
        group, tie = symbol_group(page, symbol, pictures, ties.down, plates=i not in inside)
        groups.append(group)
        if i not in inside:
            box = (symbol.left, symbol.top + ties.down, symbol.width, symbol.height)
            ties.symbols.setdefault(symbol.id, (box, tie))
    page.add(*links(page, parts.lines, ties))
    _heading(page, shot, parts)
    page.add(*leaders, *frames, *reversed(groups))


def _heading_box(page: Page, shot: Shot) -> Box:
    size = _title_size(shot.title)
    room = LAYOUT_WIDTH * 0.5
    lines = math.ceil(text_width(shot.title, size, bold=True) / (room - 30)) or 1
    width = room if lines > 1 else max(260.0, text_width(shot.title, size, bold=True) + 40)
    return (MARGIN, page.plan.map[1] + MARGIN, width, lines * size * 1.22 + 30)


def _title_size(title: str) -> float:
    return next(size for most, size in _TITLES if len(title) <= most)


def _heading(page: Page, shot: Shot, parts: Parts) -> None:
    left, top, width, height = _heading_box(page, shot)
    page.title(shot.title, _title_size(shot.title), (left, top, width, height - 24), fill="plate")
    when = "  ·  ".join(part for part in (parts.time, parts.phase, parts.clock) if part)
    box = (left, top + height - 26, width, 26)
    line = [Line(when, 14.0, "accent", bold=True)]
    page.add(page.shapes.text(line, box, say("export_slides.shapes.time"), fill="plate"))
    lines = []
    for note in parts.notes:
        lines.append(Line(note.title, LEAST_PX, "ink", bold=True))
        lines.extend(Line(text, LEAST_PX, "soft") for text in note.lines)
    if lines:
        wrapped = (math.ceil(text_width(line.text, line.size, bold=line.bold) / (NOTE_WIDTH - 24)) for line in lines)
        tall = sum(wrapped) * LEAST_PX * 1.2 + 12
        below = (left, top + height + 4, NOTE_WIDTH, tall)
        page.add(page.shapes.text(lines, below, say("export_slides.shapes.pointed-at"), fill="plate"))


def _drawn(parts: Parts) -> Pictures:
    """Draw every picture except the ground; the same picture only once."""
    wanted = {}
    for symbol in parts.symbols:
        for one in (symbol, symbol.badge):
            if one is not None:
                wanted[one.svg] = Drawing(one.svg, one.width, one.height)
    for group in parts.legend:
        for entry in group.entries:
            wanted[entry.svg] = Drawing(entry.svg, *MARK)
    return dict(zip(wanted, pngs(wanted.values(), SYMBOL_SCALE), strict=True))


def _bar(page: Page, bar: Bar) -> Any:
    y = page.plan.map[1] + page.plan.map[3] - MARGIN
    name = say("export_slides.shapes.scale-bar")
    drawn = page.shapes.rectangle((MARGIN, y, bar.px, 2.0), "ink", name)
    length = Line(say("export_slides.shapes.km", km=f"{bar.km:,g}"), LEAST_PX, "ink")
    box = (MARGIN, y - 20, 90.0, 18.0)
    look: Any = {"fill": "plate", "alpha": 78_000, "wraps": False, "insets": (2.0, 0.0)}
    written = page.shapes.text([length], box, say("export_slides.shapes.scale"), **look)
    return page.shapes.group([drawn, written], (MARGIN, y - 20, max(bar.px, 90.0), 22.0), name, length.text)


def _counted(symbols: Sequence[SymbolPart]) -> list[str]:
    """Return the lines of the notes that name the symbols under each count."""
    told = [say("export_slides.notes.under", symbol=s.id, under=", ".join(s.under)) for s in symbols if s.under]
    return ["\n".join([say("export_slides.notes.counted"), *told])] if told else []
