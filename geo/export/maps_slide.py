"""The same map at several times on one slide: beside each other, at one scale, with one legend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.contract import map_picture
from geo.contract.picture import LegendGroupPart
from geo.contract.scene import Chapter, Scene
from geo.export.deck import Page
from geo.export.described import described
from geo.export.grounds import ground_picture
from geo.export.legend_rows import WIDTH as LEGEND_WIDTH
from geo.export.legend_rows import Rows
from geo.export.multiples import COLUMNS, caption, map_detail, message_of
from geo.export.powerpoint.nodes import LAYOUT_WIDTH, LEAST_PX, Box
from geo.export.powerpoint.page_plan import MARGIN, PagePlan
from geo.export.powerpoint.words import Line
from geo.export.shot import Shot, shot_of
from geo.export.slide_bar import scale_bar
from geo.export.slide_heading import MESSAGE_PX
from geo.export.slide_legend import MARK, fitted_legend, legend
from geo.export.slide_symbols import Pictures
from geo.export.studio import Studio
from geo.export.typeset import Drawing, pngs
from geo.plan import Plan
from geo.words.text import say

SYMBOLS = 0.65
"""How large symbols are on these maps, as a share of those on a slide of their own: smaller ones leave room for more."""

_TITLE, _CAPTION, _GAP, _MARK_SCALE = 58.0, 22.0, 8.0, 4.0
_MOST_COLUMNS = 2
"""Columns of the legend: more would leave the maps no room."""


@dataclass(frozen=True, slots=True)
class Maps:
    """The maps of one slide, drawn: what each shows, their pictures, the box of each, and the legend that fits."""

    shots: Sequence[Shot]
    drawn: map_picture.Maps
    boxes: Sequence[Box]
    legend: Rows


def drawn_maps(scene: Scene, studio: Studio, chapter: Chapter, times: Sequence[float], plan: PagePlan) -> Maps:
    """Return the map of a chapter at several times.

    Parameters
    ----------
    scene, studio
        What is drawn, and with what.
    chapter
        Its part of the map and its layers.
    times
        Hours since H+0, at most six.
    plan
        Where everything lies on the slide.

    Raises
    ------
    TakeAwayError
        If a map cannot be drawn.
    """
    shots = [replace(shot_of(chapter, scene), time=time) for time in times]
    columns = 0
    while True:
        columns += 1
        boxes = map_boxes(len(shots), plan, columns)
        width, height = boxes[0][2:]
        drawn = studio.maps(shots, width, height, map_detail(width, height, SYMBOLS))
        fitted = fitted_legend(drawn.legend, plan, columns)
        if not fitted.hides or columns == _MOST_COLUMNS:
            return Maps(shots, drawn, boxes, fitted)


def map_boxes(count: int, plan: PagePlan, legend_columns: int) -> list[Box]:
    """Return where maps are on a slide, all of one size.

    Parameters
    ----------
    count, plan, legend_columns
        How many there are, where everything else lies, and how many columns the legend has.
    """
    columns = COLUMNS[count]
    rows = -(-count // columns)
    top = plan.map[1] + _TITLE
    width = (LAYOUT_WIDTH - legend_columns * LEGEND_WIDTH - 3 * MARGIN - (columns - 1) * _GAP) / columns
    height = (plan.source[1] - top - 4 - (rows - 1) * _GAP) / rows - _CAPTION
    return [
        (
            MARGIN + i % columns * (width + _GAP),
            top + i // columns * (height + _CAPTION + _GAP) + _CAPTION,
            width,
            height,
        )
        for i in range(count)
    ]


def maps_slide(page: Page, plan: Plan, scene: Scene, chapter: Chapter, drawn: Maps, *, notes: bool) -> None:
    """Fill a slide with maps beside each other.

    Parameters
    ----------
    page
        An empty slide.
    plan, scene
        What the maps show.
    chapter, drawn
        The chapter, and what :func:`drawn_maps` returned for it.
    notes
        Whether the slide has the speaker notes.
    """
    title = message_of(chapter, (shot.time for shot in drawn.shots)) or drawn.shots[0].title
    width = LAYOUT_WIDTH - LEGEND_WIDTH - 3 * MARGIN
    page.title(title, MESSAGE_PX if len(title) < 160 else LEAST_PX, (MARGIN, page.plan.map[1] + 2, width, _TITLE))
    for shot, picture, box in zip(drawn.shots, drawn.drawn.maps, drawn.boxes, strict=True):
        name, alt = caption(plan, scene, shot), described(plan, scene, shot)
        relation = page.relation(ground_picture(picture.svg, box))
        page.add(page.shapes.picture(relation, box, say("export_slides.shapes.map-at", time=name), alt))
        above = (box[0], box[1] - _CAPTION, box[2], _CAPTION)
        line = [Line(name, 14.0, "accent", bold=True)]
        page.add(
            page.shapes.text(line, above, say("export_slides.shapes.caption", time=name), anchor="ctr", insets=(2, 0))
        )
    cut = drawn.legend.cut
    explained = legend(page, drawn.legend, _marks(drawn.drawn.legend))
    left, top, _, height = drawn.boxes[0]
    page.add(*explained, scale_bar(page, drawn.drawn.maps[0].bar, left + 4, top + height - 4))
    page.finish(say("export_slides.one-scale", told=drawn.drawn.provenance))
    also = [say("export_slides.notes.legend-more", entries="; ".join(cut))] if cut else []
    page.notes("\n\n".join([*([chapter.notes] if notes and chapter.notes else []), *also]))
    if chapter.hidden:
        page.hide()


def _marks(groups: Sequence[LegendGroupPart]) -> Pictures:
    """Return the PNGs of the marks of a legend."""
    marks = [entry.svg for group in groups for entry in group.entries]
    return dict(zip(marks, pngs((Drawing(svg, *MARK) for svg in marks), _MARK_SCALE), strict=True))
