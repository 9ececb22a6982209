"""What every store of plans promises, whatever it keeps them in: a new one joins by a line in :data:`PLACES`."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from datetime import UTC
from pathlib import Path
from typing import Protocol

import pytest

from dashboard.load import PlanFeed
from geo.editing.actor import Actor, Planner
from geo.editing.changes import Action, RowChange, Step
from geo.editing.contents import digest, documents
from geo.editing.document import Document
from geo.editing.draft import Draft
from geo.editing.folder_shelf import FolderShelf
from geo.editing.outcome import AS_FOUND, OUTSIDE, Clashes, NeedsUtf8, Saved
from geo.editing.shelf import Shelf
from geo.editing.store import Store
from geo.editing.workspace import Workspace
from geo.errors import HiddenError, PlanUnreadableError, PostureError, ReadOnlyError, SaveError, VersionError
from geo.plan import PLAN_FILES, USUALLY_ABSENT, Contents, plan_of
from geo.problem import Finding
from geo.schema import PLACEMENTS
from geo.words.text import Text
from tests.actors import ANN, BOB, LOOKER, NOBODY
from tests.memory_store import MemoryShelf
from tests.rows import csv_text, defaults
from tests.waiting import LIMIT_S

NORTH, SOUTH = "north", "south"
TABLE = PLACEMENTS.file


class Place(Protocol):
    """Plans in a store of one kind, and what other programs do to the plan :data:`NORTH` in it."""

    shelf: Shelf

    def __init__(self, plans: Mapping[str, Mapping[str, bytes]], root: Path) -> None: ...

    def write(self, file: str, data: bytes) -> None:
        """Write a file, past every store."""

    def spoil(self, file: str) -> None:
        """Make a file that is there unreadable."""

    def lose(self) -> None:
        """Take the whole plan away."""


class FolderPlace:
    """Folders side by side, with one beside them that is no plan."""

    def __init__(self, plans: Mapping[str, Mapping[str, bytes]], root: Path) -> None:
        for name, files in plans.items():
            (root / "plans" / name).mkdir(parents=True)
            for file, data in files.items():
                (root / "plans" / name / file).write_bytes(data)
        (root / "plans/letters").mkdir()
        self._folder = root / "plans" / NORTH
        self.shelf = FolderShelf(self._folder, drafts=root / "drafts")

    def write(self, file: str, data: bytes) -> None:
        (self._folder / file).write_bytes(data)

    def spoil(self, file: str) -> None:
        (self._folder / file).unlink()
        (self._folder / file).mkdir()

    def lose(self) -> None:
        self._folder.rename(self._folder.parents[1] / "away")


class MemoryPlace:
    """Plans in memory."""

    def __init__(self, plans: Mapping[str, Mapping[str, bytes]], _: Path) -> None:
        self.shelf = MemoryShelf(plans)
        self._kept = self.shelf.kept[NORTH]

    def write(self, file: str, data: bytes) -> None:
        self._kept.put({**(self._kept.contents or {}), file: data})

    def spoil(self, file: str) -> None:
        finding = Finding("file-unreadable", "error", Text("problems.file-unreadable-irregular"))
        self._kept.put({**(self._kept.contents or {}), file: finding})

    def lose(self) -> None:
        self._kept.put(None)


PLACES: list[type[Place]] = [FolderPlace, MemoryPlace]
"""Every kind of store there is."""


@pytest.fixture(params=PLACES, ids=lambda kind: kind.__name__)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    rows = [defaults(PLACEMENTS) | {"unit_id": unit} for unit in "ABC"]
    plan = {"plan.toml": b'title = "Test"\n', TABLE: csv_text(PLACEMENTS, rows).encode()}
    return request.param({NORTH: plan, SOUTH: plan}, tmp_path)


@pytest.fixture
def store(place: Place) -> Store:
    return place.shelf.store(NORTH)


def change(store: Store, unit: str = "A", **cells: str) -> RowChange:
    document = documents(store.read(), ["placements"])["placements"]
    row = next(row for row in document.rows if row.cells["unit_id"] == unit)
    return RowChange("placements", row.handle, dict(row.cells), cells)


def data(contents: Contents, file: str = TABLE) -> bytes:
    found = contents[file]
    assert isinstance(found, bytes)
    return found


def cells(store: Store, column: str) -> list[str]:
    return [row.cells[column] for row in Document(data(store.read()), PLACEMENTS).rows]


def reasons(store: Store) -> list[str]:
    return [version.why for version in store.versions()]


def test_a_plan_is_read_file_by_file(store: Store) -> None:
    contents = store.read()
    assert store.name == NORTH
    assert tuple(contents) == PLAN_FILES
    assert contents["plan.toml"] == b'title = "Test"\n'
    assert contents["hubs.csv"] == USUALLY_ABSENT
    assert plan_of(contents, store.name).rows("placements")["unit_id"].tolist() == ["A", "B", "C"]


def test_a_plan_that_is_gone_cannot_be_read(place: Place, store: Store) -> None:
    mine = change(store, personnel="700")
    place.lose()
    with pytest.raises(PlanUnreadableError):
        store.read()
    with pytest.raises(PostureError):
        store.save([mine], ANN, "")


def test_a_save_lands_and_is_a_version(place: Place, store: Store) -> None:
    before = store.read()
    outcome = store.save([change(store, personnel="700")], ANN, "why")
    assert isinstance(outcome, Saved)
    assert outcome.version == store.versions()[-1]
    after = store.read()
    assert data(after) == data(before).replace(b",600,", b",700,", 1)
    assert [(v.who, v.why) for v in store.versions()] == [("", AS_FOUND), ("Ann", "why")]
    assert [store.contents_of(v.number) for v in store.versions()] == [before, after]
    assert [v.sha256 for v in store.versions()] == [digest(before), digest(after)]
    assert place.shelf.store(NORTH).read() == after
    assert place.shelf.store(NORTH).versions() == store.versions()
    assert place.shelf.store(SOUTH).read() == before
    assert place.shelf.store(SOUTH).versions() == []


def test_saving_what_stands_already_is_no_version(store: Store) -> None:
    assert store.save([change(store, personnel="600")], ANN, "") == Saved(None)
    assert store.save([], ANN, "") == Saved(None)
    assert store.versions() == []


def test_what_others_changed_and_what_is_saved_are_merged(place: Place, store: Store) -> None:
    mine = change(store, "A", personnel="700")
    place.write(TABLE, data(store.read()).replace(b"Lviv", b"Ternopil"))
    assert isinstance(store.save([mine], ANN, ""), Saved)
    assert cells(store, "personnel") == ["700", "600", "600"]
    assert cells(store, "place") == ["Ternopil"] * 3


def test_a_clash_is_told_and_nothing_is_written(place: Place, store: Store) -> None:
    mine = [change(store, "A", personnel="700"), change(store, "B", personnel="800")]
    place.write(TABLE, data(store.read()).replace(b",600,", b",650,", 1))
    before = store.read()
    outcome = store.save(mine, ANN, "")
    assert isinstance(outcome, Clashes)
    assert [(c.column, c.base, c.mine, c.theirs) for c in outcome.clashes] == [("personnel", "600", "700", "650")]
    assert store.read() == before
    assert store.versions() == []


def test_files_that_change_during_a_save_are_merged_and_kept(place: Place, store: Store) -> None:
    told: list[str] = []

    def another_saves_first(sha256: str) -> None:
        told.append(sha256)
        if len(told) == 1:
            place.write(TABLE, data(store.read()).replace(b"Lviv", b"Ternopil"))

    store.save([change(store, personnel="700")], ANN, "", about_to=another_saves_first)
    assert cells(store, "personnel") == ["700", "600", "600"]
    assert cells(store, "place") == ["Ternopil"] * 3
    assert len(told) == 2
    assert told[-1] == digest(store.read())
    theirs = data(store.read()).replace(b",700,", b",600,", 1)
    assert theirs in [data(store.contents_of(v.number)) for v in store.versions()[:-1]]


def test_files_that_never_stand_still_are_not_written_over(place: Place, store: Store) -> None:
    count = 0

    def another_saves_first(_: str) -> None:
        nonlocal count
        count += 1
        place.write("plan.toml", f'title = "{count}"\n'.encode())

    with pytest.raises(SaveError, match="faster"):
        store.save([change(store, personnel="700")], ANN, "", about_to=another_saves_first)
    assert cells(store, "personnel") == ["600"] * 3
    assert data(store.read(), "plan.toml") == f'title = "{count}"\n'.encode()


def test_two_planners_save_at_once_and_both_land(place: Place) -> None:
    def work(unit: str, actor: Actor) -> None:
        own = place.shelf.store(NORTH)
        for strength in ("1", "2", "3"):
            assert isinstance(own.save([change(own, unit, personnel=strength)], actor, unit), Saved)

    threads = [threading.Thread(target=work, args=each) for each in (("A", ANN), ("B", BOB))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    store = place.shelf.store(NORTH)
    assert cells(store, "personnel") == ["3", "3", "600"]
    assert sorted(reasons(store)) == ["A"] * 3 + ["B"] * 3 + [AS_FOUND]
    assert [v.number for v in store.versions()] == list(range(1, 8))


def test_a_file_that_cannot_be_read_is_never_written_over(place: Place, store: Store) -> None:
    store.save([change(store, personnel="650")], ANN, "")
    mine = change(store, personnel="700")
    place.spoil(TABLE)
    before = store.read()
    for act in (lambda: store.save([mine], ANN, ""), lambda: store.restore(1, ANN)):
        with pytest.raises(SaveError, match="edits are kept"):
            act()
    assert store.read() == before
    assert len(store.versions()) == 2


def test_what_an_encoding_cannot_hold_is_asked(place: Place, store: Store) -> None:
    cyrillic = data(store.read()).decode().replace("Unit", "Підрозділ у місті Львів").encode("cp1251")
    place.write(TABLE, cyrillic)
    mine = change(store, place="日本")
    assert store.save([mine], ANN, "") == NeedsUtf8([TABLE])
    assert data(store.read()) == cyrillic
    assert store.versions() == []
    assert isinstance(store.save([mine], ANN, "", convert=True), Saved)
    assert cells(store, "place") == ["日本", "Lviv", "Lviv"]


def test_a_restored_version_is_a_new_one(store: Store) -> None:
    before = store.read()
    store.save([change(store, personnel="700")], ANN, "")
    restored = store.restore(1, BOB).version
    assert restored is not None
    assert (restored.number, restored.who, restored.why) == (3, "Bob", "restored version 1")
    assert store.read() == before
    assert store.restore(1, BOB) == Saved(None)
    assert store.restore(2, BOB, "back again").version == store.version(4)
    assert reasons(store)[-1] == "back again"


def test_a_table_that_a_version_lacks_goes_when_it_is_restored(store: Store) -> None:
    store.save([RowChange("hubs", "+1", None, {"hub_id": "H", "name": "Hub"})], ANN, "")
    assert isinstance(store.read()["hubs.csv"], bytes)
    store.restore(1, ANN)
    assert store.read()["hubs.csv"] == USUALLY_ABSENT


def test_versions_are_in_order_and_found_by_number(place: Place, store: Store) -> None:
    for strength in ("1", "2"):
        store.save([change(store, personnel=strength)], ANN, strength)
    place.write("plan.toml", b'title = "Excel"\n')
    store.save([change(store, personnel="3")], ANN, "3")
    versions = store.versions()
    assert reasons(store) == [AS_FOUND, "1", "2", OUTSIDE, "3"]
    assert [v.number for v in versions] == [1, 2, 3, 4, 5]
    assert [v.time for v in versions] == sorted(v.time for v in versions)
    assert {v.time.tzinfo for v in versions} == {UTC}
    assert [store.version(v.number) for v in versions] == versions
    assert store.newest_but(store.read()) == versions[3]
    assert store.newest_but(store.contents_of(4)) == versions[4]
    for ask in (store.version, store.contents_of, lambda number: store.restore(number, ANN)):
        with pytest.raises(VersionError):
            ask(99)


def test_a_version_holds_every_byte(place: Place, store: Store) -> None:
    odd = {
        "sources.csv": b"\xef\xbb\xbfsource_id;title\ns1;a\r\n\r\ns2;\xff\x00b",
        "hubs.csv": b"",
        "plan.toml": b"# \xe9",
    }
    for file, text in odd.items():
        place.write(file, text)
    before = store.read()
    store.save([change(store, personnel="700")], ANN, "")
    first, last = store.contents_of(1), store.contents_of(2)
    assert first == before
    assert {file: data(last, file) for file in odd} == odd
    assert last == store.read()


def test_a_watch_tells_once_of_a_settled_change_until_it_is_stopped(place: Place, store: Store) -> None:
    told = threading.Semaphore(0)
    calls: list[Contents] = []

    def note() -> None:
        calls.append(store.read())
        told.release()

    watch = store.watch(note)
    for title in ("one", "two"):
        place.write("plan.toml", f'title = "Watched {title}"\n'.encode())
        assert told.acquire(timeout=LIMIT_S)
    assert [data(seen, "plan.toml") for seen in calls] == [b'title = "Watched one"\n', b'title = "Watched two"\n']
    store.save([change(store, personnel="700")], ANN, "")
    assert told.acquire(timeout=LIMIT_S)
    watch.stop()
    last, seen = len(calls), threading.Event()
    other = store.watch(seen.set)
    place.write("plan.toml", b'title = "Unseen by the first"\n')
    assert seen.wait(timeout=LIMIT_S)
    other.stop()
    assert len(calls) == last


def test_a_draft_survives_and_belongs_to_one_planner_and_one_plan(place: Place, store: Store) -> None:
    assert ANN.planner and BOB.planner
    step = Step("edit", (Action("edit", "placements", "h", {"a": "1"}, {"a": "2"}, siblings=("x", "y")),))
    kept = store.draft(ANN.planner)
    kept.write(Draft([step], 1, {"page": 3}, "sum"))
    assert place.shelf.store(NORTH).draft(ANN.planner).read() == Draft([step], 1, {"page": 3}, "sum")
    assert store.draft(BOB.planner).read() == Draft()
    assert place.shelf.store(SOUTH).draft(ANN.planner).read() == Draft()
    kept.write(Draft())
    assert store.draft(ANN.planner).read() == Draft()
    with pytest.raises(ValueError, match=r"^"):
        store.draft(Planner("../../etc", "n"))


@pytest.mark.parametrize("actor", [LOOKER, NOBODY], ids=["without the right", "without a name"])
def test_who_may_not_edit_is_refused_everywhere_and_nothing_is_written(
    place: Place, store: Store, actor: Actor
) -> None:
    store.save([change(store, personnel="700")], ANN, "")
    mine, files, versions = change(store, personnel="800"), store.read(), store.versions()
    for act in (
        lambda: store.save([mine], actor, ""),
        lambda: store.save([], actor, ""),
        lambda: store.restore(1, actor),
        lambda: store.tidy(actor),
    ):
        with pytest.raises(ReadOnlyError):
            act()
    assert store.read() == files
    assert store.versions() == versions


@pytest.mark.parametrize("actor", [LOOKER, NOBODY], ids=["without the right", "without a name"])
def test_a_workspace_takes_nothing_from_who_may_not_edit(place: Place, store: Store, actor: Actor) -> None:
    assert ANN.planner
    store.save([change(store, personnel="700")], ANN, "")
    space = Workspace(store, store.draft(ANN.planner))
    row = space.current.table("placements").rows[0].handle
    space.take("edit", [Action("edit", "placements", row, cells={"personnel": "800"})], ANN)
    place.write(TABLE, data(store.read()).replace(b",700,", b",750,", 1))
    space.refresh()
    (clash,) = space.current.clashes
    draft, files, versions = store.draft(ANN.planner).read(), store.read(), store.versions()
    for act in (
        lambda: space.take("edit", [Action("edit", "placements", row, cells={"place": "x"})], actor),
        lambda: space.undo(actor),
        lambda: space.redo(actor),
        lambda: space.discard(actor),
        lambda: space.settle(clash, actor, mine=True),
        lambda: space.save(actor, ""),
        lambda: space.restore(1, actor),
    ):
        with pytest.raises(ReadOnlyError, match=r"read-only|type your name"):
            act()
    assert store.draft(ANN.planner).read() == draft
    assert store.read() == files
    assert store.versions() == versions


def test_a_planner_works_on_any_store(place: Place, store: Store) -> None:
    assert ANN.planner
    feed = PlanFeed(store, ANN.planner)
    row = feed.current.working.table("placements").rows[0].handle
    feed.act(lambda space: space.take("edit", [Action("edit", "placements", row, cells={"personnel": "900"})], ANN))
    assert feed.current.plan.rows("placements")["personnel"].tolist() == [900, 600, 600]
    again = PlanFeed(place.shelf.store(NORTH), ANN.planner)
    assert len(again.current.working.changes) == 1
    assert isinstance(again.act(lambda space: space.save(ANN, "why")), Saved)
    assert again.current.working.changes == {}
    assert cells(store, "personnel") == ["900", "600", "600"]
    feed.refresh()
    assert feed.current.working.changes == {}
    again.act(lambda space: space.restore(1, ANN))
    assert again.current.plan.rows("placements")["personnel"].tolist() == [600] * 3
    place.lose()
    again.refresh()
    assert again.current.banner
    assert again.current.plan.name == NORTH


def test_a_shelf_lists_its_plans_and_opens_no_other(place: Place) -> None:
    shelf = place.shelf
    assert shelf.names() == [NORTH, SOUTH]
    assert shelf.usual == NORTH
    assert shelf.address
    assert [shelf.store(name).name for name in shelf.names()] == [NORTH, SOUTH]
    for name in ("letters", "", ".", "..", "../plans/south", "../../outside", f"{shelf.address}/../south", "North"):
        with pytest.raises(PlanUnreadableError) as refusal:
            shelf.store(name)
        assert not isinstance(refusal.value, HiddenError)
