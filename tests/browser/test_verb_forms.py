"""The forms of verbs in the card of the map and over the table: axe finds nothing in them, and keys alone fill them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import CEASEFIRE, Served
from tests.browser.desk import GRID, OpenDesk, cell, rows, save, settled, show
from tests.browser.test_accessibility import check, select
from tests.browser.test_editing_on_the_map import edit_on_the_map
from tests.browser.test_keyboard import go_to
from tests.waiting import until_ready

pytestmark = pytest.mark.browser
Open = Callable[..., Page]

SIZES = pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])
ON_MAP = ("move", "withdraw", "relieve", "assign", "split", "shift", "copy-to")


def form_in(page: Page) -> Locator:
    return page.get_by_role("form", name="Change in time")


def check_verbs(page: Page, verbs: tuple[str, ...], where: str) -> None:
    form = form_in(page)
    for verb in verbs:
        form.get_by_label("What to do").select_option(verb)
        expect(form.locator(f"[value='{verb}']:checked")).to_have_count(1)
        check(page, f"{where}, {verb}")
    form.get_by_label("What to do").select_option("split")
    form.get_by_label("Strength of each").fill("4.5")
    expect(form).to_contain_text("Write whole numbers of persons")
    check(page, f"{where}, refused strengths")
    form.get_by_label("What to do").select_option("withdraw")
    form.get_by_role("button", name="Pick a date: Time").click()
    expect(form.get_by_role("dialog", name="Calendar, times in UTC")).to_be_visible()
    check(page, f"{where}, calendar")


@SCHEMES
@SIZES
def test_forms_in_the_card_pass_axe(
    dated_sample: Served, open_page: Open, scheme: str, width: int, height: int
) -> None:
    page = open_page(dated_sample.at(t="D%2B60"), color_scheme=scheme, width=width, height=height)
    edit_on_the_map(page, "Ann")
    select(page, "UK-BG-2")
    page.locator(".posture-card-verbs summary", has_text="Change in time").click()
    check_verbs(page, ON_MAP, f"card, {scheme}, {width}")


@SCHEMES
@SIZES
def test_forms_over_the_table_pass_axe(
    dated_sample: Served, new_page: Open, scheme: str, width: int, height: int
) -> None:
    page = new_page(color_scheme=scheme, width=width, height=height)
    page.goto(dated_sample.at("tables"))
    until_ready(page, f"{GRID}[data-ready=true]")
    page.get_by_label("Your name, to edit").fill("Ann")
    page.get_by_role("button", name="Start editing").click()
    page.get_by_role("button", name="Change in time").click()
    page.locator(f"{GRID} .tabulator-cell[tabulator-field='0']").first.click()
    check_verbs(page, ON_MAP, f"table, {scheme}, {width}")


def fill_by_keys(page: Page, verb: str, at: str) -> None:
    """Choose a verb by its first letters, and type its time; the focus is before the form."""
    go_to(page, "select What to do")
    page.keyboard.type(verb)
    go_to(page, "input Time")
    page.keyboard.press("Control+a")
    page.keyboard.type(at)


def test_keys_alone_split_a_unit_over_the_table(dated_sample: Served, open_desk: OpenDesk) -> None:
    page = open_desk(dated_sample, "Ann")
    show(page, "UK-BG-2")
    cell(page, "UK-BG-2", "unit_id").click()
    page.keyboard.press("Shift+F6")
    go_to(page, "button Change in time")
    page.keyboard.press("Enter")
    fill_by_keys(page, "Split", "2027-04-11 06:07")
    expect(form_in(page)).to_contain_text("D+69 (2027-04-11 06:07 UTC)")
    go_to(page, "input Strength of each")
    strength = next(row["personnel"] for row in rows(dated_sample.folder, "UK-BG-2"))
    page.keyboard.type(f"{int(strength) - 100}; 100")
    expect(form_in(page)).to_contain_text(f"2 parts of {int(strength):,} persons in all")
    go_to(page, "button Change 1 row")
    page.keyboard.press("Enter")
    settled(page)
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_have_attribute("title", "Undo: split UK-BG-2 into 2 from D+69 on (Ctrl+Z)")
    page.get_by_role("grid").focus()
    page.keyboard.press("Control+z")
    settled(page)
    expect(undo).to_be_disabled()
    page.keyboard.press("Control+y")
    settled(page)
    save(page)
    expect(page.get_by_text("Everything is saved.")).to_be_visible()
    (part,) = rows(dated_sample.folder, "UK-BG-2-2")
    assert (part["personnel"], part["from"]) == ("100", "D+69")


def test_keys_alone_assign_a_unit_in_the_card(dated_sample: Served, open_page: Open) -> None:
    page = open_page(dated_sample.at(t="D%2B60"))
    edit_on_the_map(page, "Ann")
    select(page, "UK-BG-2")
    page.get_by_role("button", name="Close", exact=True).focus()
    go_to(page, "summary Change in time")
    page.keyboard.press("Enter")
    fill_by_keys(page, "Assign", "D+90 12:00")
    go_to(page, "input Its id")
    suggested = page.locator("input[name=to]").evaluate("input => [...input.list.options].map(one => one.value)")
    assert {"LCC", "MNB-S", "UK-BG-1"} <= set(suggested)
    page.keyboard.type("MNB-S")
    page.keyboard.press("Enter")
    toolbar = page.get_by_role("toolbar", name="Edit on the map")
    undo = toolbar.get_by_role("button", name="Undo")
    expect(undo).to_have_attribute("title", "assign UK-BG-2 to MNB-S from H+2172 on")
    page.locator(".posture-map.leaflet-container").focus()
    page.keyboard.press("Control+z")
    expect(undo).to_be_disabled()
    page.keyboard.press("Control+y")
    expect(undo).to_be_enabled()


def test_a_form_suggests_only_what_fits(dated_sample: Served, open_desk: OpenDesk) -> None:
    page = open_desk(dated_sample, "Ann")
    show(page, "UK-BG-2")
    cell(page, "UK-BG-2", "unit_id").click()
    page.get_by_role("button", name="Change in time").click()
    form = form_in(page)
    listed = "input => [...input.list.options].map(one => one.value)"
    form.get_by_label("What to do").select_option("relieve")
    assert "UK-BG-2" not in form.locator("input[name=by]").evaluate(listed)
    form.get_by_label("What to do").select_option("assign")
    form.get_by_label("To a").select_option("hub")
    hubs = form.locator("input[name=to]").evaluate(listed)
    assert "HUB-LVI" in hubs
    assert "LCC" not in hubs


def test_a_template_takes_the_nation_that_is_typed(
    make_plan: Callable[..., Path],
    shelve: Callable[[Path], Served],
    open_page: Open,
) -> None:
    served = shelve(
        make_plan(toml=f'title = "T"\nceasefire = {CEASEFIRE}\n', placements=[{"unit_id": "A", "nation": "FRA"}])
    )
    page = open_page(served.at(t="D%2B60", map="48.6,31.2,8"))
    edit_on_the_map(page, "Ann")
    bar = page.get_by_role("toolbar", name="Edit on the map")
    box = page.locator(".posture-map.leaflet-container").bounding_box()
    assert box
    for nation, told in (("FRANCE?", "is no nation"), ("fra", "4 rows with unsaved edits")):
        bar.get_by_label("Put on the map").select_option('{"template":"battlegroup"}')
        bar.get_by_label("Nation of what has none in the template").fill(nation)
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        expect(bar.get_by_role("status")).to_contain_text(told)
    page.get_by_role("link", name="Review and save").click()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Everything is saved.")).to_be_visible()
    assert {row["nation"] for row in rows(served.folder, "BG")} == {"FRA"}
