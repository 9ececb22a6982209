"""Plans with odd, hostile or no text: every format shows it as typed, and tells no remark unasked."""

from __future__ import annotations

import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
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
    assert "Київ: перші години" in words[2].get_textpage().get_text_range()
    assert "{{7*7}}" in words[6].get_textpage().get_text_range()
    for i, title in enumerate(typed):
        svg = take(odd, ".svg", chapter=f"c{i}").decode()
        lines = [t.text or "" for t in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]
        assert "".join(title.replace("\x1b", "").split()) in "".join("".join(lines).split())
        assert "<script" not in svg


NAMES = ("R&D", "]]>", "<b>", "=1+1", "a;b", "'; --", '"q"')


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    rows = [
        {
            "unit_id": name,
            "unit_name": f"{name} name",
            "latitude": f"{47 + i % 3 * 1.5}",
            "longitude": f"{25 + i * 1.7}",
        }
        for i, name in enumerate(NAMES)
    ]
    return read_plan(write_plan(tmp_path_factory.mktemp("named"), placements=rows, hubs=[{"name": NAMES[1]}]))


def names_in(ending: str, data: bytes, folder: Path) -> str:
    """Return what a file says as its readers see it: without the marks of its own language."""
    match ending:
        case ".svg" | ".kml":
            return " ".join(ET.fromstring(data).itertext())
        case ".kmz":
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                return " ".join(ET.fromstring(archive.read("doc.kml")).itertext())
        case ".geojson":
            return " ".join(str(one["properties"]) for one in json.loads(data)["features"]).replace("\\", "")
        case ".gpkg":
            path = folder / "plan.gpkg"
            path.write_bytes(data)
            with closing(sqlite3.connect(path)) as base:
                return " ".join(row[0] for row in base.execute("select unit_id from placements"))
        case ".xlsx":
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                return " ".join(ET.fromstring(archive.read("xl/sharedStrings.xml")).itertext())
        case ".pptx":
            return " ".join(texts(slide) for slide in slides(data))
        case ".html":
            return re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), readable(ending, data)).replace("\\", "")
        case _:
            return readable(ending, data)


@pytest.mark.parametrize("ending", sorted({*EXPORTS} - {".png", ".mp4", ".gif"}))
def test_names_that_another_language_would_read_as_its_own_stand_as_typed(
    named: Plan, tmp_path: Path, ending: str
) -> None:
    told = names_in(ending, take(named, ending), tmp_path)
    assert [name for name in NAMES if name not in told] == []


def test_no_slide_reads_a_name_as_a_formula(named: Plan) -> None:
    for slide in slides(take(named, ".pptx")):
        for shape in slide.shapes:
            if shape.has_chart:
                with zipfile.ZipFile(io.BytesIO(shape.chart.part.chart_workbook.xlsx_part.blob)) as book:
                    assert b"<f>" not in b"".join(book.read(one) for one in book.namelist())


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
