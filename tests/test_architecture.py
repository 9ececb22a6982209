"""What the layout promises."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.schema import TABLES

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
        assert not re.search(r"\bst\.query_params", text)


MOST_LINES = 290
"""Of a module, without its docstrings."""


def lines_of_docstrings(tree: ast.Module) -> int:
    documented = [n for n in ast.walk(tree) if isinstance(n, ast.Module | ast.ClassDef | ast.FunctionDef)]
    docs = [n.body[0] for n in documented if ast.get_docstring(n)]
    return sum((doc.end_lineno or doc.lineno) - doc.lineno + 1 for doc in docs)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_public_names_have_docstrings_and_modules_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert len(text.splitlines()) - lines_of_docstrings(tree) <= MOST_LINES
    for node in tree.body:
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


NAMES = {name for spec in TABLES for name in (spec.name, *spec.column_names)}
"""Tables and columns that the schema names."""

OTHERS = {
    ("dashboard/plan/take_away_form.py", "view"): "a choice of a take-away",
    ("dashboard/audit.py", "status"): "a value of the access log",
    ("dashboard/commands/where.py", "country"): "a key of what the command prints as JSON",
    ("dashboard/server/access.py", "status"): "a key of a message of the server",
    ("dashboard/server/noted.py", "status"): "a value of the access log",
    ("dashboard/server/viewer.py", "name"): "a part of an address",
    ("geo/basemap/borders.py", "as_of"): "a key of a file of the base map",
    ("geo/basemap/borders.py", "kind"): "a key of a file of the base map",
    ("geo/basemap/borders.py", "name"): "a key of a file of the base map",
    ("geo/basemap/crossings.py", "name"): "a column of a file of the base map",
    ("geo/basemap/links.py", "kind"): "a column of a file of the base map",
    ("geo/basemap/links.py", "mode"): "a column of a file of the base map",
    ("geo/basemap/links.py", "name"): "a column of a file of the base map",
    ("geo/basemap/network.py", "country"): "a column of a file of the base map",
    ("geo/export/geopackage_notes.py", "title"): "a key of a source as it is told",
    ("geo/export/fonts.py", "name"): "a key of Pillow's axes of a font",
    ("geo/export/mp4.py", "title"): "a key of the data about an MP4",
    ("geo/export/slides.py", "title"): "a key of a source as it is told",
    ("geo/importing/column_guess.py", "name"): "a group of a pattern",
    ("geo/importing/kml_marks.py", "name"): "an attribute in a KML",
    ("geo/reading/angles.py", "minutes"): "a group of a pattern",
    ("geo/reading/stand_ins.py", "text"): "a kind of file",
    ("geo/reading/tables.py", "text"): "a kind of column",
    ("geo/reading/settings.py", "title"): "a key of plan.toml",
    ("geo/reading/workbook_ods.py", "name"): "an attribute in an ODS",
    ("geo/reading/workbook_xlsx.py", "name"): "an attribute in an XLSX",
    ("geo/reading/workbook_xlsx_sheet.py", "hidden"): "an attribute in an XLSX",
}
"""Texts that pick something else, which is called as a column is."""

PICKS = {"get", "pop", "rows", "points", "groupby", "sort_values", "drop_duplicates", "column", "at_row", "report"}
"""Functions that are given the name of a table or column."""


def picked(tree: ast.AST) -> Iterator[str]:
    """Yield the texts by which code picks cells: in brackets, in a call that picks, or looked for among names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript):
            yield from texts(node.slice) if ast.unparse(node.value) != "Literal" else ()
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in PICKS:
            yield from (text for given in node.args for text in texts(given))
        elif isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.In | ast.NotIn):
            yield from texts(node.left)
        elif isinstance(node, ast.For | ast.comprehension):
            found = list(texts(node.iter))
            yield from found if NAMES.issuperset(found) else ()


def texts(node: ast.AST) -> Iterator[str]:
    """Yield a text, or those of a list or tuple."""
    for one in node.elts if isinstance(node, ast.List | ast.Tuple) else [node]:
        if isinstance(one, ast.Constant) and isinstance(one.value, str):
            yield one.value


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_the_schema_alone_names_tables_and_columns(path: Path) -> None:
    module = path.relative_to(ROOT).as_posix()
    found = {text for text in picked(ast.parse(path.read_text(encoding="utf-8"))) if text in NAMES}
    assert {text for text in found if (module, text) not in OTHERS} == set()
    assert {text for other, text in OTHERS if other == module} <= found


def test_a_table_or_column_in_quotes_is_noticed() -> None:
    quoted = 'row["from"], frame[["until", KEY]], cells.get("place"), plan.rows("hubs"), "mgrs" in names'
    assert set(picked(ast.parse(quoted))) == {"from", "until", "place", "hubs", "mgrs"}
