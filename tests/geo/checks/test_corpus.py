"""A folder for each rule of the CSV doctor: the bad file, and in expected.csv what must be found, and nothing else."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from geo.plan import read_plan

CORPUS = Path(__file__).with_name("corpus")
CLEAN = CORPUS / "clean"
CASES = sorted(path for path in CORPUS.iterdir() if path.is_dir())


def expected(case: Path) -> list[tuple[str, ...]]:
    with (case / "expected.csv").open(encoding="utf-8", newline="") as file:
        _, *rows = csv.reader(file)
    return sorted(tuple(row) for row in rows)


@pytest.mark.parametrize("case", CASES, ids=lambda p: p.name)
def test_what_is_found(case: Path, tmp_path: Path) -> None:
    folder = tmp_path / "plan"
    shutil.copytree(CLEAN, folder)
    shutil.copytree(case, folder, dirs_exist_ok=True)
    found = [
        (p.file, str(p.row or ""), p.column or "", p.severity, p.code, p.fix or "") for p in read_plan(folder).problems
    ]
    assert sorted(found) == expected(case)
