"""The table as planners use it with mouse, keys and clipboard, in a real browser."""

from __future__ import annotations

import csv
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Served
from tests.browser.desk import GRID, OpenDesk, cell, choose_table, copied, paste, save, search, selection, settled, show
from tests.waiting import until_true

pytestmark = pytest.mark.browser

PHASE = "phases"


def table_of(served: Served, table: str = "placements") -> list[dict[str, str]]:
    with (served.folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def head(page: Page, column: str) -> None:
    """Sort by a column, or the other way round."""
    page.locator(f'{GRID} .posture-heading[data-column="{column}"] > span').click()


NO_GAP = """([root, rows]) => {
    const find = (all) => [...document.querySelectorAll(`${root} ${all}`)];
    const [holder] = find(".tabulator-tableholder");
    const drawn = find(".tabulator-row");
    const isSeen = drawn.at(-1).getBoundingClientRect().bottom < holder.getBoundingClientRect().bottom;
    const filtered = find(".tabulator")[0].getAttribute("aria-rowcount") === String(rows + 1);
    return filtered && (drawn.length === rows || !isSeen);
}"""
"""Whether the grid has drawn all that is seen of its rows."""


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def undo_is(page: Page, step: str) -> None:
    expect(page.get_by_role("button", name="Undo")).to_have_attribute("title", re.compile(step))


def saved(page: Page) -> None:
    save(page)
    expect(page.get_by_text("Everything is saved.")).to_be_visible()


def focused(page: Page) -> str:
    found: str = page.evaluate("document.activeElement.className || document.activeElement.tagName")
    return found


def test_the_chosen_row_goes_also_after_a_sort_and_beside_others(open_desk: OpenDesk, shelved_sample: Served) -> None:
    before = [row["unit_id"] for row in table_of(shelved_sample)]
    page = open_desk(shelved_sample, "Ann")
    cell(page, "UK-RECCE", "unit_id").click()
    cell(page, "EOD-2", "unit_id").click(modifiers=["Control"])
    cell(page, "UK-BG-4", "unit_id").click(modifiers=["Control"])
    cell(page, "UK-RECCE", "unit_id").click(modifiers=["Control"])
    expect(selection(page)).to_contain_text(re.compile("2 cells in 2 rows: EOD-2 .*, UK-BG-4 "))
    head(page, "personnel")
    head(page, "personnel")
    expect(selection(page)).to_contain_text(re.compile("2 cells in 2 rows: UK-BG-4 .*, EOD-2 "))
    page.get_by_role("button", name="Delete").click()
    settled(page)
    page.get_by_role("button", name="Delete").focus()
    expect(selection(page)).to_contain_text("1 cell in 1 row")
    saved(page)
    gone = [unit for unit in ("EOD-2", "UK-BG-4") if before.count(unit) == 1]
    assert gone
    assert sorted([row["unit_id"] for row in table_of(shelved_sample)] + ["EOD-2", "UK-BG-4"]) == sorted(before)


def test_a_row_that_others_delete_leaves_the_selection_and_no_other_comes_in(
    open_desk: OpenDesk, shelved_sample: Served
) -> None:
    page = open_desk(shelved_sample, "Ann")
    show(page, "NL-TPT")
    cell(page, "NL-TPT", "unit_name").click()
    search(page, "")
    expect(selection(page)).to_contain_text("1 row: NL-TPT")
    path = shelved_sample.folder / "placements.csv"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(line for line in lines if not line.startswith(b"NL-TPT,")))
    expect(selection(page)).to_have_text("Nothing is selected")
    expect(page.get_by_role("button", name="Delete")).to_be_disabled()


def test_a_paste_adds_rows_reads_a_header_and_keeps_line_breaks(open_desk: OpenDesk, shelved_sample: Served) -> None:
    before = table_of(shelved_sample, PHASE)
    page = open_desk(shelved_sample, "Ann")
    choose_table(page, "Phases", PHASE)
    page.locator(f"{GRID} .tabulator-cell[tabulator-field='0']").last.click()
    press(page, "Control+End", "Home")
    columns = list(before[0])
    last, name, text = columns[0], columns[1], columns[-1]
    note = 'two\nlines\tand "quotes"'
    quoted = '"' + note.replace('"', '""') + '"'
    lines = [f"{text}\t{last}\t{name}", f"{quoted}\t{before[-1][last]}\t{before[-1][name]}"]
    lines += [f"n{i}\tP-{i}\tPhase {i}" for i in range(30)]
    paste(page, "\r\n".join(lines) + "\r\n")
    expect(page.locator(f"{GRID} .posture-note")).to_contain_text("The paste added 30 rows.")
    settled(page)
    expect(page.locator(f"{GRID} .posture-grid-status")).to_contain_text(f"{len(before) + 30} rows")
    undo_is(page, "paste")
    press(page, "Control+Home", "Control+a")
    expect(selection(page)).to_contain_text(f"{len(before) + 30} rows: ")
    copy = copied(page)
    paste(page, copy)
    settled(page)
    undo_is(page, "paste")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(f"{GRID} .posture-grid-status")).to_contain_text(f"{len(before)} rows")
    page.get_by_role("button", name="Redo").click()
    expect(page.locator(f"{GRID} .posture-grid-status")).to_contain_text(f"{len(before) + 30} rows")
    saved(page)
    after = table_of(shelved_sample, PHASE)
    assert [row[last] for row in after] == [*(row[last] for row in before), *(f"P-{i}" for i in range(30))]
    assert after[len(before) - 1][text].replace("\r\n", "\n") == note
    assert [row[name] for row in after[len(before) :]] == [f"Phase {i}" for i in range(30)]


