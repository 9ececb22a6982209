"""Still pictures of a plan: the client's own painters in V8 (package ``mini-racer``), with no browser.

The client alone decides what is in force, what rolls up, where symbols and names go, and which colours they have. The
server asks it for SVG.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any, Self

import msgspec

from geo.contract.map_picture import Maps, MapsRequest
from geo.contract.part import encode
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
from geo.contract.scene import Scene
from geo.export.extract import Extract
from geo.export.fonts import advances_with
from geo.export.painters import Painters
from geo.export.shot import Shot


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
    painters
        Those that draw; None for new ones.

    Raises
    ------
    TakeAwayError
        If the client cannot open the scene; its methods raise it if they cannot draw.
    """

    def __init__(
        self, scene: Scene, theme: Theme = "light", today: date | None = None, painters: Painters | None = None
    ) -> None:
        self._theme = theme
        self._today = None if today is None else today.isoformat()
        self._painters = painters or Painters()
        text = encode(scene).decode()
        self._painters.ask("open", text, json.dumps(advances_with(text)))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Free the memory of the engine; after this, the studio cannot draw."""
        self._painters.close()

    @property
    def look(self) -> Look:
        """Colours of pages beside the pictures."""
        return msgspec.json.decode(self._painters.ask("look", self._theme), type=Look)

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
        return self._painters.ask("frame", encode(request).decode())

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
        return msgspec.json.decode(self._painters.ask("parts", encode(request).decode()), type=Parts)

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
        return msgspec.json.decode(self._painters.ask("maps", encode(request).decode()), type=Maps)

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
        return msgspec.json.decode(self._painters.ask("sheets", encode(request).decode()), type=Sheets)

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
        return msgspec.json.decode(self._painters.ask("reel", encode(request).decode()), type=Reel).times

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


@contextmanager
def studio_of(extract: Extract, theme: Theme | None = None) -> Iterator[tuple[Scene, Studio]]:
    """Give the scene of an extract, and a studio that is open meanwhile; its painters get ready while the scene is built.

    Parameters
    ----------
    extract
        What the file may show.
    theme
        Colours of the pictures; None for those of the options.

    Raises
    ------
    TakeAwayError
        If the client cannot open the scene.
    """
    options = extract.options
    with Painters() as painters:
        scene = extract.scene()
        yield scene, Studio(scene, theme or options.theme, options.today, painters)
