"""The file of slides: who opens it in PowerPoint finds theme, masters, placeholders, properties and language in order."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from openxml_audit import validate_pptx
from pptx import Presentation

from geo.plan import Plan
from geo.words.language import PSEUDO, spoken
from tests.geo.export.powerpoint.reading import NS, about, kind, parts, shapes, slides_xml, text
from tests.geo.export.taking import MARKING, take

MOST_BYTES = 5_000_000
LEAST_SIZE = 1000
"""Ten points, in hundredths."""

DAY = date(2026, 11, 27)


@pytest.fixture(scope="module")
def made(sample: Plan) -> bytes:
    return take(sample, ".pptx", today=DAY)


@pytest.fixture(scope="module")
def dark(sample: Plan) -> bytes:
    return take(sample, ".pptx", theme="dark", chapter="steady-state")


def test_an_auditor_finds_nothing_in_the_file(made: bytes, dark: bytes, tmp_path: Path) -> None:
    for name, data in (("light", made), ("dark", dark)):
        path = tmp_path / f"{name}.pptx"
        path.write_bytes(data)
        result = validate_pptx(path)
        assert [str(error) for error in result.errors] == []


def test_the_file_is_small_enough_to_send(made: bytes) -> None:
    assert len(made) <= MOST_BYTES


def test_no_shape_has_a_colour_that_is_not_the_theme_s(made: bytes, dark: bytes) -> None:
    pattern = r"ppt/(slides|slideMasters|slideLayouts|notesMasters|notesSlides|charts)/[^/]+\.xml"
    for data in (made, dark):
        pages = parts(data, pattern)
        assert len(pages) > 10
        coloured = {name for name, page in pages.items() if page.findall(".//a:srgbClr", NS)}
        assert coloured == set()
        assert any(page.findall(".//a:schemeClr", NS) for page in pages.values())


def test_the_theme_has_the_colours_of_the_picture_and_of_the_marking(made: bytes, dark: bytes, sample: Plan) -> None:
    for data in (made, dark):
        (theme,) = parts(data, r"ppt/theme/theme1\.xml").values()
        marking = theme.find(".//a:accent6/a:srgbClr", NS).get("val")
        assert f"#{marking}".lower() == sample.settings.marking_colour.lower()
        assert theme.find(".//a:minorFont/a:latin", NS).get("typeface") == "Arial"


def test_a_dark_deck_is_dark(dark: bytes) -> None:
    (master,) = parts(dark, r"ppt/slideMasters/slideMaster1\.xml").values()
    mapped = master.find("p:clrMap", NS)
    assert (mapped.get("bg1"), mapped.get("tx1")) == ("dk1", "lt1")


def test_the_marking_is_text_on_masters_slides_and_pages_with_notes(made: bytes) -> None:
    for pattern, least in ((r"ppt/slideMasters/[^/]+\.xml", 1), (r"ppt/notesMasters/[^/]+\.xml", 1),
                           (r"ppt/slides/[^/]+\.xml", 13), (r"ppt/notesSlides/[^/]+\.xml", 10)):  # fmt: skip
        pages = parts(made, pattern)
        assert len(pages) >= least, pattern
        for name, page in pages.items():
            assert sum(MARKING in text(shape) for shape in shapes(page)) == 2, name


def test_a_master_has_placeholders_for_source_date_and_number_and_every_slide_fills_them(made: bytes) -> None:
    (master,) = parts(made, r"ppt/slideMasters/[^/]+\.xml").values()
    kinds = {holder.get("type") for holder in master.iterfind(".//p:ph", NS)}
    assert {"title", "body", "dt", "ftr", "sldNum"} <= kinds
    size = Presentation(io.BytesIO(made))
    assert abs(size.slide_width / size.slide_height - 16 / 9) < 0.001
    for slide in slides_xml(made):
        held = {
            shape.find(".//p:ph", NS).get("type"): text(shape)
            for shape in shapes(slide)
            if shape.find(".//p:ph", NS) is not None
        }
        assert held["dt"] == "27 Nov 2026"
        assert "OpenStreetMap" in held["ftr"]
        assert slide.find(".//a:fld[@type='slidenum']", NS) is not None


def test_no_text_is_smaller_than_ten_points(made: bytes) -> None:
    pages = parts(made, r"ppt/(slides|slideMasters|slideLayouts|charts)/[^/]+\.xml")
    sizes = {
        int(look.get("sz"))
        for page in pages.values()
        for look in page.iter("{*}rPr", "{*}defRPr", "{*}endParaRPr")
        if look.get("sz")
    }
    assert min(sizes) >= LEAST_SIZE
    for slide in slides_xml(made):
        runs = [run for run in slide.iterfind(".//a:r", NS) if "".join(run.itertext()).strip()]
        assert all(run.find("a:rPr", NS).get("sz") for run in runs)


def test_every_run_says_its_language(made: bytes, sample: Plan) -> None:
    for slide in slides_xml(made):
        assert {look.get("lang") for look in slide.iterfind(".//a:r/a:rPr", NS)} == {"en-GB"}
    with spoken(PSEUDO):
        assert Presentation(io.BytesIO(take(sample, ".pptx", chapter="why"))).core_properties.language == "en-GB"


def test_the_properties_are_the_plan_s_alone(made: bytes, sample: Plan) -> None:
    properties = Presentation(io.BytesIO(made)).core_properties
    assert properties.title == sample.settings.title
    assert MARKING in properties.keywords
    assert properties.language == "en-GB"
    assert (properties.author, properties.last_modified_by) == ("", "")
    assert properties.created.date() == properties.modified.date() == DAY
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        names = archive.namelist()
        assert not [name for name in names if "thumbnail" in name or "printerSettings" in name]
        told = b"".join(archive.read(name) for name in names if name.startswith("docProps"))
    assert b"python" not in told and b"Canny" not in told


def test_every_shape_without_text_says_what_it_is(made: bytes) -> None:
    for slide in slides_xml(made):
        for shape in shapes(slide):
            if kind(shape) in ("pic", "cxnSp", "grpSp", "graphicFrame") or not text(shape).strip():
                named = about(shape).get("name")
                grouped = kind(shape) == "sp" and kind(shape.getparent()) == "grpSp"
                assert about(shape).get("descr") or grouped or shape.find(".//a:fld", NS) is not None, named


def test_every_shape_of_a_slide_has_an_id_of_its_own(made: bytes) -> None:
    for slide in slides_xml(made):
        ids = [about(shape).get("id") for shape in shapes(slide)]
        assert len(ids) == len(set(ids))
