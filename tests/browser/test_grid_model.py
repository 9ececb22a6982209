"""Random acts on a table in a real browser, against a model of the table: what is saved is what the model has.

In the long form two tabs of one planner take turns, and the server is killed now and then.
"""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page, expect

from dashboard.day import present_day
from geo.editing.placing import origin_cells
from geo.resources import sample_plan
from geo.schema import TABLE_BY_NAME
from tests.browser.conftest import Served, Server
from tests.browser.desk import GRID, OpenDesk, Serve, cell, choose_table, paste, save, settled
from tests.browser.grid_model import Model, Row
from tests.cases import cases
from tests.ports import free_port
from tests.waiting import until_it_stands, until_true

pytestmark = pytest.mark.browser

TABLE, KEY = "hubs", "hub_id"
COLUMNS = ("place", "mgrs", "supplied_by", "throughput_t_per_day", "remarks")
"""Columns with texts of any kind; their codes are not looked up."""

FEWEST_ROWS = 6
SEEDS, ACTS_OF_A_SEED = 5, 100
"""Of the long form."""

ALL_ROWS_SEEN = {"width": 1280, "height": 2000}
"""So high that the grid draws every row, also above the filters."""

PAINTED = """async root => {
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    const overlay = document.querySelector(`${root} .tabulator-range-overlay`);
    return getComputedStyle(overlay).visibility === "visible";
}"""
"""Whether the selection is painted: from the frame after a scroll on it is hidden for a moment."""

GRIPPED = "([x, y]) => document.elementFromPoint(x, y)?.matches('.tabulator-range-active') ?? false"

SEEN = """([root, x, y]) => {
    const holder = document.querySelector(`${root} .tabulator-tableholder`).getBoundingClientRect();
    const cell = document.elementFromPoint(x, y)?.closest(".tabulator-cell");
    return Boolean(cell) && !cell.matches(".tabulator-frozen") && y > holder.top + 24 && y < holder.bottom - 24;
}"""
"""Whether a cell is seen at a point, so far from the edges that a drag does not scroll."""


def rows_of(served: Served | Server) -> list[Row]:
    with (served.folder / f"{TABLE}.csv").open(encoding="utf-8", newline="") as file:
        return [{name: text.replace("\r\n", "\n") for name, text in row.items()} for row in csv.DictReader(file)]


def until_cells_are(page: Page, rows: dict[str, Row], new: set[str]) -> None:
    """Wait until each row that is shown has the cells that the model has for its id, and no new row is hidden."""
    until_true(
        page,
        """([root, rows, fresh]) => {
            const text = (row, i) => row.querySelector(`[tabulator-field="${i}"] > span`)?.firstChild?.data ?? "";
            const shown = [...document.querySelectorAll(`${root} .tabulator-row`)];
            const ids = shown.map((row) => text(row, 0));
            return shown.every((row, at) => rows[ids[at]]?.every((one, i) => text(row, i) === one))
                && fresh.every((id) => ids.includes(id));
        }""",
        [GRID, {one: list(row.values()) for one, row in rows.items()}, sorted(new & rows.keys())],
    )


def show_table(page: Page) -> None:
    """Show the table once the server knows who edits."""
    expect(page.get_by_role("toolbar", name="Edit the table")).to_be_visible()
    until_it_stands(page)
    choose_table(page, "Logistics hubs", TABLE)
    until_it_stands(page)
    expect(page.locator(GRID)).to_have_attribute("data-table", TABLE)
    expect(page.locator(f"{GRID} .tabulator-row").first).to_be_visible()


