"""The pages around the map: what goes along between them, why a map is empty, and windows from a phone's to a wall's."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboard.export import plan_html
from geo.plan import read_plan
from tests.browser.conftest import READY, ROOT, Server
from tests.browser.sight import whole
from tests.waiting import until_it_stands

Open = Callable[..., Page]
pytestmark = pytest.mark.browser

FREE = """() => {
  const map = document.querySelector(".posture-map"), n = 40;
  const places = [...Array(n * n).keys()].map((i) => [((i % n) + 0.5) / n, (Math.floor(i / n) + 0.5) / n]);
  const met = places.map(([x, y]) => document.elementFromPoint(x * innerWidth, y * innerHeight));
  return met.filter((element) => map.contains(element)).length / met.length;
}"""
"""Returns the part of the window in which a pointer meets the map."""


def go(page: Page, name: str) -> None:
    page.get_by_test_id("stHeader").get_by_role("link", name=name, exact=True).click()


def stands(page: Page, path: str, **held: str) -> None:
    """Wait for the map of a page with what it should hold."""
    expect(page).to_have_url(re.compile(rf"/{path}(\?|$)"))
    for name, value in held.items():
        expect(page.locator(READY)).to_have_attribute(f"data-{name}", value)


def test_time_and_selection_go_along_from_page_to_page(sample_server: Server, open_page: Open) -> None:
    page = open_page(sample_server.url, "?t=D%2B30&view=europe")
    page.locator(ROOT).evaluate("root => root.dispatchEvent(new CustomEvent('posture-map', {detail: {select: 'LCC'}}))")
    slider = page.get_by_role("slider", name="Time")
    while page.locator(ROOT).get_attribute("data-time") != "D+180":
        slider.press("PageUp")
    slider.press("ArrowRight")
    at = page.locator(ROOT).get_attribute("data-time") or ""
    held = {"time": at, "selected": "LCC", "view": "europe"}
    for name, path in [("Analysis", "analysis"), ("Compare", "compare"), ("Brief", "brief")]:
        go(page, name)
        stands(page, path, **held)
        if name == "Analysis":
            expect(page.get_by_label("Time", exact=True).and_(page.locator("input"))).to_have_value(at)
    go(page, "Plan")
    expect(page.get_by_test_id("posture-grid")).to_be_visible()
    page.reload()
    expect(page.get_by_test_id("posture-grid")).to_be_visible()
    go(page, "Map")
    stands(page, "", **held)
    page.go_back()
    expect(page.get_by_test_id("posture-grid")).to_be_visible()
    for path in ("brief", "compare"):
        until_it_stands(page)
        page.go_back()
        stands(page, path, **held)
    page.reload()
    stands(page, "compare", **held)


def test_a_time_that_the_plan_lacks_is_brought_to_its_end(sample_server: Server, open_page: Open) -> None:
    page = open_page(f"{sample_server.url}analysis", "?t=D%2B9999")
    end = page.locator(ROOT).get_attribute("data-time") or ""
    assert end != "D+9999"
    expect(page.get_by_label("Time", exact=True).and_(page.locator("input"))).to_have_value(end)


@pytest.fixture(params=["streamlit", "page"])
def aside_url(request: pytest.FixtureRequest, copied_sample: Path, tmp_path: Path) -> str:
    """The sample in each host, with every row of its symbols and events set aside."""
    for name in ("placements", "hubs", "command_nodes", "events"):
        path = copied_sample / f"{name}.csv"
        head, *rows = path.read_text(encoding="utf-8").splitlines()
        path.write_text("\n".join([head, *(re.sub(r"(notional|inferred|reported)", "guessed", row) for row in rows)]))
    if request.param == "streamlit":
        return str(request.getfixturevalue("shelve")(copied_sample).at())
    saved = tmp_path / "aside.html"
    saved.write_text(plan_html(read_plan(copied_sample)), encoding="utf-8")
    return saved.as_uri()


def test_a_map_of_rows_that_are_all_set_aside_says_so(aside_url: str, open_page: Open) -> None:
    page = open_page(aside_url)
    note = page.locator(".posture-empty")
    expect(note).to_contain_text("rows with a place on the map have errors and are not shown")
    expect(page.locator(".posture-legend")).to_contain_text(
        "rows with a place on the map have errors and are not shown"
    )
    note.get_by_role("button", name="See the problems").click()
    expect(page.locator(".posture-problems")).to_contain_text("guessed")


def test_an_empty_map_shows_the_way_out(saved_page: str, open_page: Open) -> None:
    page = open_page(saved_page, "?t=D%2B200&layers=nations")
    page.locator(".posture-empty").get_by_role("button", name="Turn these layers on").click()
    expect(page.locator(".posture-empty")).to_have_count(0)
    expect(page.locator(ROOT)).not_to_have_attribute("data-symbols", "0")


@pytest.mark.parametrize(("width", "height", "density"), [(640, 400, 2), (320, 256, 4), (390, 844, 3), (844, 390, 3)])
def test_a_small_window_shows_the_map_and_loses_nothing(
    sample_server: Server, open_page: Open, width: int, height: int, density: float
) -> None:
    page = open_page(sample_server.url, width=width, height=height, device_scale_factor=density)
    assert page.evaluate(FREE) >= 0.5
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for part in (".posture-play", ".posture-credit", ".posture-slider", ".posture-marking > span"):
        whole(page.locator(part))
    page.locator(".posture-credit").click()
    expect(page.locator(".posture-about")).to_contain_text("OpenStreetMap")
    page.get_by_role("tab", name="Layers").click()
    page.get_by_label("Planned, not yet in force").check()
    page.get_by_role("button", name="Europe", exact=True).click()
    page.get_by_role("button", name="Close the panels").click()
    expect(page.locator(ROOT)).to_have_attribute("data-view", "europe")
    page.get_by_role("button", name="Personnel chart").click()
    page.locator(".posture-strength").scroll_into_view_if_needed()
    expect(page.locator(".posture-strength")).to_contain_text("France")
    page.get_by_role("button", name="Personnel chart").click()
    page.locator(ROOT).evaluate("root => root.dispatchEvent(new CustomEvent('posture-map', {detail: {select: 'LCC'}}))")
    page.get_by_text("Location precision").or_(
        page.locator(".posture-fields div").last
    ).last.scroll_into_view_if_needed()
    page.get_by_role("button", name="Close", exact=False).last.click()
    assert page.evaluate(FREE) >= 0.5


def test_a_large_screen_makes_everything_larger(saved_page: str, open_page: Open) -> None:
    sizes = []
    for width, height in [(1280, 800), (3840, 2160)]:
        page = open_page(saved_page, width=width, height=height)
        boxes = [page.locator(f".posture-{name}").bounding_box() for name in ("left", "status", "transport", "inset")]
        sizes.append([box["height" if i == 1 else "width"] for i, box in enumerate(boxes) if box])
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for part in (".posture-credit", ".posture-play"):
            whole(page.locator(part))
    assert [large / small for small, large in zip(*sizes, strict=True)] == pytest.approx([2, 2, 2, 2], abs=0.1)
    slider = page.get_by_role("slider", name="Time")
    box = slider.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] - 1, box["y"] + box["height"] - 4)
    expect(slider).to_have_attribute("aria-valuenow", slider.get_attribute("aria-valuemax") or "")


def test_forced_colours_show_the_chosen_tab(saved_page: str, open_page: Open) -> None:
    page = open_page(saved_page, forced_colors="active")
    ground = "tab => getComputedStyle(tab).backgroundColor"
    tabs = {name: page.get_by_role("tab", name=name).evaluate(ground) for name in ("Layers", "List", "About")}
    assert tabs["List"] == tabs["About"] != tabs["Layers"]
