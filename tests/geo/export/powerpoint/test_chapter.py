"""What a chapter says on its slide: its message and figures; and that a hidden one is hidden, and only in a speaker's file."""

from __future__ import annotations

import math
import re

import pytest

from geo.export.fonts import text_width
from geo.export.source_line import fits
from geo.plan import Plan, read_plan
from geo.scene.briefing import chapters
from geo.terms import FUNCTION, HUB_KIND
from tests.conftest import PlanMaker
from tests.geo.export.powerpoint.reading import NS, about, box, parts, shapes, slides_xml, text
from tests.geo.export.taking import readable, slides, take, texts

OPEN, SECRET = "What all may see", "What only the speaker knows"


def at(i: int, north: float) -> dict[str, str]:
    """Return a place of its own in Ukraine for each number."""
    return {"latitude": str(48.6 + i % 4 * 0.45 + north), "longitude": str(24.5 + i // 4 * 1.5)}


@pytest.fixture
def hiding(make_plan: PlanMaker) -> Plan:
    rows = [{"chapter": "a", "title": OPEN, "message": ""}, {"chapter": "b", "title": SECRET, "hidden": "yes"}]
    return read_plan(make_plan(placements=[{}], briefing=rows))


def test_the_title_of_a_slide_is_the_message_and_figures_stand_beside_it(sample: Plan) -> None:
    (chapter,) = (one for one in chapters(sample) if one.id == "before")
    slide = slides(take(sample, ".pptx", chapter=chapter.id))[1]
    assert slide.shapes.title.text_frame.text == chapter.message
    told = texts(slide)
    assert chapter.title in told
    assert len(chapter.figures) >= 2
    for figure in chapter.figures:
        (shape,) = (one for one in slide.shapes if one.name == f"Figure: {figure.label}")
        said = [figure.value, figure.without, figure.label]
        assert shape.text_frame.text.split("\n") == [line for line in said if line]


def test_the_lines_of_a_figure_have_room_on_the_plate_of_the_title(sample: Plan) -> None:
    slide = slides_xml(take(sample, ".pptx", chapter="who"))[1]
    (plate,) = (box(one) for one in shapes(slide) if about(one).get("name") == "Plate of the title")
    (figure,) = (one for one in shapes(slide) if about(one).get("name").startswith("Figure: "))
    left, top, right, bottom = box(figure)
    assert plate[0] <= left and right <= plate[2] and plate[1] <= top and bottom <= plate[3]
    room, needed = right - left - 6, 0.0
    for line in figure.iterfind(".//a:p", NS):
        size = int(line.find(".//a:rPr", NS).get("sz")) / 100 / 0.75
        needed += math.ceil(text_width("".join(line.itertext()), size) / room) * size * 1.15
    assert needed <= bottom - top
    assert "(others not named)" in text(figure)


def test_a_message_is_three_hundredths_of_the_slide_high(sample: Plan) -> None:
    slide = slides_xml(take(sample, ".pptx", chapter="why"))[1]
    (title,) = (one for one in shapes(slide) if one.find(".//p:ph[@type='title']", NS) is not None)
    points = int(title.find(".//a:rPr", NS).get("sz")) / 100
    assert points / (720 * 0.75) >= 0.03


def test_a_chapter_without_a_message_has_its_title(hiding: Plan) -> None:
    assert slides(take(hiding, ".pptx"))[1].shapes.title.text_frame.text == OPEN


def test_a_hidden_chapter_is_a_hidden_slide(hiding: Plan) -> None:
    made = take(hiding, ".pptx")
    shown = [(slide.get("show"), SECRET in "".join(text(s) for s in shapes(slide))) for slide in slides_xml(made)]
    assert shown == [(None, False), (None, False), ("0", True), (None, False), (None, False)]


@pytest.mark.parametrize(("ending", "notes"), [(".pptx", False), (".pdf", True), (".html", True)])
def test_a_file_for_others_has_no_hidden_chapter(hiding: Plan, ending: str, notes: bool) -> None:
    made = readable(ending, take(hiding, ending, notes=notes))
    assert SECRET not in made
    assert OPEN in made


def test_the_legend_tells_of_what_it_has_no_room_for(make_plan: PlanMaker) -> None:
    hubs = [{"hub_id": f"H{i}", "kind": kind.code, **at(i, 0.4)} for i, kind in enumerate(HUB_KIND.terms)]
    units = [
        {"unit_id": f"U{i}", "function": function.code, "parent_id": "U0" if i else "", "hub_id": "H0", **at(i, 0.0)}
        for i, function in enumerate(FUNCTION.terms[:22])
    ]
    briefing = [{"chapter": "all", "layers": "units;hubs;command;supply;precision"}]
    made = take(read_plan(make_plan(placements=units, hubs=hubs, briefing=briefing)), ".pptx")
    slide = slides_xml(made)[1]
    (legend,) = (one for one in shapes(slide) if about(one).get("name") == "Legend")
    (map_picture,) = (one for one in shapes(slide) if about(one).get("name") == "Map")
    assert box(legend)[3] <= box(map_picture)[3]
    shown = text(legend)
    assert "Commands" in shown and "Supplies" in shown
    (notes,) = (page for name, page in parts(made, r"ppt/notesSlides/[^/]+\.xml").items() if name)
    told = "".join(notes.itertext()).partition("Also shown: ")[2].partition(".")[0].split("; ")
    assert len(told) == sum(map(int, re.findall(r"and (\d+) more", shown))) > 0


def test_sources_that_have_no_room_are_whole_in_the_notes_and_those_of_the_map_are_never_cut(
    make_plan: PlanMaker,
) -> None:
    names = [f"S{i}" for i in range(9)]
    sources = [
        {"source_id": name, "title": f"{name} A report with a long title that says much about its subject"}
        for name in names
    ]
    rows = [{"unit_id": f"U{i}", "basis": "reported", "source_id": name} for i, name in enumerate(names)]
    slide = slides(take(read_plan(make_plan(placements=rows, sources=sources)), ".pptx"))[1]
    (line,) = (shape.text_frame.text for shape in slide.placeholders if shape.name == "Source")
    assert line.endswith("(simplified and stitched).") and "… Made with Natural Earth" in line
    assert fits(line)
    assert "S8 A report" not in line
    assert all(f"{name} A report" in slide.notes_slide.notes_text_frame.text for name in names)
