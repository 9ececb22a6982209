"""The options of a film."""

from __future__ import annotations

from dataclasses import dataclass

USUAL_FPS = 10

SHORTEST_S, LONGEST_S = 1, 600
"""Bounds of the length of a film, in seconds."""

LEAST_FPS, MOST_FPS = 1, 50
"""Bounds of pictures a second; not all programs show a GIF that has more."""

PARTS = 20
"""How often a film tells how far it is."""


@dataclass(frozen=True, slots=True)
class FilmOptions:
    """What a person asks of a film.

    Attributes
    ----------
    start, end
        Hours since H+0 between which time runs; None for the ends of the time line.
    seconds
        Length of the film; None for as long as the app plays the same time, or five seconds for each chapter.
    fps
        Pictures a second.
    chapters
        Whether it shows the chapters of the briefing and not the time line.
    """

    start: float | None = None
    end: float | None = None
    seconds: float | None = None
    fps: int = USUAL_FPS
    chapters: bool = False
