"""The sections of the planner's desk, as addresses and sessions name them."""

from __future__ import annotations

from geo.words.text import say

TABLES, PROBLEMS, CHANGES, HISTORY, TAKE_AWAY = "Tables", "Problems", "Changes", "History", "Take away"

_LABELS = {
    TABLES: "plan_page.sections.tables",
    PROBLEMS: "plan_page.sections.problems",
    CHANGES: "plan_page.sections.changes",
    HISTORY: "plan_page.sections.history",
    TAKE_AWAY: "plan_page.sections.take-away",
}


def label(section: str) -> str:
    """Return what a person calls a section."""
    return say(_LABELS[section])
