"""What axe finds on every page and panel, light and dark: nothing; and what keyboard and forced colours show."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import READY, ROOT, Served
from tests.browser.desk import save, section, type_into
from tests.browser.importing import give
from tests.geo.importing.foreign import ORBAT
from tests.waiting import until_it_stands, until_ready, until_true

pytestmark = pytest.mark.browser
Open = Callable[..., Page]
SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])
AXE = Axe()
VIOLATIONS = {"resultTypes": ["violations"]}
GROUND = "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
FOCUSED = "document.activeElement.textContent"
NAME = """document.getElementById(document.querySelector('[data-testid=stDataFrame] table[role=grid]')
    ?.getAttribute('aria-labelledby'))?.textContent"""
PANELS = ("Layers", "List", "Briefing", "Problems", "About")
CAPTIONS = {"Problems": "^1 problem", "Changes": "Choose", "History": "version"}
"""The line above the table of each section, which names it."""
ANALYSES = ("What if", "Second hub", "Force flow", "Routes", "Command", "Coverage")


def check(page: Page, where: str, **options: Any) -> None:
    """Fail with each element that breaks one of axe's rules."""
    violations: list[Any] = AXE.run(page, options=VIOLATIONS | options).response["violations"]
    assert [(where, v["id"], n["target"], n["failureSummary"]) for v in violations for n in v["nodes"]] == []


def check_both(page: Page, where: str) -> None:
    """Check a page of the app as it is, and its contrast in the dark, which it follows at once."""
    until_it_stands(page)
    check(page, where)
    page.emulate_media(color_scheme="dark")
    until_true(page, f"({GROUND}) !== 'rgb(255, 255, 255)'")
    check(page, f"{where}, dark", runOnly=["color-contrast"])
    page.emulate_media(color_scheme="light")
    until_true(page, f"({GROUND}) === 'rgb(255, 255, 255)'")


def select(page: Page, row: str) -> None:
    page.locator(ROOT).evaluate(
        "(root, id) => root.dispatchEvent(new CustomEvent('posture-map', { detail: { select: id } }))", row
    )
    expect(page.locator(ROOT)).to_have_attribute("data-selected", row)


def panel(page: Page, name: str) -> None:
    tab = page.get_by_role("tab", name=re.compile(f"^{name}"))
    if tab.get_attribute("aria-selected") == "false":
        tab.click()
    expect(tab).to_have_attribute("aria-selected", "true")


def break_a_row(served: Served) -> None:
    """Give a plan a row that is set aside."""
    table = served.folder / "placements.csv"
    lines = table.read_text(encoding="utf-8").splitlines()
    table.write_text("\n".join([*lines, lines[1].replace("50.04", "150.04")]) + "\n", encoding="utf-8")


def walk_panels(page: Page) -> None:
    for name in PANELS:
        panel(page, name)
        check(page, name)
    panel(page, "Layers")
    page.locator(".posture-filters summary").click()
    select(page, "NL-TPT")
    page.get_by_role("button", name="Personnel chart").click()
    check(page, "filters, card and chart")
    page.get_by_role("button", name="Close", exact=True).click()
    page.get_by_label("Find by name, id or place").fill("lviv")
    expect(page.locator("[data-town]").first).to_be_visible()
    check(page, "find results")


def walk_stage(page: Page) -> None:
    panel(page, "Briefing")
    page.get_by_role("button", name="Present", exact=True).click()
    expect(page.locator(ROOT)).to_have_attribute("data-presenting", "true")
    check(page, "stage")
    page.keyboard.press("h")
    expect(page.get_by_role("region", name="Keys")).to_be_visible()
    check(page, "help")
    page.keyboard.press("Escape")
    page.keyboard.press("f")
    page.get_by_label("Find by name, id or place").fill("lviv")
    expect(page.locator("[data-town]").first).to_be_visible()
    check(page, "find on the stage")
    page.keyboard.press("Escape")
    with page.expect_popup() as popup:
        page.keyboard.press("n")
    window = popup.value
    expect(window.locator("[data-testid=posture-presenter][data-ready=true]")).to_be_visible()
    check(window, "the presenter's window")


@SCHEMES
def test_a_saved_page(saved_page: str, open_page: Open, scheme: str) -> None:
    page = open_page(saved_page, "?t=D%2B30", color_scheme=scheme)
    expect(page.locator(ROOT)).to_have_attribute("data-theme", scheme)
    walk_panels(page)
    walk_stage(page)


def test_the_pages_of_the_map(shelved_sample: Served, open_page: Open) -> None:
    break_a_row(shelved_sample)
    page = open_page(shelved_sample.at())
    panel(page, "Problems")
    check_both(page, "map with problems")
    page.get_by_role("button", name="Edit", exact=True).click()
    check_both(page, "form for the name")
    page.get_by_label("Your name, to edit").fill("Ann")
    page.get_by_role("button", name="Start editing").click()
    expect(page.get_by_role("toolbar", name="Edit on the map")).to_be_visible()
    panel(page, "Briefing")
    check_both(page, "edit bar")
    for name in ("Brief", "Compare"):
        page.get_by_role("link", name=name, exact=True).click()
        expect(page).to_have_url(re.compile(name.lower()))
        until_ready(page, READY)
        check_both(page, name)


