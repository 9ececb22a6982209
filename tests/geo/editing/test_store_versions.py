"""What every store of plans promises of its history."""

from __future__ import annotations

from datetime import UTC

import pytest

from geo.editing.changes import RowChange
from geo.editing.outcome import AS_FOUND, OUTSIDE, Saved
from geo.editing.store import Store
from geo.errors import VersionError
from geo.reading.files import USUALLY_ABSENT
from tests.actors import ANN, BOB
from tests.geo.editing.stores import Place, change, data, reasons


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
