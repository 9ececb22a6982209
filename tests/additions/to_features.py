"""Additions beside the tables: an analysis, a format of export, a store, a role."""

from __future__ import annotations

from tests.additions.recipe import Recipe

ANALYSIS = Recipe(
    "An analysis", 5,
    """
import contextlib, io, json
from streamlit.testing.v1 import AppTest
from dashboard.cli import main
said = io.StringIO()
with contextlib.redirect_stdout(said):
    assert main(["readiness", str(written(folder, "placements", placement)), "--at", "D+30", "--format", "json"]) == 0
assert json.loads(said.getvalue()) == {"nations": [{"nation": "France", "now": 1, "ever": 1}]}
page = AppTest.from_string('''
from dashboard.analysis.question import Question
from dashboard.analysis.registry import ANALYSES
from geo.plan import read_plan
from geo.resources import sample_plan
assert ANALYSES[-1].title == "Readiness"
ANALYSES[-1].show(Question(read_plan(sample_plan()), 720.0))
''', default_timeout=LIMIT_S).run()
assert not page.exception, page.exception
assert "units are in force" in page.markdown[0].value and len(page.dataframe[0].value) > 3
""",
    {
        "dashboard/analysis/registry.py": (
            ('    Analysis("coverage"),\n', '    Analysis("coverage"),\n    Analysis("readiness", READINESS),\n'),
            ("ANALYSES = (", """def _add_readiness_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--at", metavar="T", help=say("analysis_readiness.at"))


READINESS = Command(
    "readiness", Text("analysis_readiness.help"), Text("analysis_readiness.description"), _add_readiness_arguments
)

ANALYSES = ("""),
        )
    },
    {
        "geo/analysis/readiness.py": "recipes/readiness.py",
        "dashboard/analysis/readiness_section.py": "recipes/readiness_section.py",
        "dashboard/analysis/readiness_report.py": "recipes/readiness_report.py",
        "geo/words/en/analysis_readiness.toml": "recipes/readiness.toml",
    },
)  # fmt: skip


FORMAT = Recipe(
    "A format of export", 3,
    """
from dashboard.cli import main
from dashboard.plan.wish import titles
assert main(["export", str(written(folder, "placements", placement)), str(folder / "out.csv")]) == 0
assert (folder / "out.csv").read_text().splitlines()[1].startswith("placements/FR-1-BN/")
assert titles()[".csv"] == "CSV of places (.csv)"
""",
    {
        "geo/export/formats.py": (
            ('    Data(".geojson"', '    Data(".csv", "text/csv", "geo.export.rows_csv:rows_csv"),\n    Data(".geojson"'),
        ),
        "geo/words/en/export_formats.toml": (
            ('geojson = "GeoJSON"\n', 'csv = "CSV of places"\ngeojson = "GeoJSON"\n'),
        ),
    },
    {"geo/export/rows_csv.py": "recipes/rows_csv.py"},
)  # fmt: skip


STORE = Recipe(
    "A store", 3,
    """
import pytest
from dashboard.plans import shelf_at
from geo.editing.memory_store import MemoryShelf
assert isinstance(shelf_at("memory:"), MemoryShelf)
from pathlib import Path
suite = sorted(map(str, Path("tests/geo/editing").glob("test_store_*.py")))
assert len(suite) == 3
assert pytest.main(["-q", "-p", "no:cacheprovider", *suite, "-k", "MemoryPlace and (save or version or shelf)"]) == 0
""",
    {
        "dashboard/plans.py": (
            ("    return FolderShelf(", '    if address == "memory:":\n        return MemoryShelf({"empty": {}})\n    return FolderShelf('),
            ("from geo.editing.shelf import Shelf\n", "from geo.editing.memory_store import MemoryShelf\nfrom geo.editing.shelf import Shelf\n"),
        ),
        "tests/geo/editing/stores.py": (
            ("from tests.memory_store import MemoryShelf", "from geo.editing.memory_store import MemoryShelf"),
        ),
    },
    {"geo/editing/memory_store.py": "memory_store.py"},
)  # fmt: skip


ROLE = Recipe(
    "A role", 1,
    """
from geo.editing.actor import Actor, Planner, require
from geo.editing.folder_store import FolderStore
from geo.errors import ReadOnlyError
reviewer = Actor(Planner("rita-0000-0000", "Rita"), "typed", "reviewer")
require(reviewer, "approve", "nothing was approved")
assert reviewer.may("read") and not reviewer.may("edit")
try:
    FolderStore(written(folder, "placements", placement)).save([], reviewer, "")
except ReadOnlyError:
    pass
else:
    raise AssertionError("a reviewer saved")
""",
    {
        "geo/editing/actor.py": (
            ('    PLANNER: frozenset({"read", "edit", "export"}),\n', '    PLANNER: frozenset({"read", "edit", "export"}),\n    "reviewer": frozenset({"read", "approve", "export"}),\n'),
        )
    },
)  # fmt: skip
