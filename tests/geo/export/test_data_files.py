"""Files for other tools: GeoPackage, KML and KMZ, read back."""

from __future__ import annotations

import io
import re
import sqlite3
import zipfile
from pathlib import Path

import geopandas as gpd
from PIL import Image

from geo.plan import Plan, read_plan
from tests.conftest import PlanMaker
from tests.geo.export.taking import (
    MARKING,
    shown,
    take,
)


def test_a_geopackage_has_layers_codes_and_the_marking(sample: Plan, tmp_path: Path) -> None:
    path = tmp_path / "plan.gpkg"
    path.write_bytes(take(sample, ".gpkg"))
    units = gpd.read_file(path, layer="placements")
    assert len(units) == len(sample.rows("placements"))
    assert units.crs.to_epsg() == 4326
    assert units["symbol_code"].str.fullmatch(r"\d{20}").all()
    assert set(units["marking"]) == {MARKING}
    with sqlite3.connect(path) as database:
        about = dict(database.execute("select what, told from about").fetchall())
        assert database.execute("select count(*) from sources").fetchone() == (1,)
    assert about["notional"].startswith("Notional")
    path.write_bytes(take(sample, ".gpkg", at=200 * 24.0))
    assert set(gpd.read_file(path, layer="hubs")["hub_id"]) == shown(sample, ("hubs",), 4800)


def test_kml_has_time_spans_only_with_a_ceasefire_date(make_plan: PlanMaker) -> None:
    row = {"unit_id": "A", "from": "D+1", "until": "D+3"}
    without = take(read_plan(make_plan(placements=[row])), ".kml").decode()
    assert "TimeSpan" not in without
    assert '<SimpleData name="from">D+1</SimpleData>' in without
    toml = 'title = "T"\nceasefire = 2026-01-01T06:00:00Z\n'
    dated = take(read_plan(make_plan("dated", toml=toml, placements=[row])), ".kml").decode()
    assert re.search(r"<TimeSpan>\s*<begin>2026-01-02T06:00:00Z</begin>\s*<end>2026-01-04T06:00:00Z</end>", dated)


def test_kmz_holds_the_pictures_that_it_names(sample: Plan) -> None:
    with zipfile.ZipFile(io.BytesIO(take(sample, ".kmz"))) as archive:
        names = set(archive.namelist())
        text = archive.read("doc.kml").decode()
        for name in names - {"doc.kml"}:
            Image.open(io.BytesIO(archive.read(name))).verify()
    named = set(re.findall(r"<href>([^<]+)</href>", text))
    assert named
    assert named <= names
    assert MARKING in text


def test_even_an_empty_kml_has_the_marking(sample: Plan) -> None:
    assert MARKING in take(sample, ".kml", layers=("supply",)).decode()
