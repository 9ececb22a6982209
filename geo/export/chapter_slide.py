"""One chapter as a slide: the ground is one picture; each line, symbol, legend and text above it is its own shape."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from geo.contract.picture import Parts, SymbolPart
from geo.contract.scene import Chapter
from geo.export.deck import Page
from geo.export.powerpoint.page_plan import MARGIN, PagePlan
from geo.export.shot import Shot
from geo.export.slide_bar import scale_bar
from geo.export.slide_heading import heading
from geo.export.slide_legend import MARK, fitted_legend, legend
from geo.export.slide_links import MOST_LINES, Ties, callout, in_blocks, links
from geo.export.slide_symbols import Pictures, symbol_group
from geo.export.studio import Studio
from geo.export.typeset import Drawing, pngs
from geo.words.text import say

SYMBOL_SCALE = 4.0
"""Pixels of a symbol for each pixel of the slide: 384 to the inch."""


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


def chapter_slide(page: Page, chapter: Chapter, shot: Shot, parts: Parts, ground: bytes, *, notes: bool) -> None:
    """Fill the slide of a chapter.

    Parameters
    ----------
    page
        An empty slide.
    chapter, shot, parts, ground
        The chapter, its shot, what :func:`chapter_parts` returned for that, and its ground as a picture.
    notes
        Whether the slide's notes include the speaker notes. They always name the symbols under each count.
    """
    pictures = _drawn(parts)
    alt = say("export_slides.shapes.map-of", title=shot.title)
    page.add(page.shapes.picture(page.relation(ground), page.plan.map, say("export_slides.shapes.map"), alt))
    _plan(page, parts, pictures, partial(heading, page, chapter, shot.title, parts))
    explained = fitted_legend(parts.legend, page.plan)
    page.add(
        *legend(page, explained, pictures),
        scale_bar(page, parts.bar, MARGIN, page.plan.map[1] + page.plan.map[3] - MARGIN),
    )
    page.finish(parts.provenance)
    said = [shot.notes] if notes and shot.notes else []
    beyond = len(parts.lines) - MOST_LINES
    lines = [say("export_slides.notes.lines-left-out", count=beyond)] if beyond > 0 else []
    also = [say("export_slides.notes.legend-more", entries="; ".join(explained.cut))] if explained.cut else []
    page.notes("\n\n".join([*said, *_counted(parts.symbols), *lines, *also]))
    page.morph()
    if chapter.hidden:
        page.hide()


def _plan(page: Page, parts: Parts, pictures: Pictures, add_heading: Callable[[], None]) -> None:
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
    add_heading()
    page.add(*leaders, *frames, *reversed(groups))


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


def _counted(symbols: Sequence[SymbolPart]) -> list[str]:
    """Return the lines of the notes that name the symbols under each count."""
    told = [say("export_slides.notes.under", symbol=s.id, under=", ".join(s.under)) for s in symbols if s.under]
    return ["\n".join([say("export_slides.notes.counted"), *told])] if told else []
