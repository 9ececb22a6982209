"""A planner at the tables, in a real browser: edits, fixes, saves and versions."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from dashboard.grid import grid_data
from dashboard.load import PlanFeed
from geo.contract.part import encode
from geo.editing.folder_store import FolderStore
from tests.browser.conftest import READY, Seen, Served
from tests.browser.desk import GRID, OpenDesk, cell, choose, rows, save, search, section, show, type_into
from tests.hostile import HOSTILE, write_hostile_plan

pytestmark = pytest.mark.browser


def test_an_edit_is_saved_and_nothing_else_changes(open_desk: OpenDesk, shelved_sample: Served, seen: Seen) -> None:
    before = (shelved_sample.folder / "placements.csv").read_bytes()
    page = open_desk(shelved_sample, "Ann")
    type_into(page, "NL-TPT", "personnel", "171")
    assert (shelved_sample.folder / "placements.csv").read_bytes() == before
    save(page, "more lorries")
    expect(page.get_by_text("Saved as version 2.")).to_be_visible()
    after = (shelved_sample.folder / "placements.csv").read_bytes()
    changed = [(a, b) for a, b in zip(before.split(b"\n"), after.split(b"\n"), strict=True) if a != b]
    assert len(changed) == 1
    assert rows(shelved_sample.folder, "NL-TPT")[0]["personnel"] == "171"
    section(page, "History")
    expect(page.get_by_text("2 versions")).to_be_visible()
    with (shelved_sample.folder / ".posture/history/log.csv").open(encoding="utf-8", newline="") as file:
        assert [(r["who"], r["why"]) for r in csv.DictReader(file)] == [("", "as found"), ("Ann", "more lorries")]
    assert seen.foreign == []


def test_each_edit_lands_on_its_own_unit_when_the_file_is_turned_round(
    open_desk: OpenDesk, shelved_sample: Served
) -> None:
    page = open_desk(shelved_sample, "Ann")
    type_into(page, "FR-RECCE", "personnel", "141", 1)
    search(page, "")
    page.locator(f"{GRID} .tabulator-col[tabulator-field='0']").click()
    path = shelved_sample.folder / "placements.csv"
    with path.open(encoding="utf-8", newline="") as file:
        head, *body = list(csv.reader(file))
    new = ["OUTSIDE", *body[0][1:]]
    gone = next(row for row in body if row[0] == "NL-TPT")
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, new, *(row for row in reversed(body) if row != gone)])
    show(page, "OUTSIDE")
    type_into(page, "LNO-KYIV", "personnel", "9")
    save(page)
    expect(page.get_by_text("Everything is saved.")).to_be_visible()
    assert [row["personnel"] for row in rows(shelved_sample.folder, "FR-RECCE")].count("141") == 1
    assert next(r for r in rows(shelved_sample.folder, "FR-RECCE") if r["personnel"] == "141")["from"] == "H+6"
    assert rows(shelved_sample.folder, "LNO-KYIV")[0]["personnel"] == "9"
    assert rows(shelved_sample.folder, "OUTSIDE")[0]["personnel"] == body[0][head.index("personnel")]


def test_rows_are_added_filled_replaced_undone_with_the_tools(
    open_desk: OpenDesk, shelved_sample: Served, seen: Seen
) -> None:
    page = open_desk(shelved_sample, "Ann")
    page.get_by_role("button", name="Add row").click()
    expect(page.get_by_role("grid")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("A new unit")
    page.keyboard.press("Enter")
    expect(cell(page, "NEW-1", "unit_name")).to_have_text("A new unit")
    search(page, "")
    page.get_by_role("button", name="Find and replace").click()
    page.get_by_label("Find", exact=True).fill("Rzeszów")
    page.get_by_label("Replace with").fill("Lublin")
    page.keyboard.press("Enter")
    expect(page.locator(f"{GRID} .posture-replace output")).to_contain_text("1 of ")
    expect(page.locator(GRID)).to_have_attribute("data-waiting", "0")
    expect(cell(page, "UK-RECCE", "place")).to_have_text("Rzeszów")
    page.get_by_role("button", name=re.compile(r"^Replace \d+ cells")).click()
    expect(page.locator(f"{GRID} .posture-note")).to_contain_text("cells were replaced.")
    expect(cell(page, "UK-RECCE", "place")).to_have_text("Lublin")
    page.get_by_role("button", name="Undo").click()
    expect(cell(page, "UK-RECCE", "place")).to_have_text("Rzeszów")
    cell(page, "UK-RECCE", "remarks").scroll_into_view_if_needed()
    start, end = (cell(page, "UK-RECCE", "remarks", n) for n in (0, 2))
    first = start.inner_text()
    start.click()
    end.click(modifiers=["Shift"])
    page.keyboard.press("Control+d")
    expect(end).to_have_text(first)
    expect(page.locator(GRID)).to_have_attribute("data-waiting", "0")
    page.keyboard.press("Control+z")
    expect(end).not_to_have_text(first)
    page.keyboard.press("Control+y")
    expect(end).to_have_text(first)
    assert [e for e in seen.errors if "404" not in e] == []


def test_the_doctors_fix_goes_into_the_row(open_desk: OpenDesk, shelved_sample: Served) -> None:
    path = shelved_sample.folder / "placements.csv"
    path.write_bytes(
        path.read_bytes().replace(b",GBR,company,reconnaissance,120,Rzesz", b",GBR,compnay,reconnaissance,120,Rzesz", 1)
    )
    page = open_desk(shelved_sample, "Ann")
    section(page, "Problems")
    expect(page.get_by_text("1 problem of 1. 1 row not shown.")).to_be_visible()
    choose(page, 0, "Go to the row")
    page.get_by_role("button", name="Go to the row").click()
    expect(page.locator(f"{GRID} .tabulator-cell[data-severity=error]").filter(has_text="compnay")).to_be_visible()
    section(page, "Problems")
    choose(page, 0, "Write company")
    page.get_by_role("button", name="Write company").click()
    expect(page.get_by_text("No problem was found")).to_be_visible()
    page.keyboard.press("Control+z")
    expect(page.get_by_text("1 problem of 1. 1 row not shown.")).to_be_visible()
    page.keyboard.press("Control+y")
    expect(page.get_by_text("No problem was found")).to_be_visible()
    save(page)
    expect(page.get_by_text("Everything is saved.")).to_be_visible()
    expect(page.get_by_role("radio", name="Changes")).to_be_focused()
    assert rows(shelved_sample.folder, "UK-RECCE")[0]["echelon"] == "company"


def test_versions_are_looked_at_compared_and_restored(open_desk: OpenDesk, shelved_sample: Served) -> None:
    before = (shelved_sample.folder / "placements.csv").read_bytes()
    page = open_desk(shelved_sample, "Ann")
    type_into(page, "NL-TPT", "latitude", "53.1")
    type_into(page, "NL-TPT", "personnel", "12345")
    save(page, "moved")
    expect(page.get_by_text("Everything is saved.")).to_be_visible()
    section(page, "History")
    choose(page, 1, "Compare with now")
    page.get_by_role("button", name="Compare with now").click()
    page.wait_for_selector(READY)
    changes = page.get_by_test_id("posture-changes")
    expect(changes).to_contain_text("From Version 1 to The plan as saved")
    expect(changes).to_contain_text("Moved · 1 row")
    expect(changes).to_contain_text("NL-TPT from")
    expect(changes.locator("tbody").first).to_contain_text(re.compile(r"→ 1[23],\d{3}\+1[12],\d{3}"))
    assert changes.evaluate(
        "(panel) => [...panel.querySelectorAll('*')].every((e) => e.scrollWidth <= panel.clientWidth)"
    )
    page.goto(shelved_sample.at(version="1"))
    page.wait_for_selector(READY)
    expect(page.locator(".posture-banner")).to_contain_text("version 1")
    page.goto(shelved_sample.at("tables", section="History"))
    expect(page.get_by_text("2 versions")).to_be_visible()
    choose(page, 1, "Compare with now")
    page.get_by_test_id("stPopoverButton").click()
    page.get_by_role("button", name="Restore it").click()
    expect(page.get_by_text("3 versions")).to_be_visible()
    assert (shelved_sample.folder / "placements.csv").read_bytes() == before


def test_rows_that_come_before_the_grid_stands_are_shown(open_desk: OpenDesk, shelved_sample: Served) -> None:
    """As on a busy machine: the grid is given other rows in the moment in which it was made."""
    shown = PlanFeed(FolderStore(shelved_sample.folder)).current
    page = open_desk(shelved_sample)
    page.evaluate(
        """async ([url, ...given]) => {
            const { default: grid } = await import(url);
            const parentElement = document.createElement("div");
            parentElement.id = "busy";
            document.body.append(parentElement);
            for (const data of given) {
                grid({ data, parentElement, setStateValue() {} });
            }
        }""",
        [
            f"{shelved_sample.url}_stcore/bidi-components/dashboard.grid/grid.js",
            *(encode(grid_data(shown, "placements", text, None)).decode() for text in ("", "NL-TPT")),
        ],
    )
    expect(page.locator("#busy .posture-grid-status")).to_contain_text("1 of ")
    expect(page.locator("#busy .tabulator-row")).to_have_count(1)


def test_hostile_text_is_shown_in_the_grid_and_runs_nowhere(
    open_desk: OpenDesk, shelve: Callable[[Path], Served], tmp_path: Path, seen: Seen
) -> None:
    write_hostile_plan(tmp_path / "p", *HOSTILE)
    page = open_desk(shelve(tmp_path / "p"), "<img src=x onerror=window.__canary=1>")
    expect(page.locator(f"{GRID} .tabulator-cell", has_text="<img src=x").first).to_be_visible()
    page.locator(f"{GRID} .tabulator-cell[tabulator-field='1']").first.dblclick()
    page.keyboard.type("${window.__canary=1}")
    page.keyboard.press("Enter")
    for name in ("Problems", "Changes", "History", "Take away", "Tables"):
        section(page, name)
        expect(page.get_by_test_id("stButtonGroup").first).to_be_visible()
    assert page.evaluate("window.__canary") is None
    assert seen.foreign == []
