"""CONTRIBUTING.md says which files each addition touches: each is made here, in a copy of the project, and tried."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.waiting import LIMIT_S

ROOT = Path(__file__).parents[1]
HERE = Path(__file__).parent
HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
FILE = re.compile(r"^- `([\w./]+)`", re.MULTILINE)

CATALOGUES = "geo/words/en/"
"""Where the words of an addition stand, all in one file, beside the files of code that are counted."""

Edit = tuple[str, str]
"""A line that stands once in a file, and what becomes of it."""


@dataclass(frozen=True)
class Recipe:
    """One addition.

    Attributes
    ----------
    heading
        Its section of CONTRIBUTING.md.
    most
        Files of code that it may touch.
    trial
        A script that fails where the addition does not work.
    edits
        What is changed in files that are there, by their paths.
    new
        Its new modules by their paths, and where each is written out, beside this file.
    """

    heading: str
    most: int
    trial: str
    edits: Mapping[str, tuple[Edit, ...]] = field(default_factory=dict)
    new: Mapping[str, str] = field(default_factory=dict)


COLUMN = Recipe(
    "A column", 1,
    """
from geo.editing.folder import new_plan
from geo.plan import read_plan
from geo.scene.build import build_scene
new_plan(folder)
assert "call_sign" in (folder / "placements.csv").read_text() and "call_sign" in (folder / "README.txt").read_text()
plan = read_plan(written(folder, "placements", placement | {"call_sign": "EAGLE"}))
assert plan.rows("placements")["call_sign"].tolist() == ["EAGLE"]
units = build_scene(plan).layers[0]
assert "Call sign" in [head.label for head in units.columns] and "EAGLE" in units.items[0].cells
""",
    {"geo/schema.py": (("        SHORT_NAME,\n        NATION,\n", '        SHORT_NAME,\n        Column("call_sign"),\n        NATION,\n'),),
     "geo/words/en/schema.toml": (("[column.nation]\n", '[column.call_sign]\nlabel = "Call sign"\nhelp = "What the unit is called by radio."\n\n[column.nation]\n'),)},
)  # fmt: skip

RULE = Recipe(
    "A doctor's rule", 2,
    """
from geo.plan import read_plan
plan = read_plan(written(folder, "placements", placement | {"unit_name": "FIRST BATTALION"}))
(found,) = [p for p in plan.problems if p.code == "name-shouts"]
assert (found.row, found.column, found.severity, found.fix) == (2, "unit_name", "warning", "First Battalion")
assert found.message == "FIRST BATTALION shouts; write the name in small letters"
""",
    {
        "geo/checks/plan_checks.py": (
            ("    UNIT_ID,\n    UNTIL,\n)", "    UNIT_ID,\n    UNIT_NAME,\n    UNTIL,\n)"),
            ("    yield from _strengths(tables[PLACEMENTS.name])\n", "    yield from _strengths(tables[PLACEMENTS.name])\n    yield from _shouts(tables[PLACEMENTS.name])\n"),
            ("def _strengths(table", '''def _shouts(table: Table) -> Iterator[Problem]:
    """Warn of names in capitals."""
    for row in records(table.frame):
        if row[UNIT_NAME].isupper():
            told = Text("problems_rows.name-shouts", name=row[UNIT_NAME])
            finding = Finding("name-shouts", "warning", told, row[UNIT_NAME].title())
            yield at_row(table.spec, row, UNIT_NAME, finding, row[UNIT_NAME])


def _strengths(table'''),
        ),
        "geo/words/en/problems_rows.toml": (
            ("# Several rows.\n", '# Several rows.\nname-shouts = "{name} shouts; write the name in small letters"\n'),
        ),
    },
)  # fmt: skip

LAYER = Recipe(
    "A layer of symbols", 4,
    """
import json
from geo.analysis.coverage import symbols_at
from geo.contract.part import encode
from geo.export.geojson import plan_geojson
from geo.export.studio import Studio, shot_of
from geo.plan import read_plan
from geo.scene.briefing import overview
from geo.scene.build import build_scene
site = {"site_id": "T1", "name": "Yavoriv", "kind": "range", "nation": "POL", "latitude": "50.0", "longitude": "22.6",
        "from": "", "basis": "notional", "as_of": "2025-07-10", "precision_km": "10"}
written(folder, "placements", placement)
plan = read_plan(written(folder, "training_sites", site))
assert not [p for p in plan.problems if p.file == "training_sites.csv"], plan.problems
scene = build_scene(plan)
layer = next(one for one in scene.layers if one.name == "sites")
assert layer.items[0].codes == {"site kind": "range"} and "sites" in scene.layers_on
assert "site kind" in [one.field for one in scene.filters]
assert symbols_at(plan, 720.0).set_index("id").loc["T1", "what"] == "range"
assert any(f["properties"]["table"] == "training_sites" for f in json.loads(plan_geojson(plan))["features"])
with Studio(scene) as studio:
    picture = studio.frame(shot_of(overview(plan), scene), 1280, 720)
