"""What a person asked a link to show, and until when: checked against the plan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from dashboard.links.link import LinkError
from geo.clock import format_instant, parse_instant
from geo.errors import InstantError
from geo.plan import Plan
from geo.problem import excerpt
from geo.scene.briefing import open_chapters
from geo.scene.scope import LinkScope
from geo.words.text import Text

LONGEST_DAYS = 3_660
"""For how many days a link may be good: ten years."""

USUAL_DAYS = 30
"""For how many days a link is good if nobody says so."""


def asked_scope(
    plan: Plan, *, chapters: Sequence[str] | None, layers: Sequence[str] | None, start: str | None, end: str | None
) -> LinkScope:
    """Return the scope that somebody asked for.

    Parameters
    ----------
    plan
        The plan.
    chapters, layers
        Ids of chapters, and codes of layers; None for all.
    start, end
        Instants as typed; None for an open end.

    Raises
    ------
    LinkError
        If the plan has no such chapter, an instant cannot be read, or the instants or chapters contradict each other.
    """
    first, last = _instant(plan, start), _instant(plan, end)
    if first is not None and last is not None and first >= last:
        raise LinkError(Text("links.mistake.order", start=format_instant(first), end=format_instant(last)))
    known = {chapter.id: chapter.time for chapter in open_chapters(plan)}
    for name in chapters or ():
        if name not in known:
            raise LinkError(Text("links.mistake.chapter", chapter=excerpt(name), known=", ".join(known)))
        if not (first is None or first <= known[name]) or not (last is None or known[name] <= last):
            raise LinkError(Text("links.mistake.outside", chapter=excerpt(name), time=format_instant(known[name])))
    return LinkScope(
        None if chapters is None else tuple(dict.fromkeys(chapters)),
        None if layers is None else tuple(layers),
        first,
        last,
    )


def _instant(plan: Plan, text: str | None) -> float | None:
    if text is None or not text.strip():
        return None
    try:
        return parse_instant(text, plan.settings.ceasefire)
    except InstantError as error:
        raise LinkError(Text("links.mistake.instant", reason=error)) from error


def asked_expiry(text: str | None, today: date) -> datetime:
    """Return when a link expires: at the end of a day in UTC.

    Parameters
    ----------
    text
        The last day on which it opens, as ``YYYY-MM-DD``; None for :data:`USUAL_DAYS` from today.
    today
        The present day in UTC.

    Raises
    ------
    LinkError
        If the text is no day, or the day has gone by or is more than :data:`LONGEST_DAYS` away.
    """
    if text is None:
        return _after(today + timedelta(days=USUAL_DAYS))
    try:
        day = date.fromisoformat(text.strip())
        expires = _after(day)
    except (ValueError, OverflowError) as error:
        raise LinkError(Text("links.mistake.day", text=excerpt(text))) from error
    if day < today:
        raise LinkError(Text("links.mistake.gone-by", day=day.isoformat(), today=today.isoformat()))
    if day > today + timedelta(days=LONGEST_DAYS):
        raise LinkError(Text("links.mistake.too-late", day=day.isoformat()))
    return expires


def _after(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), UTC)
