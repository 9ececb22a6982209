"""A talk in real browsers: a stage, and on another origin a phone that follows it, or that is its remote."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.conftest import READY, ROOT, Seen, Served
from tests.waiting import until_ready, until_true

Open = Callable[..., Page]
pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 800, "has_touch": True, "is_mobile": True}
DOT = ".posture-pointer-dot"
INKED = """() => [...document.querySelectorAll('.leaflet-posture-symbols-pane canvas')].some((canvas) => {
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  for (let i = 0; i < data.length; i += 4) if (data[i] === 212 && data[i + 1] === 0 && data[i + 2] === 42) return true;
  return false;
})"""
"""Whether a map has a pixel of the pen's colour."""
PLACE = """() => {
  const dot = document.querySelector('.posture-pointer-dot');
  return dot && getComputedStyle(dot).transform;
}"""


def start(open_page: Open, served: Served) -> tuple[Page, str]:
    """Present and begin a talk; return the stage, and the address of the audience under another name of the machine."""
    stage = open_page(served.at("view/", chapter="why", present=""))
    stage.keyboard.press("t")
    address = stage.locator(".posture-talk-address").inner_text()
    assert scanned(stage, "QR code of the address") == address
    return stage, address.replace("127.0.0.1", "localhost")


def test_a_phone_follows_the_stage_looks_around_comes_back_and_hears_the_end(
    open_page: Open, new_page: Open, shelved_sample: Served, seen: Seen
) -> None:
    stage, address = start(open_page, shelved_sample)
    expect(stage.get_by_role("region", name="Talk")).to_contain_text("Only this machine reaches this address")
    phone = new_page(**PHONE)
    phone.goto(address)
    until_ready(phone, READY)
    expect(stage.get_by_text("1 follows")).to_be_visible()
    root = phone.locator(ROOT)
    told = phone.get_by_role("region", name="The talk")
    expect(root).to_have_attribute("data-chapter", "why")
    expect(told).to_contain_text("You follow the talk")
    stage.keyboard.press("t")
    stage.keyboard.press("ArrowRight")
    expect(root).to_have_attribute("data-chapter", "who")
    expect(stage.locator(ROOT)).to_have_attribute("data-flying", "false")
    expect(root).to_have_attribute("data-time", stage.locator(ROOT).get_attribute("data-time") or "")
    stage.keyboard.down("p")
    stage.mouse.move(640, 420)
    expect(phone.locator(DOT)).to_have_count(1)
    before = phone.evaluate(PLACE)
    stage.mouse.move(500, 300)
    until_true(phone, f"before => ({PLACE})() !== before", before)
    stage.keyboard.up("p")
    expect(phone.locator(DOT)).to_have_count(0)
    expect(stage.locator(DOT)).to_have_count(0)
    stage.keyboard.press("d")
    stage.mouse.move(400, 420)
    stage.mouse.down()
    stage.mouse.move(700, 480, steps=6)
    stage.mouse.up()
    until_true(phone, INKED)
    assert stage.evaluate(INKED)
    stage.keyboard.press("w")
    until_true(phone, f"() => !({INKED})()")
    assert not stage.evaluate(INKED)
    stage.keyboard.press("d")
    phone.get_by_role("slider").first.press("ArrowRight")
    expect(told).to_contain_text("You look around")
    stage.keyboard.press("ArrowRight")
    expect(stage.locator(ROOT)).not_to_have_attribute("data-chapter", "who")
    chapter = stage.locator(ROOT).get_attribute("data-chapter") or ""
    told.get_by_role("button", name="Come back").click()
    expect(root).to_have_attribute("data-chapter", chapter)
    stage.keyboard.press("b")
    expect(told).to_contain_text("The stage is black")
    stage.keyboard.press("b")
    stage.keyboard.press("t")
    stage.get_by_role("button", name="End the talk").click()
    expect(told).to_contain_text("The talk has ended")
    expect(stage.get_by_role("region", name="Talk")).to_contain_text("The talk has ended")
    assert phone.request.get(f"{address}talk").status == 410
    assert seen.errors == []


def scanned(page: Page, name: str) -> str:
    """Return what a phone reads in a QR code on a page."""
    code = page.get_by_role("img", name=name)
    code.scroll_into_view_if_needed()
    found = zxingcpp.read_barcode(Image.open(BytesIO(code.screenshot())))
    assert found is not None
    return found.text


def test_a_phone_is_the_remote_once_it_was_allowed_on_the_stage(
    open_page: Open, new_page: Open, shelved_sample: Served, seen: Seen
) -> None:
    stage = open_page(shelved_sample.at("view/", chapter="why", present=""))
    with stage.expect_popup() as popup:
        stage.keyboard.press("n")
    window = popup.value
    seen.watch(window)
    window.get_by_role("button", name="Let the audience follow").click()
    window.get_by_text("Remote", exact=True).click()
    phone = new_page(**PHONE)
    phone.goto(scanned(window, "QR code of the remote").replace("127.0.0.1", "localhost"))
    digits = phone.locator(".posture-remote-code").inner_text()
    question = stage.get_by_role("region", name="Remote")
    expect(question).to_contain_text(digits)
    stage.keyboard.press("Enter")
    expect(phone.get_by_test_id("posture-remote")).to_have_attribute("data-state", "asks")
    window.get_by_role("button", name="Allow").click()
    expect(phone.get_by_role("status")).not_to_be_empty()
    before = stage.locator(ROOT).get_attribute("data-chapter") or ""
    phone.get_by_role("button", name="Next").click()
    expect(stage.locator(ROOT)).not_to_have_attribute("data-chapter", before)
    phone.get_by_role("button", name="Black screen").click()
    expect(stage.locator(".posture-black")).to_be_visible()
    expect(phone.get_by_role("button", name="Black screen")).to_have_attribute("aria-pressed", "true")
    phone.get_by_role("button", name="Black screen").click()
    expect(stage.locator(".posture-black")).to_have_count(0)
    stage.get_by_role("button", name="End the remote").click()
    expect(phone.get_by_test_id("posture-remote")).to_have_attribute("data-state", "ended")
    assert seen.errors == []
