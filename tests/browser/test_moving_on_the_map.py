"""A planner moves things on the map, in a real browser: each kind put and dragged, nudged by keys, several at once, typed."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from geo.grid import format_mgrs
from tests.browser.conftest import ROOT, Served, Server
from tests.browser.test_accessibility import check_both
from tests.browser.test_editing_on_the_map import edit_on_the_map, spot_of
from tests.waiting import until, until_true

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Page]

HERE = {"chapter": "steady-state", "map": "48.6,31.2,8"}
"""A chapter, since annotations stand on the map of one, and a part of the map with room between its symbols."""

KINDS = {
    "Unit": ("placements", "New unit", (0, 0)),
    "Hub": ("hubs", "New hub", (90, -60)),
    "Command node": ("command_nodes", "New command node", (-90, -80)),
    "Event": ("events", "New event", (60, 90)),
    "Closure": ("closures", "Closure: New closure", (-60, 120)),
    "Annotation": ("annotations", "Annotation: New annotation", (-120, 60)),
}
BY = (50, 30)


DRAWN = "async () => { for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame); }"
"""Waits until what the pointer did is drawn."""


def undo(page: Page) -> Locator:
    return page.get_by_role("button", name="Undo")


def middle(page: Page) -> tuple[float, float]:
    box = page.locator(".posture-map.leaflet-container").bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def hint(page: Page) -> Locator:
    return page.locator(".posture-edit-hint")


def drag_from(page: Page, x: float, y: float) -> None:
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + BY[0] / 2, y + BY[1] / 2, steps=3)
    page.mouse.move(x + BY[0], y + BY[1], steps=3)


def put(page: Page, kind: str, count: int) -> None:
    (x, y), (dx, dy) = middle(page), KINDS[kind][2]
    page.get_by_label("Put on the map").select_option(kind)
    expect(hint(page)).to_contain_text(f"{kind}: click where to put it")
    page.mouse.click(x + dx, y + dy)
    expect(undo(page)).to_have_attribute("title", f"put NEW-{count}")
    expect(page.locator(".posture-card")).to_contain_text("New, not saved yet.")


def test_each_kind_is_put_dragged_and_saved_in_its_table(open_page: OpenPage, shelved_sample: Served) -> None:
    page = open_page(shelved_sample.at(**HERE))
    edit_on_the_map(page, "Ann")
    for count, kind in enumerate(KINDS, 1):
        put(page, kind, count)
        page.keyboard.press("Escape")
        expect(page.locator(".posture-card")).to_have_count(0)
        name = KINDS[kind][1]
        pin = page.get_by_role("button", name=name, exact=True)
        if kind in ("Closure", "Annotation"):
            box = pin.bounding_box()
            assert box
            drag_from(page, box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        else:
            drag_from(page, *spot_of(page, name))
        expect(page.locator(".posture-beacon")).to_have_text(re.compile(r"^36U .* km from \w"))
        page.mouse.up()
        expect(undo(page)).to_have_attribute("title", f"move NEW-{count}")
        expect(page.locator(".posture-beacon")).to_be_hidden()
        page.keyboard.press("Escape")
    page.get_by_role("link", name="Review and save").click()
    page.get_by_role("button", name="Save 6 rows").click()
    expect(page.get_by_text("Everything is saved.")).to_be_visible()
    for count, (table, *_) in enumerate(KINDS.values(), 1):
        with (shelved_sample.folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            (row,) = [row for row in csv.DictReader(file) if next(iter(row.values())) == f"NEW-{count}"]
        assert row["basis"] == "notional"
        assert row["latitude"]


def test_where_it_lands_is_the_square_that_was_shown(open_page: OpenPage, shelved_sample: Served) -> None:
    page = open_page(shelved_sample.at(t="D%2B60", map="48.6,31.2,8"))
    edit_on_the_map(page, "Ann")
    put(page, "Event", 1)
    card = page.locator(".posture-card")
    card.get_by_role("button", name="Close").click()
    expect(card).to_have_count(0)
    drag_from(page, *spot_of(page, "New event"))
    page.evaluate(DRAWN)
    shown = page.locator(".posture-beacon").inner_text().partition(",")[0]
    page.mouse.up()
    expect(undo(page)).to_have_attribute("title", "move NEW-1")
    expect(card).to_contain_text("NEW-1")

    def square() -> str:
        latitude, longitude = (
            float(card.locator("dt", has_text=name).locator("+ dd").inner_text().rstrip("°"))
            for name in ("Latitude", "Longitude")
        )
        return format_mgrs(latitude, longitude, 3)

    until(lambda: square() == shown, told=lambda: f"{square()} and not {shown}")


def test_a_thing_is_nudged_by_the_keyboard_alone_and_heard(open_page: OpenPage, shelved_sample: Served) -> None:
    page = open_page(shelved_sample.at(t="D%2B200", map="49.6,28.6,8", select="UK-BG-1A"))
    edit_on_the_map(page, "Ann")
    root = page.locator(ROOT)
    before = root.get_attribute("data-revision") or ""
    page.locator(".posture-map.leaflet-container").focus()
    page.keyboard.press("ArrowUp")
    expect(hint(page)).to_have_attribute("role", "status")
    expect(hint(page)).to_contain_text(re.compile(r"^3\dU \w\w \d \d, .* km from \w.*Enter sets it down"))
    first = hint(page).inner_text()
    page.keyboard.press("Shift+ArrowRight")
    expect(hint(page)).not_to_have_text(first)
    page.keyboard.press("Escape")
    expect(hint(page)).to_contain_text("Drag a thing to move it")
    expect(root).to_have_attribute("data-revision", before)
    expect(root).to_have_attribute("data-selected", "UK-BG-1A")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Where UK-BG-1A stands").get_by_role("button").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(undo(page)).to_have_attribute("title", "move UK-BG-1A from D+200 on")
    page.keyboard.press("Control+z")
    expect(root).to_have_attribute("data-revision", before)
    page.keyboard.press("Control+y")
    expect(undo(page)).to_have_attribute("title", "move UK-BG-1A from D+200 on")


def test_several_are_picked_by_click_and_box_and_move_as_one_step(open_page: OpenPage, shelved_sample: Served) -> None:
    page = open_page(shelved_sample.at(**HERE))
    edit_on_the_map(page, "Ann")
    root = page.locator(ROOT)
    put(page, "Hub", 1)
    put(page, "Closure", 2)
    page.keyboard.press("Escape")
    before = root.get_attribute("data-revision") or ""
    page.get_by_role("button", name="Closure: New closure").focus()
    page.keyboard.press("ArrowUp")
    expect(hint(page)).to_contain_text("Enter sets it down")
    page.keyboard.press("Escape")
    page.keyboard.down("Shift")
    page.mouse.click(*spot_of(page, "New hub"))
    expect(hint(page)).to_contain_text("1 thing picked")
    page.get_by_role("button", name="Closure: New closure").click()
    expect(hint(page)).to_contain_text("2 things picked")
    page.keyboard.up("Shift")
    expect(page.locator(".posture-card")).to_have_count(0)
    drag_from(page, *spot_of(page, "New hub"))
    page.mouse.up()
    expect(undo(page)).to_have_attribute("title", "move 2 rows")
    page.keyboard.press("Control+z")
    expect(root).to_have_attribute("data-revision", before)
    page.keyboard.press("Escape")
    expect(hint(page)).not_to_contain_text("picked")
    x, y = middle(page)
    page.keyboard.down("Shift")
    page.mouse.move(x - 220, y - 150)
    page.mouse.down()
    page.mouse.move(x, y, steps=3)
    page.mouse.move(x + 210, y + 170, steps=3)
    page.mouse.up()
    page.keyboard.up("Shift")
    expect(hint(page)).to_contain_text(re.compile(r"^\d+ things picked"))
    count = int(hint(page).inner_text().partition(" ")[0])
    assert count > 2
    page.locator(".posture-map.leaflet-container").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    question = page.get_by_role("dialog", name=f"Where {count} things stand")
    question.get_by_role("button", name="Their whole periods").click()
    expect(undo(page)).to_have_attribute("title", f"move {count} rows")


def test_a_place_is_typed_in_the_card_and_when_putting(open_page: OpenPage, shelved_sample: Served) -> None:
    page = open_page(shelved_sample.at(t="D%2B60", map="48.6,31.2,8"))
    edit_on_the_map(page, "Ann")
    page.get_by_label("Put on the map").select_option("Hub")
    form = page.get_by_role("form", name="Type a place")
    field = form.get_by_label("Town, MGRS or coordinates")
    field.fill("nowhere at all")
    expect(form.get_by_role("status")).to_contain_text("No town, MGRS reference or coordinates")
    expect(form.get_by_role("button", name="Put there")).to_be_disabled()
    check_both(page, "place field in the bar")
    field.fill("Львів")
    expect(form.get_by_role("status")).to_contain_text("Lviv (UA)")
    field.press("Enter")
    expect(undo(page)).to_have_attribute("title", "put NEW-1")
    card = page.locator(".posture-card")
    expect(card.locator("dt", has_text="Place").locator("+ dd").first).to_have_text("Lviv")
    rename = card.get_by_role("form", name="Rename")
    rename.get_by_role("textbox").fill("Forward depot")
    rename.get_by_role("textbox").press("Enter")
    expect(undo(page)).to_have_attribute("title", "edit 1 row")
    expect(card.get_by_role("heading", name="Forward depot")).to_be_visible()
    card.get_by_text("Change the place").click()
    typed = card.get_by_role("form", name="Type a place")
    typed.get_by_label("Town, MGRS or coordinates").fill("Oleksandrivka")
    expect(typed.get_by_role("status")).to_contain_text("places may be meant")
    expect(typed.get_by_role("button", name="Move there")).to_be_disabled()
    check_both(page, "place field in the card")
    typed.get_by_label("Which one").select_option(index=1)
    typed.get_by_role("button", name="Move there").click()
    expect(undo(page)).to_have_attribute("title", "move NEW-1")
    expect(card.locator("dt", has_text="Place").locator("+ dd").first).to_have_text("Oleksandrivka")
    page.get_by_role("button", name="Undo").click()
    expect(card.locator("dt", has_text="Place").locator("+ dd").first).to_have_text("Lviv")


def test_an_event_without_a_place_gets_one_and_a_closure_of_a_crossing_does_not(
    open_page: OpenPage, shelved_sample: Served
) -> None:
    page = open_page(shelved_sample.at(t="D%2B46", select="EV-US-JOINS"))
    edit_on_the_map(page, "Ann")
    card = page.locator(".posture-card")
    card.get_by_text("Change the place").click()
    card.get_by_label("Town, MGRS or coordinates").fill("51 30 36 N 0 7 48 W")
    expect(card.get_by_role("form").get_by_role("status")).to_have_text("51.510° N  0.130° W")
    card.get_by_role("button", name="Move there").click()
    expect(undo(page)).to_have_attribute("title", "move EV-US-JOINS")
    expect(card).to_contain_text("London")
    page.locator(ROOT).evaluate(
        "(root, select) => root.dispatchEvent(new CustomEvent('posture-map', { detail: { select } }))",
        "closures/CLO-KRAKOVETS",
    )
    expect(card).to_contain_text("It closes the crossing POL-UKR-KRAKOVETS")
    expect(card.get_by_text("Change the place")).to_have_count(0)


def test_a_finger_drags_a_pin(open_page: OpenPage, shelved_sample: Served) -> None:
    page = open_page(shelved_sample.at(**HERE), width=1024, height=768, has_touch=True)
    edit_on_the_map(page, "Ann")
    put(page, "Closure", 1)
    box = page.get_by_role("button", name="Closure: New closure").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    touch = page.context.new_cdp_session(page)
    for kind, part in (("touchStart", 0.0), ("touchMove", 0.5), ("touchMove", 1.0), ("touchEnd", 1.0)):
        point = {"x": x + BY[0] * part, "y": y + BY[1] * part}
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [] if kind == "touchEnd" else [point]})
    expect(undo(page)).to_have_attribute("title", "move NEW-1")


def test_nobody_who_only_looks_sees_pins_or_carries(open_page: OpenPage, sample_server: Server) -> None:
    page = open_page(sample_server.url, "?t=D%2B200&select=UK-BG-1A")
    page.locator(".posture-map.leaflet-container").focus()
    page.keyboard.press("ArrowUp")
    expect(page.locator(".posture-pin")).to_have_count(0)
    until_true(page, "() => document.querySelector('.posture-beacon')?.hidden !== false")
