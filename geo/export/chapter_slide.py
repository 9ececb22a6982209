"""One chapter as a slide: the ground is one picture; each line, symbol, legend entry and text above it is its own shape."""

from __future__ import annotations

import math
from collections.abc import Sequence

from geo.basemap.places import attribution
from geo.contract.part import changed
from geo.contract.picture import Bar, BlockPart, LegendGroupPart, LinePart, Look, Parts, SymbolPart, TextPart
from geo.export.deck import HEIGHT, WIDTH, Box, Deck, Page
from geo.export.fonts import text_width
from geo.export.studio import Shot, Studio
from geo.export.typeset import Drawing, pngs
from geo.plan import Plan
from geo.scene.build import not_classified
from geo.words.text import say

BAND = 22.0
FOOT = 34.0
MARGIN = 12.0
MAP_HEIGHT = HEIGHT - 2 * BAND - FOOT
LEGEND_WIDTH = 196.0
NOTE_WIDTH = 330.0
GROUND_SCALE = 2.5
"""Pixels of the ground for each pixel of the slide: 240 to the inch."""

SYMBOL_SCALE = 4.0
"""Pixels of a symbol for each pixel of the slide: 384 to the inch."""

MOST_LINES = 400
"""Command lines and supply links on one slide, at most."""

MOST_PICTURES = 400
"""Pictures of symbols on one slide. Beyond that, symbols under a count are left out, and the notes count them."""

_PILE_PX = 2.5
_TITLES = ((60, 26.0), (160, 17.0), (math.inf, 12.5))

Pictures = dict[str, bytes]
"""PNG of each SVG text."""


def finish(page: Page, plan: Plan, look: Look, source: str) -> None:
    """Add what every slide has above all else: the marking at top and bottom, and the line with its sources.

    Parameters
    ----------
    page
        The slide. Call this last: a later shape covers an earlier one.
    plan
        Gives the marking and its colour.
    look
        Colours of the text and of the plate below it.
    source
        Sentence that comes before the attribution of the base map; "" for none.
    """
    lines = [(f"{source} {attribution()}".strip(), 10.0, look.soft, False)]
    box = (0, HEIGHT - BAND - FOOT, WIDTH, FOOT)
    page.text(lines, box, say("export_slides.shapes.source"), fill=look.plate, middle=True)
    text = f"{plan.settings.marking}   ·   {not_classified()}"
    names = (say("export_slides.shapes.marking-top"), say("export_slides.shapes.marking-bottom"))
    for name, top in zip(names, (0.0, HEIGHT - BAND), strict=True):
        band = [(text, 12.0, look.marking, True)]
        colour = plan.settings.marking_colour
        page.text(band, (0, top, WIDTH, BAND), name, centred=True, fill=colour, middle=True)


def chapter_parts(studio: Studio, shot: Shot) -> Parts:
    """Return the parts of a chapter's picture, laid out for a slide; see :meth:`geo.export.studio.Studio.parts`.

    Parameters
    ----------
    studio
        A studio of the plan's scene.
    shot
        The chapter.
    """
    return studio.parts(shot, WIDTH, MAP_HEIGHT)


def chapter_slide(deck: Deck, plan: Plan, shot: Shot, parts: Parts, ground: bytes, look: Look, *, notes: bool) -> None:
    """Add the slide of a chapter.

    Parameters
    ----------
    deck, plan
        The deck that gets the slide, and the plan that it shows.
    shot, parts, ground
        The chapter, what :func:`chapter_parts` returned for it, and its ground as PNG.
    look
        Colours.
    notes
        Whether the slide's notes include the speaker notes. They always name the symbols under each count.
    """
    page = deck.slide(look.plate)
    shown, left_out = _within(parts.symbols)
    pictures = _drawn(parts, shown)
    alt = say("export_slides.shapes.map-of", title=shot.title)
    page.picture(ground, (0, BAND, WIDTH, MAP_HEIGHT), say("export_slides.shapes.map"), alt)
    _lines(page, parts.lines, look)
    _blocks(page, parts.blocks, look)
    _symbols(page, shown, pictures, look)
    _legend(page, parts.legend, pictures, look)
    _bar(page, parts.bar, look)
    _heading(page, shot, parts, look)
    finish(page, plan, look, parts.provenance)
    said = [shot.notes] if notes and shot.notes else []
    beyond = len(parts.lines) - MOST_LINES
    lines = [say("export_slides.notes.lines-left-out", count=beyond)] if beyond > 0 else []
    page.notes("\n\n".join([*said, *_counted(parts.symbols, left_out), *lines]))


