"""What the buttons of an offered draft do: take it up, or leave it."""

from __future__ import annotations

from dashboard.desk import Desk
from dashboard.plan.acts import Done, attempt
from dashboard.told import tell
from dashboard.whole import whole
from geo.editing.draft import KeptDraft
from geo.words.text import say


@whole
def take_up(desk: Desk, kept: KeptDraft) -> None:
    """Add the edits of another draft to those of the planner; the other draft stays.

    Parameters
    ----------
    desk
        The desk of a planner who may edit.
    kept
        The other draft.
    """
    outcome = attempt(desk, lambda space: space.take_up(kept, desk.actor))
    if isinstance(outcome, Done):
        tell(say("plan_changes.offer.taken", count=outcome.value))


@whole
def leave(desk: Desk, kept: KeptDraft) -> None:
    """Leave another draft as it is; the section Changes still lists it.

    Parameters
    ----------
    desk
        The desk of a planner who may edit.
    kept
        The other draft.
    """
    if isinstance(attempt(desk, lambda space: space.leave(kept, desk.actor)), Done):
        tell(say("plan_changes.offer.left"))
