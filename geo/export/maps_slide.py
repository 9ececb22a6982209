"""The same map at several times on one slide: beside each other, at one scale, with one legend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.clock import format_instant
from geo.contract.map_picture import MapPicture
from geo.contract.picture import LegendEntryPart, LegendGroupPart
from geo.contract.scene import Chapter, Scene
from geo.export.deck import Page
from geo.export.described import described
from geo.export.grounds import ground_picture
from geo.export.multiples import COLUMNS, caption, map_detail, message_of, shared_legend
from geo.export.powerpoint.nodes import LAYOUT_WIDTH, LEAST_PX, Box
from geo.export.powerpoint.page_plan import MARGIN, PagePlan
from geo.export.powerpoint.words import Line
from geo.export.slide_heading import MESSAGE_PX
from geo.export.slide_legend import MARK, legend
from geo.export.slide_legend import WIDTH as LEGEND_WIDTH
from geo.export.slide_symbols import Pictures
from geo.export.studio import Shot, Studio, shot_of
from geo.export.typeset import Drawing, pngs
from geo.plan import Plan
from geo.words.text import say

SYMBOLS = 0.65
"""How large symbols are on these maps, as a share of those on a slide of their own: smaller ones leave room for more."""

_TITLE, _CAPTION, _GAP, _MARK_SCALE = 58.0, 22.0, 8.0, 4.0


@dataclass(frozen=True, slots=True)
class Maps:
    """The maps of one slide, drawn: what each shows, its picture, and its box."""

    shots: Sequence[Shot]
    maps: Sequence[MapPicture]
    boxes: Sequence[Box]


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
    boxes = map_boxes(len(shots), plan)
    maps = [
        studio.map(shot, box[2], box[3], map_detail(box[2], box[3], SYMBOLS))
        for shot, box in zip(shots, boxes, strict=True)
    ]
    return Maps(shots, maps, boxes)


def map_boxes(count: int, plan: PagePlan) -> list[Box]:
    """Return where maps are on a slide, all of one size.

    Parameters
    ----------
    count, plan
        How many there are, and where everything else lies.
    """
    columns = COLUMNS[count]
    rows = -(-count // columns)
    top = plan.map[1] + _TITLE
    width = (LAYOUT_WIDTH - LEGEND_WIDTH - 3 * MARGIN - (columns - 1) * _GAP) / columns
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
    for shot, picture, box in zip(drawn.shots, drawn.maps, drawn.boxes, strict=True):
        name, alt = caption(scene, shot), described(plan, scene, shot)
        relation = page.relation(ground_picture(picture.svg, box))
        page.add(page.shapes.picture(relation, box, say("export_slides.shapes.map-at", time=name), alt))
        above = (box[0], box[1] - _CAPTION, box[2], _CAPTION)
        line = [Line(name, 14.0, "accent", bold=True)]
        page.add(
            page.shapes.text(line, above, say("export_slides.shapes.caption", time=name), anchor="ctr", insets=(2, 0))
        )
    groups, pictures = _legend(drawn.maps)
    explained, cut = legend(page, groups, pictures)
    page.add(*explained)
    page.finish(say("export_slides.one-scale", told=_provenance(drawn)))
    also = [say("export_slides.notes.legend-more", entries="; ".join(cut))] if cut else []
    page.notes("\n\n".join([*([chapter.notes] if notes and chapter.notes else []), *also]))
    if chapter.hidden:
        page.hide()


def _provenance(drawn: Maps) -> str:
    """Return what each map says of its sources; what all say alike is said once."""
    told = list(dict.fromkeys(one.provenance for one in drawn.maps))
    if len(told) == 1:
        return told[0]
    each = zip(drawn.shots, drawn.maps, strict=True)
    return " ".join(say("export_paper.at", time=format_instant(shot.time), told=one.provenance) for shot, one in each)


def _legend(maps: Sequence[MapPicture]) -> tuple[list[LegendGroupPart], Pictures]:
    """Return one legend for all maps, and the PNGs of its marks."""
    told, marks = shared_legend((one.legend for one in maps), "")
    groups = [
        LegendGroupPart(
            title=group["title"],
            entries=tuple(
                LegendEntryPart(svg=marks[entry["file"]], text=entry["text"], note=entry["note"])
                for entry in group["entries"]
            ),
        )
        for group in told
    ]
    made = pngs((Drawing(svg, *MARK) for svg in marks.values()), _MARK_SCALE)
    return groups, dict(zip(marks.values(), made, strict=True))
