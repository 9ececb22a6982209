"""The legend of a chapter on its slide: one group. Where a slide has too little room, the notes say the rest."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

from geo.contract.picture import LegendEntryPart, LegendGroupPart
from geo.export.deck import Page
from geo.export.fonts import text_width
from geo.export.powerpoint.nodes import LAYOUT_WIDTH, LEAST_PX, Box
from geo.export.powerpoint.page_plan import MARGIN
from geo.export.powerpoint.words import Line
from geo.export.slide_symbols import Pictures
from geo.words.text import say

WIDTH = 204.0
MARK = (30.0, 18.0)
"""Width and height of a mark, in pixels."""

_INDENT = 42.0
_LINE = LEAST_PX * 1.17
_HEAD = _LINE + 4
_PADDING = 6.0


class Row(NamedTuple):
    """A row of a legend: its mark, as SVG or "" for none, its text, its note, and its height."""

    svg: str
    text: str
    note: str
    height: float


def legend_rows(groups: Sequence[LegendGroupPart], room: float) -> tuple[list[Row], list[str]]:
    """Return the rows of a legend that fit, and the texts of the entries for which there is no room.

    Parameters
    ----------
    groups
        What the picture shows. The longest group gives entries away first: those are kinds of symbols, which staffs know.
    room
        Height for all rows, in pixels.
    """
    shown = [list(group.entries) for group in groups]
    cut: list[list[LegendEntryPart]] = [[] for _ in groups]
    while _height(_rows(groups, shown, cut)) > room and any(len(entries) > 1 for entries in shown):
        longest = max(range(len(shown)), key=lambda i: len(shown[i]))
        cut[longest].append(shown[longest].pop())
    return _rows(groups, shown, cut), [entry.text for entries in cut for entry in reversed(entries)]


def _rows(
    groups: Sequence[LegendGroupPart], shown: Sequence[Sequence[LegendEntryPart]], cut: Sequence[Sequence[Any]]
) -> list[Row]:
    rows = []
    for group, entries, gone in zip(groups, shown, cut, strict=True):
        rows.append(Row("", group.title, "", _HEAD))
        rows += [Row(entry.svg, entry.text, entry.note, _tall(entry)) for entry in entries]
        if gone:
            rows.append(Row("", "", say("legend.more", number=str(len(gone))), _LINE))
    return rows


def _height(rows: Sequence[Row]) -> float:
    return sum(row.height for row in rows) + 2 * _PADDING


def _tall(entry: LegendEntryPart) -> float:
    width = WIDTH - _INDENT - 10
    lines = sum(math.ceil(text_width(text, LEAST_PX) * 1.03 / width) for text in (entry.text, entry.note) if text)
    return max(MARK[1] + 1, lines * _LINE + 1.5)


def legend(page: Page, groups: Sequence[LegendGroupPart], pictures: Pictures) -> tuple[list[Any], list[str]]:
    """Return the legend as one group, or nothing if there is nothing to explain; and the entries that did not fit.

    Parameters
    ----------
    page, groups, pictures
        The slide, what the picture shows, and the PNGs of the marks.
    """
    left, top = LAYOUT_WIDTH - MARGIN - WIDTH, page.plan.map[1] + MARGIN
    rows, cut = legend_rows(groups, page.plan.map[3] - 2 * MARGIN)
    if not rows:
        return [], []
    box = (left, top, WIDTH, _height(rows))
    made = [page.shapes.rectangle(box, "plate", say("export_slides.shapes.legend-plate"))]
    y = top + _PADDING
    for row in rows:
        made += _row(page, row, (left, y, WIDTH, row.height), pictures)
        y += row.height
    told = say("export_slides.shapes.legend-of", entries="; ".join(row.text for row in rows if row.svg))
    return [page.shapes.group(made, box, say("export_slides.shapes.legend"), told)], cut


def _row(page: Page, row: Row, box: Box, pictures: Pictures) -> list[Any]:
    left, top, width, height = box
    made = []
    if row.svg:
        name = say("export_slides.shapes.legend-mark", text=row.text)
        place = (left + 8, top + 1, *MARK)
        made.append(page.shapes.picture(page.relation(pictures[row.svg]), place, name, row.text))
    heads = not row.svg and not row.note
    lines = [Line(row.text, LEAST_PX, "ink", heads)] if row.text else []
    lines += [Line(row.note, LEAST_PX, "soft")] if row.note else []
    indent = 6.0 if heads else _INDENT
    name = say("export_slides.shapes.legend-text", text=row.text or row.note)
    written = (left + indent, top, width - indent, height)
    made.append(page.shapes.text(lines, written, name, anchor="ctr", insets=(2.0, 0.0)))
    return made
