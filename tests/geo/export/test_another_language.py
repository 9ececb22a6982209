"""Files in a language that is not the source: their words are the catalogue's, and what tools read stays."""

from __future__ import annotations

import io
import json
import re
import sqlite3
from collections.abc import Collection, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.slide import Slide

from dashboard.export import EXPORTS
from geo.export.options import ExportOptions
from geo.plan import Plan
from geo.resources import basemap_file, sample_plan
from geo.scene.briefing import chapters
from geo.words.language import PSEUDO, spoken
from geo.words.pseudo import CLOSE, OPEN
from geo.words.text import say
from tests.geo.export.taking import shapes_of, text_of
from tests.pseudo_language import Own

_WORD = re.compile(r"""[\["]([A-Z][a-z]+[^\]"]*)""")


@pytest.fixture
def pseudo() -> Iterator[None]:
    with spoken(PSEUDO):
        yield


@pytest.fixture(scope="module")
def deck(sample: Plan) -> list[Slide]:
    """The slides of the whole briefing in the pseudo-language, with all notes."""
    with spoken(PSEUDO):
        return list(Presentation(io.BytesIO(EXPORTS[".pptx"].make(sample, ExportOptions(notes=True)))).slides)


@pytest.fixture(scope="module")
def pages(sample: Plan) -> bytes:
    """The pages of the whole briefing in the pseudo-language, with all notes."""
    with spoken(PSEUDO):
        return EXPORTS[".pdf"].make(sample, ExportOptions(notes=True))


def take(plan: Plan, ending: str) -> bytes:
    return EXPORTS[ending].make(plan, ExportOptions(chapter="steady-state"))


@pytest.mark.usefixtures("pseudo")
def test_slides_have_their_words_from_the_catalogue(deck: list[Slide], sample: Plan) -> None:
    assert deck[-1].shapes.title.text_frame.text == say("export.sources")
    place = [chapter.id for chapter in chapters(sample)].index("steady-state")
    chapter = {shape.name for shape in shapes_of(deck[1 + place].shapes)}
    own = {"map", "source", "marking-top", "marking-bottom", "time", "legend", "scale-bar", "scale"}
    assert {say(f"export_slides.shapes.{name}") for name in own} <= chapter
    assert not chapter & {"Map", "Source", "Marking top", "Legend", "Scale"}


@pytest.mark.usefixtures("pseudo")
def test_pages_have_their_words_from_the_catalogue_though_our_fonts_lack_its_brackets(pages: bytes) -> None:
    text = "".join(text_of(pages))
    assert say("export.sources").strip(OPEN + CLOSE) in text


def test_the_template_of_pages_has_no_word() -> None:
    lines = (files("geo.export") / "paper.typ").read_text(encoding="utf-8").splitlines()
    assert _WORD.findall("\n".join(line for line in lines if not line.startswith("//"))) == []


def test_what_tools_read_is_the_same_in_every_language(sample: Plan, tmp_path: Path) -> None:
    properties, columns = [], []
    for language in ("en", PSEUDO):
        path = tmp_path / f"{language}.gpkg"
        with spoken(language):
            made = json.loads(take(sample, ".geojson"))
            path.write_bytes(take(sample, ".gpkg"))
        properties.append([list(feature["properties"]) for feature in made["features"]])
        with sqlite3.connect(path) as database:
            tables = [name for (name,) in database.execute("select table_name from gpkg_contents order by 1")]
            columns.append({t: [c[1] for c in database.execute(f'pragma table_info("{t}")')] for t in tables})
    assert properties[0] == properties[1]
    assert columns[0] == columns[1]
    assert "source_id" in columns[0]["sources"]


@cache
def names_of_the_ground() -> set[str]:
    objects = json.loads(basemap_file("client_map.json").read_text(encoding="utf-8"))["objects"].values()
    properties = [shape.get("properties", {}) for layer in objects for shape in layer["geometries"]]
    return {value for one in properties for value in one.values() if isinstance(value, str)}


def texts_of(slide: Slide) -> Iterator[str]:
    for shape in shapes_of(slide.shapes):
        yield shape.name
        yield shape._element._nvXxPr.cNvPr.get("descr") or ""
        if shape.has_text_frame:
            yield shape.text_frame.text
        if shape.has_table:
            yield from (cell.text for row in shape.table.rows for cell in row.cells)
        if shape.has_chart:
            yield from (series.name for plot in shape.chart.plots for series in plot.series)
    if slide.has_notes_slide:
        yield slide.notes_slide.notes_text_frame.text


@pytest.mark.usefixtures("pseudo")
def test_every_text_of_a_deck_is_the_catalogue_s_or_the_plan_s(deck: list[Slide]) -> None:
    own = Own(sample_plan(), "Title 1")
    found = [(own.foreign(text), text) for slide in deck for text in texts_of(slide)]
    assert [one for one in found if one[0]] == []


def small_words(document: bytes, own: Own, torn: Collection[str] = ()) -> list[str]:
    """Return the words of pages that are not the plan's; names of countries and signs in symbols are in capitals.

    Two names of the ground on one line may be read as one torn by the other: the end of a name is no word, and neither is
    what is cut off. So may the lines of an annotation beside a name: its words are `torn`.
    """
    whole = [re.sub(r"\S+…", "", text) for text in text_of(document)]
    words = re.findall(r"(?<!\w)[A-Za-z]*[a-z]{2}[A-Za-z]*(?!\w)", " ".join(map(own.foreign, whole)))
    return [word for word in words if word not in torn and not any(n.endswith(word) for n in names_of_the_ground())]


def test_every_word_of_pages_is_the_catalogue_s_or_the_plan_s(pages: bytes, sample: Plan) -> None:
    own = Own(sample_plan(), "km", *names_of_the_ground())
    assert small_words(take(sample, ".pdf"), own), "English is seen"
    torn = {word for text in sample.rows("annotations")["text"] for word in text.split()}
    # The version of a plan is letters and digits, which a line may tear too.
    torn |= set(re.findall("[a-f]+", sample.revision))
    assert small_words(pages, own, torn) == []
