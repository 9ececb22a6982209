"""A briefing as PowerPoint slides to edit: a title, a slide for each chapter, the force table and the sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION

from geo.analysis.force_table import force_table, table_title
from geo.contract.picture import Look
from geo.contract.scene import Scene
from geo.export.chapter_slide import BAND, FOOT, GROUND_SCALE, MAP_HEIGHT, chapter_parts, chapter_slide, finish
from geo.export.deck import HEIGHT, WIDTH, Box, ChartData, Deck, Page, colour_series
from geo.export.extract import Extract
from geo.export.studio import Studio, shot_of
from geo.export.typeset import Drawing, pngs
from geo.export.xml_text import clean
from geo.nations import without_prejudice
from geo.plan import Plan
from geo.scene.build import no_agreement
from geo.scene.sources import told_sources
from geo.words.text import grouped, say

WORKERS = 2
"""Threads that draw grounds."""

MOST_LINES = 14
"""Lines of changes on one slide."""

_SERIES_COLOURS = 8

Item = TypeVar("Item")


def slides_pptx(extract: Extract) -> bytes:
    """Return a PPTX of what an extract shows.

    Raises
    ------
    TakeAwayError
        If a picture cannot be drawn.
    """
    plan = extract.plan
    scene = extract.scene()
    with Studio(scene, extract.options.theme, extract.options.today) as studio:
        deck, look = Deck(plan.settings.title), studio.look
        _title_slide(deck, plan, look)
        _chapter_slides(deck, extract, scene, studio)
    extract.tell(say("export.making.tables"))
    if extract.force:
        _force_slide(deck, plan, look)
    for part in _portions(extract.options.changes, MOST_LINES):
        _lines_slide(deck, plan, look, say("export.changes"), part)
    _sources_slide(deck, plan, look, remarks=extract.remarks)
    return deck.save()


def _chapter_slides(deck: Deck, extract: Extract, scene: Scene, studio: Studio) -> None:
    look = studio.look
    with ThreadPoolExecutor(WORKERS) as workers:
        # The grounds are drawn beside everything else; they take half of the time.
        laid_out = []
        for shot in (shot_of(chapter, scene) for chapter in extract.chapters):
            extract.tell(shot.title)
            parts = chapter_parts(studio, shot)
            ground = Drawing(parts.ground, WIDTH, MAP_HEIGHT)
            laid_out.append((shot, parts, workers.submit(pngs, [ground], GROUND_SCALE)))
        for shot, parts, ground_png in laid_out:
            chapter_slide(deck, extract.plan, shot, parts, ground_png.result()[0], look, notes=extract.notes)


def _portions(lines: Sequence[Item], most: int) -> Iterable[Sequence[Item]]:
    return (lines[i : i + most] for i in range(0, len(lines), most))


def _title_slide(deck: Deck, plan: Plan, look: Look) -> None:
    page = deck.slide(look.plate)
    settings = plan.settings
    page.title(settings.title, (90, 190, WIDTH - 180, 110), 44 if len(settings.title) < 80 else 26, look.ink)
    lines = [(settings.description, 18.0, look.soft, False), (no_agreement(), 16.0, look.ink, True)]
    page.text([line for line in lines if line[0]], (90, 310, WIDTH - 180, 200), say("export_slides.shapes.description"))
    aside = plan.set_aside
    finish(page, plan, look, say("both.rows-not-shown", count=aside) if aside else "")


def _force_slide(deck: Deck, plan: Plan, look: Look) -> None:
    page = deck.slide(look.plate)
    force = force_table(plan, _SERIES_COLOURS)
    page.title(table_title(), (40, 34, WIDTH - 80, 40), 24, look.ink)
    if force.nations:
        shown = list(zip(force.nations, force.persons, strict=True))
        if force.other_nations:
            shown.append((say("export_slides.more-nations", count=force.other_nations), force.others))
        rows = [["", *force.phases], *([n, *(grouped(v) for v in row)] for n, row in shown)]
        rows.append([say("export.total"), *(grouped(v) for v in force.totals)])
        page.table(rows, (40, 84, WIDTH - 80, 25.0 * len(rows)), look, table_title())
        top = 84 + 25.0 * len(rows) + 44
        _force_chart(page, force.phases, shown, look, (40, top, WIDTH - 80, HEIGHT - BAND - FOOT - top - 28))
    note = f"{force.note} {no_agreement()}"
    box = (40, HEIGHT - BAND - FOOT - 30, WIDTH - 80, 28)
    page.text([(note, 11.0, look.soft, False)], box, say("export_slides.shapes.counted"))
    finish(page, plan, look, say("export_slides.placements-told"))


def _force_chart(page: Page, phases: list[str], shown: list[tuple[str, list[int]]], look: Look, box: Box) -> None:
    data = ChartData(phases)
    for nation, persons in shown:
        data.add_series(clean(nation), persons)  # type: ignore[no-untyped-call]
    chart = page.chart(XL_CHART_TYPE.COLUMN_CLUSTERED, data, box, say("export_slides.shapes.chart"))
    colour_series(chart, look.series, look.ink)
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.RIGHT
    chart.legend.include_in_layout = False
    chart.has_title = False


def _lines_slide(deck: Deck, plan: Plan, look: Look, title: str, lines: Sequence[str]) -> None:
    page = deck.slide(look.plate)
    page.title(title, (40, 34, WIDTH - 80, 40), 24, look.ink)
    told = [(line, 14.0, look.ink, False) for line in lines]
    page.text(told, (40, 86, WIDTH - 80, HEIGHT - 190), title)
    finish(page, plan, look, "")


def _sources_slide(deck: Deck, plan: Plan, look: Look, *, remarks: bool) -> None:
    sources = told_sources(plan, remarks=remarks)
    for part in _portions([*sources, {}], 8):
        page = deck.slide(look.plate)
        page.title(say("export.sources"), (40, 34, WIDTH - 80, 40), 24, look.ink)
        lines: list[tuple[str, float, str, bool]] = []
        for source in part:
            if source:
                lines.append((f"{source['title']} ({source['id']})", 15.0, look.ink, True))
                lines.append((source["told"], 13.0, look.soft, False))
            else:
                lines.append((f"{no_agreement()} {without_prejudice()}", 13.0, look.soft, False))
        page.text(lines, (40, 86, WIDTH - 80, HEIGHT - 190), say("export.sources"))
        finish(page, plan, look, "")
