"""Films: what they show, how long they last, and what is told where one cannot be made."""

from __future__ import annotations

import io
import weakref
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from PIL import Image

from dashboard.cli import main
from dashboard.export import EXPORTS
from geo.errors import TakeAwayError
from geo.export import film as films
from geo.export import gif as gif_format
from geo.export.extract import Extract
from geo.export.film_options import FilmOptions
from geo.export.options import ExportOptions
from geo.export.projector import Projector
from geo.export.reel import Take, pictures_of, takes
from geo.export.studio import Studio
from geo.plan import Plan
from geo.words.text import Text
from tests.geo.export.taking import take

SIZE = "640x360"
BAND = 12
"""Pixels of the marking's band at this size."""

WEEKS = FilmOptions(start=-168.0, end=720.0, seconds=1.2, fps=5)


def pictures(mp4: bytes) -> list[np.ndarray]:
    with av.open(io.BytesIO(mp4)) as box:
        return [frame.to_ndarray(format="rgb24") for frame in box.decode(video=0)]


def differ(a: np.ndarray, b: np.ndarray) -> float:
    """Return the share of pixels that differ clearly."""
    return float((np.abs(a.astype(int) - b.astype(int)).max(axis=2) > 60).mean())


def marked(picture: np.ndarray, colour: str) -> bool:
    """Tell whether both bands are mostly of the marking's colour, with a text in another."""
    wanted = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    bands = (picture[1 : BAND - 1], picture[-BAND + 1 : -1])
    shares = [(np.abs(band.astype(int) - wanted).max(axis=2) < 25).mean() for band in bands]
    return all(0.5 < share < 0.995 for share in shares)


@pytest.fixture(scope="module")
def mp4(sample: Plan) -> bytes:
    return take(sample, ".mp4", size=SIZE, film=WEEKS)


@pytest.fixture(scope="module")
def gif(sample: Plan) -> bytes:
    return take(sample, ".gif", size=SIZE, film=WEEKS)


def test_an_mp4_has_the_length_and_size_that_were_asked_for(mp4: bytes, sample: Plan) -> None:
    with av.open(io.BytesIO(mp4)) as box:
        stream = box.streams.video[0]
        assert (stream.width, stream.height, stream.average_rate) == (640, 360, 5)
        assert stream.codec_context.name == "h264"
        assert box.duration == pytest.approx(1.2 * av.time_base, rel=0.01)
        assert box.metadata["title"] == sample.settings.title
        assert box.metadata["comment"] == sample.settings.marking
    assert len(pictures(mp4)) == 6


def test_each_picture_has_its_marking_and_moves_with_the_plan(mp4: bytes, sample: Plan) -> None:
    shown = pictures(mp4)
    assert all(marked(picture, sample.settings.marking_colour) for picture in shown)
    assert all(differ(a, b) > 0.0005 for a, b in pairwise(shown))
    assert not marked(np.zeros_like(shown[0]), sample.settings.marking_colour)


def test_a_picture_of_a_film_is_the_still_picture_of_its_instant(mp4: bytes, sample: Plan) -> None:
    shown = pictures(mp4)
    for at, picture in ((-168.0, shown[0]), (720.0, shown[-1])):
        still = np.asarray(Image.open(io.BytesIO(take(sample, ".png", size=SIZE, at=at))).convert("RGB"))
        assert differ(picture, still) < 0.01
        assert differ(shown[2], still) > 0.01


def test_a_gif_lasts_as_long_as_the_film(gif: bytes, sample: Plan) -> None:
    with Image.open(io.BytesIO(gif)) as image:
        assert image.size == (640, 360)
        assert image.info["comment"].decode() == sample.settings.marking
        lengths, shown = [], []
        for i in range(image.n_frames):
            image.seek(i)
            lengths.append(image.info["duration"])
            shown.append(np.asarray(image.convert("RGB")))
    assert sum(lengths) == 1200
    assert all(marked(picture, sample.settings.marking_colour) for picture in shown)
    assert all(differ(a, b) > 0 for a, b in pairwise(shown))


