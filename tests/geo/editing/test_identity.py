"""A plan's id is made once: it goes along with the folder, and a copy of the folder has another one."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from geo.editing.changes import Action, Step
from geo.editing.draft import Draft
from geo.editing.draft_file import DraftFile
from geo.editing.folder_store import FolderStore
from geo.errors import ReadOnlyError
from tests.actors import ANN, BOB, LOOKER
from tests.conftest import PlanMaker

STEP = Step("edit", (Action("edit", "placements", "h", {"a": "1"}, {"a": "2"}),))


@pytest.fixture
def folder(make_plan: PlanMaker) -> Path:
    return make_plan(placements=[{"unit_id": "A"}])


def identified(folder: Path) -> str:
    store = FolderStore(folder)
    store.identify(ANN)
    return store.id


def test_an_id_is_made_once(folder: Path) -> None:
    first = identified(folder)
    assert len(first) == 32
    assert identified(folder) == first


def test_folders_of_one_name_have_ids_of_their_own(make_plan: PlanMaker, tmp_path: Path) -> None:
    folders = [Path(shutil.move(make_plan(placements=[{}]), tmp_path / parent / "mine")) for parent in ("a", "b")]
    assert identified(folders[0]) != identified(folders[1])


def test_a_renamed_and_a_moved_folder_keep_the_id(folder: Path, tmp_path: Path) -> None:
    first = identified(folder)
    renamed = folder.rename(folder.with_name("renamed"))
    assert FolderStore(renamed).id == first
    (tmp_path / "elsewhere").mkdir()
    assert identified(renamed.rename(tmp_path / "elsewhere/plan")) == first


def test_a_copy_has_an_id_of_its_own_and_the_original_keeps_its(folder: Path, tmp_path: Path) -> None:
    first = identified(folder)
    for target in (folder.with_name("beside"), tmp_path / "far" / "away"):
        copy = Path(shutil.copytree(folder, target))
        before = FolderStore(copy).id
        assert before != first
        assert identified(copy) not in (first, before)
    assert identified(folder) == first


def test_a_copy_that_took_the_name_of_the_original_is_still_the_copy(folder: Path) -> None:
    first = identified(folder)
    original = folder.rename(folder.with_name("kept"))
    shutil.copytree(original, folder)
    assert identified(folder) != first
    assert identified(original) == first


def test_a_copy_without_its_original_is_the_plan(folder: Path, tmp_path: Path) -> None:
    first = identified(folder)
    moved = Path(shutil.copytree(folder, tmp_path / "other-disk/plan"))
    shutil.rmtree(folder)
    assert identified(moved) == first


def test_a_record_that_makes_no_sense_is_replaced(folder: Path) -> None:
    identified(folder)
    for nonsense in ("{", "[]", '{"id": "../../x", "path": "", "inode": 1}', '{"id": 7, "path": "", "inode": 1}'):
        (folder / ".posture/plan.json").write_text(nonsense, encoding="utf-8")
        assert len(identified(folder)) == 32
        assert set(json.loads((folder / ".posture/plan.json").read_text(encoding="utf-8"))) == {"id", "path", "inode"}


def test_who_may_not_edit_makes_no_id(folder: Path) -> None:
    with pytest.raises(ReadOnlyError):
        FolderStore(folder).identify(LOOKER)
    assert FolderStore(folder).id
    assert not (folder / ".posture").exists()


def test_a_folder_that_cannot_be_written_has_the_id_of_its_path(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "read-only")

    monkeypatch.setattr(os, "mkdir", refused)
    assert identified(folder) == FolderStore(folder).id
    assert not (folder / ".posture").exists()


def test_a_draft_goes_along_with_its_folder(folder: Path, tmp_path: Path) -> None:
    drafts = tmp_path / "drafts"
    store = FolderStore(folder, drafts)
    store.identify(ANN)
    store.draft(ANN.planner).write(Draft([STEP], 1))
    moved = FolderStore(folder.rename(folder.with_name("renamed")), drafts)
    assert moved.draft(ANN.planner).read().steps == [STEP]
    copy = FolderStore(Path(shutil.copytree(moved.folder, folder)), drafts)
    copy.identify(ANN)
    assert copy.draft(ANN.planner).read() == Draft()


def test_a_draft_of_an_earlier_version_is_found_under_the_id(folder: Path, tmp_path: Path) -> None:
    drafts = tmp_path / "drafts"
    DraftFile(ANN.planner, folder, drafts).write(Draft([STEP], 1))
    store = FolderStore(folder, drafts)
    store.identify(ANN)
    assert store.draft(ANN.planner).read().steps == [STEP]
    assert store.draft(ANN.planner).read().steps == [STEP]


def test_drafts_of_others_are_listed_with_who_and_when(folder: Path, tmp_path: Path) -> None:
    store = FolderStore(folder, tmp_path / "drafts")
    store.identify(ANN)
    store.draft(ANN.planner).write(Draft([STEP], 1))
    (kept,) = store.kept_drafts(BOB.planner)
    assert (kept.planner, kept.draft.steps) == (ANN.planner, [STEP])
    assert store.kept_drafts(ANN.planner) == []
    store.draft(ANN.planner).write(Draft([STEP], 0))
    assert store.kept_drafts(BOB.planner) == []
    store.draft(ANN.planner).path.write_text("{", encoding="utf-8")
    assert store.kept_drafts(BOB.planner) == []
    assert store.draft(ANN.planner).path.exists()
