"""A film as GIF, which every page and message shows. Each picture is written as it comes, so that memory holds two."""

from __future__ import annotations

import io
import struct
from itertools import accumulate

from PIL import GifImagePlugin, Image, ImageChops

from geo.errors import TakeAwayError
from geo.export.extract import Extract
from geo.export.film import Film, filmed
from geo.words.text import Text

MOST_PIXELS = 900_000_000
"""Of all different pictures: a larger file is of no use in a message. The usual film has 830 million."""

_COLOURS = 256
_SAMPLES, _SAMPLE = 6, (480, 270)
_COLOUR_TABLE = 0xF7
"""There is a table of 256 colours, of 8 bits each."""
_FOR_EVER = b"!\xff\x0bNETSCAPE2.0\x03\x01\0\0\0"
_END, _BLOCK = b";", 255
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
        made.write(_head(film, palette))
        last: Image.Image | None = None
        for (picture, _), duration in zip(film.pictures(), _durations(film), strict=True):
            indexed = picture.quantize(palette=palette, dither=Image.Dither.NONE)
            made.writelines(_frame(indexed, last, duration))
            last = indexed
    made.write(_END)
    return made.getvalue()


def _head(film: Film, palette: Image.Image) -> bytes:
    """Return what stands before the pictures: size, colours, that the film begins again, and the marking."""
    width, height = film.size
    colours = bytes(palette.getpalette("RGB") or []).ljust(3 * _COLOURS, b"\0")
    screen = b"GIF89a" + struct.pack("<HHBBB", width, height, _COLOUR_TABLE, 0, 0)
    return screen + colours + _FOR_EVER + _comment(film.marking)


def _comment(text: str) -> bytes:
    """Return a text in blocks of at most 255 bytes."""
    told = text.encode()
    blocks = (told[i : i + _BLOCK] for i in range(0, len(told), _BLOCK))
    return b"!\xfe" + b"".join(bytes([len(block)]) + block for block in blocks) + b"\0"


def _frame(picture: Image.Image, last: Image.Image | None, duration: int) -> list[bytes]:
    """Return a picture as parts of a GIF: what of it differs from the last, over which it lies, for some ms."""
    box = (0, 0, *picture.size) if last is None else _changed(picture, last)
    part = picture.crop(box)
    return GifImagePlugin.getdata(part, box[:2], duration=duration, disposal=1, include_color_table=False)


def _changed(picture: Image.Image, last: Image.Image) -> tuple[int, int, int, int]:
    """Return the box in which two pictures differ; one pixel if they do not."""
    found = ImageChops.difference(picture.convert("RGB"), last.convert("RGB")).getbbox()
    return found or (0, 0, 1, 1)


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