def test_the_writer_of_a_gif_holds_two_pictures(sample: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    made, alive = [], []
    write = gif_format._frame

    def counted(picture: Image.Image, last: Image.Image | None, duration: int) -> list[bytes]:
        made.append(weakref.ref(picture))
        alive.append(sum(one() is not None for one in made))
        return write(picture, last, duration)

    monkeypatch.setattr(gif_format, "_frame", counted)
    take(sample, ".gif", film=FilmOptions(seconds=3, fps=3))
    assert len(made) > 5
    assert max(alive) == 2


def test_chapters_fade_into_each_other(sample: Plan) -> None:
    extract = Extract(sample, ExportOptions(size=SIZE, film=FilmOptions(chapters=True, fps=5)))
    scene = extract.scene()
    with Studio(scene) as studio:
        found = takes(extract, scene, studio)
    assert [one.shot.title for one in found] == [chapter.title for chapter in scene.chapters]
    assert pictures_of(found) == 25 * len(found)
    assert [one.fade for one in found] == [0] + [4] * (len(found) - 1)


def test_a_fade_lies_between_its_chapters(sample: Plan) -> None:
    extract = EXPORTS[".mp4"].extract(sample, ExportOptions(size=SIZE, film=FilmOptions(chapters=True)))
    with films.filmed(extract) as film:
        two = [Take(one.shot, 2, 1 if i else 0) for i, one in enumerate(film.takes[:2])]
        short = films.Film(extract, two, film.size, film.projector)
        (first, _), (between, count), (last, _) = [(np.asarray(p).astype(int), n) for p, n in short.pictures()]
    assert count == 1
    assert np.abs(between - (first + last) / 2).max() <= 1


def test_the_ground_is_painted_once_for_a_view(sample: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    painted: list[float] = []
    paint = Projector._painted

    def counted(self: Projector, svg: str, width: float, height: float) -> Any:
        painted.append(width)
        return paint(self, svg, width, height)

    monkeypatch.setattr(Projector, "_painted", counted)
    with films.filmed(Extract(sample, ExportOptions(size=SIZE, film=FilmOptions(800.0, 900.0, 2, 2)))) as film:
        shown = list(film.pictures())
    whole = [width for width in painted if width == 1280.0]
    assert len(shown) == len(painted) - len(whole) == 4
    assert len(whole) == 2


def test_a_picture_that_stands_is_there_as_often_as_the_length_asks(sample: Plan) -> None:
    """From H+800 to H+830 time stops at D+34 (H+816) alone."""
    shown = pictures(take(sample, ".mp4", size=SIZE, film=FilmOptions(800.0, 830.0, 2, 5)))
    assert len(shown) == 10
    assert [i for i, (a, b) in enumerate(pairwise(shown)) if differ(a, b) > 0.0001] == [1, 8]


def test_the_command_films_what_its_options_say(
    sample_copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "x.gif"
    given = ["export", str(sample_copy), str(out), "--size", SIZE, "--fps", "2"]
    assert main([*given, "--from", "D+34", "--to", "D+40", "--seconds", "1.5"]) == 0
    with Image.open(out) as image:
        assert (image.size, image.n_frames) == ((640, 360), 3)
    assert main([*given, "--chapters", "--from", "D+1"]) == 2
    assert "a film of chapters has their times" in capsys.readouterr().err
    assert main([*given, "--to", "soon"]) == 2
    assert "--to: " in capsys.readouterr().err


def test_a_film_that_fails_midway_ends(sample: Plan) -> None:
    def fail(_: str) -> None:
        raise TakeAwayError(Text("export.refusals.film-odd", size="told"))

    with pytest.raises(TakeAwayError, match="told is not a size"):
        EXPORTS[".gif"].make(sample, ExportOptions(size=SIZE, film=FilmOptions(800.0, 900.0, 2, 2)), fail)


def test_a_film_tells_how_far_it_is(sample: Plan) -> None:
    told: list[str] = []
    EXPORTS[".gif"].make(sample, ExportOptions(size=SIZE, film=FilmOptions(0.0, 720.0, 2, 2)), told.append)
    assert told == [f"picture {i} of 4" for i in (1, 2, 3, 4)]


@pytest.mark.parametrize(
    ("ending", "options", "told"),
    [
        (".mp4", {"film": FilmOptions(start=240.0, end=24.0)}, r"from D\+10 to D\+1 shows no time"),
        (".gif", {"film": FilmOptions(start=1e6)}, "shows no time of the plan, whose time line runs from D-30"),
        (".mp4", {"film": FilmOptions(seconds=0)}, "from 1 to 600 seconds"),
        (".mp4", {"film": FilmOptions(seconds=float("nan"))}, "from 1 to 600 seconds"),
        (".mp4", {"film": FilmOptions(fps=51)}, "from 1 to 50 pictures a second"),
        (".mp4", {"at": 0.0}, "--at is for one time"),
        (".mp4", {"chapter": "why", "film": FilmOptions(start=0.0)}, "leave out --from, --to and --view"),
        (".mp4", {"view": "europe", "film": FilmOptions(chapters=True)}, "leave out --from, --to and --view"),
        (".mp4", {"size": "641x360"}, "give even numbers"),
        (".mp4", {"size": "5000x360"}, "from 320 to 4096"),
        (".gif", {"size": "1920x1080", "film": FilmOptions(seconds=600.0, fps=50)}, "too large"),
    ],
)
def test_what_cannot_be_filmed_is_told(sample: Plan, ending: str, options: dict[str, Any], told: str) -> None:
    with pytest.raises(TakeAwayError, match=told):
        take(sample, ending, **options)


def test_the_missing_extra_is_told(sample: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geo.export.format.find_spec", lambda _: None)
    with pytest.raises(TakeAwayError, match="MP4 needs the package av, of the extra video; install it with"):
        take(sample, ".mp4")
    assert [ending for ending, kind in EXPORTS.items() if kind.missing] == [".mp4"]
