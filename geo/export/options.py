"""The options of an export."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from geo.contract.picture import Theme
from geo.export.film_options import FilmOptions
from geo.scene.disclosure import hidden_tables
from geo.schema import TABLES

MOST_TIMES = 6
"""Maps beside each other on one page."""

TEMPLATE_ENDINGS, LARGEST_TEMPLATE = (".pptx", ".potx"), 60_000_000
"""Endings of a staff's template, and how large it may be, in bytes."""

MACRO_ENDINGS = (".pptm", ".potm", ".ppsm")
"""Endings of files of PowerPoint that may run programs."""

USUAL_SIZE, USUAL_PAGE, THEMES = "1920x1080", "A4", ("light", "dark")


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What a person asks of an export.

    Attributes
    ----------
    at
        Hours since H+0; None for the whole plan (data), its chapters (slides, pages) or the usual time (pictures).
    view
        ``ukraine`` or ``europe``; None for the view of the chapter or of the plan.
    chapter
        Id of the one chapter to show; None for all.
    layers
        Codes of :data:`geo.layers.LAYER` that are included; None for all.
    notes
        Whether remarks and speaker notes are included. None: slides include speaker notes, and no file remarks.
    theme
        ``light`` or ``dark``.
    size
        Width and height of a picture in pixels, like ``1920x1080``.
    page
        Name of a page, like ``A4``, or its width and height in mm, like ``400x225``.
    sheet
        Size of a map sheet, as for ``page``; empty for pages.
    times
        Hours since H+0 at which one page shows the same map, at most :data:`MOST_TIMES`; empty for one time.
    changes
        Lines about what changed since another version, for slides and pages; empty for none.
    today
        The day of the export in UTC: pictures say how old rows are on this day. None if they say no age.
    template
        A staff's own template for slides; None for ours.
    film
        What a film shows, and how fast.
    """

    at: float | None = None
    view: str | None = None
    chapter: str | None = None
    layers: tuple[str, ...] | None = None
    notes: bool | None = None
    theme: Theme = "light"
    size: str = USUAL_SIZE
    page: str = USUAL_PAGE
    sheet: str = ""
    times: tuple[float, ...] = ()
    changes: tuple[str, ...] = ()
    today: date | None = None
    template: Path | None = None
    film: FilmOptions = field(default_factory=FilmOptions)

    @property
    def tables(self) -> list[str]:
        """Names of the tables whose rows the export may show."""
        left_out = hidden_tables(self.layers)
        return [spec.name for spec in TABLES if spec.name not in left_out]
