"""CONTRIBUTING.md says which files each addition touches: each is made here, in a copy of the project, and tried."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.additions.recipe import PREAMBLE, Recipe
from tests.additions.to_features import ANALYSIS, FORMAT, ROLE, STORE
from tests.additions.to_tables import COLUMN, LAYER, RULE

ROOT = Path(__file__).parents[1]
HERE = Path(__file__).parent
HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
FILE = re.compile(r"^- `([\w./]+)`", re.MULTILINE)

CATALOGUES = "geo/words/en/"
"""Where the words of an addition stand, all in one file, beside the files of code that are counted."""


ALL = (COLUMN, RULE, LAYER, ANALYSIS, FORMAT, STORE, ROLE)


def listed(heading: str) -> list[str]:
    """Return the files that a section of CONTRIBUTING.md lists."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    parts = HEADING.split(text)
    return FILE.findall(parts[parts.index(heading) + 1])


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the project's Python, with its data and built client where they are."""
    target = tmp_path / "project"
    for name in ("geo", "dashboard", "tests"):
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__", "assets", "_assets"))
    for name in ("data", "geo/_assets", "dashboard/assets", "dashboard/component/assets", "pyproject.toml"):
        (target / name).symlink_to(ROOT / name)
    return target


@pytest.mark.parametrize("recipe", ALL, ids=lambda one: one.heading)
def test_an_addition_touches_the_files_that_are_listed_and_works(recipe: Recipe, copy: Path, tmp_path: Path) -> None:
    assert sorted(listed(recipe.heading)) == sorted([*recipe.edits, *recipe.new])
    catalogues = [name for name in listed(recipe.heading) if name.startswith(CATALOGUES)]
    assert len(listed(recipe.heading)) - len(catalogues) <= recipe.most and len(catalogues) <= 1
    for name, edits in recipe.edits.items():
        text = (copy / name).read_text(encoding="utf-8")
        for line, becomes in edits:
            assert text.count(line) == 1, (name, line)
            text = text.replace(line, becomes)
        (copy / name).write_text(text, encoding="utf-8")
    for name, source in recipe.new.items():
        shutil.copy(HERE / source, copy / name)
    done = subprocess.run(
        [sys.executable, "-c", PREAMBLE + recipe.trial, str(tmp_path / "plan")],
        cwd=copy, env=os.environ | {"PYTHONPATH": str(copy)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
