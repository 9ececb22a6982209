"""What tests of the page Plan do as planners do: find a row, type, save, look into the files."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Server
from tests.browser.tables import choose_row
from tests.waiting import until_it_stands, until_true

Serve = Callable[..., Server]


OpenDesk = Callable[..., Page]


GRID = "[data-testid=posture-grid]"


TRIES = 5


FOUND = f"""text => [...document.querySelectorAll('{GRID} .tabulator-row')].every(
  row => row.textContent.toLowerCase().includes(text.toLowerCase()) || row.querySelector('[data-state="new"]')
)"""
"""Whether the table shows no other rows than those with a text: the page may say so before its table does."""


def cell(page: Page, unit: str, column: str, nth: int = 0) -> Locator:
    """The cell of a column, by its name in the file, in a row whose first cell is a unit."""
    heading = page.locator(f'{GRID} .tabulator-col:has(.posture-heading[data-column="{column}"])')
    field = heading.get_attribute("tabulator-field")
    row = page.locator(f"{GRID} .tabulator-row").filter(
        has=page.locator('.tabulator-cell[tabulator-field="0"]', has_text=re.compile(f"^{re.escape(unit)}$"))
    )
    return row.nth(nth).locator(f'.tabulator-cell[tabulator-field="{field}"]')


def show(page: Page, unit: str) -> None:
    """Bring a unit's rows into view: the grid draws only what is seen."""
    search(page, unit)
    until_true(page, FOUND, unit)
    expect(cell(page, unit, "unit_id").first).to_be_visible()


def search(page: Page, text: str) -> None:
    """Type what rows have, and again if the page was built anew meanwhile: that takes what is typed."""
    field = page.get_by_label("Rows with")
    for _ in range(TRIES):
        until_it_stands(page)
        field.fill(text)
        field.press("Enter")
        until_it_stands(page)
        if field.input_value() == text:
            return
    expect(field).to_have_value(text)


def reload(page: Page, name: str) -> None:
    """Open the page anew, and wait until the server knows again who edits."""
    page.reload()
    expect(page.get_by_text(f"{name} (not verified)")).to_be_visible()
    expect(page.get_by_role("toolbar", name="Edit the table")).to_be_visible()


def type_into(page: Page, unit: str, column: str, text: str, nth: int = 0) -> None:
    show(page, unit)
    target = cell(page, unit, column, nth)
    target.dblclick()
    page.locator(f"{GRID} .posture-cell-editor input").fill(text)
    page.keyboard.press("Enter")
    expect(page.locator(GRID)).to_have_attribute("data-waiting", "0")
    expect(cell(page, unit if column != "unit_id" else text, column, nth)).to_contain_text(text)


def section(page: Page, name: str) -> None:
    """Open a section, and wait until nothing of another stands beside it."""
    choice = page.get_by_test_id("stButtonGroup").get_by_role("radio", name=re.compile(f"^{name}"))
    choice.click()
    expect(choice).to_have_attribute("aria-checked", "true")
    until_it_stands(page)


def save(page: Page, why: str = "") -> None:
    section(page, "Changes")
    if why:
        page.get_by_label("Why").fill(why)
    page.get_by_role("button", name=re.compile(r"^Save \d+ row")).click()


def choose(page: Page, index: int, offers: str) -> None:
    """Choose a row, and wait for what it offers."""
    choose_row(page, index, row_px=35)
    expect(page.get_by_role("button", name=offers)).to_be_visible()


def rows(folder: Path, unit: str) -> list[dict[str, str]]:
    with (folder / "placements.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["unit_id"] == unit]


def selection(page: Page) -> Locator:
    """The words that say which rows the next act is about."""
    return page.locator(f"{GRID} .posture-selected")


def settled(page: Page) -> None:
    """Wait until the server has answered every edit."""
    expect(page.locator(GRID)).to_have_attribute("data-waiting", "0")


def paste(page: Page, text: str) -> None:
    """Paste a text into the table, as a spreadsheet puts it on the clipboard."""
    page.locator(f"{GRID} .tabulator").focus()
    page.evaluate(
        """text => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/plain", text);
            document.activeElement.dispatchEvent(
                new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }""",
        text,
    )


def copied(page: Page) -> str:
    """Return what the table puts on the clipboard."""
    page.locator(f"{GRID} .tabulator").focus()
    found: str = page.evaluate(
        """() => {
            const clipboardData = new DataTransfer();
            document.activeElement.dispatchEvent(
                new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true }));
            return clipboardData.getData("text/plain");
        }"""
    )
    return found


def choose_table(page: Page, title: str, name: str) -> None:
    """Show a table, by its title."""
    page.get_by_test_id("stButtonGroup").get_by_role("radio", name=re.compile(f"^{title}")).click()
    expect(page.locator(GRID)).to_have_attribute("data-table", name)
