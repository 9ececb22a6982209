"""The legend of a chapter on its slide: one group. Where a slide has too little room, the notes say the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from geo.contract.picture import LegendGroupPart
from geo.export.deck import Page
from geo.export.legend_rows import EDGE, PADDING, WIDE, WIDTH, Row, Rows, Style, height_of, legend_rows
from geo.export.powerpoint.nodes import LAYOUT_WIDTH, LEAST_PX, Box
from geo.export.powerpoint.page_plan import MARGIN, PagePlan
from geo.export.powerpoint.words import Line
from geo.export.slide_symbols import Pictures
from geo.words.text import say

MARK = WIDE.mark
"""Width and height of a mark, in pixels."""


def fitted_legend(groups: Sequence[LegendGroupPart], plan: PagePlan, columns: int = 1) -> Rows:
    """Return the rows of a legend that fit on a slide.

    Parameters
    ----------
    groups, plan, columns
        What the picture shows, where everything lies, and how many columns the legend may have.
    """
    return legend_rows(groups, plan.map[3] - 2 * MARGIN, columns)


def legend(page: Page, fitted: Rows, pictures: Pictures) -> list[Any]:
    """Return the legend as one group, or nothing if there is nothing to explain.

    Parameters
    ----------
    page, fitted, pictures
        The slide, what :func:`fitted_legend` returned, and the PNGs of the marks.
    """
    if not any(fitted.columns):
        return []
    width = WIDTH * len(fitted.columns)
    top = page.plan.map[1] + MARGIN
    box = (LAYOUT_WIDTH - MARGIN - width, top, width, max(height_of(rows) for rows in fitted.columns))
    made = [page.shapes.rectangle(box, "plate", say("export_slides.shapes.legend-plate"))]
    for i, rows in enumerate(fitted.columns):
        for row, place in _placed(rows, box[0] + i * WIDTH, top + PADDING):
            made += _row(page, row, place, pictures, fitted.style)
    entries = "; ".join(row.text for rows in fitted.columns for row in rows if row.svg)
    told = say("export_slides.shapes.legend-of", entries=entries)
    return [page.shapes.group(made, box, say("export_slides.shapes.legend"), told)]


def _placed(rows: Sequence[Row], left: float, top: float) -> Iterator[tuple[Row, Box]]:
    for row in rows:
        yield row, (left + row.left, top, row.width, row.height)
        top += 0 if row.beside else row.height


def _row(page: Page, row: Row, box: Box, pictures: Pictures, style: Style) -> list[Any]:
    left, top, width, height = box
    made = []
    if row.svg:
        name = say("export_slides.shapes.legend-mark", text=row.text)
        place = (left + EDGE, top + (height - style.mark[1]) / 2, *style.mark)
        made.append(page.shapes.picture(page.relation(pictures[row.svg]), place, name, row.text))
    lines = [Line(row.text, LEAST_PX, "ink", row.heads)] if row.text else []
    lines += [Line(row.note, LEAST_PX, "soft")] if row.note else []
    indent = EDGE - 2 if row.heads else style.indent
    name = say("export_slides.shapes.legend-text", text=row.text or row.note)
    written = (left + indent, top, width - indent, height)
    made.append(page.shapes.text(lines, written, name, anchor="ctr", insets=(2.0, 0.0)))
    return made
