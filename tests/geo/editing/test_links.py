"""A plan that somebody handed over leads nowhere: no link in it is read, written or deleted through."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from geo.editing.changes import RowChange
from geo.editing.document import Document
from geo.editing.folder import copy_plan
from geo.editing.folder_store import FolderStore
from geo.editing.watch import content_sum
from geo.errors import PlanUnreadableError, PostureError, SaveError
from geo.inside import Inside, LinkOutsideError
from geo.plan import read_contents, read_plan
from geo.schema import PLACEMENTS
from tests.actors import ANN
from tests.conftest import PlanMaker

SECRET = b"unit_id,latitude,longitude\nSECRET,1,1\n"


@pytest.fixture
def folder(make_plan: PlanMaker) -> Path:
    return make_plan(placements=[{"unit_id": "A"}], sources=[{}])


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """Return a folder of somebody else, with files whose names tempt."""
    place = tmp_path / "outside"
    (place / "history" / "0001-20250101T000000Z").mkdir(parents=True)
    for name in ("secret.csv", "tmp-1-abcdef01", "tmp-holiday.jpg", "lock", "plan.json", "log.csv", "placements.csv"):
        (place / name).write_bytes(SECRET)
    (place / "history/0001-20250101T000000Z/placements.csv").write_bytes(SECRET)
    return place


def state(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def linked(link: Path, target: Path) -> None:
    if link.exists():
        link.unlink()
    link.symlink_to(target, target_is_directory=target.is_dir())


def change(folder: Path, **cells: str) -> RowChange:
    row = Document((folder / "placements.csv").read_bytes(), PLACEMENTS).rows[0]
    return RowChange("placements", row.handle, dict(row.cells), cells)


@pytest.mark.parametrize("name", ["placements.csv", "sources.csv", "plan.toml"])
def test_a_file_that_leads_outside_is_told_and_never_read(folder: Path, outside: Path, name: str) -> None:
    linked(folder / name, outside / "secret.csv")
    plan = read_plan(folder)
    (told,) = [problem for problem in plan.problems if problem.code == "file-link"]
    assert (told.file, told.severity, told.row) == (name, "error", None)
    assert "copy the file" in told.message and "outside" in told.message
    assert not any(b"SECRET" in content for content in read_contents(folder).values() if isinstance(content, bytes))
    assert all("SECRET" not in str(problem) for problem in plan.problems)
    before = content_sum(folder)
    (outside / "secret.csv").write_bytes(SECRET * 2)
    assert content_sum(folder) == before


def test_a_relative_link_and_a_chain_of_links_lead_outside_too(folder: Path, outside: Path) -> None:
    (folder / "near.csv").symlink_to("../outside/secret.csv")
    (folder / "sources.csv").unlink()
    (folder / "sources.csv").symlink_to("near.csv")
    assert [p.file for p in read_plan(folder).problems if p.code == "file-link"] == ["sources.csv"]


def test_a_link_to_a_fifo_or_a_device_does_not_hang(folder: Path) -> None:
    (folder / "sources.csv").unlink()
    os.mkfifo(folder / "sources.csv")
    linked(folder / "closures.csv", Path("/dev/zero"))
    codes = {p.file: p.code for p in read_plan(folder).problems if p.file in ("sources.csv", "closures.csv")}
    assert codes == {"sources.csv": "file-unreadable", "closures.csv": "file-link"}


def test_a_link_within_the_plan_is_followed_and_a_save_writes_its_target(folder: Path) -> None:
    (folder / "tables").mkdir()
    (folder / "placements.csv").rename(folder / "tables/units.csv")
    (folder / "placements.csv").symlink_to("tables/units.csv")
    FolderStore(folder).save([change(folder, personnel="700")], ANN, "")
    assert (folder / "placements.csv").is_symlink()
    assert b",700," in (folder / "tables/units.csv").read_bytes()


def test_the_folder_of_the_plan_may_be_a_link(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "chosen").symlink_to(folder)
    FolderStore(tmp_path / "chosen").save([change(folder, personnel="700")], ANN, "")
    assert b",700," in (folder / "placements.csv").read_bytes()
    assert (folder / ".posture/history").is_dir()


def test_a_save_writes_through_no_link(folder: Path, outside: Path) -> None:
    mine = change(folder, personnel="700")
    linked(folder / "sources.csv", outside / "secret.csv")
    before = state(outside)
    with pytest.raises(SaveError, match=r"sources\.csv.*outside"):
        FolderStore(folder).save([mine], ANN, "")
    assert state(outside) == before


def test_a_restore_writes_through_no_link(folder: Path, outside: Path) -> None:
    store = FolderStore(folder)
    store.save([change(folder, personnel="700")], ANN, "")
    linked(folder / "placements.csv", outside / "secret.csv")
    before = state(outside)
    with pytest.raises(SaveError, match="outside"):
        store.restore(1, ANN)
    assert state(outside) == before


def test_a_link_put_in_place_during_the_save_is_not_written_through(
    folder: Path, outside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, before = change(folder, personnel="700"), state(outside)
    with pytest.raises(PostureError):
        FolderStore(folder).save(
            [mine], ANN, "", about_to=lambda _: linked(folder / "placements.csv", outside / "secret.csv")
        )
    assert state(outside) == before


def test_an_own_folder_that_leads_outside_is_neither_read_nor_written_nor_cleared(folder: Path, outside: Path) -> None:
    mine, before = change(folder, personnel="700"), state(outside)
    (folder / ".posture").symlink_to(outside)
    store = FolderStore(folder)
    store.tidy(ANN)
    store.identify(ANN)
    assert store.id
    assert store.versions() == []
    with pytest.raises(SaveError, match=r"\.posture.*your edits are kept"):
        store.save([mine], ANN, "")
    assert state(outside) == before
    assert [p.file for p in read_store(store) if p.code == "own-folder"] == [".posture"]


def read_store(store: FolderStore) -> list:
    from geo.plan import plan_of

    return plan_of(store.read(), store.name).problems


def test_an_own_folder_of_another_program_is_left_alone(folder: Path) -> None:
    mine = change(folder, personnel="700")
    (folder / ".posture").mkdir()
    (folder / ".posture/tmp-1-abcdef01").write_bytes(b"x")
    (folder / ".posture/model.onnx").write_bytes(b"x")
    before = state(folder / ".posture")
    store = FolderStore(folder)
    store.tidy(ANN)
    store.identify(ANN)
    with pytest.raises(SaveError, match=r"\.posture"):
        store.save([mine], ANN, "")
    assert state(folder / ".posture") == before
    assert store.versions() == []


def test_an_own_folder_of_an_earlier_version_is_adopted(folder: Path) -> None:
    store = FolderStore(folder)
    store.save([change(folder, personnel="700")], ANN, "")
    (folder / ".posture/plan.json").unlink(missing_ok=True)
    again = FolderStore(folder)
    again.save([change(folder, personnel="800")], ANN, "")
    assert [v.number for v in again.versions()] == [1, 2, 3]
    assert (folder / ".posture/plan.json").is_file()


@pytest.mark.parametrize("name", ["history", "lock", "plan.json", "history/log.csv"])
def test_what_lies_in_the_own_folder_leads_nowhere(folder: Path, outside: Path, name: str) -> None:
    store = FolderStore(folder)
    store.save([change(folder, personnel="700")], ANN, "")
    (folder / ".posture" / name).rename(folder / "away")
    (folder / ".posture" / name).symlink_to(outside / Path(name).name)
    before = state(outside)
    again = FolderStore(folder)
    again.tidy(ANN)
    again.identify(ANN)
    assert all("SECRET" not in f"{v.who}{v.why}" for v in again.versions())
    again.save([change(folder, personnel="800")], ANN, "")
    assert b",800," in (folder / "placements.csv").read_bytes()
    assert state(outside) == before
    assert again.versions()[-1].who == "Ann"


@pytest.mark.parametrize("file", [False, True])
def test_a_version_that_leads_outside_is_not_read(folder: Path, outside: Path, file: bool) -> None:
    store = FolderStore(folder)
    store.save([change(folder, personnel="700")], ANN, "")
    version = store.history.folder_of(1)
    link = version / "placements.csv" if file else version
    link.rename(folder / "away")
    link.symlink_to(outside / "secret.csv" if file else outside / "history/0001-20250101T000000Z")
    kept = (folder / "placements.csv").read_bytes()
    with pytest.raises(PostureError):
        store.restore(1, ANN)
    assert (folder / "placements.csv").read_bytes() == kept


def test_only_our_own_unfinished_files_are_deleted(folder: Path, outside: Path) -> None:
    store = FolderStore(folder)
    store.save([change(folder, personnel="700")], ANN, "")
    own = folder / ".posture"
    for name in ("tmp-holiday.jpg", "tmp-", f"tmp-{os.getpid()}-zzzzzzzz"):
        (own / name).write_bytes(b"x")
    (own / "tmp-1-0a0a0a0a").symlink_to(outside)
    store.tidy(ANN)
    store.save([change(folder, personnel="800")], ANN, "")
    assert {"tmp-holiday.jpg", "tmp-", f"tmp-{os.getpid()}-zzzzzzzz"} <= {path.name for path in own.iterdir()}
    assert (outside / "secret.csv").exists()


def test_unfinished_files_of_a_process_that_ended_are_deleted(folder: Path) -> None:
    store = FolderStore(folder)
    store.identify(ANN)
    ended = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    left = folder / ".posture" / f"tmp-{store.id[:8]}-{int(ended.stdout)}-0a0a0a0a"
    left.mkdir()
    (left / "placements.csv").write_bytes(b"x")
    running = folder / ".posture" / f"tmp-{store.id[:8]}-{os.getppid()}-0a0a0a0a"
    running.write_bytes(b"x")
    store.tidy(ANN)
    assert not left.exists()
    assert running.exists()


def test_a_copy_of_a_plan_takes_nothing_along_from_outside(folder: Path, outside: Path, tmp_path: Path) -> None:
    (folder / "notes.txt").symlink_to(outside / "secret.csv")
    with pytest.raises(PlanUnreadableError, match=r"notes\.txt"):
        copy_plan(folder, tmp_path / "copy")
    assert not (tmp_path / "copy").exists()


def test_a_file_that_becomes_a_link_again_and_again_is_never_read(folder: Path, outside: Path) -> None:
    """Another program swaps a file for a link while it is read: what comes is the file, or a refusal."""
    inside, done = Inside(folder), threading.Event()
    data = (folder / "sources.csv").read_bytes()

    def swap() -> None:
        while not done.is_set():
            (folder / "swap").symlink_to(outside / "secret.csv")
            (folder / "swap").replace(folder / "sources.csv")
            (folder / "swap").write_bytes(data)
            (folder / "swap").replace(folder / "sources.csv")

    swapping = threading.Thread(target=swap)
    swapping.start()
    refused = 0
    try:
        for _ in range(3_000):
            try:
                assert inside.read("sources.csv") == data
            except LinkOutsideError:
                refused += 1
    finally:
        done.set()
        swapping.join()
    assert refused
