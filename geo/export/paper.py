"""A briefing as a PDF: vector pictures, a page for each chapter, then the force table and the sources."""

from __future__ import annotations

import re
from typing import Any

from geo.analysis.force_table import ForceTable, force_table, table_title
from geo.basemap.places import attribution
from geo.errors import TakeAwayError
from geo.export.extract import Extract
from geo.export.fonts import FAMILIES
from geo.export.studio import Studio, shot_of
from geo.export.typeset import POINTS_PER_INCH, pdf
from geo.nations import without_prejudice
from geo.plan import Plan
from geo.scene.build import no_agreement, not_classified
from geo.scene.sources import told_sources
from geo.words.text import Text, grouped, say

PAGES_MM = {"a4": (297.0, 210.0), "a3": (420.0, 297.0), "letter": (279.4, 215.9), "16:9": (338.7, 190.5)}
"""Width and height in mm of the pages that have a name, in landscape."""

_MM_PER_INCH = 25.4
_LAYOUT_HEIGHT = 760.0
"""Height of a page in pixels of the picture's layout: text of 10 pixels is 7.8 points high on A4."""

_SIZE = re.compile(r"(\d{2,4})x(\d{2,4})")


def page_mm(text: str) -> tuple[float, float]:
    """Return width and height of a page in mm, from a name like ``A4`` or a text like ``400x225``.

    Raises
    ------
    TakeAwayError
        If the text is neither, a side is not between 100 and 2000 mm, or one side is more than three times the other.

    Examples
    --------
    >>> page_mm("a3")
    (420.0, 297.0)
    """
    named = PAGES_MM.get(text.casefold())
    if named:
        return named
    found = _SIZE.fullmatch(text)
    sides = [int(side) for side in found.groups()] if found else [0]
    if not found or min(sides) < 100 or max(sides) > min(2000, 3 * min(sides)):
        raise TakeAwayError(Text("export.refusals.no-page", page=text, named=", ".join(PAGES_MM)))
    return float(found[1]), float(found[2])


def paper_pdf(extract: Extract) -> bytes:
    """Return a PDF of what an extract shows.

    Raises
    ------
    TakeAwayError
        If the options name no valid page, or a page cannot be drawn or typeset.
    """
    width, height = (side / _MM_PER_INCH * POINTS_PER_INCH for side in page_mm(extract.options.page))
    scene = extract.scene()
    shots = [shot_of(chapter, scene) for chapter in extract.chapters]
    pictures = {}
    with Studio(scene, extract.options.theme, extract.options.today) as studio:
        colours = studio.look
        for i, shot in enumerate(shots):
            extract.tell(shot.title)
            pictures[f"{i}.svg"] = studio.frame(shot, _LAYOUT_HEIGHT * width / height, _LAYOUT_HEIGHT)
    extract.tell(say("export.making.pages"))
    day = extract.options.today
    data = {
        "day": [] if day is None else [day.year, day.month, day.day],
        "width": width,
        "height": height,
        "fonts": list(FAMILIES),
        "colours": colours,
        "pictures": [
            {"file": f"{i}.svg", "alt": say("export_paper.map", title=shot.title)} for i, shot in enumerate(shots)
        ],
        "force": _force(extract.plan if extract.force else None),
        "changes": list(extract.options.changes),
        "notes": [{"title": s.title, "text": s.notes} for s in shots if s.notes] if extract.notes else [],
        "sources": told_sources(extract.plan, remarks=extract.remarks),
    }
    return pdf("paper.typ", data | _words(extract.plan), pictures)


def _words(plan: Plan) -> dict[str, Any]:
    settings = plan.settings
    return {
        "title": settings.title,
        "marking": {"text": settings.marking, "colour": settings.marking_colour},
        "handling": not_classified(),
        "notional": no_agreement(),
        "about": [attribution(), without_prejudice(), *_aside(plan)],
        "headings": {
            "total": say("export.total"),
            "changes": say("export.changes"),
            "notes": say("export_paper.notes"),
            "sources": say("export.sources"),
        },
    }


def _force(plan: Plan | None) -> dict[str, Any]:
    table = ForceTable([], [], [], [], []) if plan is None else force_table(plan)
    return {
        "title": table_title(),
        "note": table.note,
        "phases": table.phases,
        "nations": table.nations,
        "persons": [[grouped(v) for v in row] for row in table.persons],
        "totals": [grouped(v) for v in table.totals],
    }


def _aside(plan: Plan) -> list[str]:
    return [say("both.rows-not-shown", count=plan.set_aside)] if plan.set_aside else []
