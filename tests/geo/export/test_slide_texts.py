"""Texts of a map on a slide: none is smaller than 10 points, and none leaves the map."""

from __future__ import annotations

from geo.export.slide_texts import within
from geo.plan import Plan
from geo.scene.briefing import chapters
from tests.geo.export.taking import described, shapes_of, slides, symbols, take

LEAST_PT = 10.0
FRAME = (0.0, 40.0, 1280.0, 600.0)


def test_a_text_that_would_leave_the_map_stands_at_its_edge() -> None:
    assert within((5, 100, 50, 20), FRAME) == (5, 100, 50, 20)
    assert within((5, 30, 50, 20), FRAME) == (5, 40, 50, 20)
    assert within((5, 635, 50, 20), FRAME) == (5, 620, 50, 20)
    assert within((5, 635, 50, 700), FRAME) == (5, 40, 50, 700)


def test_names_of_symbols_nations_places_and_lines_have_ten_points(sample: Plan) -> None:
    sizes = [
        run.font.size.pt
        for slide in slides(take(sample, ".pptx"))
        for shape in shapes_of(slide.shapes)
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
        if run.text.strip() and run.font.size is not None
    ]
    assert len(sizes) > 300
    assert min(sizes) >= LEAST_PT


def test_no_text_of_a_symbol_leaves_the_slide(sample: Plan) -> None:
    made = slides(take(sample, ".pptx"))
    assert len(made) > len(chapters(sample))
    height = 720 * 9525
    found = 0
    for slide in made:
        for group in symbols(slide).values():
            for shape in shapes_of(group.shapes):
                if not shape.has_text_frame or not shape.text_frame.text:
                    continue
                found += 1
                assert shape.top >= 0 and shape.top + shape.height <= height, (described(group), shape.text_frame.text)
    assert found > 100
