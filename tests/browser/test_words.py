"""Every text of both hosts is from the catalogue: seen in the pseudo-language, text node by text node."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboard.export import plan_html
from dashboard.plan.sections import CHANGES, HISTORY, IMPORT, LINKS, PROBLEMS, TABLES, TAKE_AWAY
from geo.plan import read_plan
from geo.resources import sample_plan
from geo.schema import TABLES as TABLE_SPECS
from geo.words.language import PSEUDO, VARIABLE, spoken
from geo.words.text import say
from tests.browser.conftest import READY, ROOT, Server, start_server
from tests.browser.sight import whole
from tests.geo.importing.foreign import ORBAT
from tests.pseudo_language import EVENT_SIGN, Own
from tests.waiting import LIMIT_S, until_it_stands, until_made

pytestmark = pytest.mark.browser
TEXTS = """() => {
  const found = [];
  const visible = element => element.closest("canvas, title, desc") !== null
    || element.checkVisibility({ visibilityProperty: true });
  const at = element => `${element.tagName.toLowerCase()}.${element.className?.baseVal ?? element.className ?? ""}`
    + ` ${element.closest("[data-testid]")?.dataset.testid ?? ""}`;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest("script, style, template, [data-testid=stIconMaterial]")) continue;
    if (visible(element)) found.push({ text: node.data.trim(), at: at(element) });
  }
  for (const element of document.querySelectorAll("body *")) {
    if (!visible(element)) continue;
    for (const name of ["aria-label", "aria-valuetext", "aria-description", "title", "placeholder", "alt"]) {
      const text = element.getAttribute(name);
      if (text) found.push({ text, at: `${at(element)} @${name}` });
    }
  }
  return found;
}"""
"""Returns each text that a page shows or names something with, and where."""

CUT = """() => {
  const found = [];
  const path = element => {
    const places = [];
    for (let at = element; at.parentElement; at = at.parentElement) places.push([...at.parentElement.children].indexOf(at));
    return places.join(".");
  };
  const scrolls = ".tabulator-tableholder, .tabulator-header-contents, [data-testid=stDataFrame]";
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest("script, style, svg, canvas, [data-testid=stIconMaterial]")) continue;
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const text = range.getBoundingClientRect();
    if (text.width === 0) continue;
    let below = true;
    for (let at = element; at && at !== document.body && !at.matches(scrolls); at = at.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(at);
      const box = at.getBoundingClientRect();
      if (box.width < 2 || box.height < 2) break;
      if (overflowY === "auto" || overflowY === "scroll") below = false;
      const hides = below && (overflowY === "hidden" || overflowY === "clip");
      if ((overflowX !== "visible" && text.right > box.right + 1) || (hides && text.bottom > box.bottom + 1)) {
        found.push({ path: path(element), text: node.data.trim(), at: `${element.tagName}.${element.className} in ${at.className}` });
        break;
      }
    }
  }
  return found;
}"""
"""Returns each text that a box cuts at its right or lower edge, with its place in the page."""


def said(key: str, **values: object) -> str:
    """Return a sentence as the pages show it."""
    with spoken(PSEUDO):
        return say(key, **values)


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample plan with a row that is set aside and one that is warned of."""
    folder = tmp_path_factory.mktemp("words") / "mnf-u"
    shutil.copytree(sample_plan(), folder)
    placements = folder / "placements.csv"
    rows = placements.read_text(encoding="utf-8").splitlines()
    broken = [rows[1].replace("UK-RECCE", "UK-LOST").replace("50.04", "150.04"), rows[-1].replace(",HUB-", ",HUBB-", 1)]
    placements.write_text("\n".join([*rows, *broken]) + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def pseudo_server(plan: Path) -> Iterator[Server]:
    """A server whose every text is in the pseudo-language."""
    os.environ[VARIABLE] = PSEUDO
    try:
        server = start_server(plan)
    finally:
        del os.environ[VARIABLE]
    yield server
    server.stop()


@pytest.fixture(scope="module")
def own(plan: Path) -> Own:
    given = ("orbat", "orbat.csv", *ORBAT.decode().replace("\n", ",").split(","))
    return Own(plan, "Ann", EVENT_SIGN, *given, *(name for spec in TABLE_SPECS for name in spec.column_names))


def check(page: Page, own: Own) -> None:
    """Fail for a text of a page that is neither from the catalogue nor the plan's."""
    until_it_stands(page) if page.url.startswith("http") else None
    foreign = [(own.foreign(one["text"]), one["text"], one["at"]) for one in page.evaluate(TEXTS)]
    assert [found for found in foreign if found[0]] == []


def test_the_map_and_its_panels(open_page: Callable[..., Page], pseudo_server: Server, own: Own) -> None:
    walk_map(open_page(pseudo_server.url, "?t=D%2B30"), own)


def test_a_saved_page(open_page: Callable[..., Page], plan: Path, own: Own, tmp_path: Path) -> None:
    with spoken(PSEUDO):
        saved = plan_html(read_plan(plan))
    (tmp_path / "saved.html").write_text(saved, encoding="utf-8")
    walk_map(open_page((tmp_path / "saved.html").as_uri(), "?t=D%2B30"), own)


def walk_map(page: Page, own: Own) -> None:
    """Open every panel of the map, a card of each kind, the timeline's chart, and a talk with its help."""
    tabs = page.get_by_role("tab").all()
    assert len(tabs) == 5
    for tab in [*tabs[1:], tabs[0]]:
        tab.click()
        expect(tab).to_have_attribute("aria-selected", "true")
        check(page, own)
    page.locator(".posture-filters summary").click()
    check(page, own)
    for one in ("NL-TPT", "HUB-LVI", "MNFU-HQ", "FRA"):
        page.locator(ROOT).evaluate(
            "(root, id) => root.dispatchEvent(new CustomEvent('posture-map', { detail: { select: id } }))", one
        )
        expect(page.locator(ROOT)).to_have_attribute("data-selected", one)
        check(page, own)
    page.keyboard.press("Escape")
    page.get_by_role("button", name=said("timeline.chart")).click()
    check(page, own)
    page.get_by_role("tab", name=said("shell.panel.briefing"), exact=True).click()
    page.get_by_role("button", name=said("briefing_panel.present"), exact=True).click()
    expect(page.locator(ROOT)).to_have_attribute("data-presenting", "true")
    check(page, own)
    for key in ("l", "h", "f", "m", "s", "r"):
        page.keyboard.press(key)
        check(page, own)
        page.keyboard.press("Escape")


LANDMARKS = {
    TABLES: "[data-testid=posture-grid][data-ready=true]",
    PROBLEMS: "[data-testid=stDataFrame] table[role=grid]",
    CHANGES: "plan_changes.saved",
    HISTORY: "plan_history.none",
    IMPORT: "plan_import.file",
    TAKE_AWAY: "plan_take_away.make",
    LINKS: "plan_links.ask.expires",
}
"""What stands in a section when all of it is there: a sentence of the catalogue, or an element."""


def until_there(page: Page, landmark: str) -> None:
    """Wait for a landmark, without which a text that comes late is not looked at."""
    if landmark.startswith("["):
        expect(page.locator(landmark).first).to_be_attached()
    else:
        expect(page.get_by_text(said(landmark), exact=True).first).to_be_visible()


@pytest.mark.parametrize("section", list(LANDMARKS))
def test_the_plan_page(new_page: Callable[..., Page], pseudo_server: Server, own: Own, section: str) -> None:
    page = new_page()
    page.goto(f"{pseudo_server.url}tables?section={section.replace(' ', '%20')}")
    page.get_by_label(said("name_form.name")).fill("Ann")
    check(page, own)
    page.get_by_role("button", name=said("name_form.start")).click()
    expect(page.get_by_text("Ann (")).to_be_visible()
    until_there(page, LANDMARKS[section])
    check(page, own)
    if section == IMPORT:
        file = {"name": "orbat.csv", "mimeType": "text/csv", "buffer": ORBAT}
        page.get_by_test_id("stFileUploader").locator("input[type=file]").set_input_files(file)
        expect(page.locator(READY)).to_be_visible()
        for more in page.get_by_test_id("stExpander").locator("summary").all():
            more.click()
        check(page, own)
    if section == TAKE_AWAY:
        page.get_by_role("button", name=said("plan_take_away.make")).click()
        until_made(page, said("plan_take_away.download"))
        check(page, own)


def test_edits_on_the_map(open_page: Callable[..., Page], pseudo_server: Server, own: Own) -> None:
    page = open_page(pseudo_server.url)
    page.get_by_role("button", name=said("edit.start"), exact=True).click()
    page.get_by_label(said("name_form.name")).fill("Ann")
    check(page, own)
    page.get_by_role("button", name=said("name_form.start")).click()
    expect(page.get_by_role("toolbar")).to_be_visible()
    check(page, own)


def test_every_analysis(new_page: Callable[..., Page], pseudo_server: Server, own: Own) -> None:
    page = new_page()
    page.goto(f"{pseudo_server.url}analysis")
    expect(page.locator(READY)).to_be_visible()
    for name in page.get_by_test_id("stButtonGroup").first.get_by_role("radio").all():
        name.click()
        expect(name).to_have_attribute("aria-checked", "true")
        check(page, own)


def test_the_comparison(new_page: Callable[..., Page], pseudo_server: Server, own: Own) -> None:
    page = new_page()
    page.goto(f"{pseudo_server.url}compare")
    expect(page.get_by_test_id("stSelectbox").first).to_be_visible()
    check(page, own)


PAGES = (
    "?t=D%2B30&select=LCC",
    "brief",
    "tables",
    "tables?section=Problems",
    "tables?section=Take%20away",
    "analysis",
    "compare",
)


@pytest.fixture(scope="module")
def english_server(plan: Path) -> Iterator[Server]:
    server = start_server(plan)
    yield server
    server.stop()


@pytest.mark.parametrize("query", ["", "?chapter=who&present="])
def test_the_credit_of_the_map_is_whole_at_every_size(
    open_page: Callable[..., Page], english_server: Server, pseudo_server: Server, query: str
) -> None:
    for server in (english_server, pseudo_server):
        page = open_page(server.url, query)
        credit = page.locator(".posture-stage-credit" if query else ".posture-credit")
        for width, height in [(1280, 800), (1600, 900), (1920, 1080), (640, 400), (390, 844)]:
            page.set_viewport_size({"width": width, "height": height})
            whole(credit)
            assert credit.evaluate("credit => parseFloat(getComputedStyle(credit).fontSize)") >= 11


@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_cut_that_is_not_cut_in_english(
    new_page: Callable[..., Page], english_server: Server, pseudo_server: Server, address: str
) -> None:
    pages = []
    for server in (english_server, pseudo_server):
        pages.append(new_page(width=1280, height=800))
        pages[-1].goto(f"{server.url}{address}")
        pages[-1].wait_for_selector(f"{READY}, [data-testid=posture-grid][data-ready=true], [data-testid=stSelectbox]")
        until_it_stands(pages[-1])
    for english, pseudo in cuts_of(*pages):
        left = {text for path, text in pseudo.items() if path not in english}
        if not left:
            break
    assert left == set()


def cuts_of(*pages: Page) -> Iterator[list[dict[str, str]]]:
    """Yield what each page cuts, by its place, until the limit: Streamlit fits a label after it has drawn it."""
    limit = time.monotonic() + LIMIT_S / 2
    while time.monotonic() < limit:
        yield [{one["path"]: f"{one['text']} ({one['at']})" for one in page.evaluate(CUT)} for page in pages]
