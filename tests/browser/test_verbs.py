"""Verbs from the table: several rows at once, one step, and a reason where one cannot be done."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Served
from tests.browser.desk import FOUND, OpenDesk, cell, rows, save, search, settled
from tests.waiting import until_true

pytestmark = pytest.mark.browser


def choose_two(page: Page) -> None:
    search(page, "UK Battlegroup")
    until_true(page, FOUND, "UK Battlegroup")
    cell(page, "UK-BG-2", "unit_id").first.click()
    cell(page, "UK-BG-4", "unit_id").first.click(modifiers=["Control"])


def test_two_rows_are_withdrawn_at_once_and_undone_at_once(open_desk: OpenDesk, shelved_sample: Served) -> None:
    page = open_desk(shelved_sample, "Ann")
    choose_two(page)
    page.get_by_role("button", name="Change in time").click()
    form = page.get_by_role("form", name="Change in time")
    form.get_by_label("What to do").select_option("withdraw")
    form.get_by_role("textbox", name="Time").fill("D+9000")
    form.get_by_role("button", name="Change 2 rows").click()
    settled(page)
    undo, redo = page.get_by_role("button", name="Undo"), page.get_by_role("button", name="Redo")
    expect(undo).to_have_attribute("title", "Undo: withdraw 2 rows at D+9000 (Ctrl+Z)")
    undo.click()
    settled(page)
    expect(redo).to_have_attribute("title", "Redo: withdraw 2 rows at D+9000 (Ctrl+Y)")
    redo.click()
    settled(page)
    save(page)
    expect(page.get_by_text("Everything is saved.")).to_be_visible()
    for unit in ("UK-BG-2", "UK-BG-4"):
        assert "D+9000" in [row["until"] for row in rows(shelved_sample.folder, unit)]


def test_a_verb_that_cannot_be_done_says_why(open_desk: OpenDesk, shelved_sample: Served) -> None:
    page = open_desk(shelved_sample, "Ann")
    choose_two(page)
    page.get_by_role("button", name="Change in time").click()
    form = page.get_by_role("form", name="Change in time")
    form.get_by_label("What to do").select_option("assign")
    form.get_by_role("textbox", name="Time").fill("D+9000")
    form.get_by_label("Its id").fill("NOBODY")
    form.get_by_role("button", name="Change 2 rows").click()
    expect(page.get_by_role("alert")).to_contain_text("NOBODY is not in the plan")
