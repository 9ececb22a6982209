"""A briefing as a PDF: vector pictures, a page for each chapter, then the force table and the sources."""

from __future__ import annotations

from typing import Any

from geo.contract.scene import Scene
from geo.errors import TakeAwayError
from geo.export.described import described
from geo.export.extract import Extract
from geo.export.multiples import multiples
from geo.export.page_size import PX_PER_MM, detail_of, page_mm, points
from geo.export.paper_words import document_words, force_words
from geo.export.sheet import sheet
from geo.export.shot import Shot, shot_of
from geo.export.studio import Studio, studio_of
from geo.export.typeset import pdf
from geo.export.undrawn import told_undrawn
from geo.scene.sources import told_sources
from geo.words.text import Text, say

_LEAST_PX = 760.0
"""Least height of a page in pixels of the layout."""
_BAND_PX = 24.0
"""Height of the marking on a picture."""


def paper_pdf(extract: Extract) -> bytes:
    """Return a PDF of what an extract shows: pages, one page with the map at several times, or a map sheet.

    Raises
    ------
    TakeAwayError
        If the options name no valid page, or a page cannot be drawn or typeset.
    """
    if extract.options.times and extract.options.at is not None:
        raise TakeAwayError(Text("export.refusals.times-and-at"))
    with studio_of(extract) as (scene, studio):
        missing = told_undrawn(extract, scene)
        if missing:
            extract.warn(missing)
        words = document_words(extract, studio.look, missing)
        if extract.options.sheet:
            return pdf("sheet.typ", *sheet(extract, scene, studio, words), checked=not missing)
        data, pictures = _briefing(extract, scene, studio)
    extract.tell(say("export.making.pages"))
    return pdf("paper.typ", words | data, pictures, checked=not missing)


def _briefing(extract: Extract, scene: Scene, studio: Studio) -> tuple[dict[str, Any], dict[str, str]]:
    """Return what the template of a briefing reads, and its pictures."""
    page = page_mm(extract.options.page)
    leaves: list[dict[str, Any]] = []
    pictures: dict[str, str] = {}
    chapters = [extract.chapter] if extract.options.times else extract.chapters
    for i, chapter in enumerate(chapters):
        extract.tell(chapter.title or chapter.id)
        times = extract.options.times or chapter.times
        if len(times) > 1 or extract.options.times:
            maps = multiples(extract.plan, scene, studio, chapter, times, page, str(i))
            leaves.append(maps.leaf)
            pictures |= maps.pictures
        else:
            pictures[f"{i}.svg"] = _picture(studio, shot_of(chapter, scene), page)
            alt = described(extract.plan, scene, shot_of(chapter, scene))
            leaves.append({"kind": "picture", "file": f"{i}.svg", "title": chapter.title or chapter.id, "alt": alt})
    data = {
        "width": points(page[0]),
        "height": points(page[1]),
        "leaves": leaves,
        "band": points(_BAND_PX / _scale(page)),
        "force": force_words(extract.plan if extract.force else None),
        "changes": list(extract.options.changes),
        "notes": [{"title": c.title, "text": c.notes} for c in chapters if c.notes] if extract.notes else [],
        "sources": told_sources(extract.plan, remarks=extract.remarks),
    }
    return data, pictures


def _picture(studio: Studio, shot: Shot, page: tuple[float, float]) -> str:
    scale = _scale(page)
    return studio.frame(shot, page[0] * scale, page[1] * scale, detail_of(*page))


def _scale(page: tuple[float, float]) -> float:
    """Return the pixels of a mm: a page smaller than A4 has smaller text, and not less of the map."""
    return max(PX_PER_MM, _LEAST_PX / page[1])
