"""Until when a link opens, and whether it does, as people read it."""

from __future__ import annotations

from datetime import datetime, timedelta

from dashboard.links.link import Link
from geo.words.text import say


def told_expiry(expires: datetime) -> str:
    """Return when a link ends: a day if it ends with the day, else the minute."""
    last = expires - timedelta(minutes=1)
    if (last.hour, last.minute) == (23, 59):
        return say("links.told.until-day", day=f"{last:%Y-%m-%d}")
    return say("links.told.until", time=f"{expires:%Y-%m-%d %H:%M}")


def told_state(link: Link, now: datetime) -> str:
    """Return whether a link opens.

    Parameters
    ----------
    link
        The link.
    now
        The present time in UTC.
    """
    return say(f"links.state.{'revoked' if link.revoked else 'expired' if link.expires <= now else 'open'}")


def told_opened(opened: datetime | None) -> str:
    """Return when a link was last opened."""
    return say("links.told.never") if opened is None else say("links.told.opened", time=f"{opened:%Y-%m-%d %H:%M}")
