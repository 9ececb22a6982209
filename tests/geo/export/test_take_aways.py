"""What is taken away: slides, pages, pictures, and files for other tools; read back and counted."""

from __future__ import annotations

import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import geopandas as gpd
import pypdfium2
import pytest
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from dashboard.cli import main
from dashboard.commands.export import layer_codes
from dashboard.export import EXPORTS
from geo.contract.picture import Insets
from geo.errors import TakeAwayError
from geo.export.chapter_slide import chapter_parts
from geo.export.options import ExportOptions
from geo.export.paper import page_mm
from geo.export.stills import size_px
from geo.export.studio import Studio, shot_of
from geo.periods import in_force
from geo.plan import Plan, read_plan
from geo.resources import sample_plan
from geo.scene.briefing import Chapter, chapters
from geo.scene.build import build_scene
from tests.conftest import PlanMaker
from tests.hostile import write_hostile_plan

MARKING = "NOTIONAL – FOR ILLUSTRATION"
SECRET = "for the speaker alone"
TABLES = {"units": ("placements", "unit_id"), "hubs": ("hubs", "hub_id"), "nodes": ("command_nodes", "node_id")}
Taken = Callable[..., bytes]


def take(plan: Plan, ending: str, **options: Any) -> bytes:
    return EXPORTS[ending].make(plan, ExportOptions(**options))


def slides(data: bytes) -> list[Any]:
    return list(Presentation(io.BytesIO(data)).slides)


def texts(slide: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def pictures(slide: Any) -> list[Any]:
    return [s for s in slide.shapes if s.shape_type == MSO_SHAPE_TYPE.PICTURE]


NO_INSETS = Insets(left=0, right=0, top=0, bottom=0)


def shown(plan: Plan, layers: tuple[str, ...], time: float) -> set[str]:
    """Ids of the symbols in force, counted here from the tables."""
    found = [in_force(plan.rows(table), time)[key] for name, (table, key) in TABLES.items() if name in layers]
    return {unit for ids in found for unit in ids}


def outside(plan: Plan, chapter: Chapter) -> set[str]:
    """Ids of symbols that a slide leaves out since they lie outside of its map; each lies outside of its bounds."""
    scene = build_scene(plan, notes=False)
    shot, studio = shot_of(chapter, scene), Studio(scene)
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


@pytest.fixture(scope="module")
def pages(sample: Plan) -> list[str]:
    document = pypdfium2.PdfDocument(take(sample, ".pdf"))
    return [page.get_textpage().get_text_range() for page in document]


def test_slides_are_the_chapters_and_three_more(deck: list[Any], sample: Plan) -> None:
    titles = [slide.shapes.title.text_frame.text for slide in deck]
    assert titles[0] == sample.settings.title
    assert titles[1:-2] == [chapter.title for chapter in chapters(sample)]
    assert titles[-2:] == ["Personnel by nation and phase", "Sources"]
    assert 8 <= len(chapters(sample)) <= 12


def test_each_slide_has_the_marking_twice_and_a_source_line(deck: list[Any]) -> None:
    for slide in deck:
        markings = [s for s in slide.shapes if s.name.startswith("Marking")]
        assert [MARKING in s.text_frame.text for s in markings] == [True, True]
        (source,) = (s for s in slide.shapes if s.name == "Source")
        assert "Natural Earth" in source.text_frame.text


def test_each_symbol_in_force_is_a_named_picture_with_a_text_for_who_does_not_see_it(
    deck: list[Any], sample: Plan
) -> None:
    for slide, chapter in zip(deck[1:-2], chapters(sample), strict=True):
        ids = shown(sample, chapter.layers, chapter.time) - outside(sample, chapter)
        named = {p.name: p._element.nvPicPr.cNvPr.get("descr") for p in pictures(slide)}
        assert ids <= set(named), chapter.id
        assert all(named[unit] and unit in named[unit] for unit in ids)


def test_symbols_have_300_dots_to_the_inch_and_the_slide_is_wide(deck: list[Any], sample: Plan) -> None:
    for picture in pictures(deck[7]):
        if picture.name == "Map":
            continue
        width, _ = Image.open(io.BytesIO(picture.image.blob)).size
        assert width / picture.width.inches >= 300, picture.name
    file = Presentation(io.BytesIO(take(sample, ".pptx", chapter="why")))
    assert abs(file.slide_width / file.slide_height - 16 / 9) < 0.001
    assert len(file.slides) == 4


def test_notes_are_on_in_slides_and_can_be_left_out(deck: list[Any], sample: Plan) -> None:
    for slide, chapter in zip(deck[1:-2], chapters(sample), strict=True):
        assert chapter.notes in slide.notes_slide.notes_text_frame.text
    for slide in slides(take(sample, ".pptx", notes=False))[1:-2]:
        assert all(c.notes not in slide.notes_slide.notes_text_frame.text for c in chapters(sample))


def test_the_force_table_and_its_chart_are_powerpoints_own(deck: list[Any]) -> None:
    (table,) = (s.table for s in deck[-2].shapes if s.has_table)
    (chart,) = (s.chart for s in deck[-2].shapes if s.has_chart)
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0][1] == "Before the ceasefire"
    france = next(row for row in rows if row[0] == "France")
    series = {s.name: list(s.values) for s in chart.plots[0].series}
    assert [f"{int(v):,}" for v in series["France"]] == france[1:]
    steady = rows[0].index("Steady state")
    assert int(rows[-1][steady].replace(",", "")) == 8480


