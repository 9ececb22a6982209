"""The pictures of a film as pixels: the ground is painted once for a view, and what stands on it once for each change."""

from __future__ import annotations

import io
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future

from PIL import Image

from geo.contract.picture import Sheets
from geo.export.shot import Shot
from geo.export.stills import layout_of
from geo.export.studio import Studio
from geo.export.typeset import Drawing, pngs

_AHEAD = 3
"""Pictures that V8 lays out while Typst paints an earlier one; neither holds Python's lock."""


class Projector:
    """Turns shots into pictures of one size.

    Parameters
    ----------
    studio
        Draws them.
    size
        Width and height of a picture in pixels.
    worker
        Lays pictures out, one after another, while an earlier one is painted; it has a single thread.
    """

    def __init__(self, studio: Studio, size: tuple[int, int], worker: Executor) -> None:
        self._studio = studio
        self._worker = worker
        self._size = size
        self._width, self._height, self._scale = layout_of(size)
        self._known = ""
        self._ground: Image.Image | None = None
        self._over = ""
        self._below: Image.Image | None = None

    def pictures(self, shots: Iterable[Shot]) -> Iterator[Image.Image]:
        """Yield the picture of each shot, in RGB.

        Raises
        ------
        TakeAwayError
            If a picture cannot be drawn.
        """
        waiting: deque[Future[Sheets]] = deque()
        for shot in shots:
            waiting.append(self._worker.submit(self._sheets, shot))
            if len(waiting) > _AHEAD:
                yield self._picture(waiting.popleft().result())
        while waiting:
            yield self._picture(waiting.popleft().result())

    def _sheets(self, shot: Shot) -> Sheets:
        made = self._studio.sheets(shot, self._width, self._height, self._known)
        self._known = made.key
        return made

    def _picture(self, sheets: Sheets) -> Image.Image:
        if sheets.ground:
            self._ground, self._over = self._painted(sheets.ground, self._width, self._height), ""
        if self._below is None or sheets.over != self._over:
            assert self._ground is not None
            self._below, self._over = self._ground.copy(), sheets.over
            self._below.alpha_composite(self._painted(sheets.over, self._width, self._height))
        picture = self._below.copy()
        heading = sheets.heading
        picture.alpha_composite(self._painted(heading.svg, heading.width, heading.height))
        return picture.convert("RGB")

    def _painted(self, svg: str, width: float, height: float) -> Image.Image:
        """Return a sheet in RGBA, no larger than the picture."""
        painted = Image.open(io.BytesIO(pngs([Drawing(svg, width, height)], self._scale)[0])).convert("RGBA")
        return painted.crop((0, 0, min(painted.width, self._size[0]), min(painted.height, self._size[1])))
