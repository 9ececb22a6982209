"""Pages: a briefing as a PDF of vectors, and what changed, on pages and slides."""

from __future__ import annotations

import pypdfium2
import pytest

from geo.plan import Plan
from geo.scene.briefing import chapters
from tests.geo.export.taking import (
    MARKING,
    slides,
    take,
    text_of,
    texts,
)


@pytest.fixture(scope="module")
def pages(sample: Plan) -> list[str]:
    return text_of(take(sample, ".pdf"))


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


def test_changes_have_a_slide_and_a_page_when_asked(sample: Plan) -> None:
    changes = ("> placements UK-BG-1: moved 12.0 km",)
    assert "moved 12.0 km" in texts(slides(take(sample, ".pptx", chapter="why", changes=changes))[-2])
    assert "moved 12.0 km" in "".join(text_of(take(sample, ".pdf", chapter="why", changes=changes)))