def written_orbat(folder: Path) -> Path:
    """Write a file with a new row, a doubtful one and one without an id."""
    path = folder / "orbat.csv"
    path.write_bytes(ORBAT + b"SFGPUCI----F---,BG-10,10th Battlegroup,many,35U QR 29 30,LCC,J+3,FRA\n")
    return path


def test_every_section_of_plan(shelved_sample: Served, new_page: Open, tmp_path: Path) -> None:
    break_a_row(shelved_sample)
    page = new_page()
    page.goto(shelved_sample.at("tables"))
    until_ready(page, "[data-testid=posture-grid][data-ready=true]")
    check_both(page, "form for the name")
    expect(page.locator(".st-key-posture-marking")).to_have_text(
        "NOTIONAL – FOR ILLUSTRATION Not for classified material."
    )
    page.get_by_label("Your name, to edit").fill("Ann")
    page.get_by_role("button", name="Start editing").click()
    type_into(page, "NL-TPT", "personnel", "171")
    page.keyboard.press("Control+f")
    check_both(page, "Tables")
    table = page.locator("[data-testid=stDataFrame] table[role=grid]")
    for name, above in CAPTIONS.items():
        if name == "History":
            save(page)
            expect(page.get_by_text("Everything is saved.")).to_be_visible()
        section(page, name)
        expect(table).to_have_attribute("aria-description", "Arrow keys move. Shift+Space chooses a row.")
        until_true(page, f"text => new RegExp(text).test({NAME})", above)
        check_both(page, name)
    section(page, "Import")
    check_both(page, "Import")
    give(page, written_orbat(tmp_path))
    expect(page.locator(READY)).to_be_visible()
    for more in page.get_by_test_id("stExpander").locator("summary").all():
        more.click()
    check_both(page, "a file in Import")
    section(page, "Take away")
    expect(page.get_by_role("button", name="Make the file")).to_be_visible()
    check_both(page, "Take away")
    section(page, "Links")
    page.get_by_role("button", name="Make a link").click()
    expect(page.get_by_role("button", name="Revoke View")).to_be_visible()
    check_both(page, "Links")


def test_every_analysis(shelved_sample: Served, open_page: Open) -> None:
    page = open_page(shelved_sample.at("analysis"))
    check_both(page, "Sustainment")
    for name in ANALYSES:
        section(page, name)
        expect(page.get_by_role("radio", name=name)).to_be_checked()
        check_both(page, name)


def test_the_keyboard_reads_problems_and_chooses_one(shelved_sample: Served, new_page: Open) -> None:
    break_a_row(shelved_sample)
    page = new_page()
    page.goto(shelved_sample.at("tables", section="Problems"))
    cells = page.locator("[data-testid=stDataFrame] table[role=grid] tbody td")
    expect(cells.first).to_be_attached()
    page.get_by_role("button", name="List as CSV").focus()
    page.keyboard.press("Tab")
    until_true(page, f"({FOCUSED}) === 'error'")
    page.keyboard.press("ArrowRight")
    until_true(page, f"({FOCUSED}) === 'placements.csv'")
    page.keyboard.press("Shift+Space")
    expect(page.locator("[data-testid=stDataFrame] tr[aria-selected=true]")).to_have_count(1)


def test_escape_closes_one_thing_at_a_time(host_url: str, open_page: Open) -> None:
    page = open_page(host_url, "?t=D%2B30")
    find, root = page.get_by_label("Find by name, id or place"), page.locator(ROOT)
    find.fill("lviv")
    select(page, "NL-TPT")
    page.locator(".posture-map.leaflet-container").focus()
    page.keyboard.press("Escape")
    expect(root).to_have_attribute("data-selected", "")
    expect(find).to_have_value("lviv")
    page.keyboard.press("Escape")
    expect(find).to_have_value("")
    page.get_by_role("button", name="Whole plan").focus()
    page.keyboard.press("Escape")
    expect(page.get_by_role("tabpanel")).to_have_count(0)
    assert page.evaluate(FOCUSED) == "List"


@pytest.mark.parametrize(("width", "height", "scale"), [(640, 400, 2), (320, 256, 4)])
def test_magnified_the_map_and_the_focus_are_seen(
    saved_page: str, open_page: Open, width: int, height: int, scale: int
) -> None:
    page = open_page(saved_page, width=width, height=height, device_scale_factor=scale, forced_colors="active")
    seen = page.evaluate(
        """() => {
            const map = document.querySelector('.posture-map').getBoundingClientRect();
            const at = [0.1, 0.3, 0.5, 0.7, 0.9].flatMap(x => [0.1, 0.3, 0.5, 0.7, 0.9].map(y =>
                document.elementFromPoint(map.left + map.width * x, map.top + map.height * y)));
            return at.filter(found => found?.closest('.posture-map:not(.leaflet-control)')).length / at.length;
        }"""
    )
    assert seen > 0.5
    page.keyboard.press("Tab")
    until_true(page, "getComputedStyle(document.activeElement).outlineStyle !== 'none'")
    page.get_by_role("button", name="Open the panels").click()
    chosen, other = (page.get_by_role("tab", name=name) for name in ("Layers", "List"))
    ground = "tab => getComputedStyle(tab).backgroundColor"
    expect(chosen).to_be_visible()
    assert chosen.evaluate(ground) != other.evaluate(ground)
