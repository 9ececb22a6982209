"""Every still picture is true and legible: each thing at its place, or in a block with a leader to it; nothing is lost."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any, Self

import numpy as np
import pytest
from pptx import Presentation

from dashboard.export import EXPORTS
from geo.contract.part import changed
from geo.contract.picture import Theme
from geo.contract.scene import Chapter, Scene
from geo.export.options import ExportOptions
from geo.export.shot import shot_of
from geo.export.studio import Studio
from geo.plan import Plan, read_plan
from geo.scene.briefing import chapters, overview
from geo.scene.build import build_scene
from tests.cases import cases
from tests.conftest import PlanMaker
from tests.drawn import FRAME, Drawn, faults, frame_pixels, is_noted, read_picture, rows_at

EVERYTHING = ("units", "hubs", "nodes", "events", "command", "supply", "precision")
DAY = 24.0
VIEWS = ("ukraine", "europe")
WHOLE = cases(1) > 1
"""Whether every size, theme and time is tried, as in ``make soak``."""

TIMES = (-7 * DAY, 18.0, 30 * DAY, 300 * DAY, *((0.0, 7 * DAY, 60 * DAY, 180 * DAY) if WHOLE else ()))
SIZES = ((1280, 720), (1080, 1350), *(((1920, 1080), (3840, 2160), (640, 400)) if WHOLE else ()))
THEMES: tuple[Theme, ...] = ("light", "dark") if WHOLE else ("light",)
SEEDS = range(cases(1))


@dataclass(frozen=True)
class Walk:
    """A plan with its scene, and a studio for each theme."""

    plan: Plan
    scene: Scene
    studios: Mapping[Theme, Studio]

    @classmethod
    def of(cls, plan: Plan, stack: ExitStack, themes: tuple[Theme, ...] = ("light",)) -> Self:
        scene = build_scene(plan)
        return cls(plan, scene, {theme: stack.enter_context(Studio(scene, theme)) for theme in themes})

    def seen(self, view: str, time: float, layers: tuple[str, ...] = EVERYTHING) -> Chapter:
        """Return what a view shows at an instant."""
        return changed(overview(self.plan), view=view, time=time, layers=layers)

    def picture(
        self, chapter: Chapter, size: tuple[int, int] = SIZES[0], theme: Theme = "light", *, crowded: bool = False
    ) -> Drawn:
        """Return a picture of a chapter, of which nothing is untrue."""
        shot = shot_of(chapter, self.scene)
        drawn = read_picture(self.studios[theme].frame(shot, *size))
        rows = rows_at(self.plan, shot.layers, shot.time)
        frame = frame_pixels(shot.bounds, noted=is_noted(self.plan, shot.focus, shot.time), loud=bool(chapter.message))
        found = faults(drawn, rows, shot.time, frame, crowded=crowded)
        assert found == [], (chapter.id, chapter.view, chapter.time, size, theme)
        places = {one.id: (one.lat, one.lon) for one in self.scene.annotations if one.chapter == chapter.id}
        assert {name: note.dot for name, note in drawn.notes.items()} == {
            name: pytest.approx(place, abs=1e-5) for name, place in places.items()
        }
        return drawn

    def is_the_same_in_all(self, chapter: Chapter) -> None:
        """Draw a chapter in every size and theme: all pictures say the same."""
        first, *others = (told(self.picture(chapter, *how)) for how in product(SIZES, self.studios))
        assert all(other == first for other in others), (chapter.id, chapter.view, chapter.time)


def told(drawn: Drawn) -> tuple[object, ...]:
    """Return what a picture says of its things and blocks, in no order."""
    blocks = (*drawn.blocks, *drawn.notes.values())
    return sorted(thing.told for thing in drawn.things), sorted((block.edges, block.dot) for block in blocks)


@pytest.fixture(scope="module")
def stack() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


@pytest.fixture(scope="module")
def walk(sample: Plan, stack: ExitStack) -> Walk:
    return Walk.of(sample, stack, THEMES)


@pytest.mark.soak
@pytest.mark.parametrize("place", range(10))
def test_every_chapter_is_true_and_the_same_in_every_size(walk: Walk, place: int) -> None:
    deck = chapters(walk.plan)
    assert len(deck) == 10
    walk.is_the_same_in_all(deck[place])


def test_the_blocks_of_a_slide_are_those_of_the_picture(walk: Walk) -> None:
    (before,) = (chapter for chapter in chapters(walk.plan) if chapter.id == "before")
    deck = Presentation(io.BytesIO(EXPORTS[".pptx"].make(walk.plan, ExportOptions(chapter=before.id))))
    shapes = list(deck.slides[1].shapes)
    (ground,) = (shape for shape in shapes if shape.name == "Map")
    factor = min(ground.width / FRAME[0], ground.height / FRAME[1])
    left = ground.left + (ground.width - factor * FRAME[0]) / 2
    top = ground.top + (ground.height - factor * FRAME[1]) / 2
    edges = np.array([corners(shape) for shape in shapes if shape.name.startswith("Symbols at ")])
    slide = (edges - [left, top, left, top]) / factor
    drawn = walk.picture(before)
    picture = [block.frame.bounds for block in (*drawn.blocks, *drawn.notes.values())]
    assert len(drawn.notes) == 1
    assert len(drawn.blocks) > 1
    assert np.array(sorted(slide.tolist())) == pytest.approx(np.array(sorted(picture)), abs=FRAME[0] / 100)


def corners(shape: Any) -> tuple[int, int, int, int]:
    return shape.left, shape.top, shape.left + shape.width, shape.top + shape.height


@pytest.mark.soak
@pytest.mark.parametrize(("view", "time"), list(product(VIEWS, TIMES)))
def test_every_view_is_true_at_every_time(walk: Walk, view: str, time: float) -> None:
    walk.is_the_same_in_all(walk.seen(view, time))


def test_a_unit_in_ukraine_before_the_ceasefire_is_drawn_at_its_place(sample_copy: Path, stack: ExitStack) -> None:
    path = sample_copy / "placements.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[0] |= {"place": "Poltava", "latitude": "49.59", "longitude": "34.55"}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    walk = Walk.of(read_plan(sample_copy), stack)
    for view in VIEWS:
        drawn = walk.picture(walk.seen(view, -7 * DAY))
        (early,) = (thing for thing in drawn.things if thing.id == rows[0]["unit_id"])
        assert (early.how, early.drawn) == ("place", (49.59, 34.55))


def units(places: list[tuple[float, float]], **more: str) -> list[dict[str, str]]:
    """Return a row of a unit at each latitude and longitude."""
    return [
        {"unit_id": f"U{i}", "latitude": f"{lat:.4f}", "longitude": f"{lon:.4f}"} | more
        for i, (lat, lon) in enumerate(places)
    ]


def scattered(seed: int, count: int) -> list[tuple[float, float]]:
    """Return random places in Ukraine and its neighbours, with no two the same."""
    chance = random.Random(seed)
    return [(chance.uniform(44.5, 52.4), chance.uniform(18, 40)) for _ in range(count)]


BORDER = [(49.80 + i / 50, 22.9 + side) for i in range(8) for side in (-0.035, 0.035)]
"""Places near Medyka, eight on each side of the border of Poland and Ukraine, about 5 km apart."""

LONG = "A-NAME-OF-SIXTY-LETTERS-".ljust(58, "W")
ODD = [f"{LONG}{i:02d}" for i in range(6)] + [f"平和維持部隊-{i}" for i in range(6)] + [f"🚁🚚 {i}" for i in range(6)]

DENSE: dict[str, list[dict[str, str]]] = {
    "one unit": units([(49.84, 24.03)]),
    "forty at one place": units([(49.84, 24.03)] * 40, place="Lviv"),
    "both sides of a border": units(BORDER, place=""),
    "all at one point at sea": units([(43.5, 31.5)] * 20, place=""),
    "one far outside": [*units([(49.84, 24.03)] * 3), {"unit_id": "FAR", "latitude": "38.7", "longitude": "-9.1"}],
    "odd ids": [
        {"unit_id": name, "latitude": f"{48 + i % 3 * 0.4}", "longitude": f"{25 + i // 3 * 0.5}"}
        for i, name in enumerate(ODD)
    ],
    "under one superior": [
        *units([(49.84, 24.03)], echelon="brigade"),
        *({**one, "unit_id": f"B{i}", "parent_id": "U0"} for i, one in enumerate(units(scattered(3, 60)))),
    ],
}


@pytest.mark.parametrize("name", DENSE)
def test_a_plan_that_crowds_is_true(make_plan: PlanMaker, stack: ExitStack, name: str) -> None:
    walk = Walk.of(read_plan(make_plan(placements=[row | {"from": "D-14"} for row in DENSE[name]])), stack)
    assert len(walk.plan.rows("placements")) == len(DENSE[name])
    for view, time in product(VIEWS, (-7 * DAY, 30 * DAY)):
        walk.picture(walk.seen(view, time), crowded=name == "under one superior")


def test_an_event_with_the_id_of_a_superior_takes_no_unit_in(make_plan: PlanMaker, stack: ExitStack) -> None:
    rows = [{"unit_id": f"U{i}", "parent_id": "LOST", "echelon": "company", "latitude": str(48 + i)} for i in range(3)]
    event = {"event_id": "LOST", "latitude": "49", "longitude": "24.1", "date": "2025-07-10"}
    toml = 'title = "Test"\nceasefire = 2025-07-01T00:00:00Z\n'
    walk = Walk.of(read_plan(make_plan(toml=toml, placements=rows, events=[event])), stack)
    drawn = walk.picture(walk.seen("europe", 30 * DAY))
    assert len(drawn.events) == 1
    assert {thing.how for thing in drawn.things} <= {"place", "block"}


@pytest.mark.soak
@pytest.mark.parametrize("seed", SEEDS)
def test_three_hundred_units_anywhere_are_true(make_plan: PlanMaker, stack: ExitStack, seed: int) -> None:
    walk = Walk.of(read_plan(make_plan(placements=units(scattered(20_261_201 + seed, 300), place=""))), stack)
    for view in VIEWS:
        walk.picture(walk.seen(view, 30 * DAY), crowded=True)
