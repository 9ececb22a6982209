"""Files in a language that is not the source: their words are the catalogue's, and what tools read stays."""

from __future__ import annotations

import io
import json
import re
import sqlite3
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pypdfium2
import pytest
from pptx import Presentation

from dashboard.export import EXPORTS
from geo.export.options import ExportOptions
from geo.plan import Plan
from geo.words.language import PSEUDO, spoken
from geo.words.pseudo import CLOSE, OPEN
from geo.words.text import say

_WORD = re.compile(r"""[\["]([A-Z][a-z]+[^\]"]*)""")


@pytest.fixture
def pseudo() -> Iterator[None]:
    with spoken(PSEUDO):
        yield


def take(plan: Plan, ending: str) -> bytes:
    return EXPORTS[ending].make(plan, ExportOptions(chapter="steady-state"))


@pytest.mark.usefixtures("pseudo")
def test_slides_have_their_words_from_the_catalogue(sample: Plan) -> None:
    deck = list(Presentation(io.BytesIO(take(sample, ".pptx"))).slides)
    assert deck[-1].shapes.title.text_frame.text == say("export_slides.sources")
    chapter = {shape.name for shape in deck[1].shapes}
    own = {"map", "source", "marking-top", "marking-bottom", "time", "legend", "scale-bar", "scale"}
    assert {say(f"export_slides.shapes.{name}") for name in own} <= chapter
    assert not chapter & {"Map", "Source", "Marking top", "Legend", "Scale"}


@pytest.mark.usefixtures("pseudo")
def test_pages_have_their_words_from_the_catalogue_though_our_fonts_lack_its_brackets(sample: Plan) -> None:
    pages = pypdfium2.PdfDocument(take(sample, ".pdf"))
    text = "".join(page.get_textpage().get_text_range() for page in pages)
    assert say("export_paper.sources").strip(OPEN + CLOSE) in text


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
