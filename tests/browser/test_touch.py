"""A briefer with a finger: from the first chapter to the last and out, on a phone and on a tablet, in the app and without it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as TooLate

from geo.plan import Plan
from geo.scene.briefing import chapters
from tests.browser.conftest import LIMIT_MS, ROOT, Seen, Server
from tests.browser.fingers import swipe
from tests.waiting import until_true

Open = Callable[..., Page]
pytestmark = pytest.mark.browser
PHONE, TABLET = {"width": 390, "height": 844}, {"width": 820, "height": 1180}
FINGER = {"has_touch": True, "is_mobile": True, "reduced_motion": "reduce"}
LEAST_PX = 44
TIMES = 6

COVERED = """() => {
  const title = document.querySelector('.posture-title');
  const { left, top, right, bottom } = title.getBoundingClientRect();
  const spots = [[left + 6, top + 6], [right - 6, top + 6], [left + 6, bottom - 6], [right - 6, bottom - 6]];
  return spots.filter(([x, y]) => !title.contains(document.elementFromPoint(x, y))).length;
}"""
SMALLEST = """() => Math.min(...[...document.querySelectorAll('.posture-controls button')].filter((one) => one.checkVisibility())
  .flatMap((one) => [one.getBoundingClientRect().width, one.getBoundingClientRect().height]))"""


def tap(page: Page, name: str) -> None:
    """Tap a button of the stage, which a slow machine may have let fade before."""
    for _ in range(TIMES):
        page.touchscreen.tap(5, 5)
        with contextlib.suppress(TooLate):
            page.get_by_role("button", name=name).tap(timeout=LIMIT_MS / TIMES)
            return
    raise AssertionError(name)


def present(page: Page) -> None:
    if not page.get_by_role("tab", name="Briefing").is_visible():
        page.get_by_role("button", name="Open the panels").tap()
    if page.get_by_role("tab", name="Briefing").get_attribute("aria-selected") == "false":
        page.get_by_role("tab", name="Briefing").tap()
    page.get_by_role("button", name="Present", exact=True).tap()
    expect(page.locator(ROOT)).to_have_attribute("data-presenting", "true")


@pytest.mark.parametrize("size", [PHONE, TABLET], ids=["phone", "tablet"])
def test_the_sample_from_the_first_chapter_to_the_last_by_touch_alone(
    host_url: str, size: dict[str, int], open_page: Open, seen: Seen, sample: Plan
) -> None:
    page = open_page(host_url, **size, **FINGER)
    assert page.evaluate("innerWidth") == size["width"]
    root = page.locator(ROOT)
    present(page)
    deck = [chapter.id for chapter in chapters(sample)]
    assert page.evaluate(SMALLEST) >= LEAST_PX
    for place, chapter in enumerate(deck):
        expect(root).to_have_attribute("data-chapter", chapter)
        assert page.evaluate(COVERED) == 0
        if chapter == deck[-1]:
            break
        if place % 2:
            tap(page, "Next chapter")
        else:
            swipe(page, across=-140)
    expect(page.get_by_role("button", name="Next chapter")).to_be_disabled()
    swipe(page, across=-140)
    expect(page.get_by_role("button", name="Back to the chapter")).to_have_count(0)
    expect(root).to_have_attribute("data-chapter", deck[-1])
    swipe(page, across=140)
    expect(root).to_have_attribute("data-chapter", deck[-2])
    tap(page, "Leave the presentation")
    expect(root).to_have_attribute("data-presenting", "false")
    assert seen.errors == []


def test_a_map_that_was_moved_is_moved_by_a_finger_until_the_chapter_is_back(
    sample_server: Server, open_page: Open
) -> None:
    page = open_page(f"{sample_server.url}view/?chapter=command&present", **TABLET, **FINGER)
    root = page.locator(ROOT)
    back = page.get_by_role("button", name="Back to the chapter")
    expect(back).to_have_count(0)
    swipe(page, across=20, up=160)
    expect(back).to_be_visible()
    swipe(page, across=-140)
    expect(root).to_have_attribute("data-chapter", "command")
    swipe(page, across=-140, at=(300, TABLET["height"] - 40))
    expect(root).to_have_attribute("data-chapter", "before")
    expect(back).to_have_count(0)


def test_the_buttons_fade_while_nobody_moves_and_the_menu_ends_a_black_screen(
    sample_server: Server, open_page: Open
) -> None:
    page = open_page(f"{sample_server.url}view/?chapter=who&present", **PHONE, **FINGER)
    bar = page.get_by_role("toolbar", name="Presentation")
    expect(bar).to_have_css("opacity", "0")
    page.touchscreen.tap(200, 300)
    expect(bar).to_have_css("opacity", "1")
    tap(page, "Menu")
    page.get_by_role("region", name="Menu").get_by_role("button", name="Black screen").tap()
    expect(page.locator(".posture-black")).to_be_visible()
    page.touchscreen.tap(200, 300)
    expect(page.locator(".posture-black")).to_have_count(0)


def test_an_upright_phone_says_how_to_see_more_until_the_map_is_moved(sample_server: Server, open_page: Open) -> None:
    page = open_page(f"{sample_server.url}view/?chapter=command&present", **PHONE, **FINGER)
    hint = page.get_by_text("Turn the phone for a larger map.")
    expect(hint).to_be_visible()
    swipe(page, across=20, up=160)
    expect(page.get_by_role("button", name="Back to the chapter")).to_be_visible()
    expect(hint).to_have_count(0)
    tablet = open_page(f"{sample_server.url}view/?chapter=command&present", **TABLET, **FINGER)
    expect(tablet.get_by_text("Turn the phone for a larger map.")).to_be_hidden()


def test_a_mouse_over_the_map_calls_no_buttons_which_would_lie_over_it(sample_server: Server, open_page: Open) -> None:
    page = open_page(f"{sample_server.url}view/?chapter=why&present", width=1280, height=800)
    bar = page.get_by_role("toolbar", name="Presentation")
    expect(bar).to_have_css("opacity", "0")
    page.mouse.move(500, 300)
    page.mouse.move(520, 320)
    assert page.evaluate("document.querySelector('.posture-idle') !== null")
    page.mouse.move(640, 760)
    expect(bar).to_have_css("opacity", "1")


def test_the_end_of_full_screen_is_not_the_end_of_a_talk(sample_server: Server, open_page: Open) -> None:
    page = open_page(f"{sample_server.url}view/")
    page.get_by_role("tab", name="Briefing").click()
    page.get_by_role("button", name="Present", exact=True).click()
    until_true(page, "() => document.fullscreenElement !== null")
    expect(page.get_by_role("button", name="Leave full screen")).to_be_visible()
    page.evaluate("() => document.exitFullscreen()")
    page.get_by_role("button", name="Full screen", exact=True).click()
    until_true(page, "() => document.fullscreenElement !== null")
    expect(page.locator(ROOT)).to_have_attribute("data-presenting", "true")
    page.evaluate("() => document.exitFullscreen()")
    until_true(page, "() => document.fullscreenElement === null")
    page.keyboard.press("Escape")
    expect(page.locator(ROOT)).to_have_attribute("data-presenting", "false")
