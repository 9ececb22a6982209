"""Additions to tables: a column, a rule of the doctor, a layer of symbols."""

from __future__ import annotations

from tests.additions.recipe import Recipe

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
from geo.export.shot import shot_of
from geo.export.studio import Studio
from geo.plan import read_plan
from geo.scene.briefing import overview
from geo.scene.build import build_scene
site = {"site_id": "T1", "name": "Yavoriv", "kind": "range", "nation": "POL", "latitude": "50.0", "longitude": "22.6",
        "from": "", "basis": "notional", "as_of": "2025-07-10", "precision_km": "10"}
written(folder, "placements", placement)
plan = read_plan(written(folder, "training_sites", site))
assert {p.code for p in plan.problems if p.file == "training_sites.csv"} == {"header-absent"}, plan.problems
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
            ("import ANSWER, BASIS,", "import SITE_KIND, ANSWER, BASIS,"),
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
