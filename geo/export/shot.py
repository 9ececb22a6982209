"""What a still picture shows."""

from __future__ import annotations

from dataclasses import dataclass

from geo.contract.part import Bounds
from geo.contract.scene import Chapter, Scene


@dataclass(frozen=True, slots=True)
class Shot:
    """What a still picture shows.

    Attributes
    ----------
    title
        Heading.
    bounds
        West, south, east, north in degrees.
    time
        Hours since H+0.
    layers
        Codes of :data:`geo.layers.LAYER`.
    focus
        Ids to point at.
    notes
        Speaker notes.
    chapter
        Id of the chapter whose message, figures, changes and annotations it shows; "" for none.
    """

    title: str
    bounds: Bounds
    time: float
    layers: tuple[str, ...]
    focus: tuple[str, ...] = ()
    notes: str = ""
    chapter: str = ""


def shot_of(chapter: Chapter, scene: Scene) -> Shot:
    """Return what a chapter shows, as a shot; its title is its id where it has none.

    Parameters
    ----------
    chapter
        One without bounds of its own shows its whole view.
    scene
        Has the bounds of each view.
    """
    bounds = chapter.bounds or next(view.bounds for view in scene.views if view.code == chapter.view)
    name = "" if chapter.row is None else chapter.id
    return Shot(chapter.title or chapter.id, bounds, chapter.time, chapter.layers, chapter.focus, chapter.notes, name)
