"""How much of a plan a link shows, as people read it."""

from __future__ import annotations

from collections.abc import Mapping

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


def told_part(scope: LinkScope, titles: Mapping[str, str]) -> str:
    """Return what a page of a link says of itself: that it shows a part, and which.

    Parameters
    ----------
    scope, titles
        As for :func:`told_scope`.
    """
    cut = scope.start is not None or scope.end is not None
    return say("links.part-cut" if cut else "links.part", scope=told_scope(scope, titles))
