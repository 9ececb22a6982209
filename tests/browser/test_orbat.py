"""The ORBAT of the page Plan: a planner moves and adds units by keys alone or with a pointer, and everybody can read it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from geo.editing.folder import new_plan
from geo.schema import COMMAND_NODES, PLACEMENTS
from tests.browser.conftest import Served, Server
from tests.browser.desk import GRID, cell, rows, save, section, show
from tests.browser.test_accessibility import check, check_both
from tests.rows import csv_text, defaults
from tests.waiting import until, until_it_stands, until_ready

pytestmark = pytest.mark.browser

ORBAT = "[data-testid=posture-orbat]"
READY = f"{ORBAT}[data-ready=true]"
ACTIVE = f"{ORBAT} [role=treeitem][data-active=true]"
SEEN = "[...document.querySelectorAll('[role=treeitem]')].map(item => item.dataset.id ?? item.dataset.branch)"
TRIES = 5
"""Letters that come too slowly are searched for one by one."""
NewPage = Callable[..., Page]


def opened(new_page: NewPage, address: str, name: str | None = "Ann", **options: object) -> Page:
    """Open the ORBAT, for a planner of a name unless nobody may edit."""
    page = new_page(**options)
    page.goto(address)
    until_ready(page, READY)
    if name is not None:
        page.get_by_label("Your name, to edit").fill(name)
        page.keyboard.press("Enter")
        expect(page.locator(ORBAT)).to_have_attribute("data-editing", "true")
    until_it_stands(page)
    return page


def tree(page: Page) -> Locator:
    return page.get_by_role("tree", name=re.compile("Who is under whom at"))


def keys(page: Page, *pressed: str) -> None:
    for key in pressed:
        page.keyboard.press(key)


def go_to(page: Page, unit: str) -> None:
    """Go to a line by typing its id."""
    tree(page).focus()
    for _ in range(TRIES):
        keys(page, "Home")
        page.keyboard.type(unit)
        if page.locator(ACTIVE).get_attribute("data-id") == unit:
            return
    raise AssertionError((unit, page.evaluate(SEEN)))


def line(page: Page, unit: str) -> Locator:
    return page.locator(f'{ORBAT} [role=treeitem][data-id="{unit}"]')


def settled(page: Page) -> None:
    expect(page.locator(ORBAT)).to_have_attribute("data-waiting", "0")


def parents(folder: Path, unit: str) -> list[tuple[str, str, str]]:
    return [(row["from"], row["until"], row["parent_id"]) for row in rows(folder, unit)]


def orbat(served: Served, **query: str) -> str:
    return served.at("tables", section="ORBAT", **query)


def test_the_tree_is_edited_by_keys_alone(shelved_sample: Served, new_page: NewPage) -> None:
    folder = shelved_sample.folder
    page = opened(new_page, orbat(shelved_sample))
    go_to(page, "EOD-1")
    keys(page, "Control+x")
    go_to(page, "MNB-N")
    keys(page, "Control+v")
    expect(page.get_by_role("dialog", name="From when on is EOD-1 under MNB-N?")).to_be_visible()
    expect(page.get_by_role("button", name="From D+30 on")).to_be_focused()
    keys(page, "Enter")
    settled(page)
    expect(line(page, "EOD-1")).to_have_attribute("aria-level", "4")
    expect(tree(page)).to_be_focused()
    expect(page.locator(ACTIVE)).to_have_attribute("data-id", "EOD-1")
    keys(page, "Insert")
    expect(line(page, "NEW-1")).to_have_attribute("aria-selected", "true")
    expect(line(page, "NEW-1")).to_have_attribute("aria-level", "5")
    expect(line(page, "NEW-1")).to_contain_text("unknown")
    expect(page).to_have_url(re.compile("select=NEW-1"))
    keys(page, "Control+z")
    expect(line(page, "NEW-1")).to_have_count(0)
    keys(page, "Control+y")
    expect(line(page, "NEW-1")).to_be_visible()
    keys(page, "Control+z")
    expect(line(page, "NEW-1")).to_have_count(0)
    settled(page)
    before = parents(folder, "EOD-1")
    save(page)
    until(lambda: len(parents(folder, "EOD-1")) == 3)
    now = parents(folder, "EOD-1")
    assert [now[0], now[1]] == [before[0], ("D+15", "D+30", "LCC")]
    assert now[2] == ("D+30", "", "MNB-N")


def test_a_move_into_a_circle_is_refused_with_words(shelved_sample: Served, new_page: NewPage) -> None:
    page = opened(new_page, orbat(shelved_sample))
    go_to(page, "LCC")
    keys(page, "Control+x")
    go_to(page, "MNB-N")
    keys(page, "Control+v")
    expect(page.get_by_text("MNB-N is under LCC itself; choose another one.")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    keys(page, "Escape")
    expect(line(page, "LCC")).to_have_attribute("data-moving", "false")


def test_a_line_is_moved_by_a_list_of_superiors(shelved_sample: Served, new_page: NewPage) -> None:
    page = opened(new_page, orbat(shelved_sample), width=390, height=844)
    go_to(page, "EOD-2")
    page.get_by_role("button", name="Move under …").click()
    page.get_by_label("Under", exact=True).select_option(label="No parent")
    page.get_by_role("button", name="Move", exact=True).click()
    page.get_by_role("button", name=re.compile("The whole period")).click()
    settled(page)
    expect(line(page, "EOD-2")).to_have_attribute("aria-level", "2")
    expect(page.locator(f"{ORBAT} [data-branch=no-parent]")).to_contain_text("No parent: 1 unit")


def test_a_line_is_dragged_onto_another(shelved_sample: Served, new_page: NewPage) -> None:
    page = opened(new_page, orbat(shelved_sample))
    line(page, "EOD-2").drag_to(line(page, "MNB-N"))
    page.get_by_role("button", name="From D+30 on").click()
    settled(page)
    expect(line(page, "EOD-2")).to_have_attribute("aria-level", "4")
    section(page, "Tables")
    page.get_by_role("button", name="Undo").click()
    section(page, "ORBAT")
    expect(line(page, "EOD-2")).to_have_attribute("aria-level", "3")


def test_the_tree_follows_its_time_and_the_selection_of_the_address(sample_server: Server, new_page: NewPage) -> None:
    page = opened(new_page, f"{sample_server.url}tables?section=ORBAT&select=LNO-LVIV&t=D%2B60", None)
    expect(page.locator(ORBAT)).to_have_attribute("data-time", "D+60")
    expect(line(page, "LNO-LVIV")).to_have_attribute("aria-selected", "true")
    expect(page.locator(ACTIVE)).to_have_attribute("data-id", "LNO-LVIV")
    time = page.get_by_label("Who is under whom at", exact=True)
    time.fill("D-5")
    time.press("Enter")
    expect(page.locator(ORBAT)).to_have_attribute("data-time", "D-5")
    expect(page.locator(f"{ORBAT} [data-branch=away]")).to_contain_text("Not in theatre at this time")
    time.fill("soon")
    time.press("Enter")
    expect(page.get_by_text("“soon” is no time")).to_be_visible()
    expect(page.locator(ORBAT)).to_have_attribute("data-time", "D-5")


def test_map_tables_and_orbat_have_the_same_row_selected(shelved_sample: Served, new_page: NewPage) -> None:
    page = opened(new_page, orbat(shelved_sample))
    go_to(page, "EOD-2")
    keys(page, "Enter")
    section(page, "Tables")
    expect(page.locator(f"{GRID} .posture-selected")).to_contain_text("EOD-2")
    show(page, "NL-TPT")
    cell(page, "NL-TPT", "unit_name").click()
    section(page, "ORBAT")
    expect(line(page, "NL-TPT")).to_have_attribute("aria-selected", "true")
    page.get_by_role("link", name="Show NL-TPT on the map").click()
    until_ready(page, "[data-testid=posture-map][data-ready=true]")
    expect(page.locator("[data-testid=posture-map]")).to_have_attribute("data-selected", "NL-TPT")
    expect(page.locator("[data-testid=posture-map]")).to_have_attribute("data-time", "D+30")


def test_the_question_stands_beside_the_line(shelved_sample: Served, new_page: NewPage) -> None:
    page = opened(new_page, orbat(shelved_sample))
    line(page, "EOD-2").drag_to(line(page, "COORD-CELL"))
    asked, over = page.get_by_role("dialog").bounding_box(), line(page, "COORD-CELL").bounding_box()
    assert asked is not None
    assert over is not None
    assert abs(asked["y"] - over["y"] - over["height"]) < 40
    assert over["x"] < asked["x"] < over["x"] + over["width"]


def test_nothing_edits_on_a_read_only_server(
    copied_sample: Path, serve: Callable[..., Server], new_page: NewPage
) -> None:
    server = serve(copied_sample, "--read-only")
    page = opened(new_page, f"{server.url}tables?section=ORBAT", None)
    expect(page.get_by_text("This server is read-only.")).to_be_visible()
    tools = page.get_by_role("toolbar", name="Look at the ORBAT")
    assert tools.get_by_role("button").all_text_contents() == ["Open all", "Close all"]
    go_to(page, "EOD-1")
    keys(page, "Insert", "Control+x", "Control+v")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(f"{ORBAT} [data-moving=true], {ORBAT} [draggable=true]")).to_have_count(0)
    check_both(page, "read-only ORBAT")


def hostile(folder: Path) -> Path:
    """Return a plan with circles, missing superiors, a chain of twelve, and names that are hard to show."""
    new_plan(folder)

    def unit(name: str, **cells: str) -> dict[str, str]:
        return {**defaults(PLACEMENTS), "unit_id": name, "unit_name": f"Unit {name}", "from": "D+0", **cells}

    chain = [
        unit(f"D{i:02}", parent_id=f"D{i - 1:02}" if i else "HQ", personnel="10" if i < 11 else "") for i in range(12)
    ]
    units = [
        *(unit(f"C{i}", parent_id=f"C{i % 3 + 1}") for i in (1, 2, 3)),
        unit("C-SUB", parent_id="C1"),
        unit("SELF", parent_id="SELF"),
        unit("LOST", parent_id="NOBODY"),
        unit("LATE", parent_id="HQ", **{"from": "D+60"}),
        unit("EARLY", parent_id="LATE"),
        unit("FREE", parent_id=""),
        *chain,
        unit("RTL", unit_name="وحدة حفظ السلام الأولى للدعم اللوجستي", parent_id="HQ", personnel="850"),
        unit("LONG", unit_name="A very long name that nobody reads to its end " * 6, parent_id="RTL", personnel=""),
        unit("<b>", unit_name="{{ 7*7 }} <img src=x onerror=alert(1)>", parent_id="HQ"),
        unit("BAD", latitude="950"),
    ]
    node = {**defaults(COMMAND_NODES), "node_id": "HQ", "name": "Headquarters"}
    (folder / PLACEMENTS.file).write_text(csv_text(PLACEMENTS, units), encoding="utf-8")
    (folder / COMMAND_NODES.file).write_text(csv_text(COMMAND_NODES, [node]), encoding="utf-8")
    return folder


@pytest.mark.parametrize("width", [1280, 390])
def test_a_hostile_plan_is_told_and_never_hangs(
    shelve: Callable[[Path], Served], tmp_path: Path, new_page: NewPage, width: int
) -> None:
    page = opened(new_page, orbat(shelve(hostile(tmp_path / "hostile"))), width=width, height=844)
    expect(page.get_by_text("1 row has an error and is not here")).to_be_visible()
    check_both(page, "the ORBAT of a hostile plan")
    told = {
        "C1": "It is under C2, and so leads back to itself",
        "SELF": "It is under SELF, and so leads back to itself",
        "LOST": "It is under NOBODY, which is no unit or node of the plan",
        "EARLY": "It is under LATE, which does not stand at D+30",
    }
    for unit, note in told.items():
        go_to(page, unit)
        expect(line(page, unit)).to_have_attribute("aria-label", re.compile(re.escape(note)))
    go_to(page, "D11")
    expect(line(page, "D11")).to_have_attribute("aria-level", "13")
    go_to(page, "RTL")
    expect(line(page, "RTL")).to_contain_text("≥ 850, 1 unknown")
    overflows = page.locator(f"{ORBAT} [role=tree]").evaluate("tree => tree.scrollWidth > tree.clientWidth")
    assert not overflows
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_axe_finds_nothing_in_any_state_of_the_tree(shelved_sample: Served, new_page: NewPage) -> None:
    page = opened(new_page, orbat(shelved_sample), width=390, height=844)
    go_to(page, "EOD-1")
    keys(page, "Enter", "Control+x")
    check_both(page, "a line waits to be moved")
    keys(page, "Escape")
    page.get_by_role("button", name="Move under …").click()
    check_both(page, "the form of a move")
    page.get_by_label("Under", exact=True).select_option(index=1)
    page.get_by_role("button", name="Move", exact=True).click()
    expect(page.get_by_role("dialog")).to_be_visible()
    check_both(page, "from when on")


def test_a_thousand_units_draw_only_what_is_seen(
    shelve: Callable[[Path], Served], tmp_path: Path, new_page: NewPage
) -> None:
    folder = tmp_path / "many"
    new_plan(folder)
    units = [
        {
            **defaults(PLACEMENTS),
            "unit_id": f"U{i:04}",
            "unit_name": f"Unit {i}",
            "from": "",
            "parent_id": f"U{(i - 1) // 4:04}" if i else "",
        }
        for i in range(1000)
    ]
    (folder / PLACEMENTS.file).write_text(csv_text(PLACEMENTS, units), encoding="utf-8")
    page = opened(new_page, orbat(shelve(folder)))
    expect(page.get_by_text("1,000 units and nodes")).to_be_visible()
    page.get_by_role("button", name="Open all").click()
    tree(page).focus()
    keys(page, "End")
    expect(page.locator(ACTIVE)).to_be_in_viewport()
    assert page.locator(f"{ORBAT} [role=treeitem]").count() < 100
    keys(page, "Home", "ArrowDown", "ArrowDown")
    expect(page.locator(ACTIVE)).to_have_attribute("data-id", "U0001")
    check(page, "a long ORBAT")
