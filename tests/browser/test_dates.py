"""Instants and dates side by side on the map, typed, picked and read, in a plan with a ceasefire and in one without."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import ROOT, Served
from tests.browser.test_accessibility import check, panel, select
from tests.browser.test_keyboard import go_to

pytestmark = pytest.mark.browser
Open = Callable[..., Page]


def open_form(page: Page) -> Locator:
    page.get_by_role("button", name="Go to a time").click()
    return page.get_by_role("form", name="Go to a time")


@pytest.mark.parametrize(
    ("typed", "instant", "date"),
    [
        ("2027-03-01 14:30", "H+680:23", "2027-03-01 14:30"),
        ("2027-02-03", "H+41:53", "2027-02-03 00:00"),
        ("J+30", "D+30", "2027-03-03 06:07"),
        ("Д+2 1:01", "H+49:01", "2027-02-03 07:08"),
        ("H+6:30", "H+6:30", "2027-02-01 12:37"),
    ],
)
def test_the_map_goes_to_what_is_typed_and_shows_both(
    dated_sample: Served, open_page: Open, typed: str, instant: str, date: str
) -> None:
    page = open_page(dated_sample.at(t="D%2B60"))
    form = open_form(page)
    field = form.get_by_role("textbox", name="Time or date")
    field.fill(typed)
    expect(form).to_contain_text(f"{instant} ({date} UTC)")
    field.press("Enter")
    expect(form).to_have_count(0)
    expect(page.locator(ROOT)).to_have_attribute("data-time", instant)
    expect(page.locator(".posture-now")).to_contain_text(f"{date} UTC (assumed)")


def test_a_date_is_picked_by_keys_alone(dated_sample: Served, open_page: Open) -> None:
    page = open_page(dated_sample.at(t="D%2B60"))
    page.locator(".posture-play").focus()
    go_to(page, "button Go to a time")
    page.keyboard.press("Enter")
    go_to(page, "button Pick a date: Time or date")
    page.keyboard.press("Enter")
    calendar = page.get_by_role("dialog", name="Calendar, times in UTC")
    expect(calendar.get_by_role("button", name="2 April 2027", exact=True)).to_be_focused()
    for key in ("PageDown", "ArrowLeft", "ArrowUp"):
        page.keyboard.press(key)
    expect(calendar.get_by_role("button", name="24 April 2027")).to_be_focused()
    page.keyboard.press("Enter")
    field = page.get_by_role("textbox", name="Time or date")
    expect(field).to_have_value("2027-04-24 06:07")
    go_to(page, "input Time of day (UTC)")
    page.keyboard.press("Control+a")
    page.keyboard.type("14:30")
    expect(field).to_have_value("2027-04-24 14:30")
    page.keyboard.press("Escape")
    expect(calendar).to_have_count(0)
    expect(page.get_by_role("button", name="Pick a date: Time or date")).to_be_focused()
    go_to(page, "button Go")
    page.keyboard.press("Enter")
    expect(page.locator(ROOT)).to_have_attribute("data-time", "H+1976:23")
    expect(page.get_by_role("button", name="Go to a time")).to_be_focused()


def test_what_the_map_cannot_go_to_is_told(dated_sample: Served, open_page: Open) -> None:
    page = open_page(dated_sample.at(t="D%2B60"))
    form = open_form(page)
    field = form.get_by_role("textbox", name="Time or date")
    for typed, told in (
        ("2050-01-01", "is outside the plan’s time, which is "),
        ("2027-02-30", "2027-02-30 is not a day of the calendar"),
        ("2027-02-03 10:20:30", "write 2027-02-03 10:20"),
        ("soon", "“soon” is no time; write D+30"),
    ):
        field.fill(typed)
        field.press("Enter")
        expect(form.get_by_role("alert")).to_contain_text(told)
    expect(page.locator(ROOT)).to_have_attribute("data-time", "D+60")
    page.keyboard.press("Escape")
    expect(form).to_have_count(0)
    expect(page.get_by_role("button", name="Go to a time")).to_be_focused()


def test_without_a_ceasefire_no_date_is_shown_or_taken(saved_page: str, open_page: Open) -> None:
    page = open_page(saved_page, "?t=D%2B60")
    expect(page.locator(".posture-now")).not_to_contain_text("UTC")
    form = open_form(page)
    expect(form.get_by_role("button", name="Pick a date")).to_have_count(0)
    field = form.get_by_role("textbox", name="Time")
    field.fill("2027-03-01")
    field.press("Enter")
    expect(form.get_by_role("alert")).to_have_text(
        "2027-03-01 is a date, but plan.toml gives no ceasefire to count from; write D+n or H+n"
    )
    field.fill("D+30")
    field.press("Enter")
    expect(page.locator(ROOT)).to_have_attribute("data-time", "D+30")


def test_an_address_may_name_a_date(dated_sample: Served, open_page: Open) -> None:
    page = open_page(dated_sample.at(t="2027-03-03%2006:07"))
    expect(page.locator(ROOT)).to_have_attribute("data-time", "D+30")


def test_card_and_chapters_show_both(dated_sample: Served, open_page: Open) -> None:
    page = open_page(dated_sample.at(t="D%2B60"))
    select(page, "UK-RECCE")
    card = page.locator(".posture-card")
    expect(card.locator(".posture-fields")).to_contain_text("UTC)")
    expect(card.locator(".posture-periods")).to_contain_text("D-14 (2027-01-18 06:07 UTC)")
    panel(page, "Briefing")
    expect(page.locator(".posture-chapters")).to_contain_text("D+30 (2027-03-03 06:07 UTC)")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
def test_form_and_calendar_pass_axe(
    dated_sample: Served, open_page: Open, scheme: str, width: int, height: int
) -> None:
    page = open_page(dated_sample.at(t="D%2B60"), color_scheme=scheme, width=width, height=height)
    form = open_form(page)
    form.get_by_role("button", name="Pick a date").click()
    calendar = form.get_by_role("dialog", name="Calendar, times in UTC")
    expect(calendar).to_be_visible()
    check(page, f"calendar, {scheme}, {width}")
    box = calendar.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    form.get_by_role("textbox", name="Time or date").fill("soon")
    check(page, f"no time, {scheme}, {width}")
