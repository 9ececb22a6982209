"""Pages: a briefing as a PDF of vectors with bookmarks and words for who does not see it; several times; and changes."""

from __future__ import annotations

import io
import re
from typing import Any

import pikepdf
import pypdfium2
import pytest

from dashboard.cli import main
from geo.export.page_size import detail_of
from geo.export.studio import Studio
from geo.plan import Plan, read_plan
from geo.resources import sample_plan
from geo.scene.briefing import chapters
from tests.conftest import PlanMaker
from tests.geo.export.taking import (
    MARKING,
    slides,
    take,
    text_of,
    texts,
)


@pytest.fixture(scope="module")
def whole(sample: Plan) -> bytes:
    return take(sample, ".pdf")


@pytest.fixture(scope="module")
def pages(whole: bytes) -> list[str]:
    return text_of(whole)


def bookmarks(data: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(data)) as document, document.open_outline() as outline:
        return [str(item.title) for item in outline.root]


def alternatives(data: bytes) -> list[str]:
    """Return the alternative texts of all figures, in their order."""
    with pikepdf.open(io.BytesIO(data)) as document:
        found = [one for one in document.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"]
        return [str(one["/Alt"]) for one in found if "/Alt" in one]


def tags(data: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(data)) as document:
        return {str(one["/S"]) for one in document.objects if isinstance(one, pikepdf.Dictionary) and "/S" in one}


def names_of_places(data: bytes, page: int = 0) -> int:
    """Return how many words stand on a page."""
    return len(text_of(data)[page].split())


def test_pages_are_vectors_with_marking_and_source(pages: list[str], sample: Plan) -> None:
    deck = chapters(sample)
    first, *others = pages
    for chapter in deck:
        assert chapter.title in first
    for told in (sample.settings.title, sample.revision, "How to read it", f"1 / {len(pages)}"):
        assert told in first
    for number, (text, chapter) in enumerate(zip(others, deck, strict=False), 2):
        assert f"{number} / {len(pages)}" in text
        assert chapter.title in " ".join(text.split())
        assert text.count(MARKING) == 2
        assert "Natural Earth" in text
    assert "Personnel by nation and phase" in pages[len(deck) + 1]
    assert "Press Association" in pages[-1]
    document = pypdfium2.PdfDocument(take(sample, ".pdf", chapter="steady-state"))
    kinds = {found.type for found in document[0].get_objects(max_depth=8)}
    assert pypdfium2.raw.FPDF_PAGEOBJ_IMAGE not in kinds
    assert {round(side) for side in document[0].get_size()} == {842, 595}


def test_each_chapter_and_section_has_a_bookmark_and_a_heading(whole: bytes, sample: Plan) -> None:
    titles = [chapter.title for chapter in chapters(sample)]
    assert bookmarks(whole) == [*titles, "Personnel by nation and phase", "List of sources"]
    assert len(set(bookmarks(whole))) == len(bookmarks(whole)), "no two of the contents are called the same"
    assert {"/H1", "/Figure", "/Table", "/TH"} <= tags(whole)


def test_words_say_what_each_map_shows(whole: bytes, sample: Plan) -> None:
    told = alternatives(whole)
    assert len(told) == len(chapters(sample))
    by_title = {
        chapter.title: next(text for text in told if f"“{chapter.title}”" in text) for chapter in chapters(sample)
    }
    steady = by_title["Steady state"]
    units = sample.standing(sample.tables["placements"].spec, 200 * 24.0)
    assert f"Units ({len(units)})" in steady
    assert f"France ({(units['nation'] == 'FRA').sum()})" not in by_title["Who takes part"]
    assert "Vinnytsia" in steady
    assert "D+200" in steady
    assert all(chapter.message in by_title[chapter.title] for chapter in chapters(sample))


def test_the_metadata_have_title_marking_and_language(whole: bytes, sample: Plan) -> None:
    with pikepdf.open(io.BytesIO(whole)) as document:
        told = dict(document.open_metadata())
        assert str(document.Root["/Lang"]) == "en"
        assert document.Root["/MarkInfo"]["/Marked"]
        assert document.Root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert told["{http://purl.org/dc/elements/1.1/}title"] == sample.settings.title
    assert MARKING in told["{http://ns.adobe.com/pdf/1.3/}Keywords"]
    assert told["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"


def test_a_page_that_cannot_keep_the_standard_does_not_claim_it(make_plan: PlanMaker) -> None:
    plan = read_plan(make_plan(toml='title = "\U0001e900"\n', placements=[{}]))
    with pikepdf.open(io.BytesIO(take(plan, ".pdf"))) as document:
        assert "{http://www.aiim.org/pdfua/ns/id/}part" not in document.open_metadata()


def test_a_larger_page_shows_more_and_not_larger(sample: Plan) -> None:
    small, large = (take(sample, ".pdf", chapter="steady-state", page=page) for page in ("A4", "A3"))
    assert names_of_places(large) > 1.1 * names_of_places(small)
    assert sizes_of_text(large) == pytest.approx(sizes_of_text(small), rel=0.02)
    assert detail_of(420, 297) == pytest.approx(2**0.5, rel=0.01)
    assert detail_of(200, 100) == 1


def sizes_of_text(data: bytes) -> float:
    """Return the height of the name of a unit in points."""
    page = pypdfium2.PdfDocument(data)[0]
    words = page.get_textpage()
    index, _ = words.search("LCC").get_next()
    _, bottom, _, top = words.get_charbox(index)
    return float(top - bottom)


def test_fonts_are_embedded(sample: Plan) -> None:
    data = take(sample, ".pdf", chapter="why")
    assert data.count(b"/FontFile") >= 1
    assert b"Arimo" in data
    assert "@font-face{font-family:'Arimo'" in take(sample, ".svg").decode()


def test_changes_have_a_slide_and_a_page_when_asked(sample: Plan) -> None:
    changes = ("> placements UK-BG-1: moved 12.0 km",)
    assert "moved 12.0 km" in texts(slides(take(sample, ".pptx", chapter="why", changes=changes))[-2])
    assert "moved 12.0 km" in "".join(text_of(take(sample, ".pdf", chapter="why", changes=changes)))


TIMES = (-168.0, 0.0, 720.0, 4320.0)


@pytest.fixture(scope="module")
def multiples(sample: Plan) -> bytes:
    return take(sample, ".pdf", times=TIMES, chapter="steady-state")


def test_one_page_shows_the_same_map_at_several_times(multiples: bytes, sample: Plan) -> None:
    first = text_of(multiples)[0]
    assert [first.index(told) for told in ("D-7", "D+0", "D+30", "D+180")] == sorted(
        first.index(told) for told in ("D-7", "D+0", "D+30", "D+180")
    )
    told = alternatives(multiples)
    assert [re.findall(r"at (D[+-]\d+)", text)[0] for text in told] == ["D-7", "D+0", "D+30", "D+180"]
    assert first.count(MARKING) == 2
    for told in ("one scale", "Press Association", "Natural Earth", " km", "1 / "):
        assert told in first


def test_maps_beside_each_other_have_one_scale_and_one_part(sample: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Any] = []
    draw = Studio.maps

    def spied(self: Studio, *given: Any) -> Any:
        seen.append(draw(self, *given))
        return seen[-1]

    monkeypatch.setattr(Studio, "maps", spied)
    take(sample, ".pdf", times=TIMES)
    last = seen[-1].maps  # a large legend makes the maps smaller, which are then drawn once more
    assert len({one.bounds for one in last}) == 1
    assert len({(one.bar.km, one.bar.px) for one in last}) == 1


def test_a_chapter_with_several_times_is_a_page_of_several_maps(make_plan: PlanMaker) -> None:
    briefing = [
        {"chapter": "a", "title": "Growth", "time": "D+0; D+30"},
        {"chapter": "b", "title": "Then", "time": "D+60"},
    ]
    data = take(read_plan(make_plan(placements=[{}], briefing=briefing)), ".pdf")
    assert bookmarks(data)[:2] == ["Growth", "Then"]
    assert len(alternatives(data)) == 3


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--times", "D+0;D+1;D+2;D+3;D+4;D+5;D+6"], "at most 6"),
        (["--times", "D+0", "--at", "D+1"], "--at"),
        (["--times", "soon"], "--times"),
        (["--sheet", "A3", "--times", "D+0"], "--times"),
        (["--sheet", "a9"], "a9"),
    ],
)
def test_what_cannot_be_on_paper_is_told(
    arguments: list[str], says: str, tmp_path: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(sample_plan()), str(tmp_path / "x.pdf"), *arguments]) == 2
    assert says in capsys.readouterr().err
    assert not (tmp_path / "x.pdf").exists()
