"""What a film shows, picture after picture: time that runs along the axis, or chapters that stand for some seconds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from geo.clock import format_instant
from geo.contract.scene import Scene
from geo.errors import TakeAwayError
from geo.export.extract import Extract
from geo.export.film_options import LEAST_FPS, LONGEST_S, MOST_FPS, SHORTEST_S
from geo.export.shot import Shot, shot_of
from geo.export.studio import Studio
from geo.words.text import Text

CHAPTER_S = 5.0
"""How long a chapter is seen, in seconds, if nobody gives the length of the film."""

FADE_S = 0.8
"""How long one chapter fades into the next, in seconds; never more than a third of the time of a chapter."""


@dataclass(frozen=True, slots=True)
class Take:
    """A shot that stands still.

    Attributes
    ----------
    shot
        What it shows.
    count
        Pictures of the film for which it stands, one or more.
    fade
        Pictures before these, in which the shot before fades into it.
    """

    shot: Shot
    count: int
    fade: int = 0


def takes(extract: Extract, scene: Scene, studio: Studio) -> list[Take]:
    """Return the takes of a film.

    Parameters
    ----------
    extract
        Its options say what the film shows.
    scene
        The scene of the extract.
    studio
        Has the scene open.

    Raises
    ------
    TakeAwayError
        If the options contradict each other or are out of bounds, or the plan has no such chapter.
    """
    options, film = extract.options, extract.options.film
    if options.at is not None:
        raise TakeAwayError(Text("export.refusals.film-of-instant"))
    if film.seconds is not None and not SHORTEST_S <= film.seconds <= LONGEST_S:
        raise TakeAwayError(Text("export.refusals.film-seconds", least=str(SHORTEST_S), most=str(LONGEST_S)))
    if not LEAST_FPS <= film.fps <= MOST_FPS:
        raise TakeAwayError(Text("export.refusals.film-fps", least=str(LEAST_FPS), most=str(MOST_FPS)))
    if not film.chapters and options.chapter is None:
        return _of_time(extract, scene, studio)
    if film.start is not None or film.end is not None or options.view is not None:
        raise TakeAwayError(Text("export.refusals.film-of-chapters"))
    return _of_chapters([shot_of(chapter, scene) for chapter in extract.chapters], film.seconds, film.fps)


def pictures_of(found: Iterable[Take]) -> int:
    """Return the number of pictures of some takes."""
    return sum(take.count + take.fade for take in found)


def _of_time(extract: Extract, scene: Scene, studio: Studio) -> list[Take]:
    film, time = extract.options.film, scene.time
    times = studio.times(film.start, film.end, film.seconds, film.fps)
    if not times:
        start, end = (time.start if film.start is None else film.start, time.end if film.end is None else film.end)
        told = {"start": start, "end": end, "first": time.start, "last": time.end}
        words = {name: format_instant(hours) for name, hours in told.items()}
        raise TakeAwayError(Text("export.refusals.film-ends-first", **words))
    shot = shot_of(extract.chapter, scene)
    return [Take(replace(shot, time=t), len(list(same))) for t, same in groupby(times)]


def _of_chapters(shots: list[Shot], seconds: float | None, fps: int) -> list[Take]:
    whole = CHAPTER_S * len(shots) if seconds is None else seconds
    ends = [round(whole * fps * (i + 1) / len(shots)) for i in range(len(shots))]
    found = []
    for i, (shot, start, end) in enumerate(zip(shots, [0, *ends], ends, strict=False)):
        fade = min(round(FADE_S * fps), (end - start) // 3) if i else 0
        found.append(Take(shot, max(1, end - start - fade), fade))
    return found
