"""Planners whose server stops, is another, or is read-only: drafts, clashes, and edits that wait."""

from __future__ import annotations

import re
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk import GRID, OpenDesk, Serve, cell, reload, rows, save, section, show, type_into
from tests.ports import free_port

pytestmark = pytest.mark.browser

ASKS = "() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))"
"""Whether the page would ask before it closes."""


def test_a_draft_survives_refresh_and_restart_and_is_nobody_elses(
    open_desk: OpenDesk, serve: Serve, copied_sample: Path
) -> None:
    port = free_port()
    server = serve(copied_sample, port=port)
    ann, bob = open_desk(server, "Ann"), open_desk(server, "Bob")
    type_into(ann, "NL-TPT", "personnel", "171")
    expect(ann.get_by_text("Ann (not verified): 1 row unsaved")).to_be_visible()
    show(bob, "NL-TPT")
    expect(cell(bob, "NL-TPT", "personnel")).not_to_have_text("171")
    reload(ann, "Ann")
    show(ann, "NL-TPT")
    expect(cell(ann, "NL-TPT", "personnel")).to_have_text("171")
    server.stop()
    serve(copied_sample, port=port)
    reload(ann, "Ann")
    expect(ann.get_by_text("Ann (not verified): 1 row unsaved")).to_be_visible()
    show(ann, "NL-TPT")
    expect(cell(ann, "NL-TPT", "personnel")).to_have_text("171")


def test_an_edit_without_a_connection_lands_when_it_is_back(
    open_desk: OpenDesk, serve: Serve, copied_sample: Path
) -> None:
    port = free_port()
    server = serve(copied_sample, port=port)
    page = open_desk(server, "Ann")
    show(page, "NL-TPT")
    server.stop()
    cell(page, "NL-TPT", "personnel").dblclick()
    page.locator(f"{GRID} .posture-cell-editor input").fill("171")
    page.keyboard.press("Enter")
    expect(page.locator(GRID)).to_have_attribute("data-waiting", "1")
    serve(copied_sample, port=port)
    reload(page, "Ann")
    expect(page.get_by_text("Ann (not verified): 1 row unsaved")).to_be_visible()
    show(page, "NL-TPT")
    expect(cell(page, "NL-TPT", "personnel")).to_have_text("171")


def change(page: Page, unit: str, column: str, text: str) -> None:
    """Change a cell that is in view, whether or not a server hears of it."""
    cell(page, unit, column).dblclick()
    page.locator(f"{GRID} .posture-cell-editor input").fill(text)
    page.keyboard.press("Enter")


def test_two_tabs_that_edit_without_a_connection_land_all_edits(
    open_desk: OpenDesk, serve: Serve, copied_sample: Path
) -> None:
    port = free_port()
    server = serve(copied_sample, port=port)
    first = open_desk(server, "Ann")
    second = first.context.new_page()
    second.goto(f"{server.url}tables")
    expect(second.get_by_role("toolbar", name="Edit the table")).to_be_visible()
    for page in (first, second):
        show(page, "NL-TPT")
    server.process.send_signal(signal.SIGSTOP)
    change(first, "NL-TPT", "personnel", "171")
    change(second, "NL-TPT", "place", "Gdynia")
    change(first, "NL-TPT", "remarks", "from the first tab")
    expect(first.locator(GRID)).to_have_attribute("data-waiting", "2")
    expect(second.locator(GRID)).to_have_attribute("data-waiting", "1")
    first.close()
    server.process.kill()
    server.process.wait()
    serve(copied_sample, port=port)
    reload(second, "Ann")
    again = second.context.new_page()
    again.goto(f"{server.url}tables")
    expect(again.get_by_role("toolbar", name="Edit the table")).to_be_visible()
    for page in (second, again):
        show(page, "NL-TPT")
        for column, text in (("personnel", "171"), ("place", "Gdynia"), ("remarks", "from the first tab")):
            expect(cell(page, "NL-TPT", column)).to_have_text(text)
    assert not again.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('posture-edits'))")


def test_a_page_with_unsent_edits_asks_before_it_closes(open_desk: OpenDesk, serve: Serve, copied_sample: Path) -> None:
    server = serve(copied_sample)
    page = open_desk(server, "Ann")
    type_into(page, "NL-TPT", "personnel", "171")
    assert not page.evaluate(ASKS)
    server.process.send_signal(signal.SIGSTOP)
    change(page, "NL-TPT", "place", "Gdynia")
    expect(page.locator(GRID)).to_have_attribute("data-waiting", "1")
    assert page.evaluate(ASKS)
    server.process.send_signal(signal.SIGCONT)
    expect(page.locator(GRID)).to_have_attribute("data-waiting", "0")
    assert not page.evaluate(ASKS)


