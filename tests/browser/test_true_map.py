"""What the browser draws is where the plan says: on the stage as in every picture of it, and on a map that a viewer moves."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import product
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from dashboard.export import plan_html
from geo.basemap.places import countries_at
from geo.contract.scene import Scene
from geo.export.shot import shot_of
from geo.export.studio import Studio
from geo.plan import Plan, read_plan
from geo.scene.briefing import chapters
from geo.scene.build import build_scene
from tests.browser.conftest import READY, ROOT, Server
from tests.browser.mercator import pixels
from tests.browser.test_presenting import arrived, instant
from tests.cases import cases
from tests.conftest import PlanMaker
from tests.drawn import Thing, read_picture
from tests.waiting import until_ready, until_true

Open = Callable[..., Page]
pytestmark = pytest.mark.browser
WHOLE = cases(1) > 1
ROOMS = ((1280, 800), (1920, 1080))
DESKS = ((1280, 800), (390, 844))
CHAPTERS = range(10) if WHOLE else (3, 6)
DAYS = (-7, 30, 200) if WHOLE else (-7, 200)
OFF_DEG = 1e-4
SCALE = """() => {
  const bar = document.querySelector(".leaflet-control-scale-line");
  return `${bar.textContent} ${bar.style.width}`;
}"""
"""Returns how long the bar of the scale is, in km and in pixels."""


def layout(page: Page) -> dict[str, Thing]:
    """Return what the page says of each thing now."""
    text = page.locator(ROOT).evaluate(
        """root => {
          root.dispatchEvent(new CustomEvent('posture-map', {detail: {layout: true}}));
          return root.dataset.layout;
        }"""
    )
    rows: list[dict[str, Any]] = json.loads(text)
    things = {
        row["id"]: Thing(
            row["id"],
            (row["latitude"], row["longitude"]),
            (row["drawn_latitude"], row["drawn_longitude"]),
            row["how"],
            row["at_id"],
        )
        for row in rows
    }
    assert len(things) == len(rows)
    assert str(len(rows)) == page.locator(ROOT).get_attribute("data-symbols")
    assert all(isinstance(value, float | int) for thing in things.values() for value in (*thing.true, *thing.drawn))
    return things


@pytest.fixture(scope="module")
def scene(sample: Plan) -> Scene:
    return build_scene(sample)


@pytest.fixture(scope="module")
def studio(scene: Scene) -> Iterator[Studio]:
    with Studio(scene) as studio:
        yield studio


@pytest.mark.soak
@pytest.mark.parametrize("size", ROOMS)
def test_the_stage_draws_what_the_picture_of_its_chapter_draws(
    sample_server: Server, open_page: Open, sample: Plan, scene: Scene, studio: Studio, size: tuple[int, int]
) -> None:
    deck = chapters(sample)
    page = open_page(sample_server.url, "?chapter=why&present", width=size[0], height=size[1])
    root = page.locator(ROOT)
    expect(root).to_have_attribute("data-presenting", "true")
    for place in CHAPTERS:
        chapter = deck[place]
        page.keyboard.type(str(place + 1))
        page.keyboard.press("Enter")
        arrived(root, chapter.id, instant(chapter.time))
        # The address tells of a chapter once the flight to it has ended.
        expect(page).to_have_url(re.compile(f"chapter={chapter.id}(&|$)"))
        staged = layout(page)
        drawn = {thing.id: thing for thing in read_picture(studio.frame(shot_of(chapter, scene), 1280, 720)).things}
        assert {one: (t.how, t.at) for one, t in staged.items()} == {one: (t.how, t.at) for one, t in drawn.items()}
        for one, thing in staged.items():
            assert thing.true == pytest.approx(drawn[one].true, abs=1e-9)
            assert thing.drawn == pytest.approx(drawn[one].drawn, abs=OFF_DEG), (chapter.id, one)


def test_a_flight_ends_where_its_chapter_opens(saved_page: str, open_page: Open, sample: Plan) -> None:
    """A chapter with notes has another frame than one without, from the start of the flight on."""
    before, noted, *_ = chapters(sample)
    opened = open_page(saved_page, f"?chapter={noted.id}&present")
    arrived(opened.locator(ROOT), noted.id, instant(noted.time))
    expect(opened.locator(".posture-focus-notes")).to_be_visible()
    page = open_page(saved_page, f"?chapter={before.id}&present")
    page.keyboard.press("ArrowRight")
    arrived(page.locator(ROOT), noted.id, instant(noted.time))
    until_true(page, f"opened => ({SCALE})() === opened", opened.evaluate(SCALE))


@pytest.mark.soak
@pytest.mark.parametrize("size", DESKS)
def test_on_a_map_to_work_with_nothing_is_lost_or_elsewhere(
    saved_page: str, open_page: Open, size: tuple[int, int]
) -> None:
    page = open_page(saved_page, width=size[0], height=size[1])
    for view, day in product(("ukraine", "europe"), DAYS):
        page.goto(f"{saved_page}?view={view}&t={quote(f'D{day:+d}')}")
        until_ready(page, READY)
        expect(page.locator(ROOT)).to_have_attribute("data-time", f"D{day:+d}")
        things = layout(page)
        assert len(things) > 5
        together = defaultdict(set)
        for thing in things.values():
            if thing.how == "place":
                assert thing.drawn == thing.true
            elif thing.how == "rolled-up":
                assert thing.drawn == things[thing.at or ""].drawn
            else:
                together[thing.true].add(thing.drawn)
        assert all(len(blocks) == 1 for blocks in together.values())
        if day < 0 and together:
            middles = np.array([middle for blocks in together.values() for middle in blocks])
            assert "UKR" not in countries_at(*middles.T)


def camera(page: Page) -> tuple[float, float, float]:
    """Return latitude, longitude and zoom of a map that was moved by hand, from the address."""
    latitude, longitude, zoom = parse_qs(urlsplit(page.url).query)["map"][0].split(",")
    return float(latitude), float(longitude), float(zoom)


def in_sight(things: dict[str, Thing], page: Page) -> set[str]:
    """Return the ids of the things whose place is on the screen."""
    latitude, longitude, zoom = camera(page)
    middle = pixels(latitude, longitude, zoom)
    box = page.locator(".posture-map").first.bounding_box()
    assert box
    found = set()
    for thing in things.values():
        x, y = pixels(*thing.true, zoom)
        if abs(x - middle[0]) < box["width"] / 2 - 2 and abs(y - middle[1]) < box["height"] / 2 - 2:
            found.add(thing.id)
    return found


def test_zoom_and_pan_leave_everything_where_it_is(sample_server: Server, open_page: Open) -> None:
    page = open_page(sample_server.url, "?view=ukraine&t=D%2B30", reduced_motion="reduce")
    before = layout(page)
    for _ in range(2):
        url = page.url
        page.get_by_role("button", name="Zoom in").click()
        until_true(page, "url => location.href !== url", url)
    near = layout(page)
    assert set(near) == set(before)
    stay = {one for one, thing in before.items() if thing.how == "place"} & in_sight(near, page)
    assert stay
    assert all(near[one].how == "place" and near[one].drawn == near[one].true for one in stay)
    seen, url = in_sight(near, page), page.url
    page.mouse.move(760, 420)
    page.mouse.down()
    page.mouse.move(820, 420, steps=6)
    page.mouse.up()
    until_true(page, "url => location.href !== url", url)
    moved = layout(page)
    assert set(moved) == set(before)
    both = seen & in_sight(moved, page)
    assert len(both) > 5
    assert {one: moved[one].how for one in both} == {one: near[one].how for one in both}


def test_a_click_on_a_block_that_hides_some_opens_it(
    make_plan: PlanMaker, open_page: Open, tmp_path_factory: pytest.TempPathFactory
) -> None:
    rows = [{"unit_id": f"U{i}", "unit_name": f"Unit {i}"} for i in range(14)]
    path = tmp_path_factory.mktemp("crowd") / "crowd.html"
    path.write_text(plan_html(read_plan(make_plan(placements=rows))), encoding="utf-8")
    page = open_page(path.as_uri(), "?view=ukraine&t=D%2B30", reduced_motion="reduce")
    closed = layout(page)
    assert {thing.how for thing in closed.values()} == {"block"}
    tips = named_around(page)
    (more,) = (tip for tip in tips if "and 13 more" in tip)
    assert sum(bool(re.fullmatch(r"Unit \d+", tip)) for tip in tips) == 9
    page.mouse.click(*tips[more])
    page.mouse.move(0, 0)
    opened = layout(page)
    assert {one: thing.how for one, thing in opened.items()} == {one: thing.how for one, thing in closed.items()}
    spread = named_around(page)
    assert {tip for tip in spread if tip.startswith("Unit")} == {f"Unit {i}" for i in range(14)}
    page.mouse.click(*spread["Unit 12"])
    expect(page.locator(ROOT)).to_have_attribute("data-selected", "U12")


_TIPS = """async () => {
  const map = document.querySelector('.posture-map');
  const tip = document.querySelector('.posture-tip');
  const { left, top, width, height } = map.getBoundingClientRect();
  const found = {};
  for (let x = left + 4; x < left + width; x += 12) {
    for (let y = top + 4; y < top + height; y += 8) {
      map.dispatchEvent(new MouseEvent('mousemove', { clientX: x, clientY: y, bubbles: true }));
      if (!tip.hidden) found[tip.textContent] ??= [x, y];
    }
  }
  return found;
}"""


def named_around(page: Page) -> dict[str, list[float]]:
    """Return what the tips beside the pointer say all over the map, each with a point where it is said."""
    return page.evaluate(_TIPS)


def test_what_an_address_asks_to_be_shown_is_drawn_itself(open_page: Open, sample_server: Server) -> None:
    """Not as a count on its superior, also where the view of the address would draw it so."""
    at = "?view=ukraine&t=D%2B60"
    page = open_page(sample_server.url, at)
    counted = [name for name, thing in layout(page).items() if thing.how == "rolled-up"]
    assert len(counted) > 2
    for name in counted[:2]:
        page.goto(f"{sample_server.url}{at}&show={name}")
        until_ready(page, READY)
        assert layout(page)[name].how in ("place", "block")
        expect(page.locator(ROOT)).to_have_attribute("data-selected", name)
        page.wait_for_url(f"**select={name}**")
        assert "show=" not in page.url


GRAIN = """() => [...document.querySelectorAll(".posture-map canvas.leaflet-tile")]
  .map(tile => tile.width / (tile.getBoundingClientRect().width * devicePixelRatio))"""
"""Returns how many pixels each tile of the ground has for a pixel of the screen."""


def test_the_ground_is_as_fine_as_the_screen_at_every_zoom(open_page: Open, sample_server: Server) -> None:
    page = open_page(f"{sample_server.url}view/")
    assert all(1 <= grain <= 2**0.5 + 0.01 for grain in page.evaluate(GRAIN))
    for width in (1000, 1150, 1500, 1800):  # the map is fitted anew, between whole zooms
        page.set_viewport_size({"width": width, "height": 800})
        until_true(page, f"() => ({GRAIN})().every(grain => grain > 0.98)")
    page.set_viewport_size({"width": 1280, "height": 800})
    for _ in range(6):
        page.get_by_role("button", name="Zoom in").click()
        until_true(page, f"() => ({GRAIN})().every(grain => grain > 0.98)")


MEASURING = """(() => {
  window.measured = new Map();
  const usual = Element.prototype.getBoundingClientRect;
  window.boxOf = element => { const { x, y, width, height } = usual.call(element); return [x, y, width, height].join(); };
  Element.prototype.getBoundingClientRect = function () {
    if (this.matches(".leaflet-control, .posture-card, .posture-inset")) {
      window.measured.set(this, [...(window.measured.get(this) ?? []), boxOf(this)]);
    }
    return usual.call(this);
  };
})()"""
"""Notes where each thing that lies over the map stood whenever it was measured, to keep the map clear of it."""

STOOD = """() => [...document.querySelectorAll(".posture-map .leaflet-control, .posture-card, .posture-inset")]
  .filter(one => one.checkVisibility()).map(one => [...new Set([...(window.measured.get(one) ?? []), window.boxOf(one)])])"""
"""Returns the places where each of them has stood since the page opened, at a measure or now."""


def test_the_map_is_arranged_around_what_will_lie_over_it(new_page: Open, saved_page: str) -> None:
    page = new_page()
    page.add_init_script(MEASURING)
    for query in ("?t=D%2B60", "?t=D%2B60&select=NL-TPT", "?view=europe", "?view=europe&select=MNFU-HQ"):
        page.goto("about:blank")
        page.goto(f"{saved_page}{query}")
        until_ready(page, READY)
        stood = page.evaluate(STOOD)
        assert len(stood) >= 2
        assert [places for places in stood if len(places) > 1] == [], query
