"""Still pictures: their ground, size, time, and what stands in them."""

from __future__ import annotations

import io
import re
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from PIL import Image

from geo.contract.picture import Theme
from geo.export.shot import shot_of
from geo.export.studio import Studio
from geo.plan import Plan
from geo.scene.briefing import chapters
from geo.scene.build import build_scene
from tests.geo.export.taking import (
    MARKING,
    shown,
    take,
)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("view", ["ukraine", "europe"])
def test_crimea_has_the_colour_of_ukraine_in_a_picture(sample: Plan, view: str, theme: str) -> None:
    picture = Image.open(io.BytesIO(take(sample, ".png", view=view, theme=theme, layers=("hubs",), size="1920x1080")))
    assert picture.size == (1920, 1080)
    colours = np.asarray(picture.convert("RGB"))[40:980:3, ::3]
    ukraine = {"light": (251, 250, 246), "dark": (42, 50, 58)}[theme]
    assert (colours == ukraine).all(axis=2).sum() > 500


def test_crimea_is_named_in_a_picture(sample: Plan) -> None:
    assert "Simferopol" in take(sample, ".svg", view="ukraine", layers=("hubs",)).decode()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_frame_is_svg_in_each_theme(sample: Plan, theme: Theme) -> None:
    scene = build_scene(sample)
    studio = Studio(scene, theme)
    chapter = next(c for c in chapters(sample) if c.view == "europe")
    svg = studio.frame(shot_of(chapter, scene), 1280, 720)
    assert svg.startswith("<svg ")


def test_a_picture_holds_all_that_belongs_to_it_and_nothing_from_outside(sample: Plan) -> None:
    svg = take(sample, ".svg", chapter="rotation", size="1600x900").decode()
    root = ET.fromstring(svg)
    assert (root.get("width"), root.get("height")) == ("1600", "900")
    words = " ".join(t.text or "" for t in root.iter("{http://www.w3.org/2000/svg}text"))
    for word in ("Rotation to London", "D+400", "MNFU-HQ", MARKING, "Press Association", "Natural Earth", "km"):
        assert word in words, word
    assert not re.findall(r'(?:href|src)="?(?!#)', svg.replace("xlink:href", "href"))
    assert not re.search(r"url\((?!#|data:)", svg)


def test_pictures_have_the_size_and_time_that_are_asked_for(sample: Plan) -> None:
    data = take(sample, ".png", at=400 * 24.0, view="europe", size="640x400")
    assert Image.open(io.BytesIO(data)).size == (640, 400)
    assert "D+400" in take(sample, ".svg", at=400 * 24.0).decode()


def test_what_stands_is_what_the_tables_say_at_every_chapter(sample: Plan) -> None:
    scene = build_scene(sample)
    studio = Studio(scene)
    for chapter in chapters(sample):
        parts = studio.parts(shot_of(chapter, scene), 1280, 640)
        events = {e["event_id"] for e in sample.rows("events").to_dict("records")}
        drawn = {one for s in parts.symbols for one in (s.id, *s.under)} - events
        assert drawn | set(parts.outside) == shown(sample, chapter.layers, chapter.time)
        assert not drawn & set(parts.outside)
