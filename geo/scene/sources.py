"""The sources of a plan as people read them."""

from __future__ import annotations

from geo.contract.scene import Source
from geo.periods import records
from geo.plan import Plan
from geo.schema import SOURCES


def source_index(plan: Plan) -> dict[str, Source]:
    """Return every source of a plan, by its id."""
    names = SOURCES.column_names
    return {row[SOURCES.id]: Source(**{name: row[name] for name in names}) for row in records(plan.rows(SOURCES))}


def told_sources(plan: Plan, *, remarks: bool) -> list[dict[str, str]]:
    """Return every source as people read it: ``id``, ``title``, and ``told`` (publisher, date and address in a line).

    Parameters
    ----------
    plan
        Whose sources, in the order of the file.
    remarks
        Whether ``told`` ends with the remarks of the source.
    """
    return [
        {"id": name, "title": source.title, "told": _told(source, remarks=remarks)}
        for name, source in source_index(plan).items()
    ]


def _told(source: Source, *, remarks: bool) -> str:
    parts = [source.publisher, source.published, source.url, source.remarks if remarks else ""]
    return ". ".join(part.rstrip(".") for part in parts if part)
