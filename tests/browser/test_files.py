"""What a viewer sees when a planner saves, breaks or loses a file, and when a plan's text is hostile."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, expect
from pptx import Presentation

from dashboard.export import plan_html
from geo.plan import read_plan
from tests.browser.conftest import ROOT, Seen, Served, Server
from tests.geo.export.powerpoint.test_template import corporate
from tests.hostile import CANARY, FEW, HOSTILE, TITLE, write_hostile_plan
from tests.waiting import until_it_stands, until_made, until_true

Open = Callable[..., Page]
Serve = Callable[[Path], Server]
pytestmark = pytest.mark.browser


def test_a_saved_csv_shows_and_keeps_view_time_and_selection(
    open_page: Open, shelved_sample: Served, seen: Seen
) -> None:
    page = open_page(shelved_sample.at(view="europe", t="D%2B60", select="HUB-LVI", map="50,27,6"))
    root = page.locator(ROOT)
    before = {name: root.get_attribute(f"data-{name}") for name in ("view", "time", "selected")}
    revision = root.get_attribute("data-revision") or ""
    path = shelved_sample.folder / "placements.csv"
    path.write_bytes(path.read_bytes().replace(b"Netherlands Transport Company", b"Dutch Transport Company"))
    expect(root).not_to_have_attribute("data-revision", revision)
    assert {name: root.get_attribute(f"data-{name}") for name in before} == before
    assert "map=50,27,6" in page.url.replace("%2C", ",")
    page.get_by_label("Find by name, id or place").fill("dutch transport")
    expect(page.locator(".posture-list [data-id=NL-TPT]")).to_be_visible()
    assert seen.errors == []


def test_rows_that_cannot_be_shown_are_counted_with_their_reason(open_page: Open, shelved_sample: Served) -> None:
    page = open_page(shelved_sample.at())
    path = shelved_sample.folder / "placements.csv"
    path.write_bytes(
        path.read_bytes().replace(b",GBR,company,reconnaissance,120,Rzesz", b",GBR,compnay,reconnaissance,120,Rzesz", 1)
    )
    count = page.get_by_role("button", name="1 row not shown")
    expect(count).to_be_visible()
    count.click()
    problems = page.locator(".posture-problems")
    expect(problems).to_contain_text("placements.csv row 2, echelon")
    expect(problems).to_contain_text("did you mean company?")


def test_a_plan_that_disappears_leaves_the_last_good_one(
    open_page: Open, serve: Serve, copied_sample: Path, tmp_path: Path
) -> None:
    page = open_page(serve(copied_sample).url)
    symbols = page.locator(ROOT).get_attribute("data-symbols") or ""
    shutil.move(copied_sample, tmp_path / "away")
    expect(page.locator(".posture-banner")).to_contain_text("as the app last read it")
    expect(page.locator(ROOT)).to_have_attribute("data-symbols", symbols)
    shutil.move(tmp_path / "away", copied_sample)
    expect(page.locator(".posture-banner")).to_have_count(0)


def test_the_address_names_only_a_sibling(new_page: Open, serve: Serve, copied_sample: Path, tmp_path: Path) -> None:
    sibling = copied_sample.parent / "other"
    shutil.copytree(copied_sample, sibling)
    (sibling / "plan.toml").write_text('title = "The other plan"\n', encoding="utf-8")
    outside = tmp_path / "outside"
    shutil.copytree(sibling, outside)
    url, page = serve(copied_sample, "--plans", str(copied_sample.parent)).url, new_page()
    page.goto(f"{url}?plan=other")
    expect(page.locator(f"{ROOT} h1")).to_have_text("The other plan")
    for name in ("../outside", str(outside), "..", "%2e%2e/outside", "nowhere"):
        page.goto(f"{url}?plan={name}")
        expect(page.get_by_text(f"This server has no plan “{unquote(name)}”")).to_be_visible()
        expect(page.locator(ROOT)).to_have_count(0)
    page.get_by_role("button", name="Multinational Force Ukraine").click()
    expect(page.locator(f"{ROOT} h1")).to_have_text("Multinational Force Ukraine")


def test_the_plan_page_lists_tables_and_gives_downloads(open_page: Open, sample_server: Server, tmp_path: Path) -> None:
    page = open_page(sample_server.url)
    page.get_by_role("link", name="Plan").click()
    expect(page.get_by_role("heading", name="Multinational Force Ukraine")).to_be_visible()
    expect(page.get_by_role("radio", name="Placements 56")).to_be_visible()
    expect(page.locator("[data-testid=posture-grid] .tabulator-row").first).to_be_visible()
    page.get_by_role("radio", name="Take away").click()
    page.get_by_role("button", name="Make the file").click()
    until_made(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download", exact=True).click()
    target = tmp_path / "taken.html"
    download.value.save_as(target)
    open_page(target.as_uri())
    page.get_by_role("link", name="Map", exact=True).click()
    page.wait_for_selector(f"{ROOT}[data-ready=true]")


@pytest.mark.parametrize(
    ("name", "kept", "says"),
    [
        ("staff.pptx", 1.0, ""),
        ("staff.pptm", 1.0, "the template staff.pptm has macros; save it as .pptx or .potx"),
        ("torn.pptx", 0.5, "the template torn.pptx is no file of PowerPoint, or it is damaged"),
    ],
)
def test_a_staffs_template_is_taken_or_refused_in_a_sentence(
    new_page: Open, sample_server: Server, tmp_path: Path, name: str, kept: float, says: str
) -> None:
    whole = corporate(tmp_path / "corporate.pptx").read_bytes()
    (tmp_path / name).write_bytes(whole[: int(len(whole) * kept)])
    page = new_page()
    page.goto(f"{sample_server.url}tables")
    page.get_by_role("radio", name="Take away").click()
    page.get_by_role("combobox", name="File").click()
    page.get_by_role("option", name="PowerPoint slides (.pptx)").click()
    page.get_by_label("Template of your staff").locator("input[type=file]").set_input_files(tmp_path / name)
    expect(page.get_by_text(name)).to_be_visible()
    until_it_stands(page)
    page.get_by_role("button", name="Make the file").click()
    if says:
        expect(page.get_by_test_id("stAlert")).to_have_text(says)
        expect(page.get_by_role("button", name="Download", exact=True)).to_have_count(0)
        return
    until_made(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download", exact=True).click()
    download.value.save_as(tmp_path / "taken.pptx")
    taken, staffs = (Presentation(str(tmp_path / file)) for file in ("taken.pptx", "corporate.pptx"))
    assert [layout.name for layout in taken.slide_layouts] == [layout.name for layout in staffs.slide_layouts]


def test_about_opens_the_notices_of_all_that_the_client_contains(host_url: str, open_page: Open) -> None:
    page = open_page(host_url)
    page.get_by_role("tab", name="About").click()
    page.locator(".posture-licences summary").click()
    shown = page.locator(".posture-licences pre")
    expect(shown).to_be_visible()
    kept = (files("dashboard") / "component" / "assets" / "notices.txt").read_text(encoding="utf-8")
    assert (shown.text_content() or "").split() == kept.split()


def test_no_stock_controls(open_page: Open, sample_server: Server) -> None:
    page = open_page(sample_server.url)
    expect(page.get_by_text("Deploy", exact=True)).to_have_count(0)
    expect(page.get_by_test_id("stMainMenu")).to_have_count(0)


def visit_everything(page: Page) -> None:
    for tab in ("List", "Problems", "About", "Layers"):
        page.get_by_role("tab", name=tab).click()
    page.get_by_role("tab", name="List").click()
    page.get_by_role("button", name="Whole plan").click()
    for entry in page.locator(".posture-list [data-id]").all():
        entry.click()
    page.locator(".posture-map.leaflet-container").hover()


def test_hostile_text_is_shown_and_runs_nowhere_in_a_saved_page(open_page: Open, seen: Seen, tmp_path: Path) -> None:
    write_hostile_plan(tmp_path / "p", *FEW)
    target = tmp_path / "p.html"
    target.write_text(plan_html(read_plan(tmp_path / "p")), encoding="utf-8")
    page = open_page(target.as_uri())
    visit_everything(page)
    expect(page.locator(f"{ROOT} h1")).to_have_text(TITLE)
    assert page.evaluate("window.__canary") is None
    assert (seen.foreign, seen.errors) == ([], [])


def test_hostile_text_is_shown_and_runs_nowhere_in_the_app(
    open_page: Open, shelve: Callable[[Path], Served], seen: Seen, tmp_path: Path
) -> None:
    write_hostile_plan(tmp_path / "p", *FEW)
    page = open_page(shelve(tmp_path / "p").at(t="D%2B20"))
    visit_everything(page)
    expect(page.locator(f"{ROOT} h1")).to_have_text(TITLE)
    listed = page.locator(".posture-list strong").all_inner_texts()
    assert all(text in " ".join(listed) for text in HOSTILE)
    page.get_by_role("link", name="Plan").click()
    expect(page.locator("[data-testid=posture-grid] .tabulator-row").first).to_be_visible()
    title = page.locator("[data-testid=stMarkdownContainer] h1").inner_text().replace("\u2060", "")
    assert title.split() == TITLE.split()
    expect(page.locator("[data-testid=stMarkdownContainer] :is(a[href^=http], a[href^=mailto])")).to_have_count(0)
    assert page.evaluate("window.__canary") is None
    assert not Path("/tmp/canary").exists()
    assert (seen.foreign, seen.errors) == ([], [])


def test_control_the_canary_does_sing(browser: Browser) -> None:
    """The same texts, written as markup, do run: the tests above can fail."""
    page = browser.new_page()
    page.set_content("<div id=x></div>")
    page.evaluate("text => { document.getElementById('x').innerHTML = text }", f'<img src=x onerror="{CANARY}">')
    until_true(page, "window.__canary === 1")
    page.close()
