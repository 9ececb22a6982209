"""Who is let in by a link, and to which plan."""

from __future__ import annotations

from dashboard.links.link import Link, LinkRefusedError
from dashboard.links.registry import Links
from dashboard.load import PlanFeed, plan_feed
from dashboard.state import shelf
from geo.editing.actor import actor_of
from geo.errors import PlanUnreadableError

_VIEWER = actor_of(None, read_only=True)


def admitted(links: Links, token: str) -> tuple[Link, PlanFeed]:
    """Return the link of a token, and the feed of its plan.

    Parameters
    ----------
    links
        The links of the user.
    token
        What the address has.

    Raises
    ------
    LinkRefusedError
        If the link does not open, or this server does not have its plan.
    """
    link = links.admit(token)
    try:
        return link, plan_feed(_name_of(link), _VIEWER)
    except PlanUnreadableError as error:
        raise LinkRefusedError("elsewhere", link.id) from error


def _name_of(link: Link) -> str:
    """Return the name that the plan of a link has on this server."""
    plans = shelf()
    names = plans.names()
    for name in sorted(names, key=lambda one: one != link.name):
        try:
            if link.is_of(plans.store(name)):
                return name
        except PlanUnreadableError:  # somebody deleted it just now
            continue
    raise LinkRefusedError("elsewhere", link.id)
