"""The options of a film."""

from __future__ import annotations

from dataclasses import dataclass

USUAL_FPS = 10


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
