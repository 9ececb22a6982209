"""What a person may ask of an export."""

from __future__ import annotations

from dataclasses import dataclass

from geo.contract.picture import Theme
from geo.scene.disclosure import hidden_tables
from geo.schema import TABLES

USUAL_SIZE, USUAL_PAGE, THEMES = "1920x1080", "A4", ("light", "dark")


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What an export holds.

    Attributes
    ----------
    at
        Hours since H+0; None for the whole plan (data), its chapters (slides, pages) or the usual time (pictures).
    view
        ``ukraine`` or ``europe``; None for the plan's own.
    chapter
        Id of the one chapter to show; None for all.
    layers
        Codes of the only layers to hold; None for all.
    notes
        Whether remarks and speaker notes are included; None for what is usual: speaker notes in slides alone.
    theme
        ``light`` or ``dark``.
    size
        Width and height of a picture in pixels, like 1920x1080.
    page
        A page's name, or its width and height in mm, like 400x225.
    changes
        Lines that tell what changed since another version, for slides and pages.
    """

    at: float | None = None
    view: str | None = None
    chapter: str | None = None
    layers: tuple[str, ...] | None = None
    notes: bool | None = None
    theme: Theme = "light"
    size: str = USUAL_SIZE
    page: str = USUAL_PAGE
    changes: tuple[str, ...] = ()

    @property
    def tables(self) -> list[str]:
        """Names of the tables whose rows the export may tell."""
        left_out = hidden_tables(self.layers)
        return [spec.name for spec in TABLES if spec.name not in left_out]
