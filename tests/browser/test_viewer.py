"""The page for viewers, and how every page hears of a change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import READY, ROOT, Seen, Served, Server
from tests.waiting import LIMIT_S, until_ready

pytestmark = pytest.mark.browser
Open = Callable[..., Page]


def rename_transport(folder: Path) -> None:
    path = folder / "placements.csv"
    path.write_bytes(path.read_bytes().replace(b"Netherlands Transport Company", b"Dutch Transport Company"))


def test_a_viewer_sees_the_plan_and_each_change_and_edits_nothing(
    open_page: Open, shelved_sample: Served, seen: Seen
) -> None:
    page = open_page(shelved_sample.at("view/", view="europe", t="D%2B60", select="NL-TPT"))
    root = page.locator(ROOT)
    expect(root).to_have_attribute("data-view", "europe")
    expect(root).to_have_attribute("data-time", "D+60")
    expect(page.locator(".posture-card")).to_contain_text("Netherlands Transport Company")
    assert page.title() == "Multinational Force Ukraine"
    expect(page.get_by_role("button", name="Edit")).to_have_count(0)
    rename_transport(shelved_sample.folder)
    expect(page.locator(".posture-card")).to_contain_text("Dutch Transport Company")
    expect(root).to_have_attribute("data-time", "D+60")
    assert seen.errors == []
    assert seen.foreign == []


def test_a_viewer_presents(open_page: Open, shelved_sample: Served, seen: Seen) -> None:
    page = open_page(shelved_sample.at("view/"))
    page.get_by_role("tab", name="Briefing").click()
    page.get_by_role("button", name="Present", exact=True).click()
    expect(page.locator(ROOT)).to_have_attribute("data-presenting", "true")
    page.keyboard.press("ArrowRight")
    expect(page.locator(ROOT)).to_have_attribute("data-chapter", "who")
    assert seen.errors == []


def test_pages_of_one_browser_share_a_stream_and_all_hear(open_page: Open, shelved_sample: Served, seen: Seen) -> None:
    first = open_page(shelved_sample.at())
    asked: list[str] = []
    first.context.on("request", lambda r: asked.append(r.url) if "/view/events" in r.url else None)
    pages = [first]
    for _ in range(7):
        page = first.context.new_page()
        seen.watch(page)
        page.goto(shelved_sample.at("view/"))
        until_ready(page, READY)
        pages.append(page)
    rename_transport(shelved_sample.folder)
    revisions = [page.locator(ROOT).get_attribute("data-revision") for page in pages]
    for page in pages:
        page.get_by_label("Find by name, id or place").fill("dutch transport")
        expect(page.locator(".posture-list [data-id=NL-TPT]")).to_be_visible()
    assert len(revisions) == 8
    assert len([url for url in asked if "feed=" not in url]) == 1
    assert seen.errors == []


def test_when_the_page_that_listened_for_all_closes_another_does(open_page: Open, shelved_sample: Served) -> None:
    first = open_page(shelved_sample.at("view/"))
    with first.context.expect_event("request", lambda r: "/view/events" in r.url):
        first.reload()
    second = first.context.new_page()
    second.goto(shelved_sample.at("view/"))
    until_ready(second, READY)
    with second.expect_request("**/view/events*"):
        first.close()
    rename_transport(shelved_sample.folder)
    second.get_by_label("Find by name, id or place").fill("dutch transport")
    expect(second.locator(".posture-list [data-id=NL-TPT]")).to_be_visible()


def test_it_leads_to_the_app_and_the_app_to_it(open_page: Open, shelved_sample: Served, seen: Seen) -> None:
    page = open_page(shelved_sample.at(t="D%2B60"))
    page.get_by_role("tab", name="About").click()
    with page.expect_popup() as popup:
        page.get_by_role("link", name="The page for viewers").click()
    viewer = popup.value
    until_ready(viewer, READY)
    expect(viewer.locator(ROOT)).to_have_attribute("data-time", "D+60")
    viewer.get_by_role("tab", name="About").click()
    with viewer.expect_popup() as popup:
        viewer.get_by_role("link", name="All pages").click()
    until_ready(popup.value, READY)
    expect(popup.value.get_by_test_id("stHeader").get_by_role("link", name="Analysis")).to_be_visible()
    assert f"plan={shelved_sample.folder.name}" in popup.value.url
    assert seen.errors == []


def test_a_read_only_server_opens_it_first(open_page: Open, serve: Callable[..., Server], copied_sample: Path) -> None:
    server = serve(copied_sample, "--read-only")
    page = open_page(server.url, "?t=D%2B60")
    assert page.url.startswith(f"{server.url}view/")
    expect(page.locator(ROOT)).to_have_attribute("data-time", "D+60")


def test_an_unknown_plan_is_told(new_page: Open, shelved_sample: Served) -> None:
    page = new_page()
    page.goto(f"{shelved_sample.url}view/?plan=nowhere")
    expect(page.get_by_role("alert")).to_contain_text("nowhere")


def test_a_server_that_stops_ends_every_stream_and_the_page_says_so(
    open_page: Open, serve: Callable[[Path], Server], copied_sample: Path
) -> None:
    server = serve(copied_sample)
    page = open_page(f"{server.url}view/")
    app = page.context.new_page()
    app.goto(server.url)
    until_ready(app, READY)
    server.process.terminate()
    server.process.wait(LIMIT_S)
    expect(page.get_by_role("alert")).to_contain_text("cannot be reached")


def test_a_chapter_of_several_times_shows_its_map_at_each(open_page: Open, shelved_sample: Served, seen: Seen) -> None:
    path = shelved_sample.folder / "briefing.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",D+200,", ",D+30;D+60;D+200,", 1), encoding="utf-8")
    page = open_page(shelved_sample.at("view/", present="", chapter="steady-state"), reduced_motion="reduce")
    maps = page.locator(".posture-multiples figure")
    expect(maps).to_have_count(3)
    assert [one.get_attribute("data-t") for one in maps.all()] == ["D+30", "D+60", "D+200"]
    boxes = [one.bounding_box() for one in page.locator(".posture-small-map").all()]
    assert len({(round(box["width"]), round(box["height"])) for box in boxes if box}) == 1
    below = page.locator(".posture-title").bounding_box()
    assert below is not None
    assert all(box is not None and box["y"] >= below["y"] + below["height"] - 1 for box in boxes)
    expect(page.locator(".posture-stage-legend")).to_contain_text("Airport of debarkation (APOD)")
    page.keyboard.press("ArrowRight")
    expect(maps).to_have_count(0)
    page.keyboard.press("ArrowLeft")
    expect(maps).to_have_count(3)
    assert seen.errors == []