class Player:
    """Does the same to a page and to the model; ``restart`` kills the server and starts it anew."""

    def __init__(self, page: Page, model: Model, random: Random, restart: Callable[[], None] | None = None) -> None:
        self.page, self.model, self.random, self.restart = page, model, random, restart
        self.count = 0

    @property
    def shown(self) -> list[str]:
        """The ids of the rows as they are shown."""
        found: list[str] = self.page.locator(f"{GRID} .tabulator-row").evaluate_all(
            """rows => rows.map(row => row.querySelector('[tabulator-field="0"] > span').textContent)"""
        )
        return found

    def word(self) -> str:
        """A text that no other act wrote; seldom with what a clipboard must quote."""
        self.count += 1
        return f"w{self.count}" + self.random.choice(["", "", "", " x", ", y", '"q"'])

    def text(self, *, lines: bool = False) -> str:
        return self.word() + (self.random.choice(["", "\nline", "\ttab"]) if lines else "")

    def some(self) -> tuple[list[str], list[str]]:
        """Select neighbouring rows and columns, and return them."""
        shown, names = self.shown, self.names
        top, left = self.random.randrange(len(shown)), self.random.randrange(len(names))
        ids = shown[top : top + self.random.randint(1, 4)]
        columns = names[left : left + self.random.randint(1, 3)]
        cell(self.page, ids[0], columns[0]).click()
        for _ in columns[1:]:
            self.page.keyboard.press("Shift+ArrowRight")
        for _ in ids[1:]:
            self.page.keyboard.press("Shift+ArrowDown")
        return ids, columns

    @property
    def names(self) -> list[str]:
        """The columns that acts change, as long as they are neighbours: all but id and name."""
        return list(next(iter(self.model.rows.values())))[2:]

    def type_text(self) -> None:
        one, column, text = self.random.choice(self.shown), self.random.choice(COLUMNS), self.text()
        cell(self.page, one, column).click()
        self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")
        self.model.write({(one, column): text})

    def open_and_close(self) -> None:
        one, column = self.random.choice(self.shown), self.random.choice(self.names)
        cell(self.page, one, column).click()
        self.page.keyboard.press("F2")
        self.page.keyboard.press(self.random.choice(["Enter", "Tab", "Escape"]))

    def clear(self) -> None:
        ids, columns = self.some()
        self.page.keyboard.press("Delete")
        self.model.write({(one, column): "" for one in ids for column in columns})

    def fill(self) -> None:
        ids, columns = self.some()
        self.page.keyboard.press("Control+d")
        self.model.fill(ids, columns)

    def fill_right(self) -> None:
        ids, columns = self.some()
        self.page.keyboard.press("Control+r")
        self.model.fill_right(ids, columns)

    def drag_corner(self) -> None:
        """Drag the corner of a selection over cells beside it, as far as they are seen."""
        ids, columns = self.some()
        down, back = self.random.choice([True, False]), self.random.choice([True, False])
        line, mine = (self.shown, ids) if down else (self.names, columns)
        first, last = line.index(mine[0]), line.index(mine[-1])
        more = line[max(0, first - self.random.randint(1, 2)) : first] if back else line[last + 1 : last + 3]
        if back:
            more, ids, columns = more[::-1], ids[::-1] if down else ids, columns if down else columns[::-1]
        if not more:
            return
        target = cell(self.page, more[-1] if down else ids[0], columns[0] if down else more[-1])
        until_true(self.page, PAINTED, GRID)
        corner, end = self.page.locator(f"{GRID} .tabulator-range-active").bounding_box(), target.bounding_box()
        assert corner and end
        grip = corner["x"] + corner["width"], corner["y"] + corner["height"]
        x, y = end["x"] + end["width"] / 2, end["y"] + end["height"] / 2
        if not self.page.evaluate(GRIPPED, grip) or not self.page.evaluate(SEEN, [GRID, x, y]):
            return
        self.page.mouse.move(*grip)
        self.page.mouse.down()
        self.page.mouse.move(x, y, steps=4)
        self.page.mouse.up()
        self.model.fill_on(ids, columns, more, down=down)

    def paste_block(self) -> None:
        ids, columns = self.some()
        texts = {(one, column): self.text(lines=True) for one in ids for column in columns}
        quoted = {spot: '"' + text.replace('"', '""') + '"' for spot, text in texts.items()}
        paste(self.page, "\r\n".join("\t".join(quoted[one, name] for name in columns) for one in ids))
        self.model.write(texts)

    def paste_rows(self) -> None:
        last = self.shown[-1]
        cell(self.page, last, "place").click()
        self.count += 1
        added = [{KEY: f"P{self.count}-{n}", "remarks": self.word()} for n in range(self.random.randint(1, 3))]
        remark = self.word()
        lines = [f"remarks\t{KEY}", f"{remark}\t{last}", *(f"{row['remarks']}\t{row[KEY]}" for row in added)]
        paste(self.page, "\n".join(lines))
        self.model.write({(last, "remarks"): remark}, added)

    def sort(self) -> None:
        self.sort_by(self.random.choice(COLUMNS))

    def sort_by(self, column: str) -> None:
        self.page.locator(f'{GRID} .posture-heading[data-column="{column}"] > span').click()

    def filter_rows(self) -> None:
        column = self.random.choice(("place", "mgrs", "remarks"))
        part = self.random.choice(["", "a", "w"])
        if len(self.model.holding(column, part)) < FEWEST_ROWS:
            part = ""
        self.page.locator(f"{GRID} .tabulator").focus()
        self.page.keyboard.press("Control+Shift+L")
        none = self.page.get_by_role("button", name="No filter")
        if none.is_enabled():
            none.click()
        self.page.locator(f'{GRID} .posture-column-filter[data-column="{column}"]').fill(part)
        wanted = self.model.holding(column, part)
        try:
            expect(self.page.locator(f"{GRID} .tabulator-row")).to_have_count(len(wanted))
        finally:
            assert (column, part, wanted ^ set(self.shown)) == (column, part, set())
        self.page.keyboard.press("Escape")

    def replace(self) -> None:
        find, text = f"w{self.random.randint(1, 9)}", self.word()
        shown = self.shown
        self.page.locator(f"{GRID} .tabulator").focus()
        self.page.keyboard.press("Control+f")
        self.page.get_by_label("Find", exact=True).fill(find)
        self.page.get_by_label("Replace with").fill(text)
        self.page.get_by_label("Find", exact=True).press("Enter")
        everything = self.page.get_by_role("button", name="Replace ", exact=False).last
        if everything.is_enabled():
            everything.click()
        self.page.keyboard.press("Escape")
        self.model.replace(shown, find, text)

    def add(self) -> None:
        self.page.get_by_role("button", name="Add row").click()
        self.model.add()

    def delete(self) -> None:
        shown = self.shown
        if len(shown) < FEWEST_ROWS:
            return
        ids = self.random.sample(shown, self.random.randint(1, 2))
        for i, one in enumerate(ids):
            cell(self.page, one, KEY).click(modifiers=["Control"] if i else [])
        self.sort_by("place")
        self.page.get_by_role("button", name="Delete").click()
        self.model.delete(ids)

    def undo(self) -> None:
        self._back("Undo", "Control+z", self.model.undo, bool(self.model.done))

    def redo(self) -> None:
        self._back("Redo", "Control+y", self.model.redo, bool(self.model.undone))

    def other_tab(self) -> None:
        """Go on in the other tab, if there is one; what this one did arrives there."""
        others = [page for page in self.page.context.pages if page != self.page]
        self.page = others[0] if others else self.page
        self.page.bring_to_front()

    def kill_server(self) -> None:
        """Type while the server dies, or when it is dead; then open the tabs anew."""
        if not self.restart:
            return
        one, column, text = self.random.choice(self.shown), self.random.choice(COLUMNS), self.text()
        cell(self.page, one, column).click()
        self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")
        self.model.write({(one, column): text})
        self.restart()
        for page in self.page.context.pages:
            page.reload()
            show_table(page)

    def _back(self, name: str, keys: str, act: Callable[[], None], possible: bool) -> None:
        if possible:
            expect(self.page.get_by_role("button", name=name)).to_be_enabled()
            self.page.locator(f"{GRID} .tabulator").focus()
            self.page.keyboard.press(keys)
            act()

    @property
    def strange(self) -> list[tuple[list[str], list[str] | None]]:
        """The rows that are not shown as the model has them, and what it has."""
        rows: list[list[str]] = self.page.locator(f"{GRID} .tabulator-row").evaluate_all(
            """(rows, count) => rows.map(row => Array.from({ length: count }, (_, i) =>
                row.querySelector(`[tabulator-field="${i}"] > span`)?.firstChild?.data ?? ""))""",
            len(self.names) + 2,
        )
        wanted = {one: list(row.values()) for one, row in self.model.rows.items()}
        return [(row, wanted.get(row[0])) for row in rows if row != wanted.get(row[0])]

    def compare(self) -> None:
        """The page and the model agree about steps, and about the cells of the rows that are shown."""
        settled(self.page)
        until_cells_are(self.page, self.model.rows, self.model.new)
        for name, steps in (("Undo", self.model.done), ("Redo", self.model.undone)):
            expect(self.page.get_by_role("button", name=name)).to_be_enabled(enabled=bool(steps))

    ACTS = (
        *(type_text, type_text, type_text, open_and_close, clear, fill, fill_right, drag_corner, drag_corner),
        *(paste_block, paste_block, paste_rows, sort, sort, filter_rows, replace, add, delete, undo, undo, redo),
    )
    LONG = (*ACTS, other_tab, other_tab, other_tab, kill_server)