def test_a_draft_is_offered_at_another_address_and_taken_up(
    open_desk: OpenDesk, serve: Serve, copied_sample: Path
) -> None:
    server = serve(copied_sample)
    ann = open_desk(server, "Ann")
    type_into(ann, "NL-TPT", "personnel", "171")
    other = open_desk(server, "Bob")
    expect(other.get_by_text("Bob (not verified): everything is saved")).to_be_visible()
    expect(other.get_by_text("1 unsaved row of Ann")).to_have_count(0)
    server.process.kill()
    server.stop()
    moved = copied_sample.rename(copied_sample.with_name("renamed"))
    again = serve(moved)
    page = open_desk(again, "Ann")
    page.goto(again.url)
    page.get_by_role("status").get_by_role("link", name="See what they change").click()
    expect(page.get_by_text("1 unsaved row of Ann (not verified)")).to_be_visible()
    section(page, "Tables")
    expect(page.get_by_text("1 unsaved row of Ann (not verified)")).to_be_visible()
    look = page.get_by_role("button", name="Look")
    expect(look).to_have_count(1)  # while a section takes the place of another, both are there
    look.click()
    expect(page.get_by_test_id("stPopoverBody")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Leave").click()
    expect(page.get_by_text("1 unsaved row of Ann (not verified)")).to_have_count(0)
    section(page, "Changes")
    page.get_by_role("button", name="Take them up").click()
    expect(page.get_by_text("Ann (not verified): 1 row unsaved")).to_be_visible()
    save(page)
    expect(page.get_by_text("Everything is saved.")).to_be_visible()
    expect(page.get_by_text("1 unsaved row of Ann (not verified)")).to_have_count(0)
    assert rows(moved, "NL-TPT")[0]["personnel"] == "171"


def test_a_plan_that_the_server_does_not_have_is_told(
    new_page: Callable[..., Page], serve: Serve, copied_sample: Path
) -> None:
    server = serve(copied_sample)
    page = new_page()
    page.goto(f"{server.url}tables?plan=gone")
    expect(page.get_by_text("This server has no plan “gone”")).to_be_visible()
    page.get_by_role("button", name="Multinational Force Ukraine").click()
    expect(page.locator(GRID)).to_be_visible()
    assert "plan=mnf-u" in page.url


@pytest.mark.parametrize("servers", [1, 2])
def test_two_planners_land_both_edits_and_are_asked_where_they_clash(
    open_desk: OpenDesk, serve: Serve, copied_sample: Path, servers: int
) -> None:
    first = serve(copied_sample)
    second = first if servers == 1 else serve(copied_sample)
    ann, bob = open_desk(first, "Ann"), open_desk(second, "Bob")
    type_into(ann, "NL-TPT", "personnel", "171")
    type_into(bob, "NL-TPT", "place", "Gdynia")
    type_into(bob, "NL-TPT", "personnel", "180")
    save(ann)
    expect(ann.get_by_text("Everything is saved.")).to_be_visible()
    expect(bob.get_by_text("1 clash to resolve")).to_be_visible()
    reload(bob, "Bob")
    expect(bob.get_by_text("1 clash to resolve")).to_be_visible()
    section(bob, "Changes")
    expect(bob.get_by_role("button", name=re.compile("^Save"))).to_be_disabled()
    expect(bob.get_by_role("button", name="Theirs: 171")).to_be_visible()
    bob.get_by_role("button", name="Mine: 180").click()
    save(bob)
    expect(bob.get_by_text("Everything is saved.")).to_be_visible()
    saved = rows(copied_sample, "NL-TPT")[0]
    assert (saved["personnel"], saved["place"]) == ("180", "Gdynia")
    section(ann, "Tables")
    show(ann, "NL-TPT")
    expect(cell(ann, "NL-TPT", "personnel")).to_have_text("180")


def test_a_read_only_server_shows_and_refuses(
    open_desk: OpenDesk, open_page: Callable[..., Page], serve: Serve, copied_sample: Path
) -> None:
    before = {path.name: path.read_bytes() for path in copied_sample.iterdir() if path.is_file()}
    server = serve(copied_sample, "--read-only")
    page = open_desk(server)
    expect(page.get_by_text("This server is read-only")).to_be_visible()
    show(page, "NL-TPT")
    cell(page, "NL-TPT", "personnel").dblclick()
    expect(page.locator(f"{GRID} .posture-cell-editor")).to_have_count(0)
    on_map = open_page(server.url)
    expect(on_map.get_by_role("button", name="Edit")).to_have_count(0)
    assert {path.name: path.read_bytes() for path in copied_sample.iterdir() if path.is_file()} == before
    assert not (copied_sample / ".posture").exists()
