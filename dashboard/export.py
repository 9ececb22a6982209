"""Every format of export by the ending of its file: the saved page, which folium writes, and the formats of the library."""

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
"""The formats, by the ending of the file."""


def taking(choice: Choice) -> list[Format]:
    """Return the formats that heed a choice."""
    return [kind for kind in EXPORTS.values() if choice in kind.takes]


def plan_html(plan: Plan, options: ExportOptions | None = None) -> str:
    """Return a plan as one HTML page that needs no network.

    Parameters
    ----------
    plan
        The whole plan.
    options
        What the page may show; None for the usual.

    Raises
    ------
    TakeAwayError
        If the options contradict each other, or name a chapter that the plan does not have.
    """
    return PAGE.make(plan, options).decode()


def export_plan(
    plan: Plan, target: Path, options: ExportOptions, tell: Told = tell_nobody, warn: Told = tell_nobody
) -> None:
    """Write a plan into a file.

    Parameters
    ----------
    plan
        The whole plan; what the file may not show is left out.
    target
        Its ending decides the format. A file that is there is replaced, at once and whole.
    options
        What the file may show. Choices that the format does not heed are ignored, except ``changes``.
    tell
        Called with the name of each part before it is made.
    warn
        Called with each sentence about what the file could not show.

    Raises
    ------
    KeyError
        If no format has the ending.
    TakeAwayError
        If the options ask for something that does not exist or that the format cannot show, or the file cannot be made.
    OSError
        If the file cannot be written.
    """
    kind = EXPORTS[target.suffix.lower()]
    if options.changes and "changes" not in kind.takes:
        endings = listed(one.ending for one in taking("changes"))
        raise TakeAwayError(Text("export.refusals.since-not-told", endings=endings, ending=kind.ending))
    made = kind.make(plan, options, tell, warn)
    if target.exists() and not target.is_file():
        target.write_bytes(made)
    else:
        replace_file(target, made)
