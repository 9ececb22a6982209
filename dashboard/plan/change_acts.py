"""What the buttons of the section Changes do with the planner's own edits: answer a clash, save, revert, discard."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dashboard.desk import Desk
from dashboard.plan.acts import Done, attempt
from dashboard.state import choice, forget
from dashboard.told import tell
from dashboard.whole import whole
from geo.editing.clash import Clash
from geo.editing.outcome import Clashes, NeedsUtf8, Saved
from geo.words.text import say


@whole
def settle(desk: Desk, clash: Clash, mine: bool) -> None:  # noqa: FBT001  Streamlit passes positions
    """Answer a clash, as a step that can be undone.

    Parameters
    ----------
    desk
        The desk of a planner who may edit.
    clash
        One of the clashes of the desk.
    mine
        Whether the planner's own value is kept; otherwise that of the file.
    """
    outcome = attempt(desk, lambda space: space.settle(clash, desk.actor, mine=mine))
    if isinstance(outcome, Done) and not outcome.value:
        tell(say("plan_changes.clash.gone"))


@whole
def save(desk: Desk, only: Mapping[tuple[str, str], Iterable[str]] | None = None) -> None:
    """Save the edits with the reason that was typed; the section Changes shows what prevents a save.

    Parameters
    ----------
    desk
        The desk of a planner who may edit.
    only
        Columns by table and handle of the rows to save, none for a whole row; None for all edits.
    """
    why, convert = str(choice("why") or ""), bool(choice("may-be-utf8"))
    forget("needs-utf8")
    outcome = attempt(desk, lambda space: space.save(desk.actor, why, convert=convert, only=only))
    if not isinstance(outcome, Done):
        return
    if isinstance(outcome.value, NeedsUtf8):
        choice("needs-utf8", outcome.value.files)
    elif isinstance(outcome.value, Clashes):
        tell(say("plan_changes.clash.first", count=len(outcome.value.clashes)))
    elif isinstance(outcome.value, Saved):
        if outcome.value.version is not None:
            desk.note("saved", version=outcome.value.version.number, why=why)
        forget("why", "may-be-utf8")
        tell(_landed(outcome.value, len(desk.feed.current.working.changes)))


def _landed(saved: Saved, left: int) -> str:
    """Return what a save came to, and how many rows it left unsaved."""
    if saved.version is None:
        return say("plan_changes.saved-already-but", count=left) if left else say("plan_changes.saved-already")
    if left:
        return say("plan_changes.saved-as-but", number=saved.version.number, count=left)
    return say("plan_changes.saved-as", number=saved.version.number)


@whole
def revert(desk: Desk, rows: dict[tuple[str, str], list[str]]) -> None:
    """Take back the edits of rows or fields, as a step that can be undone.

    Parameters
    ----------
    desk
        The desk of a planner who may edit.
    rows
        Columns by table and handle; no columns mean the whole row.
    """
    outcome = attempt(desk, lambda space: space.revert(rows, desk.actor))
    if isinstance(outcome, Done):
        told = say("plan_changes.reverted", count=outcome.value)
        tell(told if outcome.value else say("plan_changes.reverted-none"))


@whole
def discard(desk: Desk) -> None:
    """Forget all unsaved edits of the planner."""
    outcome = attempt(desk, lambda space: space.discard(desk.actor))
    if isinstance(outcome, Done):
        tell(say("plan_changes.discarded", count=outcome.value))
