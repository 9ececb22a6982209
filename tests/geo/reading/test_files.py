"""What is no CSV, lies beside one, or is beyond a limit is said once for its file, and never read."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from geo.editing.changes import Action
from geo.editing.folder_store import FolderStore
from geo.editing.workspace import Workspace
from geo.errors import PlanUnreadableError
from geo.plan import read_plan
from geo.reading import limits
from geo.reading.filekinds import wrong_kind
from geo.reading.limits import too_large
from geo.reading.stand_ins import lookalikes
from geo.schema import PLACEMENTS, SETTINGS_FILE
from tests.actors import ANN
from tests.conftest import PlanMaker

FILE = PLACEMENTS.file


@pytest.mark.parametrize(
    ("present", "said"),
    [
        ("Placements.csv", "rename it to placements.csv"),
        ("PLACEMENTS.CSV", "rename it to placements.csv"),
        ("placements (1).csv", "rename it to placements.csv"),
        ("placements - Copy.csv", "rename it to placements.csv"),
        ("Copy of placements.csv", "rename it to placements.csv"),
        ("placements.csv.txt", "rename it to placements.csv"),
        ("placement.csv", "rename it to placements.csv"),
        ("Placements (2).ods", "name it placements.ods, and the app reads it"),
        ("placements - Copy.xlsx", "name it placements.xlsx, and the app reads it"),
        ("placements.xls", "save it as “CSV UTF-8” under the name placements.csv"),
        ("placements.csv.gz", "unpack it, and name the CSV in it placements.csv"),
        ("placements.zip", "unpack it, and name the CSV in it placements.csv"),
    ],
)
def test_what_seems_to_be_an_absent_file_is_named(make_plan: PlanMaker, present: str, said: str) -> None:
    folder = make_plan(placements=[{}])
    (folder / FILE).rename(folder / present)
    (told,) = [p for p in read_plan(folder).problems if p.file == FILE]
    assert (told.code, told.severity) == ("file-absent", "error")
    assert f"“{present}”" in told.message
    assert told.message.endswith(said)


@pytest.mark.parametrize(
    "other", ["~$placements.xlsx", ".placements.csv.swp", "notes.csv", "replacements.csv", "hubs.md"]
)
def test_other_files_are_of_no_concern(make_plan: PlanMaker, other: str) -> None:
    folder = make_plan(placements=[{}])
    (folder / other).write_text("x")
    assert read_plan(folder).problems == []


def test_copies_beside_a_table_are_one_notice(make_plan: PlanMaker) -> None:
    folder = make_plan(placements=[{}])
    for other in ("placements.xlsx", "placements (1).csv"):
        (folder / other).write_text("x")
    before = read_plan(folder)
    (told,) = before.problems
    assert (told.file, told.row, told.code, told.severity) == (FILE, None, "file-beside", "notice")
    assert "placements (1).csv, placements.xlsx" in told.message
    (folder / "placements.xlsx").unlink()
    assert read_plan(folder).revision != before.revision


def test_the_likeliest_file_comes_first() -> None:
    others = ["hubs.zip", "hubs.xlsx", "hubs (1).csv", "Hubs.csv", "plan.csv"]
    assert [name for name, _ in lookalikes("hubs.csv", others)] == ["Hubs.csv", "hubs (1).csv", "hubs.xlsx", "hubs.zip"]
    assert lookalikes(SETTINGS_FILE, others) == []


def test_nothing_is_written_over_what_is_no_csv(make_plan: PlanMaker) -> None:
    folder = make_plan(placements=[{}])
    workbook = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
    (folder / "sources.csv").write_bytes(workbook)
    space = Workspace(FolderStore(folder))
    with pytest.raises(PlanUnreadableError, match="workbook"):
        space.take("add", [Action("add", "sources", space.new_handle(), cells={"source_id": "s"})], ANN)
    assert (folder / "sources.csv").read_bytes() == workbook


@pytest.mark.parametrize(
    "text",
    ["unit_id,unit_name\n", "", "\n", "Київ", "a\tb\r\n", "{x},1\n", "<b>,1\n", "[marking]\ntext = 1\n", "PK,1\n"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_text_is_a_text(text: str, encoding: str) -> None:
    assert wrong_kind(text.encode(encoding), FILE) is None


def test_limits_are_told_with_the_count(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("MAX_LINES", 10), ("MAX_COLUMNS", 4), ("MAX_CELLS", 30), ("MAX_SETTINGS", 2)):
        monkeypatch.setattr(limits, name, value)
    assert too_large(b"a,b,c\n" * 10, FILE) is None
    told = {
        name: too_large(data, file)
        for name, data, file in (
            ("lines", b"a,b\n" * 11, FILE),
            ("columns", b"a,b,c,d,e\n", FILE),
            ("cells", b"a,b,c,d\n" * 8, FILE),
            ("settings", b"a = 1\n" * 3, SETTINGS_FILE),
        )
    }
    counts = {name: f.text.values for name, f in told.items() if f}
    assert {name: (str(v["found"]), str(v["limit"])) for name, v in counts.items()} == {
        "lines": ("11", "10"), "columns": ("5", "4"), "cells": ("32", "30"), "settings": ("3", "2"),
    }  # fmt: skip


def test_a_million_rows_are_one_error(make_plan: PlanMaker) -> None:
    folder = make_plan(placements=[{}])
    (folder / "hubs.csv").write_bytes(b"hub_id,name\n" + b"H,x\n" * 1_000_000)
    (told,) = read_plan(folder).problems
    assert (told.file, told.row, told.code, told.severity) == ("hubs.csv", None, "file-too-large", "error")
    assert "1,000,001 lines" in told.message
    assert "150,000" in told.message


def test_the_limit_of_a_cell_is_that_of_the_reader() -> None:
    assert csv.field_size_limit() == limits.MAX_CELL_CHARACTERS


def test_the_readme_names_the_limits() -> None:
    text = " ".join((Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8").split())
    megabytes = limits.MAX_FILE_BYTES // 1024**2
    for said in (
        f"{megabytes} MB", f"{limits.MAX_LINES:,} lines", f"{limits.MAX_COLUMNS} columns",
        f"{limits.MAX_CELLS:,} cells", f"{limits.MAX_CELL_CHARACTERS:,} characters", f"{limits.MAX_SETTINGS:,} keys",
    ):  # fmt: skip
        assert said in text
