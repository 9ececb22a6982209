"""A planner without a mouse: from an empty plan to saved files, by keys alone."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from geo.editing.folder import new_plan
from geo.plan import read_plan
from tests.browser.conftest import Served
from tests.browser.desk import GRID, OpenDesk, settled
from tests.waiting import until_it_stands, until_ready, until_true

pytestmark = pytest.mark.browser

MOST_STEPS = 30
"""Keys from one control to another, at most: a planner who needs more has no way there."""

NAMED = """() => {
    const { activeElement: e } = document;
    return `${e.getAttribute("role") ?? e.tagName.toLowerCase()} ${(e.ariaLabel ?? e.labels?.[0]?.textContent ?? e.textContent).slice(0, 40)}`;
}"""
"""What has the focus: its role or element, and its name."""

IN_GROUP = """name => {
    const group = document.activeElement.closest("[role=radiogroup]");
    return [...(group?.querySelectorAll("[role=radio]") ?? [])].some((one) => one.textContent.startsWith(name));
}"""
"""Whether what has the focus is in a group of radios of which one begins with a name."""

FIRST = (
    "() => document.activeElement.closest('[role=radiogroup]').querySelector('[role=radio]') === document.activeElement"
)
"""Whether what has the focus is the first of its group of radios."""


def go_to(page: Page, name: str, key: str = "Tab") -> None:
    """Press a key until what has the focus is named so."""
    met = []
    for _ in range(MOST_STEPS):
        page.keyboard.press(key)
        met.append(page.evaluate(NAMED))
        if met[-1].startswith(name):
            return
    raise AssertionError((name, met))


def choose(page: Page, name: str) -> None:
    """Choose one of a group of radios above the table; Shift+Tab comes to the one that is chosen, or to the last."""
    for _ in range(MOST_STEPS):
        page.keyboard.press("Shift+Tab")
        if page.evaluate(IN_GROUP, name):
            break
    # The arrows stop at both ends.
    while (focused := page.evaluate(NAMED)) and not page.evaluate(FIRST):
        page.keyboard.press("ArrowLeft")
        until_true(page, f"focused => ({NAMED})() !== focused", focused)
    if not focused.startswith(f"radio {name}"):
        go_to(page, f"radio {name}", "ArrowRight")
    page.keyboard.press("Enter")


def add_rows(page: Page, count: int) -> None:
    page.keyboard.press("Shift+F6")
    expect(page.get_by_role("button", name="Add row")).to_be_focused()
    for _ in range(count):
        page.keyboard.press("Enter")
    expect(page.locator(f"{GRID} .tabulator-row")).to_have_count(count)
    settled(page)
    page.keyboard.press("F6")
    page.keyboard.press("Control+Home")


def write_row(page: Page, **texts: str) -> None:
    """Type texts into the columns of the active row, then go to the beginning of the next."""
    columns = page.locator(f"{GRID} .posture-heading").evaluate_all("all => all.map(one => one.dataset.column)")
    for column in columns[: columns.index(list(texts)[-1]) + 1]:
        if column in texts:
            page.keyboard.type(texts[column])
        page.keyboard.press("Tab")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")


def leave_table(page: Page) -> None:
    settled(page)
    until_it_stands(page)
    page.keyboard.press("Escape")


def rows_of(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


KEYS_AT_ONCE = """keys => keys.map((key) => {
    const { activeElement } = document;
    activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    return document.activeElement.closest("[role=grid]") !== null;
})"""
"""Presses keys with nothing between them, and tells after each whether the table, or a cell in it, has the focus."""


@pytest.mark.parametrize("end", ["Enter", "Tab", "Escape"])
def test_the_key_after_an_edit_is_for_the_table_at_once(open_desk: OpenDesk, shelved_sample: Served, end: str) -> None:
    page = open_desk(shelved_sample, "Ann")
    page.get_by_role("grid").focus()
    page.keyboard.press("Control+Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.type("New name")
    assert page.evaluate(KEYS_AT_ONCE, [end, "D"]) == [True, True]
    editor = page.locator(f"{GRID} .posture-cell-editor input")
    expect(editor).to_have_value("D")
    editor.evaluate("input => input.remove()")
    page.evaluate("document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'F2', bubbles: true }))")
    expect(page.get_by_role("grid")).to_be_focused()


def test_a_plan_is_written_and_saved_by_keys_alone(
    new_page: Callable[..., Page], shelve: Callable[[Path], Served], tmp_path: Path
) -> None:
    folder = tmp_path / "new"
    new_plan(folder)
    served = shelve(folder)
    page = new_page()
    page.goto(served.at("tables"))
    until_ready(page, f"{GRID}[data-ready=true]")

    go_to(page, "input Your name")
    page.keyboard.type("Ann")
    page.keyboard.press("Enter")
    expect(page.get_by_role("toolbar", name="Edit the table")).to_be_visible()
    expect(page.locator(f"{GRID} .tabulator")).to_be_focused()

    add_rows(page, 3)
    for n, echelon in enumerate(("Brigade", "battalion", "company"), 1):
        write_row(
            page,
            unit_id=f"U-{n}",
            unit_name=f"Unit {n}",
            nation="France",
            echelon=echelon,
            function="infantry",
            latitude=f"49.{n}",
            longitude="30.5",
            parent_id=f"U-{n - 1}" if n > 1 else "",
        )
    leave_table(page)
    choose(page, "Logistics hubs")
    expect(page.locator(GRID)).to_have_attribute("data-table", "hubs")
    go_to(page, "grid Logistics hubs")
    add_rows(page, 1)
    write_row(
        page, hub_id="H-1", name="Hub", kind="depot", nation="POL", country="POL", latitude="50.1", longitude="22.1"
    )
    leave_table(page)
    choose(page, "Briefing")
    expect(page.locator(GRID)).to_have_attribute("data-table", "briefing")
    go_to(page, "grid Briefing")
    add_rows(page, 1)
    write_row(page, chapter="first", title="The first day", view="ukraine", time="D+0")
    leave_table(page)
    choose(page, "Changes")
    expect(page.get_by_role("button", name="Save 5 rows")).to_be_enabled()
    until_it_stands(page)
    go_to(page, "button Save 5 rows")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Everything is saved.")).to_be_visible()

    units = [
        (row["unit_id"], row["echelon"], row["nation"], row["parent_id"])
        for row in rows_of(served.folder, "placements")
    ]
    assert units == [
        ("U-1", "brigade", "FRA", ""),
        ("U-2", "battalion", "FRA", "U-1"),
        ("U-3", "company", "FRA", "U-2"),
    ]
    assert [(row["hub_id"], row["name"], row["latitude"]) for row in rows_of(served.folder, "hubs")] == [
        ("H-1", "Hub", "50.1")
    ]
    assert [(row["chapter"], row["title"], row["time"]) for row in rows_of(served.folder, "briefing")] == [
        ("first", "The first day", "D+0")
    ]
    assert read_plan(served.folder).set_aside == 0
