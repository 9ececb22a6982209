"""What an audience reads on the stage: headline, figures, changes, several times side by side; and time that runs on the map."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboard.export import plan_html
from geo.plan import Plan, read_plan
from geo.scene.briefing import chapters
from tests.browser.conftest import READY, ROOT, Seen, Served
from tests.waiting import until_ready, until_true

Open = Callable[..., Page]
pytestmark = pytest.mark.browser
ROOM, PHONE, ON_ITS_SIDE, SMALL_ON_ITS_SIDE = (
    {"width": 1920, "height": 1080},
    {"width": 390, "height": 844},
    {"width": 844, "height": 390},
    {"width": 667, "height": 375},
)
LEAST_PART = 0.03
"""How high a message is at least, as a part of the picture."""
STILL = {"reduced_motion": "reduce"}
OVERLAP_PX = (0.9, 3)
"""How far a tile lies over the next: a pixel of the map, which a stretched map makes larger."""

SYMBOLS = """() => {
  const canvas = document.querySelector('.posture-map .leaflet-posture-symbols-pane canvas');
  return canvas.toDataURL();
}"""
KM_TO_PX = """() => {
  const bar = document.querySelector('.posture-map .leaflet-control-scale-line');
  return parseFloat(bar.textContent) * (bar.textContent.includes('km') ? 1 : 0.001) / bar.getBoundingClientRect().width;
}"""
WATCH = """() => {
  const { prototype } = CanvasRenderingContext2D;
  const { stroke, drawImage } = prototype;
  const drawn = { ways: [], symbols: [] };
  const overMap = (ctx) => ctx.canvas.closest?.('.leaflet-posture-symbols-pane');
  prototype.stroke = function (...given) {
    if (Math.abs(this.lineWidth - 2.6) < 0.01 && overMap(this)) drawn.ways.push(this.globalAlpha);
    return stroke.apply(this, given);
  };
  prototype.drawImage = function (...given) {
    if (overMap(this)) drawn.symbols.push(this.globalAlpha);
    return drawImage.apply(this, given);
  };
  globalThis.drawn = drawn;
}"""


def on_stage(open_page: Open, url: str, chapter: str, **options: object) -> Page:
    page = open_page(url, f"?present=&chapter={chapter}", **STILL | options)
    expect(page.locator(ROOT)).to_have_attribute("data-flying", "false")
    return page


@pytest.fixture
def times_plan(tmp_path: Path) -> Path:
    """A plan with chapters of two and of six times, and a hidden one between them."""
    folder = tmp_path / "times"
    folder.mkdir()
    (folder / "placements.csv").write_text(
        "unit_id,unit_name,nation,echelon,function,personnel,latitude,longitude,from,until,basis,as_of,precision_km\n"
        "A,First,FRA,company,infantry,100,47.65,26.25,D-9,D+1,notional,2025-07-10,10\n"
        "A,First,FRA,company,infantry,100,49.84,24.03,D+1,,notional,2025-07-10,10\n"
        "B,Second,FRA,company,infantry,100,50.25,28.66,D+2,,notional,2025-07-10,10\n"
    )
    (folder / "briefing.csv").write_text(
        "chapter,title,view,time,layers,message,hidden\n"
        "two,Two,ukraine,D+0;D+3,units,It grows.,\n"
        "secret,Secret,ukraine,D+0,units,Nobody sees it.,yes\n"
        "six,Six,ukraine,D-7;D+0;D+1;D+2;D+3;D+4,units,It grows step by step.,\n"
    )
    return folder


def test_the_headline_says_message_and_figures_large_enough(saved_page: str, open_page: Open, sample: Plan) -> None:
    page = on_stage(open_page, saved_page, "build-up", **ROOM)
    (chapter,) = (one for one in chapters(sample) if one.id == "build-up")
    message = page.locator(".posture-message")
    expect(message).to_have_text(chapter.message)
    size = "element => parseFloat(getComputedStyle(element).fontSize)"
    assert message.evaluate(size) >= LEAST_PART * ROOM["height"]
    figures = page.locator(".posture-figures > div")
    expect(figures).to_have_count(len(chapter.figures))
    for place, figure in enumerate(chapter.figures):
        expect(figures.nth(place).locator("dd")).to_have_text(f"{figure.value} {figure.without}".strip())
        expect(figures.nth(place).locator("dt")).to_have_text(figure.label)
        assert (figures.nth(place).get_attribute("title") or "") == figure.note
        assert figures.nth(place).locator("dd").evaluate(size) >= LEAST_PART * ROOM["height"]


def test_what_a_figure_leaves_out_is_explained_in_the_legend(saved_page: str, open_page: Open, sample: Plan) -> None:
    page = on_stage(open_page, saved_page, "who")
    ((figure,),) = (one.figures for one in chapters(sample) if one.id == "who")
    assert figure.without
    legend = page.locator(".posture-stage-legend")
    expect(legend).to_contain_text(figure.note)
    notes = page.locator(".posture-legend-group small").all_text_contents()
    named = [name for names in notes for name in names.split(", ") if name != "Not named"]
    assert "United States" in named
    assert int(figure.value) == len(named)


def test_the_tiles_of_the_ground_overlap_so_that_no_seam_is_seen(saved_page: str, open_page: Open) -> None:
    page = on_stage(open_page, saved_page, "build-up", **ROOM)
    boxes = page.evaluate(
        """() => [...document.querySelectorAll('.posture-map .leaflet-tile-container > canvas')].map((tile) => {
          const { left, top, right, bottom } = tile.getBoundingClientRect();
          return [left, top, right, bottom];
        })"""
    )
    columns, rows = sorted({(box[0], box[2]) for box in boxes}), sorted({(box[1], box[3]) for box in boxes})
    assert min(len(columns), len(rows)) > 1
    for places in (columns, rows):
        overlaps = [end - begin for (_, end), (begin, _) in pairwise(places)]
        assert all(OVERLAP_PX[0] <= overlap <= OVERLAP_PX[1] for overlap in overlaps), overlaps


@pytest.mark.parametrize("screen", [ROOM, {"width": 1280, "height": 800}], ids=["room", "laptop"])
@pytest.mark.parametrize(("before", "key"), [("first-hours", "ArrowRight"), ("steady-state", "ArrowLeft")])
def test_the_legend_explains_what_is_drawn_however_the_stage_came_there(
    saved_page: str, open_page: Open, screen: dict[str, int], before: str, key: str
) -> None:
    told = on_stage(open_page, saved_page, "build-up", **screen).locator(".posture-legend").inner_text()
    assert "Civil-military cooperation" in told
    page = on_stage(open_page, saved_page, before, reduced_motion="no-preference", **screen)
    page.keyboard.press(key)
    expect(page.locator(f"{ROOT}[data-chapter=build-up]")).to_have_attribute("data-flying", "false")
    assert page.locator(".posture-legend").inner_text() == told


def test_the_line_of_changes_has_a_key_and_a_switch(saved_page: str, open_page: Open) -> None:
    page = on_stage(open_page, saved_page, "build-up")
    line = page.locator(".posture-since")
    expect(line).to_have_text("Since H+18 · Units: 34 arrived, 4 moved, 1 left")
    ghosts = page.evaluate(SYMBOLS)
    page.keyboard.press("g")
    expect(line).to_have_count(0)
    expect(page).to_have_url(re.compile("changes=off"))
    assert page.evaluate(SYMBOLS) != ghosts
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("region", name="Menu").get_by_role("button", name="Changes since the last chapter").click()
    expect(line).to_be_visible()
    expect(page).not_to_have_url(re.compile("changes=off"))


def test_the_free_map_has_the_same_switch_and_key_and_its_help_says_so(saved_page: str, open_page: Open) -> None:
    page = open_page(saved_page, "?chapter=build-up", **STILL)
    switch = page.get_by_label("What changed")
    expect(switch).to_be_checked()
    ghosts = page.evaluate(SYMBOLS)
    switch.uncheck()
    until_true(page, f"before => ({SYMBOLS})() !== before", ghosts)
    expect(page).to_have_url(re.compile("changes=off"))
    page.reload()
    until_ready(page, READY)
    expect(switch).not_to_be_checked()
    without = page.evaluate(SYMBOLS)
    page.keyboard.press("g")
    expect(switch).to_be_checked()
    until_true(page, f"without => ({SYMBOLS})() !== without", without)
    page.keyboard.press("?")
    expect(page.get_by_role("tabpanel", name="About")).to_contain_text("show or hide what changed")


def played(new_page: Callable[..., Page], url: str, query: str, until: str, **options: object) -> Page:
    """Return a page on which time has run from one instant until something is so."""
    page = new_page(**options)
    page.add_init_script(f"({WATCH})()")
    page.goto(f"{url}{query}")
    until_ready(page, READY)
    page.evaluate("() => { drawn.ways.length = 0; drawn.symbols.length = 0; }")
    page.keyboard.press(" ")
    until_true(page, until)
    page.keyboard.press(" ")
    return page


def test_while_time_runs_ways_and_symbols_fade(saved_page: str, new_page: Callable[..., Page]) -> None:
    fading = "() => drawn.ways.some((alpha) => alpha < 0.5) && drawn.symbols.some((alpha) => alpha > 0 && alpha < 1)"
    played(new_page, saved_page, "?t=H%2B5&view=ukraine", fading)


def test_less_motion_has_no_fading_and_the_switch_has_no_ways(saved_page: str, new_page: Callable[..., Page]) -> None:
    past = f"() => ['D+2', 'D+3'].includes(document.querySelector('{ROOT}').dataset.time)"
    page = played(new_page, saved_page, "?t=H%2B5&view=ukraine", past, **STILL)
    drawn = page.evaluate("() => drawn")
    assert drawn["ways"]
    assert set(drawn["ways"]) <= {0.75, 1}, "a way and its halo"
    assert set(drawn["symbols"]) == {1}
    page = played(new_page, saved_page, "?t=H%2B5&view=ukraine&changes=off", past, **STILL)
    assert page.evaluate("() => drawn.ways") == []


def test_several_times_leave_the_buttons_free_and_count_a_unit_once(times_plan: Path, open_page: Open) -> None:
    saved = times_plan / "times.html"
    saved.write_text(plan_html(read_plan(times_plan)), encoding="utf-8")
    page = on_stage(open_page, saved.as_uri(), "six")
    expect(page.locator(".posture-multiples figure")).to_have_count(6)
    expect(page.locator(".posture-legend-group h4").filter(has_text="Units")).to_have_text("Units (2)")
    page.get_by_role("button", name="Previous chapter").click()
    expect(page.locator(ROOT)).to_have_attribute("data-chapter", "two")
    expect(page.locator(".posture-multiples figure")).to_have_count(2)


def test_a_hidden_chapter_is_called_by_its_number_and_not_counted(
    times_plan: Path, shelve: Callable[[Path], Served], open_page: Open
) -> None:
    page = open_page(shelve(times_plan).at("view/", chapter="two", present=""), **STILL)
    root, count = page.locator(ROOT), page.locator(".posture-title .posture-when small")
    expect(count).to_have_text("1 / 2")
    for key in "3", "Enter":
        page.keyboard.press(key)
    expect(root).to_have_attribute("data-chapter", "secret")
    expect(count).to_have_count(0)
    for key in "2", "Enter":
        page.keyboard.press(key)
    expect(root).to_have_attribute("data-chapter", "six")
    expect(count).to_have_text("2 / 2")


@pytest.mark.parametrize("chapter", ["command", "before"])
def test_a_small_stage_shows_the_whole_frame(saved_page: str, open_page: Open, chapter: str) -> None:
    laptop = on_stage(open_page, saved_page, chapter).evaluate(KM_TO_PX)
    phone = on_stage(open_page, saved_page, chapter, **PHONE)
    until_true(phone, f"most => Math.abs(({KM_TO_PX})() / most - 1) < 0.03", laptop * 1280 / PHONE["width"])


@pytest.mark.parametrize("size", [ON_ITS_SIDE, SMALL_ON_ITS_SIDE], ids=["large", "small"])
def test_the_menu_leaves_the_title_free_on_a_phone_on_its_side(
    saved_page: str, open_page: Open, seen: Seen, size: dict[str, int]
) -> None:
    page = on_stage(open_page, saved_page, "command", **size)
    page.get_by_role("button", name="Menu").click()
    menu = page.get_by_role("region", name="Menu")
    expect(menu).to_be_visible()
    title, below = page.locator(".posture-title").bounding_box(), menu.bounding_box()
    assert title and below
    assert below["y"] >= title["y"] + title["height"]
    assert below["height"] >= 88, "two rows of buttons"
    menu.get_by_role("button", name="Legend").click()
    expect(page.locator(".posture-stage-legend")).to_be_visible()
    assert seen.errors == []
