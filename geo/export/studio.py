"""Still pictures of a plan: the client's own painters in V8 (package ``mini-racer``), with no browser.

The client alone decides what is in force, what rolls up, where symbols and names go, and which colours they have. The
server asks it for SVG.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Self

import msgspec
from py_mini_racer import JSEvalException, JSOOMException

from geo.contract.map_picture import Maps, MapsRequest
from geo.contract.part import Bounds, encode
from geo.contract.picture import (
    FrameRequest,
    Look,
    Parts,
    PartsRequest,
    Reel,
    ReelRequest,
    Sheets,
    SheetsRequest,
    Theme,
)
from geo.contract.scene import Chapter, Scene
from geo.errors import TakeAwayError
from geo.export.fonts import advances_with
from geo.javascript import new_engine
from geo.resources import asset, basemap_file
from geo.words.text import Text

SCRIPT = "studio.js"


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


class Studio:
    """Draws pictures of one scene.

    Parameters
    ----------
    scene
        What :func:`geo.scene.build.build_scene` returns.
    theme
        ``light`` or ``dark``.
    today
        The day in UTC on which pictures say how old rows are; None if they say no age.

    Raises
    ------
    TakeAwayError
        If the client cannot open the scene; its methods raise it if they cannot draw.
    """

    def __init__(self, scene: Scene, theme: Theme = "light", today: date | None = None) -> None:
        self._theme = theme
        self._today = None if today is None else today.isoformat()
        self._engine = new_engine()
        self._engine.eval(_script())
        basemap = basemap_file("client.topo.json").read_text(encoding="utf-8")
        text = encode(scene).decode()
        self._ask("open", text, basemap, json.dumps(advances_with(text)))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Free the memory of the engine; after this, the studio cannot draw."""
        self._engine.close()

    @property
    def look(self) -> Look:
        """Colours of pages beside the pictures."""
        return msgspec.json.decode(str(self._ask("look", self._theme)), type=Look)

    def frame(self, shot: Shot, width: float, height: float, detail: float = 1.0) -> str:
        """Return a whole picture as SVG text, with marking, title, legend, scale bar and sources.

        Parameters
        ----------
        shot
            What it shows.
        width, height
            Pixels of the layout; text has the sizes that suit 1280 by 720.
        detail
            How many times as large as on a screen the frame is in which it is arranged.
        """
        request = FrameRequest(**self._asked(shot, width, height, detail))
        return str(self._ask("frame", encode(request).decode()))

    def parts(self, shot: Shot, width: float, height: float) -> Parts:
        """Return a picture in parts: ground, symbols and legend as SVG text, lines and words as data.

        Parameters
        ----------
        shot
            What it shows.
        width, height
            Pixels of the layout; all positions in the answer are pixels from its top left.
        """
        request = PartsRequest(**self._asked(shot, width, height))
        return msgspec.json.decode(str(self._ask("parts", encode(request).decode())), type=Parts)

    def maps(self, shots: Iterable[Shot], width: float, height: float, detail: float = 1.0) -> Maps:
        """Return maps alone, without title, marking and sources, and one legend for all of them.

        Parameters
        ----------
        shots
            What each shows.
        width, height
            Pixels of the layout of each.
        detail
            How many times as large as on a screen the frame is in which it is arranged.
        """
        request = MapsRequest(maps=tuple(PartsRequest(**self._asked(shot, width, height, detail)) for shot in shots))
        return msgspec.json.decode(str(self._ask("maps", encode(request).decode())), type=Maps)

    def sheets(self, shot: Shot, width: float, height: float, ground: str = "") -> Sheets:
        """Return what :meth:`frame` shows as sheets that lie on each other.

        Parameters
        ----------
        shot
            What it shows.
        width, height
            Pixels of the layout.
        ground
            The key of the ground that the caller has, which is then left out.
        """
        request = SheetsRequest(**self._asked(shot, width, height), ground=ground)
        return msgspec.json.decode(str(self._ask("sheets", encode(request).decode())), type=Sheets)

    def times(self, start: float | None, end: float | None, seconds: float | None, fps: int) -> tuple[float, ...]:
        """Return the instant of each picture of a film, in hours since H+0: time runs as when the app plays a plan.

        Parameters
        ----------
        start, end
            Hours since H+0, cut to the time line; None for its ends. None are returned if the start is not before the end.
        seconds
            Length of the film; None for as long as the app plays it.
        fps
            Pictures a second.
        """
        request = ReelRequest(start=start, end=end, seconds=seconds, fps=fps)
        return msgspec.json.decode(str(self._ask("reel", encode(request).decode())), type=Reel).times

    def _asked(self, shot: Shot, width: float, height: float, detail: float = 1.0) -> dict[str, Any]:
        return {
            "width": width,
            "height": height,
            "theme": self._theme,
            "bounds": shot.bounds,
            "t": shot.time,
            "layers": shot.layers,
            "focus": shot.focus,
            "title": shot.title,
            "chapter": shot.chapter,
            "detail": detail,
            "today": self._today,
        }

    def _ask(self, what: str, *arguments: str) -> Any:
        try:
            return self._engine.call(f"postureStudio.{what}", *arguments)
        except (JSEvalException, JSOOMException) as error:
            # What follows the first line is the script itself, which is one line of a million letters.
            told = str(error).strip().splitlines()[0]
            raise TakeAwayError(Text("export.refusals.not-drawn", error=told)) from error


@cache
def _script() -> str:
    return asset(SCRIPT).read_text(encoding="utf-8")
