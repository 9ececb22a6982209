"""What the buttons of links do: make one, end one."""

from __future__ import annotations

from dashboard.day import present_day
from dashboard.desk import Desk
from dashboard.links.asked import asked_expiry, asked_scope
from dashboard.links.link import LinkError, LinkRefusedError
from dashboard.links.registry import user_links
from dashboard.state import choice
from dashboard.told import tell
from dashboard.whole import whole
from geo.editing.actor import require
from geo.errors import NotAllowedError, PlanUnreadableError
from geo.plan import plan_of
from geo.words.text import Text, say

FOR_WHOM, CHAPTERS, ON_LAYERS, START, END, EXPIRES = (
    f"link-{field}" for field in ("for-whom", "chapters", "layers", "start", "end", "expires")
)
"""Keys of the widgets of the form."""


@whole
def make(desk: Desk) -> None:
    """Make the link that the form asks for, or say why not; it shows the plan as it is saved.

    Parameters
    ----------
    desk
        The desk of a planner who may edit.
    """
    try:
        require(desk.actor, "edit", Text("actors.outcome.nothing-saved"))
        plan = plan_of(desk.store.read(), desk.store.name)
        scope = asked_scope(
            plan,
            chapters=choice(CHAPTERS) or None,
            layers=choice(ON_LAYERS) or None,
            start=choice(START),
            end=choice(END),
        )
        expires = asked_expiry(choice(EXPIRES) or None, present_day())
        made = user_links().make(desk.store, kind="view", scope=scope, expires=expires, label=choice(FOR_WHOM) or "")
    except (LinkError, NotAllowedError, PlanUnreadableError) as error:
        tell(str(error))
        return
    desk.note("shared", link=made.id, until=expires.isoformat())
    tell(say("plan_links.made"))


@whole
def end(desk: Desk, name: str) -> None:
    """End a link of the plan.

    Parameters
    ----------
    desk
        The desk of a planner who may edit.
    name
        The id of the link.
    """
    links = user_links()
    try:
        require(desk.actor, "edit", Text("actors.outcome.nothing-saved"))
        if name in {link.id for link in links.of_plan(desk.store.id)}:
            links.revoke(name)
    except (LinkError, LinkRefusedError, NotAllowedError) as error:
        tell(str(error))
        return
    desk.note("revoked", link=name)
    tell(say("plan_links.revoked"))