def test_lines_and_words_are_shapes_not_pixels(deck: list[Any]) -> None:
    names = [s.name for s in deck[7].shapes]
    assert any("commands" in name for name in names)
    assert any("supplies" in name for name in names)
    assert {"Scale bar", "Legend", "MNB-N label", "Time and phase"} <= set(names)


def test_changes_have_a_slide_and_a_page_when_asked(sample: Plan) -> None:
    changes = ("> placements UK-BG-1: moved 12.0 km",)
    assert "moved 12.0 km" in texts(slides(take(sample, ".pptx", chapter="why", changes=changes))[-2])
    document = pypdfium2.PdfDocument(take(sample, ".pdf", chapter="why", changes=changes))
    assert "moved 12.0 km" in "".join(page.get_textpage().get_text_range() for page in document)


def test_pages_are_vectors_with_marking_and_source(pages: list[str], sample: Plan) -> None:
    deck = chapters(sample)
    for text, chapter in zip(pages, deck, strict=False):
        assert chapter.title in " ".join(text.split())
        assert text.count(MARKING) == 2
        assert "Natural Earth" in text
    assert "Personnel by nation and phase" in pages[len(deck)]
    assert "Press Association" in pages[-1]
    document = pypdfium2.PdfDocument(take(sample, ".pdf", chapter="steady-state"))
    kinds = {found.type for found in document[0].get_objects(max_depth=8)}
    assert pypdfium2.raw.FPDF_PAGEOBJ_IMAGE not in kinds
    assert {round(side) for side in document[0].get_size()} == {842, 595}


def test_fonts_are_embedded(sample: Plan) -> None:
    data = take(sample, ".pdf", chapter="why")
    assert data.count(b"/FontFile") >= 1
    assert b"Arimo" in data
    assert "@font-face{font-family:'Arimo'" in take(sample, ".svg").decode()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("view", ["ukraine", "europe"])
def test_crimea_has_the_colour_of_ukraine_in_a_picture(sample: Plan, view: str, theme: str) -> None:
    picture = Image.open(io.BytesIO(take(sample, ".png", view=view, theme=theme, layers=("hubs",), size="1920x1080")))
    ground = picture.convert("RGB")
    assert ground.size == (1920, 1080)
    colours = [ground.getpixel((x, y)) for x in range(0, 1920, 3) for y in range(40, 980, 3)]
    ukraine = {"light": (251, 250, 246), "dark": (42, 50, 58)}[theme]
    assert colours.count(ukraine) > 500
    scene = build_scene(sample)
    studio = Studio(scene, theme)
    chapter = next(c for c in chapters(sample) if c.view == "europe")
    svg = studio.frame(shot_of(chapter, scene), 1280, 720)
    assert "Simferopol" in take(sample, ".svg", view="ukraine", layers=("hubs",)).decode()
    assert svg.startswith("<svg ")


def test_a_picture_holds_all_that_belongs_to_it_and_nothing_from_outside(sample: Plan) -> None:
    svg = take(sample, ".svg", chapter="rotation", size="1600x900").decode()
    root = ET.fromstring(svg)
    assert (root.get("width"), root.get("height")) == ("1600", "900")
    words = " ".join(t.text or "" for t in root.iter("{http://www.w3.org/2000/svg}text"))
    for word in ("Rotation to London", "D+400", "MNFU-HQ", MARKING, "Press Association", "Natural Earth", "km"):
        assert word in words, word
    assert not re.findall(r'(?:href|src)="?(?!#)', svg.replace("xlink:href", "href"))
    assert not re.search(r"url\((?!#|data:)", svg)


