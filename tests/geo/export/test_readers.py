"""What others' readers say of each file, and that each of them notices a file that was broken by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import geojson
import pikepdf
import pytest
from lxml import etree
from openxml_audit import validate_pptx

from geo.plan import Plan, read_plan
from geo.resources import sample_plan
from geo.scene.briefing import chapters
from tests.gdal import complaints, find_ogrinfo, layers
from tests.geo.export.powerpoint import test_deck_file, test_force_slide, test_glue
from tests.geo.export.powerpoint.reading import slides_xml
from tests.geo.export.taking import take
from tests.geo.export.test_kml import document
from tests.geo.export.test_paper import alternatives, bookmarks, tags

Change = Callable[[str], str]

OGRINFO = find_ogrinfo()
needs_ogrinfo = pytest.mark.skipif(OGRINFO is None, reason="no ogrinfo is here: install gdal-bin")


@pytest.fixture(scope="module")
def deck(sample: Plan) -> bytes:
    return take(sample, ".pptx", today=test_deck_file.DAY)


@pytest.fixture(scope="module")
def paper(sample: Plan) -> bytes:
    return take(sample, ".pdf", chapter="before")


def changed(data: bytes, part: str, old: str, new: str) -> bytes:
    """Return a zip in which a text stands for another, wherever a part whose name begins so has it."""
    out, found = io.BytesIO(), 0
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name.startswith(part):
                found += content.count(old.encode())
                content = content.replace(old.encode(), new.encode())
            after.writestr(name, content)
    assert found, (part, old)
    return out.getvalue()


def errors_of(data: bytes, path: Path) -> list[str]:
    path.write_bytes(data)
    return [str(error) for error in validate_pptx(path).errors]


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("ppt/slides/slide2.xml", "<p:spTree>", "<p:bogus/><p:spTree>"),
        ("ppt/slides/slide2.xml", ' prst="rect"', ' prst="oblong"'),
        ("ppt/slides/_rels/slide2.xml", "../media/", "../nowhere/"),
    ],
)
def test_the_auditor_of_slides_notices_what_is_broken(
    deck: bytes, part: str, old: str, new: str, tmp_path: Path
) -> None:
    assert errors_of(deck, tmp_path / "good.pptx") == []
    assert errors_of(changed(deck, part, old, new), tmp_path / "bad.pptx") != []


BROKEN_DECKS: list[tuple[Callable[[bytes], None], tuple[str, str, str]]] = [
    (test_deck_file.test_no_text_is_smaller_than_ten_points, ("ppt/slides/", ' sz="1000"', ' sz="900"')),
    (
        lambda made: test_deck_file.test_no_shape_has_a_colour_that_is_not_the_theme_s(made, made),
        ("ppt/slides/", '<a:schemeClr val="tx1"/>', '<a:srgbClr val="000000"/>'),
    ),
    (
        test_deck_file.test_the_marking_is_text_on_masters_slides_and_pages_with_notes,
        ("ppt/notesMasters/", "NOTIONAL", "PUBLIC"),
    ),
    (test_deck_file.test_every_shape_without_text_says_what_it_is, ("ppt/slides/", " descr=", " title=")),
    (lambda made: test_glue.test_a_symbol_is_one_group_of_picture_name_and_basis(pages(made)), ("ppt/slides/", ' basis"', ' b"')),
    (lambda made: test_glue.test_a_glued_end_is_where_the_glue_is(pages(made)), ("ppt/slides/", ' idx="1"', ' idx="0"')),
    (
        lambda made: test_glue.test_every_leader_is_glued_at_both_ends_and_every_link_at_one_at_least(pages(made)),
        ("ppt/slides/", "a:endCxn", "a:extLst"),
    ),
]  # fmt: skip


def pages(made: bytes) -> dict[str, Any]:
    ids = [chapter.id for chapter in chapters(read_plan(sample_plan()))]
    return dict(zip(ids, slides_xml(made)[1 : 1 + len(ids)], strict=True))


@pytest.mark.parametrize(("check", "change"), BROKEN_DECKS)
def test_each_check_of_slides_notices_what_is_broken(
    deck: bytes, check: Callable[[bytes], None], change: tuple[str, str, str]
) -> None:
    check(deck)
    with pytest.raises(AssertionError):
        check(changed(deck, *change))


def test_a_bar_that_is_not_its_row_is_noticed(
    sample: Plan, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    good = take(sample, ".pptx", layers=("units",))
    chart = next(name for name in zipfile.ZipFile(io.BytesIO(good)).namelist() if name.startswith("ppt/charts/chart"))
    tree = etree.fromstring(zipfile.ZipFile(io.BytesIO(good)).read(chart))
    first = next(value for value in tree.iter("{*}v") if value.getparent().getparent().tag.endswith("numCache"))
    bad = changed(good, chart, f"<c:v>{first.text}</c:v>", f"<c:v>{float(first.text) + 1}</c:v>")
    monkeypatch.setattr(test_force_slide, "take", lambda *_: good)
    test_force_slide.test_every_bar_is_its_row_of_the_table("sample", request)
    monkeypatch.setattr(test_force_slide, "take", lambda *_: bad)
    with pytest.raises(AssertionError):
        test_force_slide.test_every_bar_is_its_row_of_the_table("sample", request)


def faults_of_paper(data: bytes) -> list[str]:
    """Return which rules for accessible pages a PDF breaks."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        root = pdf.Root
        has = {
            "language": "/Lang" in root,
            "tags": "/MarkInfo" in root and bool(root["/MarkInfo"]["/Marked"]) and "/StructTreeRoot" in root,
            "title": bool(pdf.open_metadata().get("{http://purl.org/dc/elements/1.1/}title")),
            "fonts": all(is_embedded(font) for font in pdf.objects if is_font(font)),
            "syntax": not pdf.check_pdf_syntax(),
        }
    has["bookmarks"] = bool(bookmarks(data))
    has["headings"] = "/H1" in tags(data)
    has["alternatives"] = bool(alternatives(data))
    return [rule for rule, kept in has.items() if not kept]


