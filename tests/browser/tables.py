"""The tables that Streamlit paints on a canvas: read as those who do not see it, chosen from as those who do."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

HEADER_PX = 36
MARK_PX = 16
"""How far from the left a row is chosen."""


def grid(page: Page, nth: int = 0) -> Locator:
    """Return the rows of a table, which stand beside the canvas for those who do not see it."""
    return page.get_by_test_id("stDataFrame").nth(nth).locator("table[role=grid] tbody tr")


def rows_with(page: Page, first: str, nth: int = 0) -> list[list[str]]:
    """Wait until a row of a table begins with a text, and return all rows."""
    found = grid(page, nth)
    expect(found.filter(has=page.locator(f"td:text-is('{first}')")).first).to_be_attached()
    return found.evaluate_all("rows => rows.map(r => [...r.cells].map(c => c.textContent))")


def choose_row(page: Page, index: int, *, nth: int = 0, row_px: int) -> None:
    """Choose a row by where it is painted, once it is there, and wait until it is chosen."""
    frame, row = page.get_by_test_id("stDataFrame").nth(nth), grid(page, nth).nth(index)
    expect(row).to_be_attached()
    frame.scroll_into_view_if_needed()
    frame.click(position={"x": MARK_PX, "y": HEADER_PX + row_px * (index + 0.5)})
    expect(row).to_have_attribute("aria-selected", "true")
