"""What came of an act of the planner's desk: done, or refused with the reason. Nothing says that an act was done before it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from dashboard.desk import Desk
from dashboard.told import tell
from geo.editing.workspace import Workspace
from geo.errors import PostureError
from geo.words.system import reason
from geo.words.text import say

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Done(Generic[Result]):
    """An act that was done, and what it gave."""

    value: Result


@dataclass(frozen=True, slots=True)
class Refused:
    """An act that was not done, and why, as a sentence."""

    why: str


def attempt(desk: Desk, change: Callable[[Workspace], Result]) -> Done[Result] | Refused:
    """Change the workspace of a desk; a refusal is shown as a toast.

    Parameters
    ----------
    desk
        Whose workspace.
    change
        Changes the workspace; a library error that it raises, or one of the system, is a refusal.
    """
    try:
        return Done(desk.feed.act(change))
    except PostureError as error:
        refused = Refused(str(error))
    except OSError as error:
        refused = Refused(say("plan_page.draft-not-kept", reason=reason(error)))
    desk.note("refused", why=refused.why)
    tell(refused.why, longer=True)
    return refused
