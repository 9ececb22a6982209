"""KML and KMZ: valid by the schema of the OGC, and each thing only at its time."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import fastkml
import pyogrio
import pytest
from lxml import etree
from PIL import Image

from geo.export.kml_parts import LINE_COLOURS, SPACE
from geo.plan import Plan, read_plan
from geo.schema import PHASES, PLACEMENTS
from tests.conftest import PlanMaker
from tests.geo.export.taking import MARKING, take
from tests.hostile import write_hostile_plan

ROOT = Path(__file__).resolve().parents[3]
DATED = 'title = "T"\nceasefire = 2026-01-01T06:00:00Z\n'
PERIODS = [
    {"phase_id": "a", "name": "Before", "from": "D-30", "until": "D+0"},
    {"phase_id": "b", "name": "After", "from": "D+0", "until": "D+60"},
]


@cache
def ogc_schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(Path(fastkml.__file__).parent / "schema" / "ogckml22.xsd"))


def document(data: bytes) -> Any:
    """Return the document of a KML or KMZ that is valid."""
    if data.startswith(b"PK"):
        data = zipfile.ZipFile(io.BytesIO(data)).read("doc.kml")
    tree = etree.fromstring(data)
    ogc_schema().assertValid(tree)
    return tree[0]


def found(tree: Any, path: str) -> list[Any]:
    return list(tree.iterfind(path, {None: SPACE}))


def name(mark: Any) -> str:
    return str(mark.findtext("name", namespaces={None: SPACE}))


def field(mark: Any, wanted: str) -> str | None:
    return next((one.text for one in found(mark, ".//SimpleData") if one.get("name") == wanted), None)


def identity(mark: Any) -> str | None:
    return next(filter(None, (field(mark, key) for key in ("unit_id", "hub_id", "node_id"))), None)


def is_shown(mark: Any) -> bool:
    chain = [mark, *mark.iterancestors()]
    return not any(one.findtext("visibility", namespaces={None: SPACE}) == "0" for one in chain)


def symbols(tree: Any) -> list[Any]:
    return [mark for mark in found(tree, ".//Placemark") if field(mark, "sidc")]


@pytest.fixture(scope="module")
def kmz(sample: Plan) -> bytes:
    return take(sample, ".kmz")


@pytest.mark.parametrize("ending", [".kml", ".kmz"])
def test_files_are_valid_by_the_schema(ending: str, sample: Plan, make_plan: PlanMaker, tmp_path: Path) -> None:
    write_hostile_plan(tmp_path / "hostile")
    moving = [{"unit_id": "A", "from": "D-3", "until": "D+3"}, {"unit_id": "A", "from": "D+3"}]
    plans = [sample, read_plan(tmp_path / "hostile"), read_plan(make_plan("dated", toml=DATED, placements=moving)),
             read_plan(make_plan("empty", placements=[]))]  # fmt: skip
    for plan in plans:
        for at in (None, -24.0, 200 * 24.0):
            document(take(plan, ending, at=at, notes=True))


def test_each_phase_has_a_folder_and_one_is_shown(kmz: bytes, sample: Plan) -> None:
    tree = document(kmz)
    (by_phase,) = [one for one in found(tree, "Folder") if "phase" in name(one)]
    assert by_phase.findtext("styleUrl", namespaces={None: SPACE}) == "#one-of-them"
    assert found(tree, "Style[@id='one-of-them']//listItemType")[0].text == "radioFolder"
    folders = found(by_phase, "Folder")
    phases = list(sample.rows(PHASES)["name"])
    assert [phase for phase in phases if any(name(one).startswith(phase) for one in folders)] == phases
    assert all(re.search(r"[DH][+-]\d", name(one)) for one in folders)
    assert [name(one) for one in folders if is_shown(one)] == [n for n in map(name, folders) if "D+30 until D+180" in n]


def test_nothing_is_seen_at_two_places(kmz: bytes, sample: Plan) -> None:
    tree = document(kmz)
    seen = Counter(identity(one) for one in symbols(tree) if is_shown(one))
    assert seen
    assert max(seen.values()) == 1
    assert set(seen) >= set(sample.standing(PLACEMENTS, 100 * 24.0)["unit_id"])


def test_names_say_the_period_where_nothing_else_does(kmz: bytes, make_plan: PlanMaker) -> None:
    for mark in symbols(document(kmz)):
        if field(mark, "from_h") or field(mark, "until_h"):
            assert re.search(r"(from|until) [DH][+-]\d|[DH][+-]\d+ until", name(mark)), name(mark)
    moving = [{"unit_id": "A", "unit_name": "Alpha", "from": "D-3", "until": "D+3"}]
    dated = document(take(read_plan(make_plan(toml=DATED, placements=moving)), ".kml"))
    assert {name(mark) for mark in symbols(dated)} == {"Alpha"}


def test_a_unit_that_moves_within_a_phase_is_seen_where_it_ends(make_plan: PlanMaker) -> None:
    rows = [
        {"unit_id": "A", "from": "D+1", "until": "D+9", "latitude": "49.8", "longitude": "24.0"},
        {"unit_id": "A", "from": "D+9", "until": "D+20", "latitude": "50.4", "longitude": "30.5"},
        {"unit_id": "B", "parent_id": "A", "from": "D+1", "until": "D+20", "latitude": "49", "longitude": "28"},
    ]
    tree = document(take(read_plan(make_plan(placements=rows, phases=PERIODS)), ".kml"))
    seen = [mark for mark in symbols(tree) if is_shown(mark)]
    assert {(field(mark, "unit_id"), field(mark, "from")) for mark in seen} == {("A", "D+9"), ("B", "D+1")}
    (line,) = [one for one in found(tree, ".//Placemark") if "commands" in name(one) and is_shown(one)]
    assert line.find(".//{*}coordinates").text.startswith("30.5")


def test_a_plan_without_phases_has_what_is_before_and_after_the_ceasefire(make_plan: PlanMaker) -> None:
    rows = [{"unit_id": "A", "from": "D-9", "until": "D+9"}]
    tree = document(take(read_plan(make_plan(placements=rows)), ".kml"))
    (by_phase,) = [one for one in found(tree, "Folder") if "phase" in name(one)]
    assert [name(one) for one in found(by_phase, "Folder")] == ["until D+0", "from D+0"]


def test_frames_are_dashed_before_the_ceasefire_and_spans_end_there(make_plan: PlanMaker) -> None:
    rows = [{"unit_id": "A", "from": "D-1", "until": "D+2"}]
    plan = read_plan(make_plan(toml=DATED, placements=rows))
    marks = symbols(document(take(plan, ".kmz")))
    told = [
        (mark.findtext("{*}TimeSpan/{*}begin"), mark.findtext("{*}TimeSpan/{*}end"), field(mark, "sidc")[6])  # type: ignore[index]
        for mark in marks
    ]
    assert told == [
        ("2025-12-31T06:00:00Z", "2026-01-01T06:00:00Z", "1"),
        ("2026-01-01T06:00:00Z", "2026-01-03T06:00:00Z", "0"),
    ]
    assert [mark.findtext("{*}styleUrl")[-14] for mark in marks] == ["1", "0"]
    assert {field(one, "sidc")[6] for one in symbols(document(take(plan, ".kml", at=-12.0)))} == {"1"}  # type: ignore[index]


def test_kml_has_time_spans_only_with_a_ceasefire_date(make_plan: PlanMaker) -> None:
    row = {"unit_id": "A", "from": "D+1", "until": "D+3"}
    without = take(read_plan(make_plan(placements=[row])), ".kml").decode()
    assert "TimeSpan" not in without
    assert '<SimpleData name="from">D+1</SimpleData>' in without
    dated = take(read_plan(make_plan("dated", toml=DATED, placements=[row])), ".kml").decode()
    assert re.search(r"<begin>2026-01-02T06:00:00Z</begin>\s*<end>2026-01-04T06:00:00Z</end>", dated)


def test_kmz_holds_the_pictures_that_it_names(kmz: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(kmz)) as archive:
        names = set(archive.namelist())
        text = archive.read("doc.kml").decode()
        sizes = {Image.open(io.BytesIO(archive.read(one))).size for one in names if one.startswith("icons/")}
    assert len(sizes) == 1
    assert set(re.findall(r"<href>([^<]+)</href>", text)) == names - {"doc.kml"}
    assert {mark.findtext("{*}styleUrl")[1:] for mark in symbols(document(kmz))} <= set(
        re.findall(r'Style id="([^"]+)"', text)
    )


def test_hotspots_are_at_the_place_of_the_symbol(kmz: bytes, sample: Plan) -> None:
    tree = document(kmz)
    spots = {
        style.get("id"): style.find(".//{*}hotSpot")
        for style in found(tree, "Style")
        if style.find("{*}IconStyle") is not None
    }
    spot = {name: (float(one.get("x")), float(one.get("y")), one.get("xunits")) for name, one in spots.items()}
    assert all(units == "fraction" and 0 <= x <= 1 and 0 <= y <= 1 for x, y, units in spot.values())
    unit = {x for name, (x, _, _) in spot.items() if name.endswith("0" * 4) and name[len("symbol-") + 7] == "0"}
    assert max(abs(x - 0.5) for x in unit) < 0.01
    # A headquarters has its place at the foot of its staff, at the left.
    assert all(x < 0.4 for name, (x, _, _) in spot.items() if name[len("symbol-") + 7] == "2")


def test_the_marking_lies_over_the_globe(kmz: bytes, sample: Plan) -> None:
    (overlay,) = found(document(kmz), "ScreenOverlay")
    assert MARKING in name(overlay)
    with zipfile.ZipFile(io.BytesIO(kmz)) as archive:
        band = Image.open(io.BytesIO(archive.read("marking.png"))).convert("RGB")
    colour = sample.settings.marking_colour
    assert band.getpixel((2, 2)) == tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))
    assert len(set(band.get_flattened_data())) > 10


def test_even_an_empty_kml_has_the_marking(sample: Plan) -> None:
    data = take(sample, ".kml", layers=("supply",))
    assert MARKING in data.decode()
    assert not found(document(data), ".//Placemark")


def test_lines_and_outlines_are_those_of_the_map(sample: Plan) -> None:
    tree = document(take(sample, ".kml", at=200 * 24.0))
    styles = Counter(one.text for one in found(tree, ".//Placemark/styleUrl"))
    units = sample.standing(PLACEMENTS, 200 * 24.0)
    assert styles["#line-command"] >= 1
    assert styles["#line-supply"] >= 1
    assert styles["#line-precision"] >= len(set(units["precision_km"].map(str)) - {"0.0"})
    some = document(take(sample, ".kml", at=200 * 24.0, layers=("units", "nodes", "command")))
    assert {one.text for one in found(some, ".//Placemark/styleUrl")} == {"#line-command"}


def test_lines_have_the_colours_of_the_light_map() -> None:
    light = (ROOT / "client/src/paint/palette.ts").read_text(encoding="utf-8").split("dark: {")[0]
    assert {kind: re.search(rf'\b{kind}: "(#\w+)"', light)[1] for kind in LINE_COLOURS} == LINE_COLOURS  # type: ignore[index]


def test_hostile_names_and_columns_are_read_as_typed(make_plan: PlanMaker, tmp_path: Path) -> None:
    typed = "R&D ]]> <b>x</b> &amp; \"q\" 'p' {{7*7}}"
    row = {"unit_id": "A&B", "unit_name": typed, "R&D": "x]]>y", "]]>": "1 < 2"}
    plan = read_plan(make_plan(toml='title = "]]> & <t>"\n', placements=[row], hubs=[{"name": "]]>"}]))
    tree = document(take(plan, ".kml", notes=True))
    assert name(tree) == "]]> & <t>"
    (unit, hub) = (mark for mark in symbols(tree) if is_shown(mark))
    assert typed in name(unit)
    assert (field(unit, "unit_id"), field(unit, "extra_r&d"), field(unit, "extra_]]>")) == ("A&B", "x]]>y", "1 < 2")
    assert "]]>" in name(hub)
    assert not found(tree, ".//description")
    path = tmp_path / "x.kml"
    path.write_bytes(take(plan, ".kml", at=24.0))
    assert len(pyogrio.list_layers(path)) >= 1


def test_annotations_are_in_a_hidden_folder(kmz: bytes, sample: Plan) -> None:
    marks = [mark for mark in found(document(kmz), ".//Placemark") if field(mark, "annotation_id")]
    assert [name(mark).rsplit(",", 1)[0] for mark in marks] == list(sample.rows("annotations")["text"])
    assert not any(map(is_shown, marks))
