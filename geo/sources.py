"""The sources of a plan as people read them."""

from __future__ import annotations

from geo.layers import source_index
from geo.plan import Plan


def told_sources(plan: Plan, *, notes: bool) -> list[dict[str, str]]:
    """Return ``id``, ``title`` and ``told`` (publisher, date, address; remarks only with ``notes``) of every source."""
    return [
        {"id": name, "title": source["title"], "told": _told(source, notes=notes)}
        for name, source in source_index(plan).items()
    ]


def _told(source: dict[str, str], *, notes: bool) -> str:
    parts = [source["publisher"], source["published"], source["url"], source["remarks"] if notes else ""]
    return ". ".join(part.rstrip(".") for part in parts if part)
