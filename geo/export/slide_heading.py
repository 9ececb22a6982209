"""What stands large above the map of a slide: the finding as its title, figures beside it, and when it is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from geo.contract.briefing import Figure
from geo.contract.picture import FocusNote, Parts
from geo.contract.scene import Chapter
from geo.export.deck import Page
from geo.export.fonts import text_width
from geo.export.legend_rows import WIDTH as LEGEND_WIDTH
from geo.export.powerpoint.nodes import LAYOUT_WIDTH, LEAST_PX, Box
from geo.export.powerpoint.page_plan import MARGIN
from geo.export.powerpoint.words import Line
from geo.words.text import say

MESSAGE_PX = 22.0
"""Height of a message: three hundredths of the slide."""

_TITLES = ((60, 26.0), (160, 18.0), (math.inf, LEAST_PX))
_MESSAGES = ((240, MESSAGE_PX), (math.inf, LEAST_PX))
_KICKER, _FIGURE, _FIGURE_PX, _SMALL_PX = 20.0, 120.0, 20.0, 14.0
_SAFE = 1.02
_APART = 6.0
_LINE = 1.2
_PAD = 10.0
_NOTE_WIDTH = 350.0
_LEAST_WIDTH = 260.0


def slide_title(chapter: Chapter, title: str) -> str:
    """Return the title of a slide: the message of its chapter, if that has one.

    Parameters
    ----------
    chapter, title
        The chapter, and what it is called.
    """
    return chapter.message or title


def heading(page: Page, chapter: Chapter, title: str, parts: Parts) -> None:
    """Add title, time, figures and notes about what the chapter points at.

    Parameters
    ----------
    page, chapter
        The slide, and what it shows.
    title, parts
        What the chapter is called, and its picture.
    """
    told, loud = slide_title(chapter, title), bool(chapter.message)
    when = "  ·  ".join(part for part in (title if loud else "", parts.time, parts.phase, parts.clock) if part)
    size = next(size for most, size in (_MESSAGES if loud else _TITLES) if len(told) <= most)
    width, beside = _width(chapter, told, size, (when, parts.changes)), _FIGURE * len(chapter.figures)
    left, top, tall = MARGIN, page.plan.map[1] + MARGIN, _lines(told, size, width, bold=True) * size * _LINE + 8
    height = max(tall + _KICKER * (2 if parts.changes else 1), _figures_height(chapter.figures))
    plate = say("export_slides.shapes.title-plate")
    page.add(page.shapes.rectangle((left, top, width + beside, height), "plate", plate, alt=plate))
    page.title(told, size, (left, top + (_KICKER if loud else 2), width, tall))
    page.add(_small(page, when, (left, top + (2 if loud else tall - 2), width, _KICKER), "time"))
    if parts.changes:
        page.add(
            _small(page, parts.changes, (left, top + tall + _KICKER - (0 if loud else 2), width, _KICKER), "changes")
        )
    for i, figure in enumerate(chapter.figures):
        page.add(_figure(page, figure, (left + width + i * _FIGURE, top + 2, _FIGURE, height - 4)))
    _notes(page, parts.notes, top + height + 4)


def _width(chapter: Chapter, told: str, size: float, small: Sequence[str]) -> float:
    """Return the width of the title and of what is written small beside it."""
    beside = _FIGURE * len(chapter.figures)
    most = LAYOUT_WIDTH - LEGEND_WIDTH - 3 * MARGIN - beside if chapter.message else LAYOUT_WIDTH * 0.5
    widths = [text_width(told, size, bold=True), *(text_width(line, _SMALL_PX, bold=True) for line in small)]
    return min(most, max(_LEAST_WIDTH, max(widths) * _SAFE + 2 * _PAD + 4))


def _small(page: Page, text: str, box: Box, what: str) -> Any:
    name = say(f"export_slides.shapes.{what}")
    return page.shapes.text([Line(text, _SMALL_PX, "accent", bold=True)], box, name, insets=(8.0, 1.0))


def _lines(text: str, size: float, width: float, *, bold: bool = False) -> int:
    """Return into how many lines a text breaks in a box of a width."""
    return sum(
        math.ceil(text_width(one, size, bold=bold) * _SAFE / (width - 2 * _PAD)) or 1
        for one in text.splitlines() or [""]
    )


def _figure(page: Page, figure: Figure, box: Box) -> Any:
    """Return a figure: its number large, what it leaves out and what it counts below."""
    name = say("export_slides.shapes.figure", figure=figure.label)
    return page.shapes.text(_written(figure), box, name, align="ctr", anchor="t", insets=(3.0, 0.0))


def _written(figure: Figure) -> list[Line]:
    without = [Line(figure.without, LEAST_PX, "soft")] if figure.without else []
    return [
        Line(figure.value, _FIGURE_PX, "accent", bold=True),
        *without,
        Line(figure.label, LEAST_PX, "ink"),
    ]


def _figures_height(figures: Sequence[Figure]) -> float:
    """Return how high the room for figures is, each as wide as it may be; 0 for none."""
    room = _FIGURE - 6.0 + 2 * _PAD
    heights = [
        sum(_lines(line.text, line.size, room, bold=line.bold) * line.size * _LINE for line in _written(figure))
        for figure in figures
    ]
    return max(heights, default=-_APART) + _APART


def _notes(page: Page, notes: Sequence[FocusNote], top: float) -> None:
    lines = []
    for note in notes:
        lines.append(Line(note.title, LEAST_PX, "ink", bold=True))
        lines.extend(Line(text, LEAST_PX, "soft") for text in note.lines)
    if not lines:
        return
    tall = sum(_lines(line.text, line.size, _NOTE_WIDTH, bold=line.bold) for line in lines) * LEAST_PX * _LINE + 12
    box = (MARGIN, top, _NOTE_WIDTH, tall)
    page.add(page.shapes.text(lines, box, say("export_slides.shapes.pointed-at"), fill="plate"))