def _heading_box(shot: Shot) -> Box:
    size = _title_size(shot.title)
    room = WIDTH * 0.5
    lines = math.ceil(text_width(shot.title, size, bold=True) / (room - 30)) or 1
    width = room if lines > 1 else max(260.0, text_width(shot.title, size, bold=True) + 40)
    return (MARGIN, BAND + MARGIN, width, lines * size * 1.22 + 30)


def _title_size(title: str) -> float:
    return next(size for most, size in _TITLES if len(title) <= most)


def _heading(page: Page, shot: Shot, parts: Parts, look: Look) -> None:
    left, top, width, height = _heading_box(shot)
    page.title(shot.title, (left, top, width, height - 24), _title_size(shot.title), look.ink, plate=look.plate)
    when = "  ·  ".join(part for part in (parts.time, parts.phase, parts.clock) if part)
    box = (left, top + height - 26, width, 26)
    page.text([(when, 14.0, look.accent, True)], box, say("export_slides.shapes.time"), fill=look.plate)
    lines = []
    for note in parts.notes:
        lines.append((note.title, 13.0, look.ink, True))
        lines.extend((line, 11.5, look.soft, False) for line in note.lines)
    if lines:
        tall = sum(math.ceil(text_width(text, size) / (NOTE_WIDTH - 24)) * size * 1.25 for text, size, *_ in lines) + 12
        below = (left, top + height + 4, NOTE_WIDTH, tall)
        page.text(lines, below, say("export_slides.shapes.pointed-at"), fill=look.plate)


def _within(symbols: Sequence[SymbolPart]) -> tuple[list[SymbolPart], int]:
    """Return the symbols, each with as many of those under it as a slide has room for, and how many are left out."""
    room = MOST_PICTURES - len(symbols)
    shown, left_out = [], 0
    for symbol in symbols:
        under = symbol.under[: max(0, room)]
        room -= len(under)
        left_out += len(symbol.under) - len(under)
        shown.append(changed(symbol, under=under))
    return shown, left_out


def _drawn(parts: Parts, shown: Sequence[SymbolPart]) -> Pictures:
    """Draw every picture except the ground; the same picture only once."""
    wanted = {}
    for symbol in shown:
        for one in (symbol, *symbol.under):
            wanted[one.svg] = Drawing(one.svg, one.width, one.height)
    for group in parts.legend:
        for entry in group.entries:
            wanted[entry.svg] = Drawing(entry.svg, 34, 20)
    return dict(zip(wanted, pngs(wanted.values(), SYMBOL_SCALE), strict=True))


def _lines(page: Page, lines: Sequence[LinePart], look: Look) -> None:
    for line in lines[:MOST_LINES]:
        ends = (line.x1, line.y1 + BAND, line.x2, line.y2 + BAND)
        supply = line.kind == "supply"
        name = say(
            "export_slides.shapes.supplies" if supply else "export_slides.shapes.commands",
            start=line.start,
            end=line.end,
        )
        page.line(ends, getattr(look, line.kind), 1.2, name, dashed=supply, arrow=supply)


def _blocks(page: Page, blocks: Sequence[BlockPart], look: Look) -> None:
    """Draw leaders and frames: a frame is a callout, and the dot at the end of its leader is the place."""
    for block in blocks:
        ends = (block.dot.x, block.dot.y + BAND, block.foot.x, block.foot.y + BAND)
        page.line(ends, look.ink, 1.2, say("export_slides.shapes.stands-here", symbol=block.place))
        for dot, radius in [*((one, 1.8) for one in block.dots), (block.dot, 3.2)]:
            page.dot(dot.x, dot.y + BAND, radius, look.ink, say("export_slides.shapes.place", symbol=block.place))
    for block in blocks:
        box = (block.left, block.top + BAND, block.width, block.height)
        page.rectangle(box, look.plate, say("export_slides.shapes.block", place=block.place), outline=look.ink)
        for text in block.texts:
            _text(page, text, look, block.place)


