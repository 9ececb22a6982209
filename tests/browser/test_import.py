"""A planner imports files of other people on the page: few acts, the same rows as by the command, and nothing before."""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboard.cli import main
from geo.editing.folder import new_plan
from geo.plan import PLAN_FILES, read_plan
from tests.books import xlsx
from tests.browser.conftest import READY, Seen, Served, Server
from tests.browser.desk import OpenDesk, section
from tests.browser.importing import PUT, Acts, give
from tests.geo.importing.foreign import FIVE, FRENCH, HOSTILE, ORBAT
from tests.hostile import HOSTILE as HOSTILE_TEXTS
from tests.waiting import until_it_stands, until_ready, until_true

pytestmark = pytest.mark.browser

MOST_ACTS = 8
MOST_ACTS_OF_AN_HOUR = 15


def files(plan: Path) -> dict[str, bytes]:
    return {name: (plan / name).read_bytes() for name in PLAN_FILES if (plan / name).exists()}


def put(page: Page) -> None:
    page.get_by_role("button", name=re.compile(PUT)).click()
    until_it_stands(page)


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("name", FIVE)
def test_a_file_lands_in_few_acts_as_by_the_command(
    open_desk: OpenDesk, shelved_sample: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seen: Seen, name: str
) -> None:
    data, table, ids = FIVE[name]
    file, before = written(tmp_path, name, data), files(shelved_sample.folder)
    by_command = Path(shutil.copytree(shelved_sample.folder, tmp_path / "command" / "mnf-u"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    main(["import", str(file), "--into", str(by_command), "--yes"])
    acts = Acts(open_desk(shelved_sample, "Ann"))
    acts.open("Import")
    acts.give(file)
    for box in acts.page.get_by_test_id("stCheckbox").all():
        acts.tick(box)
    assert files(shelved_sample.folder) == before
    acts.click(acts.page.get_by_role("button", name=f"Put {len(ids)} row"))
    expect(acts.page.get_by_text(re.compile(rf"^Ann \(not verified\): {len(ids)} rows? unsaved"))).to_be_visible()
    expect(acts.page.get_by_role("button", name="Undo")).to_be_enabled()
    assert files(shelved_sample.folder) == before
    acts.open("Changes")
    acts.click(acts.page.get_by_role("button", name=re.compile(r"^Save \d+ row")))
    expect(acts.page.get_by_text("Everything is saved.")).to_be_visible()
    assert acts.count <= MOST_ACTS
    assert files(shelved_sample.folder) == files(by_command)
    assert [p.name for p in (shelved_sample.folder / "mappings").iterdir()] == [
        p.name for p in (by_command / "mappings").iterdir()
    ]
    assert files(shelved_sample.folder)[f"{table}.csv"] != before[f"{table}.csv"]
    assert seen.foreign == []


def test_an_import_is_one_step_which_is_undone_and_redone(
    open_desk: OpenDesk, shelved_sample: Served, tmp_path: Path
) -> None:
    page = open_desk(shelved_sample, "Ann")
    section(page, "Import")
    give(page, written(tmp_path, "orbat.csv", ORBAT))
    expect(page.get_by_text("2 new, 0 changed, 0 equal, 0 doubtful, 1 left out without an id")).to_be_visible()
    expect(page.get_by_test_id("posture-changes")).to_contain_text("Added · 2 rows")
    put(page)
    expect(page.get_by_text("0 new, 0 changed, 2 equal, 0 doubtful, 1 left out without an id")).to_be_visible()
    expect(page.get_by_text("Read as the last file with these headings")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("2 new, 0 changed, 0 equal")).to_be_visible()
    page.get_by_role("button", name="Redo").click()
    expect(page.get_by_text("0 new, 0 changed, 2 equal")).to_be_visible()
    section(page, "Problems")
    section(page, "Import")
    expect(page.get_by_text("orbat.csv is still open.")).to_be_visible()
    page.get_by_role("button", name="Close the file").click()
    expect(page.locator(READY)).to_have_count(0)


def test_a_doubtful_row_lands_only_if_it_is_ticked(open_desk: OpenDesk, shelved_sample: Served, tmp_path: Path) -> None:
    page = open_desk(shelved_sample, "Ann")
    section(page, "Import")
    give(page, written(tmp_path, "logistique.csv", FRENCH))
    expect(page.get_by_role("checkbox", name="Row 3, Logistics hubs")).not_to_be_checked()
    expect(page.get_by_text("B-2: from: “J+n” is no time").first).to_be_visible()
    put(page)
    expect(page.get_by_text("1 new, 0 changed, 1 equal, 1 doubtful")).to_be_visible()
    expect(page.get_by_text("Ann (not verified): 1 row unsaved")).to_be_visible()


def test_files_that_cannot_be_read_are_told_and_stop_nothing(
    open_desk: OpenDesk, shelved_sample: Served, tmp_path: Path, seen: Seen
) -> None:
    page = open_desk(shelved_sample, "Ann")
    section(page, "Import")
    for name in ("picture.csv", "cut.gpkg", "entities.kml", "deep.geojson", "cut.xlsx"):
        give(page, written(tmp_path, name, HOSTILE[name]))
        expect(page.get_by_text(re.compile(rf"^{re.escape(name)}: \w"))).to_be_visible()
    give(page, written(tmp_path, "letters.txt", HOSTILE["letters.txt"]))
    expect(page.get_by_text("Say which table of the plan this is")).to_be_visible()
    give(page, written(tmp_path, "orbat.csv", ORBAT))
    expect(page.get_by_role("button", name="Put 2 rows into the plan")).to_be_enabled()
    assert seen.foreign == []


def test_hostile_text_is_shown_and_runs_nowhere(
    open_desk: OpenDesk, shelved_sample: Served, tmp_path: Path, seen: Seen
) -> None:
    out = io.StringIO()
    rows = [
        ["unit_id", "unit_name", "echelon", *HOSTILE_TEXTS],
        *([f"X-{n}", t, t] for n, t in enumerate(HOSTILE_TEXTS)),
    ]
    csv.writer(out).writerows(rows)
    page = open_desk(shelved_sample, "Ann")
    section(page, "Import")
    give(page, written(tmp_path, "<img src=x onerror=window.__canary=1>.csv", out.getvalue().encode()))
    expect(page.get_by_role("button", name="Put 0 rows into the plan")).to_be_disabled()
    for more in page.get_by_test_id("stExpander").locator("summary").all():
        more.click()
    for box in page.get_by_test_id("stCheckbox").all()[:1]:
        Acts(page).tick(box)
    expect(page.locator(READY)).to_be_visible()
    put(page)
    expect(page.get_by_text(re.compile(r"^Ann \(not verified\): \d+ rows unsaved"))).to_be_visible()
    assert page.evaluate("window.__canary") is None
    assert seen.foreign == []


def test_columns_words_and_origin_are_the_planners_choice_and_kept(
    open_desk: OpenDesk, shelved_sample: Served, tmp_path: Path
) -> None:
    rows = "Kennung,Einheit,Was,Breite,Lange\nU-77,Lancers,Schützen,50.0,25.0\n"
    page = open_desk(shelved_sample, "Ann")
    section(page, "Import")
    give(page, written(tmp_path, "liste.csv", rows.encode()))
    acts = Acts(page)
    acts.choose("Goes into", "Placements")
    acts.choose("Unit (needed)", "Kennung")
    acts.choose("Unit name (needed)", "Einheit")
    acts.choose("Function (needed)", "Was")
    expect(page.get_by_text("1 word of the file is not known")).to_be_visible()
    acts.choose("Function “Schützen”, 1 row", "Infantry")
    page.get_by_label("Usual precision in km").fill("many")
    page.get_by_label("Usual precision in km").press("Enter")
    expect(page.get_by_text("Nothing can be imported: the precision is a number of km above 0")).to_be_visible()
    page.get_by_label("Usual precision in km").fill("25")
    page.get_by_label("Usual precision in km").press("Enter")
    acts.tick(page.get_by_test_id("stCheckbox").first)
    expect(page.get_by_role("button", name="Put 1 row into the plan")).to_be_enabled()
    put(page)
    expect(page.get_by_text("Ann (not verified): 1 row unsaved")).to_be_visible()
    (kept,) = (shelved_sample.folder / "mappings").iterdir()
    assert '[values."function"]\n"Schützen" = "infantry"' in kept.read_text(encoding="utf-8")
    give(page, written(tmp_path, "liste-2.csv", rows.replace("U-77", "U-78").encode()))
    expect(page.get_by_text("Read as the last file with these headings")).to_be_visible()
    expect(page.get_by_text("1 new, 0 changed, 0 equal")).to_be_visible()
    expect(page.get_by_text("is not known")).to_have_count(0)


def test_the_keyboard_imports_a_file(open_desk: OpenDesk, shelved_sample: Served, tmp_path: Path) -> None:
    page = open_desk(shelved_sample, "Ann")
    section(page, "Import")
    button = page.get_by_test_id("stFileUploader").get_by_role("button", name="Choose a file")
    expect(button).to_be_visible()
    until_it_stands(page)
    page.get_by_role("radio", name="Import").focus()
    while page.evaluate("document.activeElement.closest('[data-testid=stFileUploader]') === null"):
        page.keyboard.press("Tab")
    expect(button).to_be_focused()
    until_it_stands(page)
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files(written(tmp_path, "logistique.csv", FRENCH))
    button = page.get_by_role("button", name="Put 1 row into the plan")
    expect(button).to_be_enabled()
    page.get_by_test_id("stCheckbox").get_by_role("checkbox").focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Put 2 rows into the plan")).to_be_enabled()
    page.keyboard.press("Tab")
    until_true(page, "document.activeElement.textContent.startsWith('Put 2 rows')")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Ann (not verified): 2 rows unsaved")).to_be_visible()


def test_nothing_is_imported_on_a_read_only_server(
    serve: Callable[..., Server], new_page: Callable[..., Page], copied_sample: Path
) -> None:
    page = new_page()
    page.goto(f"{serve(copied_sample, '--read-only').url}tables?section=Import")
    expect(page.get_by_text("Read-only: nothing can be imported here.")).to_be_visible()
    expect(page.get_by_test_id("stFileUploader")).to_have_count(0)


HEADINGS = ("UIC", "Formation", "Owner", "Size", "Branch", "Strength", "Town", "Lat", "Long", "Arrival", "Comment")
BRANCHES = ("infantry", "Panzer", "engineer", "medical", "transport")
NATIONS = ("France", "United Kingdom", "Netherlands", "Norway", "Spain")
TOWNS = (("Lviv", 49.84, 24.03), ("Ternopil", 49.55, 25.59), ("Rivne", 50.62, 26.25), ("Vinnytsia", 49.23, 28.47))


def thirty_units() -> bytes:
    """Return a spreadsheet of 30 units, with a title, other column names, and a word that no plan knows."""
    rows: list[list[str | float]] = []
    for n in range(30):
        town, latitude, longitude = TOWNS[n % len(TOWNS)]
        nation, branch = NATIONS[n % len(NATIONS)], BRANCHES[n % len(BRANCHES)]
        rows.append(
            [
                f"{100 + n}",
                f"{n + 1}. {branch}",
                nation,
                "coy",
                branch,
                100 + n,
                town,
                latitude,
                longitude,
                f"J+{n}",
                "",
            ]
        )
    return xlsx({"Forces": [["Force list, draft"], list(HEADINGS), *rows], "Notes": [["Made by hand"]]})


def test_a_planners_hour(
    new_page: Callable[..., Page], shelve: Callable[[Path], Served], tmp_path: Path, seen: Seen
) -> None:
    new_plan(tmp_path / "mine")
    served = shelve(tmp_path / "mine")
    file = written(tmp_path, "forces.xlsx", thirty_units())
    acts = Acts(new_page())
    page = acts.page
    page.goto(served.at("tables"))
    until_ready(page, "[data-testid=posture-grid][data-ready=true]")
    acts.type(page.get_by_label("Your name, to edit"), "Ann")
    acts.click(page.get_by_role("button", name="Start editing"))
    acts.open("Import")
    acts.give(file)
    expect(page.get_by_text("1 word of the file is not known")).to_be_visible()
    acts.choose("Function “Panzer”, 6 rows", "Armour")
    expect(page.get_by_text("30 new, 0 changed, 0 equal, 0 doubtful, 0 left out without an id")).to_be_visible()
    expect(page.get_by_text("The plan would have no new problem.")).to_be_visible()
    acts.click(page.get_by_role("button", name="Put 30 rows into the plan"))
    expect(page.get_by_text("Ann (not verified): 30 rows unsaved")).to_be_visible()
    acts.open("Changes")
    acts.click(page.get_by_role("button", name=re.compile(r"^Save \d+ row")))
    expect(page.get_by_text("Everything is saved.")).to_be_visible()
    acts.open("Problems")
    plan = read_plan(served.folder)
    assert len(plan.rows("placements")) == 30
    assert [problem for problem in plan.problems if problem.severity != "notice"] == []
    assert acts.count <= MOST_ACTS_OF_AN_HOUR
    assert seen.foreign == []
