"""What a format of export is: its ending, its name, what may be asked of it, and what makes it.

There are four kinds, each a class: :class:`SavedPage`, :class:`Paged`, :class:`Picture` and :class:`Data`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pkgutil import resolve_name
from typing import Any, Literal

from geo.errors import TakeAwayError
from geo.export.extract import Extract, Told, tell_nobody
from geo.export.options import ExportOptions
from geo.plan import Plan
from geo.scene.disclosure import disclosed
from geo.words.text import Text, say

Choice = Literal["view", "theme", "size", "page", "changes"]
"""Fields of :class:`geo.export.options.ExportOptions` that only some formats heed; every format heeds the others."""


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file.

    Attributes
    ----------
    ending
        How the name of the file ends, like ``.pdf``; the room ``export_formats`` has a title for it.
    media_type
        What a browser calls it.
    maker
        Module and name of the function that makes it, like ``geo.export.paper:paper_pdf``; it is given an
        :class:`geo.export.extract.Extract` and returns the file, as bytes or as text.
    takes
        Choices that the format heeds.
    speaker_notes
        Whether it has the speaker notes where nobody says whether to include them.

    Notes
    -----
    The maker is named and not imported, so that a format loads its own libraries when it is made and those of no
    other: together they take 0.6 s of processor time (folium 0.3, slides 0.25, fonts in SVG 0.2, GDAL 0.1, pixels 0.05),
    beside 0.8 s in which the command line starts. No other import of a format is late.
    """

    ending: str
    media_type: str
    maker: str
    takes: frozenset[Choice] = frozenset()
    speaker_notes: bool = False

    @property
    def title(self) -> str:
        """What a person calls it."""
        return say(f"export_formats.titles.{self.ending.removeprefix('.')}")

    @property
    def name(self) -> str:
        """The ending as a name: PDF."""
        return self.ending.removeprefix(".").upper()

    def make(self, plan: Plan, options: ExportOptions | None = None, tell: Told = tell_nobody) -> bytes:
        """Return a file of a plan that tells no more than the options let it.

        Raises
        ------
        TakeAwayError
            When the options contradict each other, ask for what there is not, or it cannot be made.
        """
        made = self._made(self.extract(plan, options or ExportOptions(), tell))
        return made.encode() if isinstance(made, str) else made

    def extract(self, plan: Plan, options: ExportOptions, tell: Told = tell_nobody) -> Extract:
        """Return what a file of a plan may tell.

        Raises
        ------
        TakeAwayError
            When the options contradict each other, or name a chapter that there is not.
        """
        notes = self.speaker_notes if options.notes is None else options.notes
        layers, remarks = self._layers(plan, options), bool(options.notes)
        told = disclosed(plan, layers=layers, chapter=options.chapter, remarks=remarks, notes=notes)
        return Extract(told, options, notes, tell)

    def _layers(self, plan: Plan, options: ExportOptions) -> tuple[str, ...] | None:
        """Return the codes of the layers whose rows the file may tell; None for all."""
        if options.chapter is not None:
            _shown_layers(plan, options)
        return options.layers

    def _made(self, extract: Extract) -> bytes | str:
        made: bytes | str = self._load()(extract)
        return made

    def _load(self) -> Any:
        return resolve_name(self.maker)


@dataclass(frozen=True, slots=True)
class SavedPage(Format):
    """A page that plays the whole briefing."""

    takes: frozenset[Choice] = frozenset({"view"})


@dataclass(frozen=True, slots=True)
class Paged(Format):
    """Pages, one for each chapter, that can tell what changed.

    Attributes
    ----------
    leaf
        Code of what its pages are called, which the room ``export_formats`` says.
    """

    takes: frozenset[Choice] = frozenset({"view", "theme", "changes"})
    leaf: str = "pages"

    @property
    def leaves(self) -> str:
        """What its pages are called."""
        return say(f"export_formats.leaves.{self.leaf}")


@dataclass(frozen=True, slots=True)
class Picture(Format):
    """One still picture of a chapter, or of a time and view."""

    takes: frozenset[Choice] = frozenset({"view", "theme", "size"})


@dataclass(frozen=True, slots=True)
class Data(Format):
    """Rows for other tools, of the whole plan or in force at one time.

    Its maker is given the plan and the time as :func:`geo.export.geojson.plan_geojson` is.
    """

    def _layers(self, plan: Plan, options: ExportOptions) -> tuple[str, ...] | None:
        """Return the codes of the layers whose rows the file may tell: no more than a chapter shows."""
        return options.layers if options.chapter is None else _shown_layers(plan, options)

    def _made(self, extract: Extract) -> bytes | str:
        made: bytes | str = self._load()(
            extract.plan, extract.time, notes=extract.remarks, layers=extract.options.layers
        )
        return made


KINDS = (SavedPage, Paged, Picture, Data)
"""Every format is of one of them."""


def _shown_layers(plan: Plan, options: ExportOptions) -> tuple[str, ...]:
    """Return the layers that the chapter shows of those asked for."""
    if options.at is not None or options.view is not None:
        raise TakeAwayError(Text("export.refusals.chapter-has-time", chapter=options.chapter))
    shown = Extract(plan, options).chapter.layers
    if not shown:
        asked = ", ".join(options.layers or ())
        raise TakeAwayError(Text("export.refusals.chapter-without-layers", chapter=options.chapter, layers=asked))
    return shown
