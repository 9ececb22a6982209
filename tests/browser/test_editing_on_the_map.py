"""A planner on the map, in a real browser: units dragged, taken back, put and saved."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from geo.plan import read_plan
from tests.browser.conftest import ROOT, Served
from tests.browser.desk import rows
from tests.waiting import until_true

pytestmark = pytest.mark.browser


def edit_on_the_map(page: Page, name: str) -> None:
    page.get_by_role("button", name="Edit").click()
    page.get_by_label("Your name, to edit").fill(name)
    page.get_by_role("button", name="Start editing").click()
    expect(page.get_by_role("toolbar", name="Edit on the map")).to_be_visible()


def spot_of(page: Page, unit: str) -> tuple[float, float]:
    """Where a unit is drawn once it stands still, found as a person does: by moving over the map until its name shows."""
    before = None
    while (now := spot_now(page, unit)) != before:
        before = now
        page.evaluate("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
    return now


def spot_now(page: Page, unit: str) -> tuple[float, float]:
    found = until_true(
        page,
        """name => {
            const map = document.querySelector('.posture-map.leaflet-container');
            const tip = document.querySelector('.posture-tip');
            const box = map.getBoundingClientRect();
            for (let y = box.top + 70; y < box.bottom - 60; y += 6)
                for (let x = box.left + 330; x < box.right - 280; x += 6) {
                    map.dispatchEvent(new MouseEvent('mousemove', {clientX: x, clientY: y, bubbles: true}));
                    if (!tip.hidden && tip.textContent === name) return [x + 3, y + 3];
                }
            return null;
        }""",
        unit,
    )
    return found[0], found[1]


def test_a_unit_is_dragged_rounded_and_taken_back_with_undo(
    open_page: Callable[..., Page], shelved_sample: Served
) -> None:
    page = open_page(shelved_sample.at(t="D%2B60", map="49.6,28.6,8"))
    edit_on_the_map(page, "Ann")
    unit = next(r for r in rows(shelved_sample.folder, "UK-BG-1A") if r["from"])
    root = page.locator(ROOT)
    before = root.get_attribute("data-revision") or ""
    x, y = spot_of(page, unit["unit_name"])
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 40, y + 30, steps=4)
    page.mouse.move(x + 80, y + 50, steps=4)
    page.mouse.up()
    page.get_by_role("button", name="The whole period").click()
    expect(root).not_to_have_attribute("data-revision", before)
    expect(page.get_by_text(re.compile(r"^UK-BG-1A stands \d\.\d km from there"))).to_be_visible()
    expect(page.locator(".posture-card")).to_contain_text("Edited, not saved yet.")
    page.keyboard.press("Escape")
    expect(page.locator(".posture-card")).to_have_count(0)
    expect(root).not_to_have_attribute("data-revision", before)
    page.keyboard.press("Control+z")
    expect(root).to_have_attribute("data-revision", before)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 40, steps=4)
    page.keyboard.press("Escape")
    page.mouse.up()
    expect(root).to_have_attribute("data-revision", before)


def test_a_new_unit_is_put_and_saved(open_page: Callable[..., Page], shelved_sample: Served) -> None:
    page = open_page(shelved_sample.at(t="D%2B60", map="48.6,31.2,8"))
    edit_on_the_map(page, "Ann")
    page.get_by_label("Put on the map").select_option("Unit")
    box = page.locator(".posture-map.leaflet-container").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator(ROOT)).to_have_attribute("data-selected", "NEW-1")
    expect(page.locator(".posture-card")).to_contain_text("New, not saved yet.")
    expect(page.get_by_text(re.compile(r"^NEW-1 stands \d\.\d km from there: its position is rounded"))).to_be_visible()
    page.get_by_role("link", name="Review and save").click()
    expect(page.get_by_role("button", name="Save 1 row")).to_be_visible()
    page.get_by_role("button", name="Save 1 row").click()
    expect(page.get_by_text("Everything is saved.")).to_be_visible()
    (row,) = rows(shelved_sample.folder, "NEW-1")
    assert (row["from"], row["precision_km"]) == ("D+60", "10")
    plan = read_plan(shelved_sample.folder)
    assert plan.set_aside == 0
    assert abs(float(row["latitude"]) - 48.6) < 0.2


def test_a_chapter_says_what_its_form_says(open_page: Callable[..., Page], shelved_sample: Served) -> None:
    page = open_page(shelved_sample.at(chapter="steady-state"))
    page.get_by_role("tab", name="Briefing").click()
    page.get_by_role("button", name="Edit the chapters").click()
    page.get_by_label("Your name, to edit").fill("Ann")
    page.get_by_role("button", name="Start editing").click()
    form = page.locator(".posture-chapter-form")
    time = form.get_by_label("Time")
    time.fill("D+60;soon")
    time.press("Tab")
    expect(form.get_by_role("alert")).to_have_text(re.compile("“soon” is no time"))
    expect(time).to_have_value("D+60;soon")
    time.fill("D+60;D+120")
    time.press("Tab")
    expect(form.get_by_role("alert")).to_have_count(0)
    form.get_by_label("Minutes").fill("7")
    form.get_by_label("Minutes").press("Tab")
    form.get_by_label("Figures 1").select_option("units")
    form.get_by_label("Hidden").check()
    current = page.locator(".posture-chapters li.current .posture-chapter")
    expect(current).to_contain_text("D+60, D+120")
    expect(current).to_contain_text("Hidden: others do not see it")
    page.get_by_role("button", name="Undo").click()
    expect(form.get_by_label("Hidden")).not_to_be_checked()
    page.get_by_role("link", name="Review and save").click()
    page.get_by_role("button", name="Save 1 row").click()
    expect(page.get_by_text("Everything is saved.")).to_be_visible()
    plan = read_plan(shelved_sample.folder)
    (row,) = [row for row in plan.rows("briefing").to_dict("records") if row["chapter"] == "steady-state"]
    assert row["figures"] == ("units", "nations", "tonnes")
    assert (row["time"], row["minutes"], row["hidden"]) == ((1440.0, 2880.0), 7.0, "")


def drag(page: Page, unit: str, by: tuple[int, int] = (90, 60)) -> None:
    """Drag a unit, by its name."""
    x, y = spot_of(page, unit)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + by[0] / 2, y + by[1] / 2, steps=4)
    page.mouse.move(x + by[0], y + by[1], steps=4)
    page.mouse.up()


def test_a_drag_asks_from_when_on_and_each_answer_does_what_it_says(
    open_page: Callable[..., Page], shelved_sample: Served
) -> None:
    page = open_page(shelved_sample.at(t="D%2B200", map="49.6,28.6,8"))
    edit_on_the_map(page, "Ann")
    before = rows(shelved_sample.folder, "UK-BG-1A")
    unit = next(row for row in before if row["from"])
    root, question = page.locator(ROOT), page.get_by_role("dialog", name="Where UK-BG-1A stands")
    revision = root.get_attribute("data-revision") or ""
    drag(page, unit["unit_name"])
    expect(question.get_by_role("button", name="From D+200 on")).to_be_focused()
    page.keyboard.press("Escape")
    expect(question).to_have_count(0)
    expect(root).to_have_attribute("data-revision", revision)
    drag(page, unit["unit_name"])
    expect(question.get_by_role("button", name="From D+200 on")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Undo")).to_have_attribute("title", "move UK-BG-1A from D+200 on")
    page.get_by_role("button", name="Undo").click()
    expect(root).to_have_attribute("data-revision", revision)
    drag(page, unit["unit_name"])
    question.get_by_role("button", name="The whole period").click()
    expect(page.get_by_role("button", name="Undo")).to_have_attribute("title", "move UK-BG-1A")
    page.get_by_role("button", name="Undo").click()
    expect(root).to_have_attribute("data-revision", revision)
    page.get_by_role("button", name="Redo").click()
    expect(root).not_to_have_attribute("data-revision", revision)
    assert rows(shelved_sample.folder, "UK-BG-1A") == before


def test_the_card_withdraws_a_unit_from_the_time_of_the_map(
    open_page: Callable[..., Page], shelved_sample: Served
) -> None:
    page = open_page(shelved_sample.at(t="D%2B200", select="UK-BG-1A"))
    edit_on_the_map(page, "Ann")
    card = page.locator(".posture-card")
    card.get_by_text("Change in time").click()
    form = card.get_by_role("form", name="Change in time")
    form.get_by_label("What to do").select_option("withdraw")
    expect(form.get_by_role("textbox", name="Time")).to_have_value("D+200")
    form.get_by_role("button", name="Change 1 row").click()
    expect(page.get_by_role("button", name="Undo")).to_have_attribute("title", "withdraw UK-BG-1A at D+200")
    expect(card).to_contain_text("until D+200")


def test_a_template_is_placed_where_the_planner_clicks(open_page: Callable[..., Page], shelved_sample: Served) -> None:
    page = open_page(shelved_sample.at(t="D%2B60", map="48.6,31.2,8"))
    edit_on_the_map(page, "Ann")
    page.get_by_label("Put on the map").select_option('{"template":"forward-hub"}')
    box = page.locator(".posture-map.leaflet-container").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_have_attribute("title", "place the template forward-hub at D+60")
    expect(page.get_by_text("3 rows with unsaved edits")).to_be_visible()


@pytest.mark.parametrize("upright", [True, False])
def test_a_chapter_is_edited_on_a_phone(
    open_page: Callable[..., Page], shelved_sample: Served, *, upright: bool
) -> None:
    width, height = (390, 844) if upright else (844, 390)
    page = open_page(shelved_sample.at(chapter="steady-state"), width=width, height=height, has_touch=True)
    page.get_by_role("button", name="Open the panels").click()
    page.get_by_role("tab", name="Briefing").click()
    page.get_by_role("button", name="Edit the chapters").click()
    name = page.get_by_label("Your name, to edit")
    expect(name).to_be_focused()
    name.fill("Ann")
    bar = page.locator(".posture-edit-bar").bounding_box()
    assert bar
    assert (bar["x"], bar["width"], bar["y"] + bar["height"]) == (0, width, height)
    page.get_by_role("button", name="Start editing").click()
    expect(page.get_by_role("toolbar").get_by_label("Put on the map")).to_be_hidden()
    page.locator(".posture-chapter-form").get_by_label("Hidden").check()
    expect(page.get_by_role("link", name="Review and save")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_label("Hidden")).not_to_be_checked()