def test_what_changes_nothing_is_no_step(open_desk: OpenDesk, shelved_sample: Served) -> None:
    path = shelved_sample.folder / "placements.csv"
    remark = b'"first line\nsecond line"'
    lines = path.read_bytes().splitlines(keepends=True)
    lines[1] = lines[1].rsplit(b",", 1)[0] + b"," + remark + b"\r\n"
    path.write_bytes(b"".join(lines))
    page = open_desk(shelved_sample, "Ann")
    unit = table_of(shelved_sample)[0]["unit_id"]
    cell(page, unit, "unit_name").dblclick()
    page.locator(f"{GRID} .posture-cell-editor input").fill("Other")
    press(page, "Enter")
    settled(page)
    page.get_by_role("button", name="Undo").click()
    settled(page)
    expect(page.get_by_role("button", name="Redo")).to_be_enabled()
    cell(page, unit, "remarks").scroll_into_view_if_needed()
    cell(page, unit, "remarks").click()
    press(page, "Enter")
    expect(page.locator(f"{GRID} .posture-cell-editor textarea")).to_be_focused()
    press(page, "Enter", "Control+Home", "F2")
    expect(page.locator(f"{GRID} .posture-cell-editor input")).to_be_focused()
    press(page, "Tab")
    empty = next(name for name, text in table_of(shelved_sample)[0].items() if not text)
    cell(page, unit, empty).scroll_into_view_if_needed()
    cell(page, unit, empty).click()
    press(page, "Delete")
    paste(page, copied(page))
    settled(page)
    expect(page.get_by_role("button", name="Undo")).to_be_disabled()
    expect(page.get_by_role("button", name="Redo")).to_be_enabled()


def test_two_clicks_open_the_cell_under_the_pointer_also_where_the_page_could_scroll(
    open_desk: OpenDesk, shelved_sample: Served
) -> None:
    page = open_desk(shelved_sample, "Ann")
    page.set_viewport_size({"width": 390, "height": 844})
    target = cell(page, "UK-RECCE", "unit_name")
    target.scroll_into_view_if_needed()
    before = target.bounding_box()
    assert before
    page.mouse.dblclick(before["x"] + 20, before["y"] + before["height"] / 2)
    expect(target.locator("input")).to_be_focused()
    assert target.bounding_box() == before


def test_no_row_that_is_seen_is_missing_after_filters_shorten_a_scrolled_table(
    open_desk: OpenDesk, shelved_sample: Served
) -> None:
    page = open_desk(shelved_sample)
    table = page.locator(f"{GRID} .tabulator")
    table.focus()
    press(page, "Control+Shift+L")
    no_filter = page.get_by_role("button", name="No filter")
    for before, after in (("a", "Bat"), ("o", "G"), ("e", "Bat")):
        if no_filter.is_enabled():
            no_filter.click()
        page.locator(f"{GRID} .posture-column-filter[data-column=unit_name]").fill(before)
        table.focus()
        press(page, "Control+End")
        no_filter.click()
        page.locator(f"{GRID} .posture-column-filter[data-column=unit_name]").fill(after)
        count = sum(after.lower() in row["unit_name"].lower() for row in table_of(shelved_sample))
        until_true(page, NO_GAP, [GRID, count])


def test_new_rows_have_ids_of_their_own_however_fast(open_desk: OpenDesk, shelved_sample: Served) -> None:
    page = open_desk(shelved_sample, "Ann")
    add = page.get_by_role("button", name="Add row")
    add.evaluate("button => { for (let i = 0; i < 12; i += 1) button.click(); }")
    settled(page)
    expect(page.locator(f"{GRID} .posture-grid-status")).to_contain_text("68 rows")
    cell(page, "UK-RECCE", "unit_id").click()
    page.get_by_role("button", name="Insert above").click()
    settled(page)
    expect(selection(page)).to_contain_text("NEW-13")
    page.get_by_role("button", name="Move the row down").click()
    undo_is(page, "move NEW-13")
    settled(page)
    expect(selection(page)).to_contain_text("NEW-13")
    saved(page)
    units = [row["unit_id"] for row in table_of(shelved_sample)]
    assert sorted(unit for unit in units if unit.startswith("NEW-")) == sorted(f"NEW-{n}" for n in range(1, 14))
    assert units.index("UK-RECCE") < units.index("NEW-13")


