"""What a link shows and until when, as people read it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from dashboard.links.link import Link
from geo.clock import format_instant
from geo.layers import LAYER
from geo.scene.scope import LinkScope
from geo.words.text import listed, say


def told_scope(scope: LinkScope, titles: Mapping[str, str]) -> str:
    """Return what a link shows, in a line.

    Parameters
    ----------
    scope
        What it shows.
    titles
        Titles of the plan's chapters by id; a chapter that is no longer there is told by its id.
    """
    if scope.whole:
        return say("links.told.whole")
    parts = [_time(scope)]
    if scope.chapters is not None:
        names = listed(titles.get(name, name) for name in scope.chapters)
        parts.insert(0, say("links.told.chapters", count=len(scope.chapters), chapters=names))
    if scope.layers is not None:
        labels = LAYER.labels
        parts.append(say("links.told.layers", count=len(scope.layers), layers=listed(labels[c] for c in scope.layers)))
    return " ".join(parts)


def _time(scope: LinkScope) -> str:
    if scope.start is None and scope.end is None:
        return say("links.told.always")
    if scope.end is None:
        return say("links.told.from", start=format_instant(scope.start or 0.0))
    if scope.start is None:
        return say("links.told.to", end=format_instant(scope.end))
    return say("links.told.from-to", start=format_instant(scope.start), end=format_instant(scope.end))


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
