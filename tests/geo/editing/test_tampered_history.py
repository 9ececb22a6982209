"""A history that somebody spoilt is explained, and stops neither a save nor the versions that are sound."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from geo.editing.changes import RowChange
from geo.editing.document import Document
from geo.editing.folder_store import FolderStore
from geo.editing.history import LOG
from geo.editing.history_log import LOG_COLUMNS
from geo.errors import PostureError, SaveError
from geo.schema import PLACEMENTS
from tests.actors import ANN
from tests.conftest import PlanMaker


@pytest.fixture
def folder(make_plan: PlanMaker) -> Path:
    return make_plan(placements=[{"unit_id": "A"}])


@pytest.fixture
def history(folder: Path) -> Path:
    """Return the history of the plan, with three versions."""
    store = FolderStore(folder)
    for strength in ("700", "800"):
        store.save([change(folder, personnel=strength)], ANN, f"to {strength}")
    return folder / ".posture/history"


def change(folder: Path, **cells: str) -> RowChange:
    row = Document((folder / "placements.csv").read_bytes(), PLACEMENTS).rows[0]
    return RowChange("placements", row.handle, dict(row.cells), cells)


def notes(folder: Path) -> str:
    return "\n".join(map(str, FolderStore(folder).history_notes()))


def lines(history: Path) -> list[list[str]]:
    with (history / LOG).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def write(history: Path, rows: list[list[str]]) -> None:
    with (history / LOG).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def folders(history: Path) -> list[Path]:
    return sorted(path for path in history.iterdir() if path.is_dir())


def made(history: Path, name: str) -> None:
    (history / name).mkdir()
    (history / name / "placements.csv").write_bytes(b"unit_id\nX\n")


def log(data: bytes) -> Callable[[Path], None]:
    return lambda history: (history / LOG).write_bytes(data) and None


def folder_named(*names: str) -> Callable[[Path], None]:
    return lambda history: [made(history, name) for name in names] and None


def log_as_folder(history: Path) -> None:
    (history / LOG).unlink()
    (history / LOG).mkdir()


def version_as_file(history: Path) -> None:
    (history / "0004-20250101T000000Z").write_bytes(b"x")


def last_version_lost(history: Path) -> None:
    for path in folders(history)[-1].iterdir():
        path.unlink()
    folders(history)[-1].rmdir()


def last_version_odd(history: Path) -> None:
    (folders(history)[-1] / "placements.csv").unlink()
    (folders(history)[-1] / "placements.csv").mkdir()


DAMAGE: dict[str, Callable[[Path], None]] = {
    "date": folder_named("0004-20259999T000000Z"),
    "eastern digits": folder_named("٠٠٠٤-20250101T000000Z"),
    "negative": folder_named("-004-20250101T000000Z", "0000-20250101T000000Z"),
    "duplicate": folder_named("0002-20200101T000000Z"),
    "huge number": folder_named("9" * 200 + "-20250101T000000Z"),
    "last number there is": folder_named("99999999-20250101T000000Z"),
    "no version": log(b"time,who,why\n2025,Bob,x\n"),
    "missing columns": log(b"version,who\n1,Bob\n3\n"),
    "no csv": log(b'"' + b"x" * 300_000),
    "huge field": log(b"version,time,who,why,sha256\n1,t," + b"w" * 500_000 + b",,\n"),
    "not UTF-8": log(b"version,time,who,why,sha256\n1,t,\xff\xfe,\xe9,\n"),
    "NUL": log(b"version,time,who,why,sha256\n1,t,\0,x,\n"),
    "duplicates in log": log(b"version,time,who,why,sha256\n1,t,a,b,\n1,t,c,d,\n-3,t,,,\n" + b"9" * 5000 + b",,,,\n"),
    "empty": log(b""),
    "many lines": log(b"version,time,who,why,sha256\n" + b"1,t,a,b,c\n" * 1_000_000),
    "log is a folder": log_as_folder,
    "version is a file": version_as_file,
    "last version lost": last_version_lost,
    "last version odd": last_version_odd,
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_whatever_is_damaged_the_sound_versions_stand_and_a_save_is_made(
    folder: Path, history: Path, damage: str
) -> None:
    first = FolderStore(folder).contents_of(1)
    DAMAGE[damage](history)
    store = FolderStore(folder)
    assert 1 in [version.number for version in store.versions()]
    assert store.contents_of(1) == first
    assert notes(folder)
    for count in range(2):
        saved = store.save([change(folder, personnel=str(900 + count))], ANN, "after")
        assert saved.version is not None  # type: ignore[union-attr]
        assert store.versions()[-1] == saved.version  # type: ignore[union-attr]
        assert store.versions()[-1].who == "Ann"
    numbers = [version.number for version in store.versions()]
    assert numbers == sorted(set(numbers))
    store.restore(1, ANN)
    assert store.contents_of(1) == first
    assert (folder / "placements.csv").read_bytes() == first["placements.csv"]


def test_a_sound_history_has_nothing_to_tell(folder: Path, history: Path) -> None:
    assert notes(folder) == ""
    assert lines(history)[0] == list(LOG_COLUMNS)
    FolderStore(folder).restore(1, ANN)
    assert notes(folder) == ""


def test_a_version_that_was_changed_is_told_and_named(folder: Path, history: Path) -> None:
    (folders(history)[1] / "placements.csv").write_bytes(b"unit_id\nX\n")
    assert notes(folder) == "Version 2 was changed since it was kept."
    store = FolderStore(folder)
    assert store.is_altered(2)
    assert not store.is_altered(1)
    store.restore(2, ANN)
    assert "changed" in store.versions()[-1].why


@pytest.mark.parametrize("cell", range(5))
def test_a_changed_entry_of_the_log_breaks_the_chain_there(folder: Path, history: Path, cell: int) -> None:
    rows = lines(history)
    rows[2][cell] = {0: "9", 4: "0" * 64}.get(cell, "forged")
    write(history, rows)
    assert "log" in notes(folder)


def test_an_entry_taken_out_of_the_log_breaks_the_chain_after_it(folder: Path, history: Path) -> None:
    rows = lines(history)
    write(history, [*rows[:2], *rows[3:]])
    told = notes(folder)
    assert "breaks at version 3" in told
    assert "version 2" in told
    FolderStore(folder).save([change(folder, personnel="900")], ANN, "")
    assert told in notes(folder), "a save must not mend the chain"


def test_a_log_of_an_earlier_version_is_read_as_not_chained(folder: Path, history: Path) -> None:
    write(history, [row[:5] for row in lines(history)])
    assert notes(folder) == ""
    assert [version.chained for version in FolderStore(folder).versions()] == [False] * 3
    FolderStore(folder).save([change(folder, personnel="900")], ANN, "")
    assert notes(folder) == ""
    versions = FolderStore(folder).versions()
    assert [version.chained for version in versions] == [False, False, False, True]
    assert versions[1].why == "to 700"


def test_a_version_without_files_or_with_odd_ones_empties_no_plan(folder: Path, history: Path) -> None:
    before = (folder / "placements.csv").read_bytes()
    (folders(history)[0] / "placements.csv").unlink()
    (folders(history)[0] / "placements.csv").mkdir()
    for path in folders(history)[1].iterdir():
        path.unlink()
    for number in (1, 2):
        with pytest.raises((SaveError, PostureError), match=f"{number}"):
            FolderStore(folder).restore(number, ANN)
    assert (folder / "placements.csv").read_bytes() == before


def test_what_was_in_the_way_is_set_aside_and_not_deleted(folder: Path, history: Path) -> None:
    (history / LOG).write_bytes(b"my,own,notes\n1,2,3\n")
    FolderStore(folder).save([change(folder, personnel="900")], ANN, "")
    (aside,) = (folder / ".posture").glob("set-aside-*")
    assert aside.read_bytes() == b"my,own,notes\n1,2,3\n"