def _symbols(page: Page, symbols: Sequence[SymbolPart], pictures: Pictures, look: Look) -> None:
    for symbol in reversed(symbols):
        for place, one in reversed(list(enumerate(symbol.under, 1))):
            aside = min(place, 4) * _PILE_PX
            _symbol(page, one, pictures, aside)
        _symbol(page, symbol, pictures, 0)
        for text in symbol.texts:
            _text(page, text, look, symbol.id)


def _symbol(page: Page, one: SymbolPart, pictures: Pictures, aside: float) -> None:
    box = (one.left + aside, one.top + BAND - aside, one.width, one.height)
    page.picture(pictures[one.svg], box, one.id, one.alt)


def _text(page: Page, text: TextPart, look: Look, symbol: str) -> None:
    bold = text.lettering != "nation"
    width = text_width(text.text, text.size, bold=bold) + 20
    before = {"left": 10.0, "center": width / 2, "right": width - 10}[text.align]
    box = (text.x - before, text.y + BAND - text.size * 0.75, width, text.size * 1.5)
    name = say("export_slides.shapes.label", symbol=symbol)
    page.text([(text.text, text.size, look.ink, bold)], box, name, centred=True, middle=True)


def _legend(page: Page, groups: Sequence[LegendGroupPart], pictures: Pictures, look: Look) -> None:
    rows: list[tuple[str, str, str, float]] = []
    for group in groups:
        rows.append(("", group.title, "", 20.0))
        for entry in group.entries:
            lines = math.ceil(text_width(entry.text, 11.5) / (LEGEND_WIDTH - 62)) or 1
            tall = 4 + 14.0 * lines
            if entry.note:
                tall += 11.5 * math.ceil(text_width(entry.note, 9.0) / (LEGEND_WIDTH - 66))
            rows.append((entry.svg, entry.text, entry.note, tall))
    if not rows:
        return
    scale = min(1.0, (MAP_HEIGHT - 2 * MARGIN - 12) / sum(tall for *_, tall in rows))
    left, y = WIDTH - MARGIN - LEGEND_WIDTH, BAND + MARGIN
    height = sum(tall for *_, tall in rows) * scale + 12
    page.rectangle((left, y, LEGEND_WIDTH, height), look.plate, say("export_slides.shapes.legend"))
    y += 5
    for svg, text, note, tall in rows:
        if svg:
            name = say("export_slides.shapes.legend-mark", text=text)
            page.picture(pictures[svg], (left + 8, y, 34 * scale, 20 * scale), name, text)
        indent = 44.0 if svg else 4.0
        words = [
            (text, 11.5 * scale, look.ink, not svg),
            *([(note, 9.0 * scale, look.soft, False)] if note else []),
        ]
        box = (left + indent, y - 2, LEGEND_WIDTH - indent, tall * scale)
        page.text(words, box, say("export_slides.shapes.legend-text", text=text))
        y += tall * scale


def _bar(page: Page, bar: Bar, look: Look) -> None:
    y = BAND + MAP_HEIGHT - MARGIN
    page.line((MARGIN, y, MARGIN + bar.px, y), look.ink, 1.6, say("export_slides.shapes.scale-bar"))
    length = say("export_slides.shapes.km", km=f"{bar.km:,g}")
    page.text([(length, 11.0, look.ink, False)], (MARGIN - 8, y - 22, 120, 20), say("export_slides.shapes.scale"))


def _counted(symbols: Sequence[SymbolPart], left_out: int) -> list[str]:
    """Return the lines of the notes that name the symbols under each count."""
    told = [
        say("export_slides.notes.under", symbol=s.id, under=", ".join(one.id for one in s.under))
        for s in symbols
        if s.under
    ]
    if not told:
        return []
    lines = [say("export_slides.notes.counted"), *told[:40]]
    if len(told) > len(lines) - 1:
        lines.append(say("export_slides.notes.more-counted", count=len(told) - 40))
    if left_out:
        lines.append(say("export_slides.notes.without-picture", count=left_out, number=str(left_out)))
    return ["\n".join(lines)]
