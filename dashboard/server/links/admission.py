"""Who is let in by a link, and to which plan."""

from __future__ import annotations

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from starlette.concurrency import run_in_threadpool

from dashboard.links.link import Link, LinkRefusedError
from dashboard.links.registry import Links
from dashboard.load import PlanFeed, plan_feed
from dashboard.server.shared_work import SharedWork
from dashboard.state import shelf
from geo.editing.actor import actor_of
from geo.errors import PlanUnreadableError

MOST_OPENING = 4
"""Plans that are opened for links at once."""

_VIEWER = actor_of(None, read_only=True)


class Admission:
    """Lets in who has a link. All runs in the server's event loop.

    Parameters
    ----------
    links
        The links of the user.
    """

    def __init__(self, links: Links) -> None:
        self._links = links
        self._opening: SharedWork[PlanFeed | None] = SharedWork()
        # A plan that is slow to read keeps no thread from those who ask for others.
        self._threads = CapacityLimiter(MOST_OPENING)

    async def enter(self, token: str) -> tuple[Link, PlanFeed]:
        """Return the link of a token, and the feed of its plan: all who ask for a plan at once wait for one reading.

        Raises
        ------
        LinkRefusedError
            If the link does not open, or this server does not have its plan.
        """
        link = await run_in_threadpool(self._links.admit, token)
        key = (link.plan, link.name, *link.marks)
        feed = await self._opening.result(key, lambda: run_sync(_feed_of, link, limiter=self._threads))
        if feed is None:
            raise LinkRefusedError("elsewhere", link.id)
        return link, feed


def _feed_of(link: Link) -> PlanFeed | None:
    """Return the feed of the plan of a link; None if this server does not have the plan."""
    name = _name_of(link)
    try:
        return None if name is None else plan_feed(name, _VIEWER)
    except PlanUnreadableError:
        return None


def _name_of(link: Link) -> str | None:
    """Return the name that the plan of a link has on this server; None if it is not there."""
    plans = shelf()
    names = plans.names()
    for name in sorted(names, key=lambda one: one != link.name):
        try:
            if link.is_of(plans.store(name)):
                return name
        except PlanUnreadableError:  # somebody deleted it just now
            continue
    return None
