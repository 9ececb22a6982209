"""The extract of a plan that one file is made from: what the file may show, and what was asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from geo.contract.part import changed
from geo.contract.scene import Chapter, Scene
from geo.errors import TakeAwayError
from geo.export.options import ExportOptions
from geo.plan import Plan
from geo.scene.briefing import chapters, overview
from geo.scene.build import build_scene
from geo.scene.narrowing import with_layers_only
from geo.schema import PLACEMENTS
from geo.words.text import Text

Told = Callable[[str], None]
"""A function that is called with the name of each part before it is made, to show progress."""


def tell_nobody(_: str) -> None:
    """Show no progress."""


@dataclass(frozen=True, slots=True)
class Extract:
    """The part of a plan that one file may show, and the options of the export.

    Attributes
    ----------
    plan
        A copy with only what the file may show; see :func:`geo.scene.disclosure.disclosed`.
    options
        What was asked for.
    notes
        Whether speaker notes are included.
    tell
        Shows progress.
    warn
        Is told what a reader of the file should know and cannot see in it.
    """

    plan: Plan
    options: ExportOptions
    notes: bool = False
    tell: Told = tell_nobody
    warn: Told = tell_nobody

    @property
    def remarks(self) -> bool:
        """Whether remarks are included."""
        return bool(self.options.notes)

    @property
    def force(self) -> bool:
        """Whether the force table is included."""
        return PLACEMENTS.name in self.options.tables

    @property
    def time(self) -> float | None:
        """Hours since H+0: the file shows only the rows in force then. None for the whole plan."""
        return self.options.at if self.options.chapter is None else self.chapter.time

    @property
    def chapters(self) -> list[Chapter]:
        """What pages show: all chapters, or one if the options name a chapter, a time or a view.

        Raises
        ------
        TakeAwayError
            If the plan has no chapter with the id that the options give.
        """
        options = self.options
        if options.chapter is None and options.at is None and options.view is None:
            return [_of_layers(chapter, options.layers) for chapter in chapters(self.plan)]
        return [self.chapter]

    @property
    def chapter(self) -> Chapter:
        """What one picture shows: the chapter that the options name, or else the overview at their time and in their view.

        Raises
        ------
        TakeAwayError
            If the plan has no chapter with the id that the options give.
        """
        options = self.options
        if options.chapter is not None:
            return _of_layers(_named(self.plan, options.chapter), options.layers)
        usual = overview(self.plan)
        return changed(
            usual,
            view=options.view or usual.view,
            time=usual.time if options.at is None else options.at,
            layers=usual.layers if options.layers is None else options.layers,
        )

    def scene(self) -> Scene:
        """Build the scene: what the map shows of the plan, with the layers of the options alone."""
        scene = build_scene(self.plan, notes=self.remarks)
        return scene if self.options.layers is None else with_layers_only(scene, self.options.layers)


def _named(plan: Plan, name: str) -> Chapter:
    known = {chapter.id: chapter for chapter in chapters(plan)}
    if name not in known:
        raise TakeAwayError(Text("export.refusals.chapter-unknown", chapter=name, known=", ".join(known)))
    return known[name]


def _of_layers(chapter: Chapter, layers: tuple[str, ...] | None) -> Chapter:
    if layers is None:
        return chapter
    return changed(chapter, layers=tuple(name for name in chapter.layers if name in layers))
