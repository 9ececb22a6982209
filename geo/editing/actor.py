"""Who acts on a plan, how that is known, and what they may do: asked in one place, and told by a role.

A new role is a line of :data:`ROLES`, and a line of :func:`actor_of` that says who has it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from geo.errors import HiddenError, NotAllowedError, ReadOnlyError
from geo.words.text import Text

Right = Literal["read", "edit", "approve", "export"]
"""What somebody may do: see a plan, change it, say that it holds, take it away as a file."""

Known = Literal["none", "typed"]
"""How it is known who acts: not at all, or by a name as typed, which nobody verified."""

VIEWER, PLANNER = "viewer", "planner"

ROLES: dict[str, frozenset[Right]] = {
    VIEWER: frozenset({"read", "export"}),
    PLANNER: frozenset({"read", "edit", "export"}),
}
"""The rights that each role gives."""

SIGNED: frozenset[Right] = frozenset({"edit", "approve"})
"""Rights that only somebody with a name can use, since the history says who did it."""

_ERRORS: dict[Right, type[NotAllowedError]] = {"read": HiddenError, "edit": ReadOnlyError}
"""What refuses a right, where it is not the plainest."""

_PLANNER_ID = re.compile(r"[0-9a-zA-Z-]{8,64}")


@dataclass(frozen=True, slots=True)
class Planner:
    """Who edits: a random id that the browser keeps, and a name as typed, which nobody verified."""

    id: str
    name: str

    @property
    def sound(self) -> bool:
        """Whether the id may stand in a file name."""
        return _PLANNER_ID.fullmatch(self.id) is not None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks for an action.

    Attributes
    ----------
    planner
        Id and name; None while nobody has said who they are.
    known
        How it is known that it is them; ``none`` exactly when there is no planner.
    role
        A key of :data:`ROLES`.

    Raises
    ------
    ValueError
        If somebody without a name is known, or somebody with a name is not.
    """

    planner: Planner | None = None
    known: Known = "none"
    role: str = VIEWER

    def __post_init__(self) -> None:
        if (self.planner is None) != (self.known == "none"):
            raise ValueError(self.known)

    @property
    def name(self) -> str:
        """The name for the history; "" for nobody."""
        return self.planner.name if self.planner else ""

    def may(self, right: Right) -> bool:
        """Tell whether the actor has a right now."""
        return self.may_once_named(right) and (self.planner is not None or right not in SIGNED)

    def may_once_named(self, right: Right) -> bool:
        """Tell whether the actor has a right, or would have it as soon as they say who they are."""
        return right in ROLES[self.role]


def actor_of(planner: Planner | None, *, read_only: bool = False) -> Actor:
    """Return who acts on a server.

    Parameters
    ----------
    planner
        Who typed a name; None for a viewer who typed none.
    read_only
        Whether the server lets nobody edit.
    """
    return Actor(planner, "typed" if planner else "none", VIEWER if read_only else PLANNER)


def require(actor: Actor, right: Right, outcome: Text | str) -> None:
    """Refuse an action to an actor who may not do it.

    Parameters
    ----------
    actor
        Who asks.
    right
        What the action needs.
    outcome
        What the refusal means, for the reader of the message: a clause like ``nothing was saved``.

    Raises
    ------
    HiddenError, ReadOnlyError or NotAllowedError
        If the actor may not read, may not edit, or may not do what else was asked.
    """
    if not actor.may(right):
        raise _ERRORS.get(right, NotAllowedError)(_refusal(actor, right, outcome))


def _refusal(actor: Actor, right: Right, outcome: Text | str) -> Text:
    """Say why an actor may not, and what that means."""
    if actor.may_once_named(right):
        return Text("actors.unnamed", outcome=outcome)
    if actor.role == VIEWER and right == "edit":
        return Text("actors.read-only", outcome=outcome)
    return Text(f"actors.refused.{right}", outcome=outcome)
