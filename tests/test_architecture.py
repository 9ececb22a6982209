"""What the layout promises."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = [*sorted((ROOT / "geo").rglob("*.py")), *sorted((ROOT / "dashboard").rglob("*.py"))]
MODULES = [p for p in MODULES if "node_modules" not in p.parts]


@pytest.mark.parametrize(
    "path",
    sorted([*(ROOT / "dashboard").rglob("page.py"), *(ROOT / "dashboard").rglob("*_section.py")]),
    ids=lambda p: p.name,
)
def test_pages_are_short_and_compute_nothing(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 80
    assert not re.search(r"import (pandas|numpy|geopandas|shapely)", text)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_one_module_touches_the_session(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if path.name != "state.py":
        assert "session_state" not in text
        assert "query_params" not in text


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_public_names_have_docstrings_and_modules_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 340
    for node in ast.parse(text).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), node.name


def test_no_file_names_a_registry_or_a_tile_server() -> None:
    hosts = re.compile(
        r"registry\.npmjs|pypi\.org|files\.pythonhosted|cdn\.jsdelivr|unpkg\.com|tile\.openstreetmap|cdnjs|fonts\.google"
    )
    suffixes = {".py", ".ts", ".tsx", ".css", ".json", ".toml", ".md", ".mjs", ".txt", ".sh"}
    for path in ROOT.rglob("*"):
        inside = path.relative_to(ROOT).parts
        if path.suffix not in suffixes or any(
            p in (".venv", "node_modules", ".git", "dist", "assets", "_assets") or p.startswith(".") for p in inside
        ):
            continue
        if path != Path(__file__):
            assert not hosts.search(path.read_text(encoding="utf-8")), path


def test_only_the_host_calls_the_component() -> None:
    callers = [p.name for p in MODULES if "components.v2" in p.read_text(encoding="utf-8")]
    assert callers == ["host.py"]


TIMED = re.compile(
    r"sleep\(|wait_for_timeout|timeout(?:\s*=|\()\s*\d|\.(?:join|wait|get|acquire|result)\(\s*\d"
    r"|monotonic|perf_counter|time\.time\b|performance\.now|Date\.now|select\.select|setTimeout"
)
"""What a test would wait for a time with, or count one."""


@pytest.mark.parametrize("path", sorted((ROOT / "tests").rglob("*.py")), ids=lambda p: p.name)
def test_nothing_sleeps_in_tests(path: Path) -> None:
    """A test waits for a state as long as `tests.waiting` says, and for its cases as the profiles of hypothesis say."""
    if path != Path(__file__):
        text = path.read_text(encoding="utf-8")
        assert TIMED.findall(text) == []
        assert "deadline" not in text or path == ROOT / "tests" / "conftest.py"


def test_loops_that_have_a_long_form_run_in_soak() -> None:
    for path in (ROOT / "tests").rglob("test_*.py"):
        for test in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(test, ast.FunctionDef) and "cases(" in ast.unparse(test) and path != Path(__file__):
                marks = [ast.unparse(mark) for mark in test.decorator_list]
                assert any(mark == "pytest.mark.soak" or mark.startswith("given(") for mark in marks), test.name
