"""Saving: whole or not at all, nobody's work overwritten, and a history that a person can read."""

from __future__ import annotations

import csv
import itertools
import os
import random
import resource
import signal
import subprocess
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.editing.changes import RowChange
from geo.editing.document import Document
from geo.editing.folder_store import FolderStore
from geo.editing.outcome import OUTSIDE, Clashes, NeedsUtf8, Saved
from geo.errors import ReadOnlyError, SaveError, VersionError
from geo.plan import PLAN_FILES, read_plan
from geo.schema import PLACEMENTS
from tests.actors import ANN, BOB, LOOKER
from tests.cases import cases
from tests.conftest import PlanMaker

ROOT = Path(__file__).resolve().parents[3]
KILLS = 200
OPERATIONS = 500
"""About how often a save asks the disk for something."""


def change(folder: Path, **cells: str) -> RowChange:
    row = Document((folder / "placements.csv").read_bytes(), PLACEMENTS).rows[0]
    return RowChange("placements", row.handle, dict(row.cells), cells)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.fixture
def folder(make_plan: PlanMaker) -> Path:
    return make_plan(placements=[{"unit_id": "A"}, {"unit_id": "B"}])


def test_a_save_changes_one_cell_and_keeps_both_versions(folder: Path) -> None:
    before = (folder / "placements.csv").read_bytes()
    outcome = FolderStore(folder).save([change(folder, personnel="700")], ANN, "=why")
    assert isinstance(outcome, Saved)
    after = (folder / "placements.csv").read_bytes()
    assert after == before.replace(b",600,", b",700,", 1)
    history = folder / ".posture/history"
    first, second = sorted(p for p in history.iterdir() if p.is_dir())
    assert (first / "placements.csv").read_bytes() == before
    assert (second / "placements.csv").read_bytes() == after
    assert names(second) == set(PLAN_FILES)
    with (history / "log.csv").open(encoding="utf-8", newline="") as file:
        log = list(csv.DictReader(file))
    assert [(row["version"], row["who"], row["why"]) for row in log] == [("1", "", "as found"), ("2", "Ann", "'=why")]
    assert [v.why for v in FolderStore(folder).versions()] == ["as found", "=why"]


def test_saving_what_stands_already_writes_nothing(folder: Path) -> None:
    outcome = FolderStore(folder).save([change(folder, personnel="600")], ANN, "")
    assert outcome == Saved(None)
    assert not (folder / ".posture/history").exists()


def test_a_change_outside_is_kept_as_a_version_before_it_is_built_upon(folder: Path) -> None:
    store = FolderStore(folder)
    store.save([change(folder, personnel="700")], ANN, "")
    path = folder / "placements.csv"
    path.write_bytes(path.read_bytes().replace(b"Unit", b"Excel"))
    store.save([change(folder, personnel="800")], ANN, "")
    assert [v.why for v in store.versions()] == ["as found", "", OUTSIDE, ""]


def test_fields_that_others_changed_are_asked_and_nothing_is_written(folder: Path) -> None:
    mine = change(folder, personnel="700", place="Ternopil")
    path = folder / "placements.csv"
    path.write_bytes(path.read_bytes().replace(b",600,", b",650,", 1))
    before = path.read_bytes()
    outcome = FolderStore(folder).save([mine], ANN, "")
    assert isinstance(outcome, Clashes)
    assert [(c.column, c.base, c.mine, c.theirs) for c in outcome.clashes] == [("personnel", "600", "700", "650")]
    assert path.read_bytes() == before