def test_pictures_have_the_size_and_time_that_are_asked_for(sample: Plan) -> None:
    data = take(sample, ".png", at=400 * 24.0, view="europe", size="640x400")
    assert Image.open(io.BytesIO(data)).size == (640, 400)
    assert "D+400" in take(sample, ".svg", at=400 * 24.0).decode()


def test_what_stands_is_what_the_tables_say_at_every_chapter(sample: Plan) -> None:
    scene = build_scene(sample)
    studio = Studio(scene)
    for chapter in chapters(sample):
        parts = studio.parts(shot_of(chapter, scene), 1280, 640, NO_INSETS, 0)
        events = {e["event_id"] for e in sample.rows("events").to_dict("records")}
        drawn = {one.id for s in parts.symbols for one in (s, *s.under)} - events
        assert drawn | set(parts.outside) == shown(sample, chapter.layers, chapter.time)
        assert not drawn & set(parts.outside)


ODD = ["A title of four hundred characters " * 12, "Київ: перші години", "Début d'été à Évreux",
       "قوة متعددة الجنسيات", "כוח רב־לאומי", '=HYPERLINK("x") <script>{{7*7}}</script> ${x} *b* #panic() \x1b']  # fmt: skip


@pytest.fixture
def odd(make_plan: PlanMaker) -> Plan:
    briefing = [{"chapter": f"c{i}", "title": title[:400].strip(), "notes": f"{SECRET} {title[:80]}", "focus": "s1"}
                for i, title in enumerate(ODD)]  # fmt: skip
    sources = [{"title": ODD[-1], "remarks": SECRET}]
    return read_plan(
        make_plan(placements=[{"unit_name": ODD[3], "remarks": SECRET}], briefing=briefing, sources=sources)
    )


def test_odd_text_stands_as_typed_in_every_format(odd: Plan) -> None:
    typed = [chapter.title for chapter in chapters(odd)]
    assert len(typed) == len(ODD)
    found = [slide.shapes.title.text_frame.text for slide in slides(take(odd, ".pptx"))[1 : 1 + len(ODD)]]
    assert found == [title.replace("\x1b", "") for title in typed]
    words = pypdfium2.PdfDocument(take(odd, ".pdf"))
    assert len(words) >= len(ODD)
    assert "Київ: перші години" in words[1].get_textpage().get_text_range()
    assert "{{7*7}}" in words[5].get_textpage().get_text_range()
    for i, title in enumerate(typed):
        svg = take(odd, ".svg", chapter=f"c{i}").decode()
        lines = [t.text or "" for t in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]
        assert "".join(title.replace("\x1b", "").split()) in "".join("".join(lines).split())
        assert "<script" not in svg


def test_right_to_left_titles_run_from_the_right(odd: Plan) -> None:
    title = slides(take(odd, ".pptx"))[4].shapes.title
    assert title.text_frame.paragraphs[0]._p.pPr.get("rtl") == "1"


@pytest.mark.parametrize("ending", sorted(EXPORTS))
def test_remarks_and_notes_go_only_when_asked(odd: Plan, ending: str) -> None:
    quiet, told = take(odd, ending, notes=False), take(odd, ending, notes=True)
    if ending in (".png", ".svg"):
        assert SECRET not in quiet.decode("latin-1")
        return
    assert SECRET not in readable(ending, quiet)
    assert SECRET in readable(ending, told)


