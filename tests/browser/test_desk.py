"""Planners at work, in real browsers: edits, drafts, clashes, saves, and the same on the map."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from dashboard.editing import grid_data
from dashboard.load import PlanFeed
from geo.contract.part import encode
from geo.editing.folder_store import FolderStore
from geo.plan import read_plan
from tests.browser.conftest import READY, ROOT, Seen, Server
from tests.browser.tables import choose_row
from tests.hostile import HOSTILE, write_hostile_plan
from tests.ports import free_port
from tests.waiting import until_it_stands, until_ready

Serve = Callable[..., Server]
OpenDesk = Callable[..., Page]
GRID = "[data-testid=posture-grid]"
TRIES = 5
pytestmark = pytest.mark.browser


@pytest.fixture
def open_desk(new_page: Callable[..., Page]) -> OpenDesk:
    """Return a function that opens the Plan page in a browser of its own, as somebody."""

    def open_at(server: Server, name: str = "", query: str = "") -> Page:
        page = new_page()
        page.goto(f"{server.url}tables{query}")
        until_ready(page, f"{GRID}[data-ready=true]")
        if name:
            page.get_by_label("Your name, to edit").fill(name)
            page.get_by_role("button", name="Start editing").click()
            expect(page.get_by_role("toolbar", name="Edit the table")).to_be_visible()
        return page

    return open_at


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
    page.get_by_test_id("stButtonGroup").get_by_role("radio", name=re.compile(f"^{name}")).click()


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


def test_an_edit_is_saved_and_nothing_else_changes(
    open_desk: OpenDesk, serve: Serve, copied_sample: Path, seen: Seen
) -> None:
    before = (copied_sample / "placements.csv").read_bytes()
    page = open_desk(serve(copied_sample), "Ann")
    type_into(page, "NL-TPT", "personnel", "171")
    assert (copied_sample / "placements.csv").read_bytes() == before
    save(page, "more lorries")
    expect(page.get_by_text("Saved as version 2.")).to_be_visible()
    after = (copied_sample / "placements.csv").read_bytes()
    changed = [(a, b) for a, b in zip(before.split(b"\n"), after.split(b"\n"), strict=True) if a != b]
    assert len(changed) == 1
    assert rows(copied_sample, "NL-TPT")[0]["personnel"] == "171"
    section(page, "History")
    expect(page.get_by_text("2 versions")).to_be_visible()
    with (copied_sample / ".posture/history/log.csv").open(encoding="utf-8", newline="") as file:
        assert [(r["who"], r["why"]) for r in csv.DictReader(file)] == [("", "as found"), ("Ann", "more lorries")]
    assert seen.foreign == []


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


def test_each_edit_lands_on_its_own_unit_when_the_file_is_turned_round(
    open_desk: OpenDesk, serve: Serve, copied_sample: Path
) -> None:
    page = open_desk(serve(copied_sample), "Ann")
    type_into(page, "FR-RECCE", "personnel", "141", 1)
    search(page, "")
    page.locator(f"{GRID} .tabulator-col[tabulator-field='0']").click()
    path = copied_sample / "placements.csv"
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
    assert [row["personnel"] for row in rows(copied_sample, "FR-RECCE")].count("141") == 1
    assert next(r for r in rows(copied_sample, "FR-RECCE") if r["personnel"] == "141")["from"] == "H+6"
    assert rows(copied_sample, "LNO-KYIV")[0]["personnel"] == "9"
    assert rows(copied_sample, "OUTSIDE")[0]["personnel"] == body[0][5]


def test_rows_are_added_filled_replaced_undone_with_the_tools(
    open_desk: OpenDesk, serve: Serve, copied_sample: Path, seen: Seen
) -> None:
    page = open_desk(serve(copied_sample), "Ann")
    page.get_by_role("button", name="Add row").click()
    type_into(page, "NEW-1", "unit_name", "A new unit")
    search(page, "")
    page.get_by_role("button", name="Find and replace").click()
    page.get_by_label("Find", exact=True).fill("Rzeszów")
    page.get_by_label("Replace with").fill("Lublin")
    page.get_by_role("button", name=re.compile(r"^Replace \d+ cells")).click()
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


def test_the_doctors_fix_goes_into_the_row(open_desk: OpenDesk, serve: Serve, copied_sample: Path) -> None:
    path = copied_sample / "placements.csv"
    path.write_bytes(
        path.read_bytes().replace(b",GBR,company,reconnaissance,120,Rzesz", b",GBR,compnay,reconnaissance,120,Rzesz", 1)
    )
    page = open_desk(serve(copied_sample), "Ann")
    section(page, "Problems")
    expect(page.get_by_text("1 problem of 1. 1 row not shown.")).to_be_visible()
    choose(page, 0, "Go to the row")
    page.get_by_role("button", name="Go to the row").click()
    expect(page.locator(f"{GRID} .tabulator-cell[data-severity=error]").filter(has_text="compnay")).to_be_visible()
    section(page, "Problems")
    choose(page, 0, "Write company")
    page.get_by_role("button", name="Write company").click()
    expect(page.get_by_text("No problem was found")).to_be_visible()
    save(page)
    expect(page.get_by_text("Everything is saved.")).to_be_visible()
    assert rows(copied_sample, "UK-RECCE")[0]["echelon"] == "company"


def test_rows_that_come_before_the_grid_stands_are_shown(
    open_desk: OpenDesk, serve: Serve, copied_sample: Path
) -> None:
    """As on a busy machine: the grid is given other rows in the moment in which it was made."""
    server, shown = serve(copied_sample), PlanFeed(FolderStore(copied_sample)).current
    page = open_desk(server)
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
            f"{server.url}_stcore/bidi-components/dashboard.grid/grid.js",
            *(encode(grid_data(shown, "placements", text, None)).decode() for text in ("", "NL-TPT")),
        ],
    )
    expect(page.locator("#busy .posture-grid-status")).to_contain_text("1 of ")
    expect(page.locator("#busy .tabulator-row")).to_have_count(1)


def test_hostile_text_is_shown_in_the_grid_and_runs_nowhere(
    open_desk: OpenDesk, serve: Serve, tmp_path: Path, seen: Seen
) -> None:
    write_hostile_plan(tmp_path / "p", *HOSTILE)
    page = open_desk(serve(tmp_path / "p"), "<img src=x onerror=window.__canary=1>")
    expect(page.locator(f"{GRID} .tabulator-cell", has_text="<img src=x").first).to_be_visible()
    page.locator(f"{GRID} .tabulator-cell[tabulator-field='1']").first.dblclick()
    page.keyboard.type("${window.__canary=1}")
    page.keyboard.press("Enter")
    for name in ("Problems", "Changes", "History", "Take away", "Tables"):
        section(page, name)
        expect(page.get_by_test_id("stButtonGroup").first).to_be_visible()
    assert page.evaluate("window.__canary") is None
    assert seen.foreign == []


def edit_on_the_map(page: Page, name: str) -> None:
    page.get_by_role("button", name="Edit").click()
    page.get_by_label("Your name, to edit").fill(name)
    page.get_by_role("button", name="Start editing").click()
    expect(page.get_by_role("toolbar", name="Edit on the map")).to_be_visible()


def spot_of(page: Page, unit: str) -> tuple[float, float]:
    """Where a unit is drawn, found as a person does: by moving over the map until its name shows."""
    found = page.wait_for_function(
        """name => {
            const map = document.querySelector('.posture-map.leaflet-container');
            const tip = document.querySelector('.posture-tip');
            const box = map.getBoundingClientRect();
            for (let y = box.top + 70; y < box.bottom - 60; y += 6)
                for (let x = box.left + 330; x < box.right - 280; x += 6) {
                    map.dispatchEvent(new MouseEvent('mousemove', {clientX: x, clientY: y, bubbles: true}));
                    if (!tip.hidden && tip.textContent === name) return [x + 3, y + 3];
                }
            return null;
        }""",
        arg=unit,
    ).json_value()
    return found[0], found[1]


def test_a_unit_is_dragged_rounded_and_taken_back_with_escape(
    open_page: Callable[..., Page], serve: Serve, copied_sample: Path
) -> None:
    page = open_page(serve(copied_sample).url, "?t=D%2B60&map=49.6,28.6,8")
    edit_on_the_map(page, "Ann")
    unit = next(r for r in rows(copied_sample, "UK-BG-1A") if r["from"])
    root = page.locator(ROOT)
    before = root.get_attribute("data-revision") or ""
    x, y = spot_of(page, unit["unit_name"])
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 40, y + 30, steps=4)
    page.mouse.move(x + 80, y + 50, steps=4)
    page.mouse.up()
    expect(root).not_to_have_attribute("data-revision", before)
    expect(page.get_by_text("1 row with unsaved edits")).to_be_visible()
    expect(page.locator(".posture-card")).to_contain_text("Edited, not saved yet.")
    page.keyboard.press("Escape")
    expect(root).to_have_attribute("data-revision", before)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 40, steps=4)
    page.keyboard.press("Escape")
    page.mouse.up()
    expect(root).to_have_attribute("data-revision", before)


def test_a_new_unit_is_put_and_saved(open_page: Callable[..., Page], serve: Serve, copied_sample: Path) -> None:
    page = open_page(serve(copied_sample).url, "?t=D%2B60&map=48.6,31.2,8")
    edit_on_the_map(page, "Ann")
    page.get_by_role("button", name="New unit").click()
    box = page.locator(".posture-map.leaflet-container").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator(ROOT)).to_have_attribute("data-selected", "NEW-1")
    expect(page.locator(".posture-card")).to_contain_text("New, not saved yet.")
    page.get_by_role("link", name="Review and save").click()
    expect(page.get_by_role("button", name="Save 1 row")).to_be_visible()
    page.get_by_role("button", name="Save 1 row").click()
    expect(page.get_by_text("Everything is saved.")).to_be_visible()
    (row,) = rows(copied_sample, "NEW-1")
    assert (row["from"], row["precision_km"]) == ("D+60", "10")
    plan = read_plan(copied_sample)
    assert plan.set_aside == 0
    assert abs(float(row["latitude"]) - 48.6) < 0.2


def test_versions_are_looked_at_compared_and_restored(open_desk: OpenDesk, serve: Serve, copied_sample: Path) -> None:
    before = (copied_sample / "placements.csv").read_bytes()
    server = serve(copied_sample)
    page = open_desk(server, "Ann")
    type_into(page, "NL-TPT", "latitude", "53.1")
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
    page.goto(f"{server.url}?version=1")
    page.wait_for_selector(READY)
    expect(page.locator(".posture-banner")).to_contain_text("version 1")
    page.goto(f"{server.url}tables?section=History")
    expect(page.get_by_text("2 versions")).to_be_visible()
    choose(page, 1, "Compare with now")
    page.get_by_test_id("stPopoverButton").click()
    page.get_by_role("button", name="Restore it").click()
    expect(page.get_by_text("3 versions")).to_be_visible()
    assert (copied_sample / "placements.csv").read_bytes() == before
