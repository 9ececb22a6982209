"""The sections of the page Plan, by the names that addresses and sessions use."""

from __future__ import annotations

from geo.words.text import say

TABLES, PROBLEMS, CHANGES, HISTORY = "Tables", "Problems", "Changes", "History"
IMPORT, TAKE_AWAY, LINKS = "Import", "Take away", "Links"

_LABELS = {
    TABLES: "plan_page.sections.tables",
    PROBLEMS: "plan_page.sections.problems",
    CHANGES: "plan_page.sections.changes",
    HISTORY: "plan_page.sections.history",
    IMPORT: "plan_page.sections.import",
    TAKE_AWAY: "plan_page.sections.take-away",
    LINKS: "plan_page.sections.links",
}


def label(section: str) -> str:
    """Return the label of a section."""
    return say(_LABELS[section])