def test_a_file_that_changes_during_the_save_is_merged_and_not_overwritten(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, mine, path = FolderStore(folder), change(folder, personnel="700"), folder / "placements.csv"
    record = FolderStore._record_outside

    def another_saves_first(self: FolderStore, contents: dict[str, object]) -> None:
        record(self, contents)  # type: ignore[arg-type]
        if b"Excel" not in path.read_bytes():
            path.write_bytes(path.read_bytes().replace(b"Unit", b"Excel", 1))

    monkeypatch.setattr(FolderStore, "_record_outside", another_saves_first)
    store.save([mine], ANN, "")
    row = read_plan(folder).rows("placements").iloc[0]
    assert (row["unit_name"], row["personnel"]) == ("Excel", 700)


def test_a_restored_version_is_a_new_one(folder: Path) -> None:
    store = FolderStore(folder)
    before = (folder / "placements.csv").read_bytes()
    store.save([change(folder, personnel="700")], ANN, "")
    restored = store.restore(1, BOB).version
    assert restored is not None
    assert (restored.number, restored.why) == (3, "restored version 1")
    assert (folder / "placements.csv").read_bytes() == before
    with pytest.raises(VersionError):
        store.restore(99, BOB)


def test_a_table_that_a_version_lacks_goes_when_it_is_restored(folder: Path) -> None:
    store = FolderStore(folder)
    (folder / "hubs.csv").unlink()
    hub = {"hub_id": "H", "name": "Hub"}
    store.save([RowChange("hubs", "+1", None, hub)], ANN, "")
    assert (folder / "hubs.csv").exists()
    store.restore(1, ANN)
    assert not (folder / "hubs.csv").exists()


def test_what_the_encoding_cannot_hold_is_asked(folder: Path) -> None:
    path = folder / "placements.csv"
    path.write_bytes(path.read_text(encoding="utf-8").replace("Unit", "Підрозділ у місті Львів").encode("cp1251"))
    mine = change(folder, place="日本")
    store = FolderStore(folder)
    assert store.save([mine], ANN, "") == NeedsUtf8(["placements.csv"])
    store.save([mine], ANN, "", convert=True)
    assert "日本" in path.read_text(encoding="utf-8-sig")
    assert "Підрозділ" in path.read_text(encoding="utf-8-sig")


def test_a_file_that_cannot_be_read_is_never_written_over(folder: Path) -> None:
    mine = change(folder, personnel="700")
    (folder / "placements.csv").unlink()
    (folder / "placements.csv").mkdir()
    with pytest.raises(SaveError, match="edits are kept"):
        FolderStore(folder).save([mine], ANN, "")


def test_a_read_only_plan_refuses(folder: Path) -> None:
    with pytest.raises(ReadOnlyError):
        FolderStore(folder).save([change(folder, personnel="700")], LOOKER, "")
    with pytest.raises(ReadOnlyError):
        FolderStore(folder).restore(1, LOOKER)
    assert not (folder / ".posture").exists()


def test_the_mode_of_a_shared_file_stays(folder: Path) -> None:
    (folder / "placements.csv").chmod(0o664)
    FolderStore(folder).save([change(folder, personnel="700")], ANN, "")
    assert (folder / "placements.csv").stat().st_mode & 0o777 == 0o664


def test_a_file_that_another_program_holds_open_stays_whole(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As Windows does while Excel has the file: replacing it is refused."""
    mine, before = change(folder, personnel="700"), (folder / "placements.csv").read_bytes()
    replace = os.replace

    def refused(source: str, target: str, **folders: int) -> None:
        if Path(target).name == "placements.csv":
            raise PermissionError(13, "being used by another process")
        replace(source, target, **folders)

    monkeypatch.setattr(os, "replace", refused)
    with pytest.raises(SaveError, match=r"being used by another process.*edits are kept"):
        FolderStore(folder).save([mine], ANN, "")
    assert (folder / "placements.csv").read_bytes() == before
    assert not list((folder / ".posture").glob("tmp-*"))
    monkeypatch.undo()
    assert isinstance(FolderStore(folder).save([mine], ANN, ""), Saved)


def in_a_child(work: object) -> int:
    """Run a function in a forked process; return its exit code (a negative signal when it was killed)."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()  # type: ignore[operator]
            code = 0
        except BaseException:  # noqa: BLE001 - this process ends at once, and nobody else would tell of it
            traceback.print_exc()
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def die_at(operation: int) -> None:
    """Let this process be killed, as by a power cut, when it next asks the disk for something so many times."""
    left = itertools.count(operation, -1)

    def count(_: object, event: str, called: object) -> None:
        if event == "c_call" and asks_the_disk(called) and next(left) == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(count)


def asks_the_disk(called: object) -> bool:
    owner = getattr(called, "__module__", None) or type(getattr(called, "__self__", None)).__module__
    return owner in ("posix", "fcntl", "_io")


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(cases(1)))
def test_killed_at_any_moment_a_save_leaves_the_old_file_or_the_new_one(folder: Path, seed: int) -> None:
    """In a process of its own: to fork one that has run many tests costs more than the save.

    It is no child of multiprocessing, which would run again what a test of a page has left as the main module.
    """
    code = (
        f"from {__name__} import kill_and_look; from pathlib import Path; kill_and_look(Path({str(folder)!r}), {seed})"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


def kill_and_look(folder: Path, seed: int) -> None:
    path, chance = folder / "placements.csv", random.Random(20_261_124 + seed)
    old = path.read_bytes()
    whole = {old}
    killed = looked_at = 0

    def placements_of(version: int) -> bytes:
        return (FolderStore(folder).history.folder_of(version) / "placements.csv").read_bytes()

    for count in range(KILLS):
        mine = change(folder, personnel=str(1_000 + count))
        before = path.read_bytes()
        new = Document(before, PLACEMENTS)
        wanted = new.encoded(new.written({mine.handle: mine.after or {}}, frozenset(), []))
        operation = chance.randrange(2 * OPERATIONS)

        def save(change: RowChange = mine, why: str = f"save {count}", operation: int = operation) -> None:
            die_at(operation)
            FolderStore(folder).save([change], ANN, why)

        code = in_a_child(save)
        assert code in (0, -signal.SIGKILL)
        killed += code == -signal.SIGKILL
        assert path.read_bytes() in (before, wanted)
        whole.add(wanted)
        store = FolderStore(folder)
        store.tidy(ANN)
        assert [p for p in (folder / ".posture").iterdir() if p.name.startswith("tmp-")] == []
        assert names(folder) == {*PLAN_FILES, ".posture"}
        for version in store.versions()[looked_at:]:
            assert placements_of(version.number) in whole
            looked_at += 1
    assert looked_at == len(FolderStore(folder).versions())
    assert all(placements_of(number) in whole for number in range(1, looked_at + 1))
    assert killed > KILLS / 4


def test_a_full_disk_leaves_the_old_file_and_the_next_save_works(folder: Path) -> None:
    mine, before = change(folder, remarks="x" * 5_000), (folder / "placements.csv").read_bytes()

    def save_with_little_room() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, 1_000))
        with pytest.raises(SaveError, match="edits are kept"):
            FolderStore(folder).save([mine], ANN, "")

    assert in_a_child(save_with_little_room) == 0
    assert (folder / "placements.csv").read_bytes() == before
    assert not list((folder / ".posture").glob("tmp-*"))
    assert isinstance(FolderStore(folder).save([mine], ANN, ""), Saved)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    if os.geteuid() or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "none", disk], check=False).returncode:
        pytest.skip("a small file system cannot be mounted here; the limit on file sizes stands for it")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_small_file_system_that_runs_full(folder: Path, small_disk: Path) -> None:
    plan = small_disk / "plan"
    folder.rename(folder.with_name("source"))
    plan.mkdir()
    for path in folder.with_name("source").iterdir():
        (plan / path.name).write_bytes(path.read_bytes())
    before = (plan / "placements.csv").read_bytes()
    with pytest.raises(SaveError, match="edits are kept"):
        FolderStore(plan).save([change(plan, remarks="x" * 60_000)], ANN, "")
    assert (plan / "placements.csv").read_bytes() == before
    assert not list((plan / ".posture").glob("tmp-*"))


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody who may not write")
def test_a_folder_that_may_not_be_written(folder: Path) -> None:
    mine, before = change(folder, personnel="700"), (folder / "placements.csv").read_bytes()
    for parent in (folder, *folder.parents):
        if parent != Path("/tmp") and parent.is_relative_to("/tmp"):
            parent.chmod(0o755)

    def save_as_nobody() -> None:
        os.setgid(65534)
        os.setuid(65534)
        with pytest.raises(SaveError, match="edits are kept"):
            FolderStore(folder).save([mine], ANN, "")

    assert in_a_child(save_as_nobody) == 0
    assert (folder / "placements.csv").read_bytes() == before
    assert names(folder) == set(PLAN_FILES)