def is_font(one: Any) -> bool:
    return isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor"


def is_embedded(font: Any) -> bool:
    return any(f"/FontFile{kind}" in font for kind in ("", "2", "3"))


def without(*path: str) -> Callable[[pikepdf.Pdf], None]:
    def strip(pdf: pikepdf.Pdf) -> None:
        at: Any = pdf.Root
        for name in path[:-1]:
            at = at[name]
        del at[path[-1]]

    return strip


def drop(one: Any, name: str) -> None:
    if name in one:
        del one[name]


def unembed(pdf: pikepdf.Pdf) -> None:
    for one in pdf.objects:
        if is_font(one):
            for kind in ("", "2", "3"):
                drop(one, f"/FontFile{kind}")


def silence(pdf: pikepdf.Pdf) -> None:
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure":
            drop(one, "/Alt")


BROKEN_PAPER: list[tuple[str, Callable[[pikepdf.Pdf], None]]] = [
    ("language", without("/Lang")),
    ("tags", without("/MarkInfo")),
    ("title", without("/Metadata")),
    ("bookmarks", without("/Outlines")),
    ("fonts", unembed),
    ("alternatives", silence),
]


def test_pages_keep_the_rules_of_accessible_pages(paper: bytes) -> None:
    assert faults_of_paper(paper) == []


@pytest.mark.parametrize(("rule", "breaks"), BROKEN_PAPER)
def test_each_rule_of_pages_notices_what_is_broken(
    paper: bytes, rule: str, breaks: Callable[[pikepdf.Pdf], None]
) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(paper)) as pdf:
        breaks(pdf)
        pdf.save(out)
    assert rule in faults_of_paper(out.getvalue())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<visibility>0</visibility>", "<visibility>no</visibility>"),
        ("<coordinates>", "<bogus/><coordinates>"),
        ("<Point>", "<name>twice</name><Point>"),
    ],
)
def test_the_schema_of_kml_notices_what_is_broken(sample: Plan, old: str, new: str) -> None:
    good = take(sample, ".kml").decode()
    document(good.encode())
    assert old in good
    with pytest.raises(etree.DocumentInvalid):
        document(good.replace(old, new, 1).encode())


def first_point(features: Iterable[Any]) -> Any:
    return next(one for one in features if one["geometry"]["type"] == "Point")


def test_the_validator_of_geojson_notices_what_is_broken(sample: Plan) -> None:
    made = geojson.loads(take(sample, ".geojson").decode())
    assert made.is_valid
    first_point(made["features"])["geometry"]["coordinates"] = [30.5]
    assert not geojson.loads(geojson.dumps(made)).is_valid


@needs_ogrinfo
@pytest.mark.parametrize("ending", [".gpkg", ".geojson", ".kml"])
def test_ogrinfo_reads_every_feature_and_notices_what_is_broken(ending: str, sample: Plan, tmp_path: Path) -> None:
    assert OGRINFO is not None
    good, bad = tmp_path / f"good{ending}", tmp_path / f"bad{ending}"
    data = take(sample, ending)
    good.write_bytes(data)
    assert complaints(OGRINFO, good) == []
    counted = layers(OGRINFO, good)
    if ending == ".gpkg":
        assert counted["placements"] == len(sample.rows("placements"))
        assert counted["hubs"] == len(sample.rows("hubs"))
    else:
        assert sum(counted.values()) >= len(sample.rows("placements")) + len(sample.rows("hubs"))
    bad.write_bytes(data[: len(data) * 2 // 3])
    assert complaints(OGRINFO, bad) != []
