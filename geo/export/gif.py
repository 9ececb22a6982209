"""A film as GIF, which every page and message shows; Pillow writes it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import accumulate

from PIL import Image

from geo.errors import TakeAwayError
from geo.export.extract import Extract
from geo.export.film import Film, filmed
from geo.words.text import Text

MOST_PIXELS = 900_000_000
"""Of all different pictures: Pillow keeps them in memory, a byte for each pixel. The usual film has 830 million."""

_COLOURS = 256
_SAMPLES, _SAMPLE = 6, (480, 270)
_TICKS = 100
"""A GIF counts time in hundredths of a second."""


def film_gif(extract: Extract) -> bytes:
    """Return a GIF of what an extract shows, which begins again at its end.

    Raises
    ------
    TakeAwayError
        If the options contradict each other or are out of bounds, the GIF would be too large, or it cannot be drawn.
    """
    made = io.BytesIO()
    with filmed(extract) as film:
        count = sum(1 + take.fade for take in film.takes)
        if count * film.size[0] * film.size[1] > MOST_PIXELS:
            raise TakeAwayError(Text("export.refusals.gif-large", count=count, size=extract.options.size))
        palette = _palette(film)
        pictures = _indexed(film, palette)
        next(pictures).save(
            made, "GIF", save_all=True, append_images=pictures, duration=_durations(film), loop=0, comment=film.marking
        )
    return made.getvalue()


def _indexed(film: Film, palette: Image.Image) -> Iterator[Image.Image]:
    for picture, _ in film.pictures():
        yield picture.quantize(palette=palette, dither=Image.Dither.NONE)


def _palette(film: Film) -> Image.Image:
    """Return the colours of the film: those of some of its pictures, from the first to the last."""
    step = max(1, len(film.takes) // _SAMPLES)
    shots = [take.shot for take in (*film.takes[::step], film.takes[-1])]
    together = Image.new("RGB", (_SAMPLE[0], _SAMPLE[1] * len(shots)))
    for i, picture in enumerate(film.projector.pictures(shots)):
        together.paste(picture.resize(_SAMPLE, Image.Resampling.NEAREST), (0, _SAMPLE[1] * i))
    return together.quantize(_COLOURS, dither=Image.Dither.NONE)


def _durations(film: Film) -> list[int]:
    """Return how long each different picture stands, in ms; together they last as long as the film."""
    counts = [n for take in film.takes for n in (*([1] * take.fade), take.count)]
    ends = [round(done * _TICKS / film.fps) * 1000 // _TICKS for done in accumulate(counts)]
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]
