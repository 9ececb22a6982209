"""Who acts on a plan, how the app knows that, and what a role lets them do. No other module decides a right.

To add a role, add a line to :data:`ROLES` with its rights, and a line to :func:`actor_of` that gives it to somebody.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from geo.errors import HiddenError, NotAllowedError, ReadOnlyError
from geo.words.text import Text

Right = Literal["read", "edit", "approve", "export"]
"""What an actor may do: see a plan, change it, approve it, or take it away as a file."""

Known = Literal["none", "typed"]
"""How the app knows who acts: not at all, or by a typed name that nobody checked."""

VIEWER, PLANNER = "viewer", "planner"

ROLES: dict[str, frozenset[Right]] = {
    VIEWER: frozenset({"read", "export"}),
    PLANNER: frozenset({"read", "edit", "export"}),
}
"""The rights that each role gives."""

SIGNED: frozenset[Right] = frozenset({"edit", "approve"})
"""Rights that only an actor with a name can use, because the history records who used them."""

_ERRORS: dict[Right, type[NotAllowedError]] = {"read": HiddenError, "edit": ReadOnlyError}
"""The exception that refuses each right; :class:`NotAllowedError` refuses the others."""

_PLANNER_ID = re.compile(r"[0-9a-zA-Z-]{8,64}")


@dataclass(frozen=True, slots=True)
class Planner:
    """Who edits: a random id that the browser keeps, and a typed name that nobody checked."""

    id: str
    name: str

    @property
    def sound(self) -> bool:
        """Whether the id is safe as part of a file name: 8 to 64 letters, digits or hyphens."""
        return _PLANNER_ID.fullmatch(self.id) is not None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks for an action.

    Attributes
    ----------
    planner
        Id and name; None while the actor has typed no name.
    known
        How the app knows who acts; ``none`` exactly when there is no planner.
    role
        A key of :data:`ROLES`.

    Raises
    ------
    ValueError
        If there is a planner and ``known`` is ``none``, or no planner and ``known`` is anything else.
    """

    planner: Planner | None = None
    known: Known = "none"
    role: str = VIEWER

    def __post_init__(self) -> None:
        if (self.planner is None) != (self.known == "none"):
            raise ValueError(self.known)

    @property
    def name(self) -> str:
        """The planner's name, for the history; "" without a planner."""
        return self.planner.name if self.planner else ""

    def may(self, right: Right) -> bool:
        """Tell whether the role gives a right and, for a right of :data:`SIGNED`, whether the actor has a name."""
        return self.may_once_named(right) and (self.planner is not None or right not in SIGNED)

    def may_once_named(self, right: Right) -> bool:
        """Tell whether the role gives a right, whether or not the actor has typed a name yet."""
        return right in ROLES[self.role]


def actor_of(planner: Planner | None, *, read_only: bool = False) -> Actor:
    """Return who acts on a server.

    Parameters
    ----------
    planner
        The id and name of whoever asks; None if they typed no name.
    read_only
        Whether the server refuses every edit: it then gives everybody the role of a viewer.
    """
    return Actor(planner, "typed" if planner else "none", VIEWER if read_only else PLANNER)


def require(actor: Actor, right: Right, outcome: Text | str) -> None:
    """Refuse an action to an actor who may not do it.

    Parameters
    ----------
    actor
        Who asks for the action.
    right
        The right that the action needs.
    outcome
        The consequence, which ends the message of the refusal: a clause like ``nothing was saved``.

    Raises
    ------
    HiddenError
        If the actor may not read.
    ReadOnlyError
        If the actor may not edit.
    NotAllowedError
        If the actor may not approve or export.
    """
    if not actor.may(right):
        raise _ERRORS.get(right, NotAllowedError)(_refusal(actor, right, outcome))


def _refusal(actor: Actor, right: Right, outcome: Text | str) -> Text:
    """Say why the actor lacks the right, and what follows from that."""
    if actor.may_once_named(right):
        return Text("actors.unnamed", outcome=outcome)
    if actor.role == VIEWER and right == "edit":
        return Text("actors.read-only", outcome=outcome)
    return Text(f"actors.refused.{right}", outcome=outcome)
