"""Plans with odd, hostile or no text: every format shows it as typed, and tells no remark unasked."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from xml.etree import ElementTree as ET

import pypdfium2
import pytest

from dashboard.export import EXPORTS
from geo.plan import Plan, read_plan
from geo.scene.briefing import chapters
from tests.conftest import PlanMaker, write_plan
from tests.geo.export.taking import (
    SECRET,
    readable,
    slides,
    take,
    texts,
)
from tests.hostile import write_hostile_plan

ODD = ["A title of four hundred characters " * 12, "Київ: перші години", "Début d'été à Évreux",
       "قوة متعددة الجنسيات", "כוח רב־לאומי", '=HYPERLINK("x") <script>{{7*7}}</script> ${x} *b* #panic() \x1b']  # fmt: skip


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    briefing = [{"chapter": f"c{i}", "title": title[:400].strip(), "notes": f"{SECRET} {title[:80]}", "focus": "s1"}
                for i, title in enumerate(ODD)]  # fmt: skip
    sources = [{"title": ODD[-1], "remarks": SECRET}]
    folder = tmp_path_factory.mktemp("odd")
    return read_plan(
        write_plan(folder, placements=[{"unit_name": ODD[3], "remarks": SECRET}], briefing=briefing, sources=sources)
    )


Taken = Callable[..., bytes]


@pytest.fixture(scope="module")
def taken(odd: Plan) -> Taken:
    """Return a function that takes the odd plan away, each file once."""
    return cache(partial(take, odd))


def test_odd_text_stands_as_typed_in_every_format(odd: Plan, taken: Taken) -> None:
    typed = [chapter.title for chapter in chapters(odd)]
    assert len(typed) == len(ODD)
    found = [slide.shapes.title.text_frame.text for slide in slides(taken(".pptx"))[1 : 1 + len(ODD)]]
    assert found == [title.replace("\x1b", "") for title in typed]
    words = pypdfium2.PdfDocument(taken(".pdf"))
    assert len(words) >= len(ODD)
    assert "Київ: перші години" in words[1].get_textpage().get_text_range()
    assert "{{7*7}}" in words[5].get_textpage().get_text_range()
    for i, title in enumerate(typed):
        svg = take(odd, ".svg", chapter=f"c{i}").decode()
        lines = [t.text or "" for t in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]
        assert "".join(title.replace("\x1b", "").split()) in "".join("".join(lines).split())
        assert "<script" not in svg


def test_right_to_left_titles_run_from_the_right(taken: Taken) -> None:
    title = slides(taken(".pptx"))[4].shapes.title
    assert title.text_frame.paragraphs[0]._p.pPr.get("rtl") == "1"


@pytest.mark.parametrize("ending", sorted(EXPORTS))
def test_remarks_and_notes_go_only_when_asked(taken: Taken, ending: str) -> None:
    quiet = taken(ending, notes=False)
    if ending in (".png", ".svg", ".mp4", ".gif"):
        assert SECRET not in quiet.decode("latin-1")
        return
    assert SECRET not in readable(ending, quiet)
    assert SECRET in readable(ending, taken(ending, notes=True))


def test_notes_can_be_left_out_of_slides(odd: Plan, taken: Taken) -> None:
    told = [chapter.notes for chapter in chapters(odd)]
    assert all(told)
    for slide in slides(taken(".pptx", notes=False))[1:-2]:
        assert all(notes not in slide.notes_slide.notes_text_frame.text for notes in told)


def test_slides_have_speaker_notes_and_no_remarks_unless_asked(taken: Taken) -> None:
    made = slides(taken(".pptx"))
    assert SECRET in made[1].notes_slide.notes_text_frame.text
    assert not any(SECRET in texts(slide) for slide in made)


@pytest.mark.parametrize("ending", sorted(EXPORTS))
def test_hostile_plans_export_in_every_format(tmp_path: Path, ending: str) -> None:
    folder = tmp_path / "hostile"
    write_hostile_plan(folder)
    assert len(take(read_plan(folder), ending, notes=True)) > 500


def test_a_plan_without_a_briefing_or_a_row_exports(make_plan: PlanMaker) -> None:
    plan = read_plan(make_plan(placements=[]))
    for ending in EXPORTS:
        assert take(plan, ending)


def test_text_that_xml_cannot_hold_stops_no_export(make_plan: PlanMaker) -> None:
    row = {"unit_name": "A\x0bB", "remarks": "C\x0cD", "extra\x0b": "E\x01F"}
    plan = read_plan(make_plan(placements=[row], hubs=[{"name": "\x0bhub"}]))
    for ending in EXPORTS:
        assert take(plan, ending, notes=True)
    ET.fromstring(take(plan, ".kml", notes=True).decode())