def play(player: Player, served: Served | Server, seed: int, acts: Sequence[Callable[[Player], None]]) -> None:
    """Do acts, compare after each, and save."""
    for at, act in enumerate(acts):
        try:
            act(player)
            player.compare()
        except (AssertionError, PlaywrightError) as error:
            unseen = sorted(set(player.model.rows) - set(player.shown))
            told = seed, at, [act.__name__ for act in acts[: at + 1]], player.strange, unseen
            raise AssertionError(told) from error
    if player.model.rows != {row[KEY]: row for row in rows_of(served)}:
        save(player.page)
        expect(player.page.get_by_text("Everything is saved.")).to_be_visible()
    assert {row[KEY]: row for row in rows_of(served)} == player.model.rows, (seed, [act.__name__ for act in acts])


def model_of(served: Served | Server) -> Model:
    rows = {row[KEY]: row for row in rows_of(served)}
    names = list(next(iter(rows.values())))
    usual = {name: text for name, text in origin_cells(present_day().isoformat()).items() if name in names}
    return Model(KEY, rows, {column.name: column.kind for column in TABLE_BY_NAME[TABLE].columns}, usual)


@pytest.mark.soak
def test_what_is_saved_after_random_acts_is_what_a_model_has(
    open_desk: OpenDesk, shelve: Callable[[Path], Served], serve: Serve, tmp_path: Path
) -> None:
    if cases(1) > 1:
        for seed in range(SEEDS):
            long_play(open_desk, serve, Path(shutil.copytree(sample_plan(), tmp_path / f"plan-{seed}")), seed)
        return
    served = shelve(Path(shutil.copytree(sample_plan(), tmp_path / "plan")))
    page = open_desk(served, "Ann")
    page.set_viewport_size(ALL_ROWS_SEEN)
    show_table(page)
    player = Player(page, model_of(served), Random(0))
    play(player, served, 0, player.random.sample(Player.ACTS, len(Player.ACTS)))


def long_play(open_desk: OpenDesk, serve: Serve, folder: Path, seed: int) -> None:
    """Play in two tabs, on a server that dies now and then."""
    port, servers = free_port(), []

    def restart() -> None:
        for server in servers[-1:]:
            server.process.kill()
            server.process.wait()
        servers.append(serve(folder, port=port))

    restart()
    page = open_desk(servers[-1], "Ann")
    other = page.context.new_page()
    other.goto(f"{servers[-1].url}tables")
    for tab in (page, other):
        tab.set_viewport_size(ALL_ROWS_SEEN)
        show_table(tab)
    player = Player(page, model_of(servers[-1]), Random(seed), restart)
    count = ACTS_OF_A_SEED - len(Player.LONG)
    acts = [*player.random.sample(Player.LONG, len(Player.LONG)), *player.random.choices(Player.LONG, k=count)]
    play(player, servers[-1], seed, acts)
    page.context.close()
    servers[-1].stop()