def readable(ending: str, data: bytes) -> str:
    if ending == ".pdf":
        return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))
    if ending in (".pptx", ".kmz"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "".join(archive.read(n).decode("utf-8", "replace") for n in archive.namelist())
    return data.decode("utf-8", "replace")


@pytest.mark.parametrize("ending", sorted(EXPORTS))
def test_hostile_plans_export_in_every_format(tmp_path: Path, ending: str) -> None:
    folder = tmp_path / "hostile"
    write_hostile_plan(folder)
    assert len(take(read_plan(folder), ending, notes=True)) > 500


def test_a_plan_without_a_briefing_or_a_row_exports(make_plan: PlanMaker) -> None:
    plan = read_plan(make_plan(placements=[]))
    for ending in EXPORTS:
        assert take(plan, ending)


def test_five_thousand_placements_export_and_tell_what_is_under_counts(make_plan: PlanMaker) -> None:
    rows = [{"unit_id": f"U{i}", "latitude": f"{47.5 + i % 40 / 10}", "longitude": f"{23 + i // 40 % 80 / 10}"}
            for i in range(5000)]  # fmt: skip
    plan = read_plan(make_plan(placements=rows, briefing=[{"view": "ukraine", "time": "D+1"}]))
    slide = slides(take(plan, ".pptx"))[1]
    notes = slide.notes_slide.notes_text_frame.text
    left_out = re.search(r"(\d+) symbols under counts have no picture", notes)
    assert left_out is not None
    named = {p.name for p in pictures(slide)} & {f"U{i}" for i in range(5000)}
    assert len(named) + int(left_out[1]) == 5000
    assert "×" in take(plan, ".svg").decode()


def test_only_the_layers_asked_for_are_in_a_file(sample: Plan) -> None:
    only = ("hubs", "supply")
    assert "UK-BG-1" not in take(sample, ".html", layers=only).decode()
    assert "HUB-LVI" in take(sample, ".html", layers=only).decode()
    (slide,) = slides(take(sample, ".pptx", layers=only, chapter="steady-state"))[1:2]
    assert {p.name for p in pictures(slide)} & shown(sample, ("units",), 4800) == set()
    assert {f["properties"]["table"] for f in json.loads(take(sample, ".geojson", layers=only))["features"]} == {"hubs"}
    assert b"MNB-N" not in take(sample, ".kml", layers=only)


def test_a_geopackage_has_layers_codes_and_the_marking(sample: Plan, tmp_path: Path) -> None:
    path = tmp_path / "plan.gpkg"
    path.write_bytes(take(sample, ".gpkg"))
    units = gpd.read_file(path, layer="placements")
    assert len(units) == len(sample.rows("placements"))
    assert units.crs.to_epsg() == 4326
    assert units["symbol_code"].str.fullmatch(r"\d{20}").all()
    assert set(units["marking"]) == {MARKING}
    with sqlite3.connect(path) as database:
        about = dict(database.execute("select what, told from about").fetchall())
        assert database.execute("select count(*) from sources").fetchone() == (1,)
    assert about["notional"].startswith("Notional")
    path.write_bytes(take(sample, ".gpkg", at=200 * 24.0))
    assert set(gpd.read_file(path, layer="hubs")["hub_id"]) == shown(sample, ("hubs",), 4800)


def test_kml_has_time_spans_only_with_a_ceasefire_date(make_plan: PlanMaker) -> None:
    row = {"unit_id": "A", "from": "D+1", "until": "D+3"}
    without = take(read_plan(make_plan(placements=[row])), ".kml").decode()
    assert "TimeSpan" not in without
    assert '<SimpleData name="from">D+1</SimpleData>' in without
    toml = 'title = "T"\nceasefire = 2026-01-01T06:00:00Z\n'
    dated = take(read_plan(make_plan("dated", toml=toml, placements=[row])), ".kml").decode()
    assert re.search(r"<TimeSpan>\s*<begin>2026-01-02T06:00:00Z</begin>\s*<end>2026-01-04T06:00:00Z</end>", dated)


def test_kmz_holds_the_pictures_that_it_names(sample: Plan) -> None:
    with zipfile.ZipFile(io.BytesIO(take(sample, ".kmz"))) as archive:
        names = set(archive.namelist())
        text = archive.read("doc.kml").decode()
        for name in names - {"doc.kml"}:
            Image.open(io.BytesIO(archive.read(name))).verify()
    named = set(re.findall(r"<href>([^<]+)</href>", text))
    assert named
    assert named <= names
    assert MARKING in text


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (lambda: size_px("big"), "1920x1080"),
        (lambda: size_px("10x10"), "320"),
        (lambda: page_mm("a9"), "A4".casefold()),
        (lambda: page_mm("10x10"), "mm"),
        (lambda: layer_codes("units;tanks"), "tanks"),
        (lambda: layer_codes(""), "choose from units"),
    ],
)
def test_what_cannot_be_made_is_told(asked: Callable[[], object], says: str) -> None:
    with pytest.raises(TakeAwayError, match=re.escape(says)):
        asked()


def test_an_unknown_chapter_is_told_with_those_there_are(sample: Plan) -> None:
    with pytest.raises(TakeAwayError, match="rotation"):
        take(sample, ".png", chapter="moon")


def test_slides_have_speaker_notes_and_no_remarks_unless_asked(odd: Plan) -> None:
    made = slides(take(odd, ".pptx"))
    assert SECRET in made[1].notes_slide.notes_text_frame.text
    assert not any(SECRET in texts(slide) for slide in made)


