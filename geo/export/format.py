"""What a format of export is: its ending, its title, the options that it heeds, and what makes it.

There are six kinds, each a class: :class:`SavedPage`, :class:`Paged`, :class:`Picture`, :class:`Film`, :class:`Workbook` and
:class:`Data`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib.util import find_spec
from pkgutil import resolve_name
from typing import Any, Literal

from geo.errors import TakeAwayError
from geo.export.extract import Extract, Told, tell_nobody
from geo.export.options import ExportOptions
from geo.plan import Plan
from geo.scene.disclosure import disclosed
from geo.words.text import Text, say

Choice = Literal["view", "theme", "size", "page", "sheet", "times", "changes", "template", "film"]
"""Fields of :class:`geo.export.options.ExportOptions` that only some formats heed; every format heeds the others."""


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file.

    Attributes
    ----------
    ending
        How the name of the file ends, like ``.pdf``; the room ``export_formats`` has a title for it.
    media_type
        Its media type, as a browser names it, like ``application/pdf``.
    maker
        Module and name of the function that makes it, like ``geo.export.paper:paper_pdf``. The function takes an
        :class:`geo.export.extract.Extract` and returns the file, as bytes or as text.
    takes
        Choices that the format heeds; it ignores the others.
    speaker_notes
        Whether it includes the speaker notes when the options do not say. With them it has the hidden chapters, hidden.
    needs
        Package of an extra that makes it; "" for none.

    Notes
    -----
    The maker is named and not imported: a format then loads its own libraries when a file is made, and those of no other
    format. Together these take 0.6 s of processor time (folium 0.3, slides 0.25, fonts in SVG 0.2, GDAL 0.1, pixels
    0.05); the start of the command line takes 0.8 s. No other import of a format is late.
    """

    ending: str
    media_type: str
    maker: str
    takes: frozenset[Choice] = frozenset()
    speaker_notes: bool = False
    needs: str = ""

    @property
    def title(self) -> str:
        """What people call this kind of file, in the language in use."""
        return say(f"export_formats.titles.{self.ending.removeprefix('.')}")

    @property
    def name(self) -> str:
        """The ending as a name, like ``PDF``."""
        return self.ending.removeprefix(".").upper()

    @property
    def missing(self) -> Text | None:
        """Why no such file can be made here, and what to install; None if it can be."""
        if not self.needs or find_spec(self.needs) is not None:
            return None
        return Text("export.refusals.package-missing", format=self.name, package=self.needs)

    def make(
        self,
        plan: Plan,
        options: ExportOptions | None = None,
        tell: Told = tell_nobody,
        warn: Told = tell_nobody,
    ) -> bytes:
        """Return a file of a plan that shows no more than the options allow.

        Parameters
        ----------
        plan
            The whole plan; what the file may not show is left out here.
        options
            None for the usual ones.
        tell
            Called with the name of each part before it is made.
        warn
            Called with each sentence about what the file could not show.

        Raises
        ------
        TakeAwayError
            If the options contradict each other or ask for something that does not exist, or the file cannot be made.
        """
        if self.missing is not None:
            raise TakeAwayError(self.missing)
        extract = replace(self.extract(plan, options or ExportOptions(), tell), warn=warn)
        made = self._made(extract)
        return made.encode() if isinstance(made, str) else made

    def extract(self, plan: Plan, options: ExportOptions, tell: Told = tell_nobody) -> Extract:
        """Return what a file of a plan may show.

        Parameters
        ----------
        plan
            The whole plan.
        options
            Decide which layers, chapter, remarks and notes are in the extract.
        tell
            Kept in the extract, for its maker.

        Raises
        ------
        TakeAwayError
            If the options contradict each other, or name a chapter that the plan does not have.
        """
        notes = self.speaker_notes if options.notes is None else options.notes
        layers, remarks = self._layers(plan, options), bool(options.notes)
        chapters = None if options.chapter is None else (options.chapter,)
        speakers = self._has_hidden_chapters(notes=notes)
        told = disclosed(
            plan, layers=layers, chapters=chapters, remarks=remarks, notes=notes, since=True, hidden_chapters=speakers
        )
        return Extract(told, options, notes, tell)

    def _has_hidden_chapters(self, *, notes: bool) -> bool:
        """Tell whether the file has hidden chapters, which only a file for the speaker may have."""
        return self.speaker_notes and notes

    def _layers(self, plan: Plan, options: ExportOptions) -> tuple[str, ...] | None:
        """Return the codes of the layers that the file may show; None for all."""
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
    """Pages, one for each chapter, and pages that list what changed.

    Attributes
    ----------
    leaf
        What its pages are called, ``slides`` or ``pages``: a key of the room ``export_formats``.
    """

    takes: frozenset[Choice] = frozenset({"view", "theme", "changes"})
    leaf: str = "pages"

    @property
    def leaves(self) -> str:
        """What its pages are called, in the language in use."""
        return say(f"export_formats.leaves.{self.leaf}")


@dataclass(frozen=True, slots=True)
class Picture(Format):
    """One still picture of a chapter, or of a view at a time."""

    takes: frozenset[Choice] = frozenset({"view", "theme", "size"})


@dataclass(frozen=True, slots=True)
class Film(Format):
    """The time line of a view, or the chapters of the briefing, as pictures that move."""

    takes: frozenset[Choice] = frozenset({"view", "theme", "size", "film"})


@dataclass(frozen=True, slots=True)
class Workbook(Format):
    """The tables of the plan, to edit and to read again; with notes it has hidden chapters too, so that nothing is lost."""

    def _has_hidden_chapters(self, *, notes: bool) -> bool:
        return notes

    def _layers(self, plan: Plan, options: ExportOptions) -> tuple[str, ...] | None:
        """Return the codes of the layers that the file may show, no more than the chapter shows; None for all."""
        return options.layers if options.chapter is None else _shown_layers(plan, options)


@dataclass(frozen=True, slots=True)
class Data(Format):
    """Rows for other tools: of the whole plan, or in force at one time.

    Its maker takes what is exported:

    - ``plan``: rows that are set aside are not in the file;
    - ``at``: hours since H+0, for only what is in force then, without events; None for the whole plan;
    - ``notes``: whether remarks and speaker notes are included;
    - ``layers``: codes of :data:`geo.layers.LAYER` that are included; None for all.
    """

    def _layers(self, plan: Plan, options: ExportOptions) -> tuple[str, ...] | None:
        """Return the codes of the layers that the file may show, no more than the chapter shows; None for all."""
        return options.layers if options.chapter is None else _shown_layers(plan, options)

    def _made(self, extract: Extract) -> bytes | str:
        layers = extract.options.layers if extract.options.chapter is None else extract.chapter.layers
        made: bytes | str = self._load()(extract.plan, extract.time, notes=extract.remarks, layers=layers)
        return made


KINDS = (SavedPage, Paged, Picture, Film, Workbook, Data)
"""The kinds of format: every format is of one of them."""


def _shown_layers(plan: Plan, options: ExportOptions) -> tuple[str, ...]:
    """Return those of the layers asked for that the chapter shows, by code."""
    if options.at is not None or options.view is not None:
        raise TakeAwayError(Text("export.refusals.chapter-has-time", chapter=options.chapter))
    shown = Extract(plan, options).chapter.layers
    if not shown:
        asked = ", ".join(options.layers or ())
        raise TakeAwayError(Text("export.refusals.chapter-without-layers", chapter=options.chapter, layers=asked))
    return shown
