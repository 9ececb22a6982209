"""A folder for each rule of the CSV doctor: the bad file, and in expected.csv what must be found, and nothing else.

A case whose answer depends on the day of checking has it in today.txt; every other has one answer on any day.
"""

from __future__ import annotations

import csv
import shutil
from datetime import date
from pathlib import Path

import pytest

from geo.plan import read_plan

CORPUS = Path(__file__).with_name("corpus")
CLEAN = CORPUS / "clean"
ANY_DAYS = (date(2025, 7, 10), date(2125, 7, 10))
"""Days on which a case without a day of its own is checked; the first is the newest date of the corpus."""

CASES = sorted(path for path in CORPUS.iterdir() if path.is_dir())


def expected(case: Path) -> list[tuple[str, ...]]:
    with (case / "expected.csv").open(encoding="utf-8", newline="") as file:
        _, *rows = csv.reader(file)
    return sorted(tuple(row) for row in rows)


def days_of(case: Path) -> tuple[date, ...]:
    given = case / "today.txt"
    return (date.fromisoformat(given.read_text().strip()),) if given.exists() else ANY_DAYS


@pytest.mark.parametrize("case", CASES, ids=lambda p: p.name)
def test_what_is_found(case: Path, tmp_path: Path) -> None:
    folder = tmp_path / "plan"
    shutil.copytree(CLEAN, folder)
    shutil.copytree(case, folder, dirs_exist_ok=True)
    plan = read_plan(folder)
    for day in days_of(case):
        found = [
            (p.file, str(p.row or ""), p.column or "", p.severity, p.code, p.fix or "") for p in plan.on(day).problems
        ]
        assert sorted(found) == expected(case)
