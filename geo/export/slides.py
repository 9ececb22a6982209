"""A briefing as PowerPoint slides to edit: a title, a slide for each chapter, the force table and the sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextvars import copy_context
from functools import partial
from typing import TypeVar

from geo.contract.picture import Parts, Theme
from geo.contract.scene import Chapter, Scene
from geo.errors import TakeAwayError
from geo.export.chapter_slide import chapter_parts, chapter_slide
from geo.export.deck import Deck, Page
from geo.export.extract import Extract
from geo.export.force_slide import force_slide
from geo.export.grounds import ground_picture
from geo.export.maps_slide import drawn_maps, maps_slide
from geo.export.multiples import distinct
from geo.export.powerpoint.files import Marking, own_blank, staff_blank
from geo.export.powerpoint.nodes import LEAST_PX
from geo.export.powerpoint.page_plan import PagePlan
from geo.export.powerpoint.words import Line
from geo.export.shot import Shot, shot_of
from geo.export.studio import Studio, studio_of
from geo.nations import without_prejudice
from geo.plan import Plan
from geo.scene.build import no_agreement, not_classified
from geo.scene.sources import told_sources
from geo.words.text import Text, say

WORKERS = 2
"""Threads that draw grounds."""

MOST_LINES = 14
"""Lines of changes on one slide."""

MOST_SOURCES = 8
"""Sources on one slide."""

LONG = 500
"""Letters of a description beyond which it is smaller."""

Item = TypeVar("Item")


def slides_pptx(extract: Extract) -> bytes:
    """Return a PPTX of what an extract shows.

    Raises
    ------
    TakeAwayError
        If the options contradict each other or name a template that cannot be used, or a picture cannot be drawn.
    """
    plan, options = extract.plan, extract.options
    if options.times and options.at is not None:
        raise TakeAwayError(Text("export.refusals.times-and-at"))
    marking = Marking(
        say("export_slides.marking", marking=plan.settings.marking, handling=not_classified()),
        plan.settings.marking_colour,
    )
    staffs = None if options.template is None else staff_blank(options.template, marking)
    theme: Theme = options.theme if staffs is None else "dark" if staffs.paints.dark else "light"
    with studio_of(extract, theme) as (scene, studio):
        deck = Deck(staffs or own_blank(say("export_slides.theme"), studio.look, marking), marking, options.today)
        _title_slide(deck, plan)
        _chapter_slides(deck, extract, scene, studio)
    extract.tell(say("export.making.tables"))
    if extract.force:
        force_slide(deck.slide("plain"), plan)
    for part in _portions(options.changes, MOST_LINES):
        _text_slide(deck, say("export.changes"), [Line(line, 15.0, "ink") for line in part])
    _sources_slides(deck, plan, remarks=extract.remarks)
    return deck.save(plan.settings.title, plan.settings.description)


def _chapter_slides(deck: Deck, extract: Extract, scene: Scene, studio: Studio) -> None:
    """Fill the slide of each chapter; other threads draw the maps of those that follow."""
    chapters = [extract.chapter] if extract.options.times else extract.chapters
    with ThreadPoolExecutor(1) as pen, ThreadPoolExecutor(WORKERS) as workers:
        draw = partial(_drawn, extract=extract, scene=scene, studio=studio, plan=deck.blank.plan, workers=workers)
        language = copy_context()
        drawn = [pen.submit(language.run, draw, chapter) for chapter in chapters]
        try:
            for chapter, one in zip(chapters, drawn, strict=True):
                extract.tell(shot_of(chapter, scene).title)
                layout, fill = one.result()
                fill(deck.slide(layout))
        finally:
            pen.shutdown(cancel_futures=True)


def _drawn(
    chapter: Chapter, *, extract: Extract, scene: Scene, studio: Studio, plan: PagePlan, workers: Executor
) -> tuple[str, Callable[[Page], None]]:
    """Draw what a chapter's slide shows; return the slide's layout, and what fills it. Workers draw the ground."""
    asked, notes = extract.options.times, extract.notes
    times = distinct(asked or chapter.times)
    if asked or len(times) > 1:
        maps = drawn_maps(scene, studio, chapter, times, plan)
        return "plain", partial(maps_slide, plan=extract.plan, scene=scene, chapter=chapter, drawn=maps, notes=notes)
    shot = shot_of(chapter, scene)
    parts = chapter_parts(studio, shot, plan)
    ground = workers.submit(ground_picture, parts.ground, plan.map)
    return "chapter", partial(_one_map, chapter=chapter, shot=shot, parts=parts, ground=ground, notes=notes)


def _one_map(page: Page, chapter: Chapter, shot: Shot, parts: Parts, ground: Future[bytes], *, notes: bool) -> None:
    chapter_slide(page, chapter, shot, parts, ground.result(), notes=notes)


def _portions(lines: Sequence[Item], most: int) -> Iterable[Sequence[Item]]:
    return (lines[i : i + most] for i in range(0, len(lines), most))


def _title_slide(deck: Deck, plan: Plan) -> None:
    page, settings = deck.slide("title"), plan.settings
    page.title(settings.title, 56 if len(settings.title) < 80 else 28)
    size = 20.0 if len(settings.description) < LONG else LEAST_PX
    lines = [Line(settings.description, size, "soft"), Line(no_agreement(), 18.0, "ink", bold=True)]
    told = [line for line in lines if line.text]
    page.body(told, page.plan.first_body, say("export_slides.shapes.description"))
    page.finish(say("both.rows-not-shown", count=plan.set_aside) if plan.set_aside else "")


def _text_slide(deck: Deck, title: str, lines: Sequence[Line]) -> None:
    page = deck.slide("text")
    page.title(title, 32)
    page.body(lines, page.plan.body, title)
    page.finish("")


def _sources_slides(deck: Deck, plan: Plan, *, remarks: bool) -> None:
    for part in _portions([*told_sources(plan, remarks=remarks), {}], MOST_SOURCES):
        lines: list[Line] = []
        for source in part:
            if source:
                named = say("export_slides.source", title=source["title"], source=source["id"])
                lines += [Line(named, 16.0, "ink", bold=True), Line(source["told"], 14.0, "soft")]
            else:
                lines.append(Line(f"{no_agreement()} {without_prejudice()}", 14.0, "soft"))
        _text_slide(deck, say("export.sources"), lines)
