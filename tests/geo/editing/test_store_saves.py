"""What every store of plans promises of reading and saving, whatever it keeps them in."""

from __future__ import annotations

import threading

import pytest

from geo.editing.actor import Actor
from geo.editing.contents import digest
from geo.editing.outcome import AS_FOUND, Clashes, NeedsUtf8, Saved
from geo.editing.store import Store
from geo.errors import PlanUnreadableError, PostureError, SaveError
from geo.plan import PLAN_FILES, plan_of
from geo.reading.files import USUALLY_ABSENT
from tests.actors import ANN, BOB
from tests.geo.editing.stores import NORTH, SOUTH, TABLE, Place, cells, change, data, reasons


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
