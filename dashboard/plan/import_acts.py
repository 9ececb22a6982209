"""What the button of an import does: lets the rows land as one step, and keeps how the file was read."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.desk import Desk
from dashboard.plan.acts import Done, attempt
from dashboard.told import tell
from dashboard.whole import whole
from geo.editing.workspace import Workspace
from geo.errors import EditError
from geo.importing.kept import keep_mapping
from geo.importing.landing import land
from geo.importing.proposal import Proposal
from geo.importing.wording import with_words
from geo.words.system import reason
from geo.words.text import Text, say


@whole
def put(desk: Desk, file: str, wanted: Sequence[Proposal], generation: int) -> None:
    """Let rows land in the planner's workspace, if it is still as the planner saw it; no file of the plan changes.

    Parameters
    ----------
    desk
        The desk of a planner who may edit.
    file
        Name of the file.
    wanted
        Its rows, without those that are not wanted.
    generation
        Number of the state that the proposals are about.
    """
    outcome = attempt(desk, lambda space: _land(space, desk, file, wanted, generation))
    if not isinstance(outcome, Done):
        return
    desk.note("imported", file=file, rows=outcome.value)
    tell(say("plan_import.landed", count=outcome.value))
    for proposal in wanted:
        try:
            keep_mapping(desk.store, with_words(proposal.mapping, proposal.table), desk.actor)
        except OSError as error:
            tell(say("plan_import.not-kept", reason=reason(error)))


def _land(space: Workspace, desk: Desk, file: str, wanted: Sequence[Proposal], generation: int) -> int:
    if space.current.generation != generation:
        raise EditError(Text("plan_import.meanwhile"))
    return land(space, wanted, file, desk.actor)