def test_the_keyboard_goes_everywhere_and_out_again(open_desk: OpenDesk, shelved_sample: Served) -> None:
    page = open_desk(shelved_sample, "Ann")
    first, last = table_of(shelved_sample)[0]["unit_id"], table_of(shelved_sample)[-1]["unit_id"]
    page.locator(f"{GRID} .tabulator").focus()
    press(page, "Control+End")
    expect(selection(page)).to_contain_text(last)
    press(page, "Control+Home")
    expect(selection(page)).to_contain_text(first)
    active = page.locator(f"{GRID} .posture-active-cell")
    expect(active).to_have_attribute("aria-label", re.compile(f"^Unit, row 2: {first}"))
    expect(active).to_have_attribute("aria-colindex", "2")
    expect(active.locator("xpath=..")).to_have_attribute("aria-rowindex", "2")
    table = page.get_by_role("grid")
    expect(table).to_have_attribute("aria-activedescendant", active.get_attribute("id") or "none")
    expect(table).to_have_attribute("aria-rowcount", str(len(table_of(shelved_sample)) + 1))
    press(page, "Tab", "Tab")
    expect(active).to_have_attribute("aria-colindex", "4")
    press(page, "Escape", "Tab")
    assert "tabulator" not in focused(page)
    press(page, "Shift+Tab")
    expect(table).to_be_focused()
    press(page, "Escape", "Shift+Tab")
    assert "tabulator" not in focused(page)
    table.focus()
    press(page, "F6")
    assert focused(page) == "posture-grid-status"
    press(page, "Shift+F6", "Control+f")
    expect(page.get_by_label("Find", exact=True)).to_be_focused()
    press(page, "Control+Shift+L", "Escape")
    expect(page.get_by_label("Find", exact=True)).to_have_count(0)
    expect(table).to_be_focused()


def test_columns_are_filtered_sorted_hidden_and_kept_with_their_widths(
    open_desk: OpenDesk, shelved_sample: Served
) -> None:
    page = open_desk(shelved_sample, "Ann")
    page.locator(f"{GRID} .tabulator").focus()
    press(page, "Control+Shift+L")
    panel = page.get_by_role("region", name="Columns")
    panel.get_by_label("Filter Personnel").fill(">= 700")
    panel.get_by_label("Filter From").fill("> D+2")
    many = [row for row in table_of(shelved_sample) if row["personnel"] and int(row["personnel"]) >= 700]
    status = page.locator(f"{GRID} .posture-grid-status")
    expect(status).to_contain_text(" of 56 rows")
    panel.get_by_label("Filter From").fill("")
    expect(status).to_contain_text(f"{len(many)} of 56 rows")
    panel.get_by_role("button", name="Sort by From").click()
    panel.get_by_label("Short name", exact=True).uncheck()
    panel.get_by_role("button", name="Move Nation to the left").click()
    heads = page.locator(f"{GRID} .posture-heading")
    expect(heads.nth(1)).to_have_attribute("data-column", "nation")
    expect(page.locator(f'{GRID} .posture-heading[data-column="short_name"]')).to_have_count(0)
    press(page, "Escape")
    first = page.locator(f"{GRID} .tabulator-row").first
    edge = page.locator(f'{GRID} .tabulator-col:has([data-column="nation"])').bounding_box()
    assert edge
    page.mouse.move(edge["x"] + edge["width"] - 1, edge["y"] + 10)
    page.mouse.down()
    page.mouse.move(edge["x"] + edge["width"] + 60, edge["y"] + 10)
    page.mouse.up()
    page.keyboard.press("Control+Home")
    unit = first.locator(".tabulator-cell").nth(1).inner_text()
    page.locator(f"{GRID} .tabulator").focus()
    press(page, "End")
    expect(first.locator(".tabulator-cell").nth(1)).to_be_in_viewport()
    assert first.locator(".tabulator-cell").nth(1).inner_text() == unit
    page.reload()
    expect(page.get_by_role("toolbar", name="Edit the table")).to_be_visible()
    expect(heads.nth(1)).to_have_attribute("data-column", "nation")
    again = page.locator(f'{GRID} .tabulator-col:has([data-column="nation"])').bounding_box()
    assert again
    assert abs(again["width"] - edge["width"] - 60) < 4
