"""A film as MP4 with H.264, which slides and browsers play; package ``av`` of the extra ``video``."""

from __future__ import annotations

import io
from fractions import Fraction

import av
import numpy as np
from av.video.reformatter import Colorspace
from av.video.stream import VideoStream

from geo.errors import TakeAwayError
from geo.export.extract import Extract
from geo.export.film import Film, filmed
from geo.words.text import Text

_HOW = {"preset": "veryfast", "crf": "18", "tune": "animation"}
_BT709, _LIMITED = 1, 1
"""Numbers of ITU-T H.273: the colours of high definition, and their range."""


def film_mp4(extract: Extract) -> bytes:
    """Return an MP4 of what an extract shows.

    Raises
    ------
    TakeAwayError
        If the options contradict each other or are out of bounds, a side is odd, or the pictures cannot be made.
    """
    made = io.BytesIO()
    with filmed(extract) as film:
        if film.size[0] % 2 or film.size[1] % 2:
            raise TakeAwayError(Text("export.refusals.film-odd", size=extract.options.size))
        try:
            _write(film, made)
        except av.FFmpegError as error:
            raise TakeAwayError(Text("export.refusals.film-not-made", error=str(error))) from error
    return made.getvalue()


def _write(film: Film, made: io.BytesIO) -> None:
    with av.open(made, "w", format="mp4") as box:
        box.metadata["title"] = film.extract.plan.settings.title
        box.metadata["comment"] = film.marking
        stream = box.add_stream("libx264", rate=film.fps, options=_HOW)
        _prepare(stream, film)
        number = 0
        for picture, count in film.pictures():
            frame = av.VideoFrame.from_ndarray(np.asarray(picture), format="rgb24").reformat(
                format="yuv420p", dst_colorspace=Colorspace.ITU709, dst_color_range=_LIMITED
            )
            for _ in range(count):
                frame.pts, frame.time_base = number, Fraction(1, film.fps)
                box.mux(stream.encode(frame))
                number += 1
        box.mux(stream.encode(None))


def _prepare(stream: VideoStream, film: Film) -> None:
    stream.width, stream.height = film.size
    stream.pix_fmt = "yuv420p"
    stream.time_base = Fraction(1, film.fps)
    context = stream.codec_context
    context.color_primaries = context.color_trc = context.colorspace = _BT709
    context.color_range = _LIMITED
