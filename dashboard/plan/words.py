"""What the planner's desk says, in one place."""

from __future__ import annotations

from dashboard.counting import counted
from dashboard.desk import Desk

SEVERITY_TITLES = {
    "error": "Errors: the row is not shown",
    "warning": "Warnings: shown, but looks wrong",
    "notice": "Notices: read with an assumption",
}


def desk_status(desk: Desk) -> str:
    """Say who edits, and what is unsaved."""
    if not desk.actor.may_once_named("edit"):
        return "Read-only: nothing can be changed here."
    if not desk.actor.may("edit"):
        return "Nobody edits here yet: type your name below."
    unsaved = len(desk.shown.working.changes)
    kept = f"{counted(unsaved, 'row')} unsaved, kept as a draft" if unsaved else "everything is saved"
    clashes = len(desk.shown.working.clashes)
    asked = f"; {clashes} to settle" if clashes else ""
    return f"{desk.actor.name} (not verified): {kept}{asked}"
