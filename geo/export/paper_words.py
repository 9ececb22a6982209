"""Words and colours that every PDF of a plan has: title, marking, headings, and what a reader should know."""

from __future__ import annotations

from typing import Any

from geo.analysis.force_table import ForceTable, force_table, table_title
from geo.basemap.places import attribution
from geo.contract.picture import Look
from geo.export.extract import Extract
from geo.export.fonts import FAMILIES
from geo.export.powerpoint.words import told_day
from geo.nations import without_prejudice
from geo.plan import Plan
from geo.scene.build import no_agreement, not_classified
from geo.words.language import language
from geo.words.text import grouped, say

_READING = ("basis", "frame", "time", "block", "source")
"""What a reader should know, in order."""


def document_words(extract: Extract, look: Look, missing: str) -> dict[str, Any]:
    """Return what every template reads.

    Parameters
    ----------
    extract
        What the file shows.
    look
        Colours of its pages.
    missing
        Sentence about characters that cannot be drawn; "" if all can.
    """
    settings, day = extract.plan.settings, extract.options.today
    aside = extract.plan.set_aside
    about = [attribution(), without_prejudice(), say("both.rows-not-shown", count=aside) if aside else "", missing]
    return {
        "language": language(),
        "day": [] if day is None else [day.year, day.month, day.day],
        "fonts": list(FAMILIES),
        "colours": look,
        "told-day": "" if day is None else told_day(day),
        "edition": " ".join(edition(extract)),
        "title": settings.title,
        "description": settings.description,
        "marking": {"text": settings.marking, "colour": settings.marking_colour},
        "handling": not_classified(),
        "notional": no_agreement(),
        "about": [told for told in about if told],
        "reading": [say(f"export_paper.reading.{one}") for one in _READING],
        "headings": {
            "contents": say("export_paper.contents"),
            "reading": say("export_paper.how-to-read"),
            "total": say("export.total"),
            "nation": say("export_paper.nation"),
            "changes": say("export.changes"),
            "notes": say("export_paper.notes"),
            "sources": say("export.sources"),
        },
    }


def edition(extract: Extract) -> list[str]:
    """Return when a file was made, unless it says no day, and of which version of the plan."""
    day = extract.options.today
    made = [] if day is None else [say("export_paper.made", day=told_day(day))]
    return [*made, say("export_paper.version", version=extract.plan.revision)]


def force_words(plan: Plan | None) -> dict[str, Any]:
    """Return the force table of a plan as text; an empty table for None."""
    table = ForceTable([], [], [], [], []) if plan is None else force_table(plan)
    return {
        "title": table_title(),
        "note": table.note,
        "phases": table.phases,
        "nations": table.nations,
        "persons": [[grouped(v) for v in row] for row in table.persons],
        "totals": [grouped(v) for v in table.totals],
    }
