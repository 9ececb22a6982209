"""What a planner waits for: an edit until it is on the map, and a save."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page

from benchmarks.steps import open_s
from geo.editing.actor import Planner, actor_of
from geo.editing.changes import Action
from geo.editing.folder_store import FolderStore
from geo.editing.outcome import Saved
from geo.editing.workspace import Workspace
from tests.browser.conftest import ROOT

EDITS = 11
BENCH = actor_of(Planner("bench-0000", "bench"))
_REVISION = f"document.querySelector('{ROOT}').dataset.revision"


def save_ms(folder: Path) -> float:
    """Return the median time in ms that a save of one changed cell takes: files, history and log on the disk."""
    space = Workspace(FolderStore(folder))
    took = []
    for i in range(EDITS):
        row = space.current.table("placements").rows[i]
        space.take("edit", [Action("edit", "placements", row.handle, cells={"remarks": f"edit {i}"})], BENCH)
        began = time.perf_counter()
        outcome = space.save(BENCH, "")
        took.append((time.perf_counter() - began) * 1000)
        assert isinstance(outcome, Saved)
    return statistics.median(took)


def edit_shown_ms(browser: Browser, url: str) -> tuple[float, float]:
    """Return median times in ms until a map shows an edit: one made on it, and a cell of the grid in another tab."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, bypass_csp=True)
    grid = context.new_page()
    grid.goto(f"{url}tables")
    grid.get_by_label("Your name, to edit").fill("bench")
    grid.get_by_role("button", name="Start editing").click()
    grid.wait_for_selector("[data-testid=posture-grid] .posture-tools")
    shown, _ = open_s(context, f"{url}?t=D%2B1&map=49.8,28,9")
    cell = grid.locator("[data-testid=posture-grid] .tabulator-row").first.locator('[tabulator-field="5"]')

    def typed(i: int) -> Callable[[], None]:
        cell.dblclick()
        grid.locator(".posture-cell-editor input").fill(str(140 + i))
        return lambda: grid.keyboard.press("Enter")

    def put(i: int) -> Callable[[], None]:
        shown.get_by_label("Put on the map").select_option("Unit")
        return lambda: shown.mouse.click(700 + 4 * i, 300)

    elsewhere = statistics.median(_until_shown_ms(shown, typed(i)) for i in range(EDITS))
    grid.close()
    shown.get_by_role("button", name="Edit").click()
    here = statistics.median(_until_shown_ms(shown, put(i)) for i in range(EDITS))
    context.close()
    return here, elsewhere


def _until_shown_ms(shown: Page, act: Callable[[], None]) -> float:
    before = shown.evaluate(_REVISION)
    began = time.perf_counter()
    act()
    shown.wait_for_function(f"before => {_REVISION} !== before", arg=before, polling=10)
    return (time.perf_counter() - began) * 1000
