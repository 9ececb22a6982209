"""Every format of export by the ending of its file: the saved page, which folium writes, and those of the library."""

from __future__ import annotations

from pathlib import Path

from geo.atomic import replace_file
from geo.errors import TakeAwayError
from geo.export.extract import Told, tell_nobody
from geo.export.format import Choice, Format, SavedPage
from geo.export.formats import FORMATS
from geo.export.options import ExportOptions
from geo.plan import Plan
from geo.words.text import Text, listed

PAGE = SavedPage(".html", "text/html", "dashboard.component.page:saved_page")

EXPORTS: dict[str, Format] = {kind.ending: kind for kind in (PAGE, *FORMATS)}
"""What can be written, by the ending of the file."""


def taking(choice: Choice) -> list[Format]:
    """Return the formats that heed a choice."""
    return [kind for kind in EXPORTS.values() if choice in kind.takes]


def plan_html(plan: Plan, options: ExportOptions | None = None) -> str:
    """Return a plan as one HTML page that needs no network."""
    return PAGE.make(plan, options).decode()


def export_plan(plan: Plan, target: Path, options: ExportOptions, tell: Told = tell_nobody) -> None:
    """Write a plan into a file.

    Raises
    ------
    KeyError
        When no export has the ending.
    TakeAwayError
        When the options ask for what there is not, or it cannot be made.
    OSError
        When the file cannot be written.
    """
    kind = EXPORTS[target.suffix.lower()]
    if options.changes and "changes" not in kind.takes:
        endings = listed(one.ending for one in taking("changes"))
        raise TakeAwayError(Text("export.refusals.since-not-told", endings=endings, ending=kind.ending))
    made = kind.make(plan, options, tell)
    if target.exists() and not target.is_file():
        target.write_bytes(made)
    else:
        replace_file(target, made)
