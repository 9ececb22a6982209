"""Slides: a briefing as PowerPoint has it, read back and counted."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pytest
from PIL import Image
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_SHAPE_TYPE

from geo.export.chapter_slide import chapter_parts
from geo.export.shot import shot_of
from geo.export.studio import Studio
from geo.periods import in_force
from geo.plan import Plan, read_plan
from geo.scene.briefing import Chapter, chapters
from geo.scene.build import build_scene
from tests.conftest import PlanMaker
from tests.geo.export.taking import (
    MARKING,
    TABLES,
    described,
    shapes_of,
    shown,
    slides,
    symbols,
    take,
)


@pytest.fixture(scope="module")
def studio(sample: Plan) -> Iterator[Studio]:
    with Studio(build_scene(sample, notes=False)) as studio:
        yield studio


def outside(studio: Studio, plan: Plan, chapter: Chapter) -> set[str]:
    """Ids of symbols that a slide leaves out since they lie outside of its map; each lies outside of its bounds."""
    shot = shot_of(chapter, build_scene(plan, notes=False))
    out = set(chapter_parts(studio, shot).outside)
    west, south, east, north = shot.bounds
    for table, key in TABLES.values():
        for row in in_force(plan.rows(table), chapter.time).to_dict("records"):
            within = west <= row["longitude"] <= east and south <= row["latitude"] <= north
            assert not (within and row[key] in out)
    return out


@pytest.fixture(scope="module")
def deck(sample: Plan) -> list[Any]:
    return slides(take(sample, ".pptx"))


def test_slides_are_the_chapters_and_three_more(deck: list[Any], sample: Plan) -> None:
    titles = [slide.shapes.title.text_frame.text for slide in deck]
    assert titles[0] == sample.settings.title
    assert titles[1:-2] == [chapter.message for chapter in chapters(sample)]
    assert titles[-2:] == ["Personnel by nation and phase", "List of sources"]
    assert 8 <= len(chapters(sample)) <= 12


def test_each_slide_has_the_marking_twice_and_a_source_line(deck: list[Any]) -> None:
    for slide in deck:
        markings = [s for s in slide.shapes if s.name.startswith("Marking")]
        assert [MARKING in s.text_frame.text for s in markings] == [True, True]
        (source,) = (s for s in slide.shapes if s.name == "Source")
        assert "Natural Earth" in source.text_frame.text


def test_each_symbol_in_force_is_a_named_group_or_told_by_the_one_that_counts_it(
    deck: list[Any], studio: Studio, sample: Plan
) -> None:
    for slide, chapter in zip(deck[1:-2], chapters(sample), strict=True):
        ids = shown(sample, chapter.layers, chapter.time) - outside(studio, sample, chapter)
        told = {name: described(group) for name, group in symbols(slide).items()}
        assert all(unit in said for unit, said in told.items())
        counted = {unit for unit in ids - set(told) if any(re.search(rf"[:,] {unit}[.,]", s) for s in told.values())}
        assert ids <= set(told) | counted, chapter.id
        assert all(unit in slide.notes_slide.notes_text_frame.text for unit in counted)


def test_symbols_have_300_dots_to_the_inch_and_the_slide_is_wide(deck: list[Any], sample: Plan) -> None:
    for picture in shapes_of(deck[7].shapes):
        if picture.shape_type != MSO_SHAPE_TYPE.PICTURE or picture.name == "Map":
            continue
        width, _ = Image.open(io.BytesIO(picture.image.blob)).size
        assert width / picture.width.inches >= 300, picture.name
    file = Presentation(io.BytesIO(take(sample, ".pptx", chapter="why")))
    assert abs(file.slide_width / file.slide_height - 16 / 9) < 0.001
    assert len(file.slides) == 4


def test_notes_are_on_in_slides(deck: list[Any], sample: Plan) -> None:
    for slide, chapter in zip(deck[1:-2], chapters(sample), strict=True):
        assert chapter.notes in slide.notes_slide.notes_text_frame.text


def test_the_force_table_and_its_chart_are_powerpoints_own(deck: list[Any]) -> None:
    (table,) = (s.table for s in deck[-2].shapes if s.has_table)
    (chart,) = (s.chart for s in deck[-2].shapes if s.has_chart)
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0][1] == "Before the ceasefire"
    france = next(row for row in rows if row[0] == "France")
    series = {s.name: list(s.values) for s in chart.plots[0].series}
    assert [f"{int(v):,}" for v in series["France"]] == france[1:]
    # Peaks of nations at different times add up to nobody's strength: they stand side by side.
    assert chart.chart_type == XL_CHART_TYPE.COLUMN_CLUSTERED
    steady = rows[0].index("Steady state")
    assert int(rows[-1][steady].replace(",", "")) == 8480


def test_lines_and_words_are_shapes_not_pixels(deck: list[Any]) -> None:
    names = [s.name for s in shapes_of(deck[7].shapes)]
    assert any("commands" in name for name in names)
    assert any("supplies" in name for name in names)
    assert {"Scale bar", "Legend", "MNB-N label", "Time and phase"} <= set(names)


def test_five_thousand_placements_export_and_tell_what_is_under_counts(make_plan: PlanMaker) -> None:
    rows = [{"unit_id": f"U{i}", "latitude": f"{47.5 + i % 40 / 10}", "longitude": f"{23 + i // 40 % 80 / 10}"}
            for i in range(5000)]  # fmt: skip
    plan = read_plan(make_plan(placements=rows, briefing=[{"view": "ukraine", "time": "D+1"}]))
    slide = slides(take(plan, ".pptx"))[1]
    notes = slide.notes_slide.notes_text_frame.text
    listed = {unit for line in notes.splitlines() for unit in re.findall(r"U\d+", line)}
    assert listed | set(symbols(slide)) == {f"U{i}" for i in range(5000)}
    assert re.search(r">\+\d[\d,]*: U\d+", take(plan, ".svg").decode())
