"""The exit code of ``posture check``: 0 for notices alone, 1 for warnings and errors, 2 if no placement can be read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dashboard.cli import main
from tests.geo.checks.test_corpus import CLEAN, CORPUS


@pytest.mark.parametrize(
    ("case", "code"),
    [
        ("clean", 0),
        ("file-pipes", 0),
        ("id-twins-in-case", 1),
        ("row-of-dots", 1),
        ("header-missing", 2),
        ("rows-without-delimiters", 2),
        ("file-empty", 2),
    ],
)
def test_the_exit_code(case: str, code: int, tmp_path: Path) -> None:
    folder = tmp_path / "plan"
    shutil.copytree(CLEAN, folder)
    shutil.copytree(CORPUS / case, folder, dirs_exist_ok=True)
    assert main(["check", str(folder)]) == code
