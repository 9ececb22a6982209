"""What a link is, and why one does not open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from geo.editing.store import Store
from geo.errors import PostureError
from geo.scene.scope import LinkScope
from geo.words.text import say

Kind = Literal["view", "talk"]
"""What a link opens: the plan as it is, or a talk about it."""

Why = Literal["unknown", "expired", "revoked", "elsewhere", "unreadable"]
"""Why a link does not open; ``elsewhere``: this server does not have its plan, ``unreadable``: its file has an error now."""


@dataclass(frozen=True)
class Link:
    """A link to a plan.

    Attributes
    ----------
    id
        Names it in logs and lists; without the signature it opens nothing.
    kind
        What it opens.
    plan
        The id of the plan.
    name
        The name of the plan on its shelf, when the link was made.
    scope
        How much of the plan it shows.
    created, expires
        In UTC; from ``expires`` on it opens nothing.
    revoked
        Whether somebody ended it.
    label
        What it is for, in a planner's words.
    marks
        What tells the plan from others that say they have its id; see :meth:`geo.editing.store.Store.marks`.
    """

    id: str
    kind: Kind
    plan: str
    name: str
    scope: LinkScope
    created: datetime
    expires: datetime
    revoked: bool = False
    label: str = ""
    marks: tuple[str, ...] = ()

    def is_of(self, store: Store) -> bool:
        """Tell whether a store holds the plan of the link, and not another that says it is that plan.

        A plan that got its lasting id after the link was made is known by its place and its number on the disk together.
        """
        here, made = set(store.marks()), set(self.marks)
        if store.id == self.plan:
            return not made.isdisjoint(here)
        return store.first_id == self.plan and made == here


class LinkError(PostureError):
    """A link cannot be made as asked."""


class LinkRefusedError(PostureError):
    """A link does not open.

    Attributes
    ----------
    why
        The reason.
    link
        The id of the link; "" if there is none.
    """

    def __init__(self, why: Why, link: str = "") -> None:
        super().__init__(say(f"links.refused.{why}"))
        self.why = why
        self.link = link
