"""A film of a plan: its pictures in their order, whatever the file that keeps them."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass

from PIL import Image

from geo.export.extract import Extract
from geo.export.film_options import PARTS
from geo.export.projector import Projector
from geo.export.reel import Take, pictures_of, takes
from geo.export.stills import size_px
from geo.export.studio import studio_of
from geo.words.text import say

LARGEST = 4096
"""Bound of each side of a film, in pixels."""


@dataclass(frozen=True, slots=True)
class Film:
    """What a maker of a file needs.

    Attributes
    ----------
    extract
        What the film may show.
    takes
        What it shows.
    size
        Width and height in pixels.
    projector
        Paints its pictures.
    """

    extract: Extract
    takes: list[Take]
    size: tuple[int, int]
    projector: Projector

    @property
    def fps(self) -> int:
        """Pictures a second."""
        return self.extract.options.film.fps

    @property
    def count(self) -> int:
        """Number of its pictures."""
        return pictures_of(self.takes)

    @property
    def marking(self) -> str:
        """The marking, for the data about the file."""
        return self.extract.plan.settings.marking

    def pictures(self) -> Iterator[tuple[Image.Image, int]]:
        """Yield each different picture in RGB, and for how many pictures of the film it stands; tell how far it is.

        Raises
        ------
        TakeAwayError
            If a picture cannot be drawn.
        """
        done, told, last = 0, 0, None
        for take, picture in zip(self.takes, self.projector.pictures(t.shot for t in self.takes), strict=True):
            if done * PARTS >= told * self.count:
                self.extract.tell(say("export.making.film", number=str(done + 1), count=self.count))
                told = done * PARTS // self.count + 1
            for i in range(take.fade if last else 0):
                assert last is not None
                yield Image.blend(last, picture, (i + 1) / (take.fade + 1)), 1
            yield picture, take.count
            last, done = picture, done + take.count + take.fade


@contextmanager
def filmed(extract: Extract) -> Iterator[Film]:
    """Give a film of an extract, whose studio is open meanwhile.

    Raises
    ------
    TakeAwayError
        If the options contradict each other or are out of bounds.
    """
    size = size_px(extract.options.size, LARGEST)
    # The worker ends before its studio closes, also where a maker gives up.
    with studio_of(extract) as (scene, studio), ThreadPoolExecutor(1) as worker:
        yield Film(extract, takes(extract, scene, studio), size, Projector(studio, size, worker))