assert "Training sites (1)" in picture and ">T1<" in picture and ">Firing range<" in picture
""",
    {
        "geo/terms.py": (("CONTRIBUTION = Vocabulary(", '''SITE_KIND = Vocabulary(
    "site kind",
    (Term("range", (), "1201000000"), Term("camp", (), "1203000000")),
)
"""What a training site is; ``sidc`` is digits 11 to 20 of symbol set 20, land installation."""

CONTRIBUTION = Vocabulary('''),),
        "geo/sidc.py": (
            ("def _land_unit(", '''def site_sidc(kind: str) -> str:
    """Return the code of a training site from the code of its kind."""
    return hub_sidc("depot")[:10] + _digits(SITE_KIND, kind)


def _land_unit('''),
            ("HUB_KIND, LEVEL, Vocabulary", "HUB_KIND, LEVEL, SITE_KIND, Vocabulary"),
        ),
        "geo/schema.py": (
            ("TABLES: tuple[TableSpec, ...] = (\n", """SITE_KIND_COLUMN = Column("kind", "term", "", SITE_KIND, explained="site")
TRAINING_SITES = TableSpec(
    "training_sites",
    (
        Column("site_id", "id"),
        NAME,
        SITE_KIND_COLUMN,
        NATION,
        *_POSITION,
        *_PERIOD,
        *_ORIGIN,
    ),
    ("name", "kind", "nation", "basis", "as_of", "precision_km"),
    ("site_id", "from"),
    positioned=True,
    position_required=True,
    optional=True,
)

TABLES: tuple[TableSpec, ...] = (
    TRAINING_SITES,
"""),
            ("import BASIS,", "import SITE_KIND, BASIS,"),
        ),
        "geo/layers.py": (
            ("SYMBOL_LAYERS: tuple[SymbolLayer, ...] = (UNITS, HUB_LAYER, NODES)", """SITES = SymbolLayer(
    Term("sites", ("training", "ranges")),
    TRAINING_SITES,
    SITE_KIND_COLUMN,
    lambda row: site_sidc(row[SITE_KIND_COLUMN]),
    filters=(SITE_KIND_COLUMN,),
    rank=30,
)

SYMBOL_LAYERS: tuple[SymbolLayer, ...] = (UNITS, HUB_LAYER, NODES, SITES)"""),
            ("import hub_sidc,", "import site_sidc, hub_sidc,"),
            ("    SUPPLIED_BY,\n)", "    SITE_KIND_COLUMN,\n    SUPPLIED_BY,\n    TRAINING_SITES,\n)"),
        ),
        "geo/words/en/schema.toml": (
            ("[table]\n", '[table]\ntraining_sites = "Training sites"\n'),
            ("[legend]\n", '[legend]\nsites = "Training sites"\n'),
            ("[vocabulary]\n", '[vocabulary]\nsite-kind = "site kind"\n'),
            ("[term.layer]\n", '[term.site-kind]\nrange = "Firing range"\ncamp = "Training camp"\n\n[term.layer]\nsites = "Training sites"\n'),
            ("[column.kind]\n", '[column.site_id]\nlabel = "Site"\nhelp = "Short name of the site, unique in the plan."\n\n[column.kind]\nhelp-site = "What the site is, like range."\n'),
        ),
    },
)  # fmt: skip

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
assert pytest.main(["-q", "-p", "no:cacheprovider", "tests/geo/editing/test_store_conformance.py", "-k", "MemoryPlace and (save or version or shelf)"]) == 0
""",
    {
        "dashboard/plans.py": (
            ("    return FolderShelf(", '    if address == "memory:":\n        return MemoryShelf({"empty": {}})\n    return FolderShelf('),
            ("from geo.editing.shelf import Shelf\n", "from geo.editing.memory_store import MemoryShelf\nfrom geo.editing.shelf import Shelf\n"),
        ),
        "tests/geo/editing/test_store_conformance.py": (
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

ALL = (COLUMN, RULE, LAYER, ANALYSIS, FORMAT, STORE, ROLE)

PREAMBLE = f"""
import csv, sys
from pathlib import Path
LIMIT_S = {LIMIT_S}
folder = Path(sys.argv[1])
placement = {{"unit_id": "FR-1-BN", "unit_name": "First battalion", "nation": "FRA", "echelon": "battalion",
    "function": "infantry", "personnel": "600", "place": "Lviv", "latitude": "49.84", "longitude": "24.03", "from": "D+0",
    "basis": "notional", "as_of": "2025-07-10", "precision_km": "10"}}

def written(folder, table, row):
    folder.mkdir(exist_ok=True)
    with (folder / f"{{table}}.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, list(row))
        writer.writeheader()
        writer.writerow(row)
    return folder
"""


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
