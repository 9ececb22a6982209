"""What the buttons of a version do: restore it, look at it, compare it."""

from __future__ import annotations

from dashboard.desk import Desk
from dashboard.editions import SAVED, version_code
from dashboard.plan.acts import Done, attempt
from dashboard.state import choice, depart
from dashboard.told import tell
from dashboard.whole import whole
from geo.words.text import say


@whole
def restore(desk: Desk, number: int) -> None:
    """Save an old version as a new one; unsaved edits stay.

    Parameters
    ----------
    desk
        The desk of a planner who may edit.
    number
        Number of the old version.
    """
    outcome = attempt(desk, lambda space: space.restore(number, desk.actor))
    if not isinstance(outcome, Done):
        return
    if outcome.value.version is None:
        tell(say("plan_history.restored-already", number=number))
    else:
        desk.note("restored", version=outcome.value.version.number, of=number)
        tell(say("plan_history.restored", number=number, new=outcome.value.version.number))


@whole
def look_at_version(number: int) -> None:
    """Show a version on the map."""
    depart("map", version=str(number))


@whole
def compare_with(number: int) -> None:
    """Compare a version with the plan as it is now."""
    choice("compare-a", version_code(number))
    choice("compare-b", SAVED)
    depart("compare")
