"""A staff's own template: its master, layouts and theme, with our marking; and what is no template gets a clear sentence."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openxml_audit import validate_pptx
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from dashboard.cli import main
from geo.errors import TakeAwayError
from geo.plan import Plan, read_plan
from geo.resources import sample_plan
from tests.conftest import PlanMaker
from tests.geo.export.powerpoint.reading import NS, box, parts, shapes, slides_xml, text
from tests.geo.export.taking import MARKING, slides, take, texts

MAIN = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
POTX = MAIN.replace("presentation.main", "template.main")
MACROS = "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"
OLD = "Quarterly results"

Change = Callable[[str, bytes], bytes]


def corporate(path: Path, change: Change = lambda _, part: part, *, wide: bool = True) -> Path:
    """Write a template with a slide, an author and a picture of itself; a function may change each of its parts."""
    file = Presentation()
    if wide:
        file.slide_width, file.slide_height = 12192000, 6858000
    file.core_properties.author = "A. N. Other"
    slide = file.slides.add_slide(file.slide_layouts[1])
    slide.shapes.title.text = OLD
    slide.notes_slide.notes_text_frame.text = OLD
    out = io.BytesIO()
    file.save(out)
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return path


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return corporate(tmp_path_factory.mktemp("template") / "corporate.pptx")


@pytest.fixture(scope="module")
def made(sample: Plan, template: Path) -> bytes:
    return take(sample, ".pptx", template=template, chapter="first-hours")


def test_the_deck_has_the_master_layouts_and_theme_of_the_template(made: bytes, template: Path) -> None:
    ours, theirs = Presentation(io.BytesIO(made)), Presentation(str(template))
    assert [one.name for one in ours.slide_layouts] == [one.name for one in theirs.slide_layouts]
    assert [slide.slide_layout.name for slide in ours.slides] == [
        "Title Slide",
        "Title Only",
        "Title Only",
        "Title and Content",
    ]
    pattern = r"ppt/theme/theme1\.xml"
    (theme,), (old,) = parts(made, pattern).values(), parts(template.read_bytes(), pattern).values()
    assert [one.attrib for one in theme.iter()] == [one.attrib for one in old.iter()]


def test_nothing_else_of_the_template_is_in_the_deck(made: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
        assert not [name for name in archive.namelist() if "thumbnail" in name or "printerSettings" in name]
    assert OLD.encode() not in everything
    assert b"A. N. Other" not in everything


def test_the_marking_is_on_its_masters_in_the_plan_s_own_colour(made: bytes, sample: Plan) -> None:
    for pattern in (r"ppt/slideMasters/[^/]+\.xml", r"ppt/notesMasters/[^/]+\.xml", r"ppt/slides/[^/]+\.xml"):
        for page in parts(made, pattern).values():
            marked = [shape for shape in shapes(page) if MARKING in text(shape)]
            assert len(marked) == 2
            fills = {shape.find("p:spPr/a:solidFill/a:srgbClr", NS).get("val").lower() for shape in marked}
            assert fills == {sample.settings.marking_colour.lower().removeprefix("#")}


def test_an_auditor_finds_nothing_in_it(made: bytes, tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(made)
    assert [str(error) for error in validate_pptx(path).errors] == []


def test_a_template_by_name_and_one_of_4_to_3_are_taken_too(sample: Plan, tmp_path: Path) -> None:
    def as_template(name: str, part: bytes) -> bytes:
        return part.replace(MAIN.encode(), POTX.encode()) if name == "[Content_Types].xml" else part

    path = corporate(tmp_path / "old.potx", as_template, wide=False)
    data = take(sample, ".pptx", template=path, chapter="why")
    file = Presentation(io.BytesIO(data))
    assert (file.slide_width, file.slide_height) == (9144000, 6858000)
    for slide in slides_xml(data):
        for shape in shapes(slide):
            if shape.find(".//a:off", NS) is not None and shape.getparent().tag.endswith("spTree"):
                *_, right, bottom = box(shape)
                assert right <= 960 + 60 and bottom <= 721


def test_a_dark_template_gets_dark_pictures(sample: Plan, tmp_path: Path) -> None:
    def dark(name: str, part: bytes) -> bytes:
        return part.replace(b'bg1="lt1" tx1="dk1"', b'bg1="dk1" tx1="lt1"') if "slideMaster1.xml" in name else part

    path = corporate(tmp_path / "dark.pptx", dark)
    ground = {}
    for name, options in (("ours", {"theme": "dark"}), ("theirs", {"template": path})):
        slide = slides(take(sample, ".pptx", chapter="why", **options))[1]
        ground[name] = next(shape.image.blob for shape in slide.shapes if shape.name == "Map")
    assert ground["ours"] == ground["theirs"]


def test_a_template_without_places_for_text_still_gets_the_text(sample: Plan, tmp_path: Path) -> None:
    path = tmp_path / "bare.pptx"
    file = Presentation()
    for layout in list(file.slide_layouts):
        for holder in list(layout.placeholders):
            if holder.placeholder_format.type != PP_PLACEHOLDER.TITLE:
                holder._element.getparent().remove(holder._element)
    file.save(str(path))
    first, *_, last = slides(take(sample, ".pptx", template=path, chapter="why"))
    assert sample.settings.description[:40] in texts(first)
    assert "Press Association" in texts(last)


def untitled(name: str, part: bytes) -> bytes:
    return (
        part.replace(b'type="title"', b'type="pic"').replace(b'type="ctrTitle"', b'type="pic"')
        if "slideLayouts/" in name
        else part
    )


def linked(name: str, part: bytes) -> bytes:
    link = (
        b'<Relationship Id="rId99" TargetMode="External" Target="http://elsewhere.example/logo.png" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/></Relationships>'
    )
    return part.replace(b"</Relationships>", link) if name.endswith("slideMaster1.xml.rels") else part


def macros(name: str, part: bytes) -> bytes:
    return part.replace(MAIN.encode(), MACROS.encode()) if name == "[Content_Types].xml" else part


def strange(name: str, part: bytes) -> bytes:
    return (
        part.replace(b"<a:accent1>", b"<a:accent9>").replace(b"</a:accent1>", b"</a:accent9>")
        if "theme1.xml" in name
        else part
    )


@pytest.mark.parametrize(
    ("change", "sentence"),
    [(untitled, "no layout with a title"), (linked, "from elsewhere"), (macros, "has macros"), (strange, "colours")],
)
def test_what_cannot_be_used_is_told(make_plan: PlanMaker, tmp_path: Path, change: Change, sentence: str) -> None:
    path = corporate(tmp_path / "bad.pptx", change)
    with pytest.raises(TakeAwayError, match=sentence):
        take(read_plan(make_plan(placements=[{}])), ".pptx", template=path)


def test_what_is_no_template_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "letter.docx").write_bytes(b"x")
    (tmp_path / "quarter.pptm").write_bytes(b"x")
    (tmp_path / "torn.pptx").write_bytes(b"PK\x03\x04 torn")
    upright = Presentation()
    upright.slide_width, upright.slide_height = upright.slide_height, upright.slide_width
    upright.save(str(tmp_path / "upright.pptx"))
    told = {
        "letter.docx": ".pptx or .potx",
        "quarter.pptm": "has macros",
        "torn.pptx": "damaged",
        "absent.pptx": "cannot be read",
        "upright.pptx": "wider than high",
    }
    for name, sentence in told.items():
        out = tmp_path / "out.pptx"
        assert main(["export", str(sample_plan()), str(out), "--template", str(tmp_path / name)]) == 2
        said = capsys.readouterr().err
        assert sentence in said and name in said and "Traceback" not in said
        assert not out.exists()