def test_what_changed_tells_no_remark_and_no_hidden_layer(
    make_plan: PlanMaker, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = make_plan("before", placements=[{"remarks": "old"}], hubs=[{"name": "Old hub"}], briefing=[{}])
    after = make_plan("after", placements=[{"remarks": SECRET, "personnel": "5"}], hubs=[{"name": "New hub"}],
                      briefing=[{"notes": SECRET}])  # fmt: skip
    out = tmp_path / "x.pptx"

    def told(*more: str) -> str:
        assert main(["export", str(after), str(out), "--since", str(before), *more]) == 0
        return "".join(texts(slide) for slide in slides(out.read_bytes()))

    assert SECRET not in told()
    assert "New hub" in told()
    assert SECRET in told("--notes")
    assert "New hub" not in told("--layers", "units")
    assert "600" not in told("--layers", "hubs")


def test_text_that_xml_cannot_hold_stops_no_export(make_plan: PlanMaker) -> None:
    row = {"unit_name": "A\x0bB", "remarks": "C\x0cD", "extra\x0b": "E\x01F"}
    plan = read_plan(make_plan(placements=[row], hubs=[{"name": "\x0bhub"}]))
    for ending in EXPORTS:
        assert take(plan, ending, notes=True)
    ET.fromstring(take(plan, ".kml", notes=True).decode())


def test_a_file_of_some_layers_tells_no_problem_of_others(make_plan: PlanMaker) -> None:
    plan = read_plan(make_plan(placements=[{"echelon": "SECRETECHELON"}, {"unit_id": "B"}], hubs=[{}]))
    assert "SECRETECHELON" in take(plan, ".html").decode()
    assert "SECRETECHELON" not in take(plan, ".html", layers=("hubs",)).decode()
    titles = [s.shapes.title.text_frame.text for s in slides(take(plan, ".pptx", layers=("hubs",)))]
    assert "Personnel by nation and phase" not in titles


def test_even_an_empty_kml_has_the_marking(sample: Plan) -> None:
    assert MARKING in take(sample, ".kml", layers=("supply",)).decode()


def test_a_page_of_one_chapter_opens_on_it(sample: Plan) -> None:
    html = take(sample, ".html", chapter="rotation").decode()
    assert '"opening":{"view":"europe","time":9600.0}' in html


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["x.png", "--size", "big"], "1920x1080"),
        (["x.pdf", "--page", "a9"], "16:9"),
        (["x.html", "--layers", "tanks"], "--layers: tanks"),
        (["x.pptx", "--chapter", "moon"], "rotation"),
        (["x.pptx", "--since", "nowhere"], "nowhere"),
    ],
)
def test_mistakes_are_told_in_one_line(
    arguments: list[str], says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, *options = arguments
    assert main(["export", str(sample_plan()), str(tmp_path / out), *options]) == 2
    error = capsys.readouterr().err
    assert says in error
    assert "Traceback" not in error
    assert not (tmp_path / out).exists()


@pytest.mark.parametrize("ending", [".svg", ".png", ".pdf", ".pptx"])
def test_the_same_plan_gives_the_same_bytes_on_the_same_day(make_plan: PlanMaker, ending: str) -> None:
    rows = [{"unit_id": "A", "as_of": "2026-04-20"}, {"unit_id": "B", "as_of": "2026-11-20"}]
    chapter = {"chapter": "c", "title": "C", "view": "europe", "time": "D+1", "layers": "units"}
    plan = read_plan(make_plan(placements=rows, briefing=[chapter]))
    day, next_day = date(2026, 11, 21), date(2026, 11, 22)
    made, again, later, undated = (
        parts_of(take(plan, ending, chapter="c", today=one), ending) for one in (day, day, next_day, None)
    )
    assert made == again
    assert made != later
    assert made != undated


def test_a_picture_says_of_which_day_the_age_of_its_rows_is(make_plan: PlanMaker) -> None:
    plan = read_plan(make_plan(placements=[{"as_of": "2026-04-20"}, {"unit_id": "B", "as_of": "2026-11-20"}]))
    asked = {"view": "europe", "at": 24.0, "today": date(2026, 11, 21)}
    pdf = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(take(plan, ".pdf", **asked)))
    told = {
        ".svg": take(plan, ".svg", **asked).decode(),
        ".pdf": " ".join(pdf.split()),
        ".pptx": "".join(map(texts, slides(take(plan, ".pptx", **asked)))),
    }
    sentence = "As of 20 Nov 2026; on 21 Nov 2026 the oldest entry was 215 days old."
    assert [ending for ending, text in told.items() if sentence not in text] == []
    assert "As of 20 Nov 2026. " in take(plan, ".svg", **(asked | {"today": None})).decode()


def parts_of(made: bytes, ending: str) -> dict[str, bytes]:
    """Return the parts of a file; of slides all but the workbooks of charts, which have the time of their making."""
    if ending != ".pptx":
        return {"": made}
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith(".xlsx")}
