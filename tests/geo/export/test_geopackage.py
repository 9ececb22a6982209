"""The GeoPackage for QGIS and others, read back."""

from __future__ import annotations

import base64
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest
from lxml import etree
from pyogrio.errors import FieldError

from geo.errors import TakeAwayError
from geo.export.gdal_files import append_table
from geo.export.sql_names import sql_names
from geo.plan import Plan, read_plan
from geo.schema import TABLES
from tests.conftest import PlanMaker
from tests.geo.export.taking import MARKING, shown, take

RESERVED = frozenset(
    [
        "all",
        "and",
        "any",
        "as",
        "at",
        "between",
        "both",
        "by",
        "case",
        "check",
        "column",
        "current",
        "date",
        "day",
        "default",
        "delete",
        "desc",
        "distinct",
        "else",
        "end",
        "exists",
        "false",
        "for",
        "from",
        "full",
        "function",
        "grant",
        "group",
        "having",
        "hour",
        "in",
        "index",
        "inner",
        "insert",
        "interval",
        "into",
        "is",
        "join",
        "left",
        "level",
        "like",
        "limit",
        "local",
        "mode",
        "month",
        "not",
        "null",
        "of",
        "offset",
        "on",
        "or",
        "order",
        "over",
        "period",
        "range",
        "right",
        "row",
        "rows",
        "select",
        "set",
        "status",
        "table",
        "then",
        "time",
        "timestamp",
        "to",
        "transaction",
        "trigger",
        "true",
        "union",
        "unique",
        "until",
        "update",
        "user",
        "using",
        "value",
        "values",
        "view",
        "when",
        "where",
        "with",
        "within",
        "year",
    ]
)
"""Words of SQL (SQL:2016, SQLite, PostgreSQL, Oracle) that a planner's column may well be."""


@pytest.fixture(scope="module")
def package(sample: Plan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("gpkg") / "plan.gpkg"
    path.write_bytes(take(sample, ".gpkg"))
    return path


def asked(path: Path, query: str) -> list[Any]:
    with closing(sqlite3.connect(path)) as database:
        return database.execute(query).fetchall()


def test_a_geopackage_has_layers_codes_and_the_marking(package: Path, sample: Plan, tmp_path: Path) -> None:
    units = gpd.read_file(package, layer="placements")
    assert len(units) == len(sample.rows("placements"))
    assert units.crs.to_epsg() == 4326
    assert units["symbol_code"].str.fullmatch(r"\d{20}").all()
    assert (units["symbol_code"] == units["sidc"]).all()
    assert set(units["marking"]) == {MARKING}
    about = dict(asked(package, "select what, told from about"))
    assert asked(package, "select count(*) from sources") == [(1,)]
    assert about["notional"].startswith("Notional")
    path = tmp_path / "later.gpkg"
    path.write_bytes(take(sample, ".gpkg", at=200 * 24.0))
    assert set(gpd.read_file(path, layer="hubs")["hub_id"]) == shown(sample, ("hubs",), 4800)


def test_no_column_is_a_word_of_sql(package: Path) -> None:
    for name, _ in pyogrio.list_layers(package):
        fields = [str(field).casefold() for field in pyogrio.read_info(package, layer=name)["fields"]]
        assert not RESERVED & set(fields), name
        asked(package, f"select {', '.join(fields) or 'fid'} from {name}")


def test_every_column_of_the_schema_has_a_name_that_sql_takes() -> None:
    assert not RESERVED & {name for spec in TABLES for name in sql_names(spec.column_names)}
    assert sql_names(["from", "FROM_TIME", "fid"]) == ["from_time", "FROM_TIME_2", "fid_2"]


def test_qgis_finds_a_picture_for_each_symbol_code(package: Path) -> None:
    styles = dict(asked(package, "select f_table_name, styleQML from layer_styles where useAsDefault = 1"))
    assert set(styles) == {"placements", "hubs", "command_nodes", "links", "precision_outlines"}
    for table in ("placements", "hubs", "command_nodes"):
        style = etree.fromstring(styles[table])
        codes = {one.get("value") for one in style.iter("category")}
        assert codes == {code for (code,) in asked(package, f"select distinct sidc from {table}")}
        pictures = [one.get("value") for one in style.iter("Option") if one.get("name") == "name"]
        assert len(pictures) == len(codes)
        for picture in pictures:
            assert etree.fromstring(base64.b64decode(picture.removeprefix("base64:"))).get("viewBox")
    aliases = {one.get("field"): one.get("name") for one in etree.fromstring(styles["placements"]).iter("alias")}
    assert aliases["from_time"] == "From"


def test_frames_of_what_ends_before_the_ceasefire_are_dashed(package: Path) -> None:
    told = asked(
        package,
        "select substr(sidc, 7, 1), until_h from hubs union all select substr(sidc, 7, 1), until_h from placements",
    )
    assert {digit for digit, until in told if until is not None and until <= 0} <= {"1"}
    assert {digit for digit, until in told if until is None or until > 0} == {"0"}


def test_metadata_has_title_marking_and_sources(package: Path) -> None:
    ((standard, text),) = asked(package, "select md_standard_uri, metadata from gpkg_metadata")
    assert "dc/elements" in standard
    told = [(etree.QName(one).localname, one.text) for one in etree.fromstring(text)]
    assert ("title", "Multinational Force Ukraine") in told
    assert any(name == "rights" and MARKING in value for name, value in told)
    assert any(name == "source" and "Press Association" in value for name, value in told)
    assert asked(package, "select count(*) from gpkg_metadata_reference where reference_scope = 'geopackage'") == [(1,)]
    assert asked(package, "pragma integrity_check") == [("ok",)]


def test_links_and_outlines_are_shapes(package: Path, sample: Plan) -> None:
    links = gpd.read_file(package, layer="links")
    assert set(links["link"]) == {"command", "supply"}
    assert (links.bounds.maxx > links.bounds.minx).all()
    areas = gpd.read_file(package, layer="precision_outlines")
    assert areas.is_valid.all()
    units = gpd.read_file(package, layer="placements").set_index("unit_id")
    for _, area in areas[areas["area"] == ""].iterrows():
        if area["symbol_id"] in units.index:
            assert units.loc[[area["symbol_id"]]].intersects(area.geometry).any()


def test_only_links_of_the_layers_asked_for(sample: Plan, tmp_path: Path) -> None:
    path = tmp_path / "x.gpkg"
    path.write_bytes(take(sample, ".gpkg", layers=("hubs", "supply")))
    names = {name for name, _ in pyogrio.list_layers(path)}
    assert "precision_outlines" not in names
    assert set(gpd.read_file(path, layer="links")["link"]) == {"supply"}


def test_annotations_are_points(package: Path, sample: Plan) -> None:
    told = gpd.read_file(package, layer="annotations")
    assert list(told["annotation_text"]) == list(sample.rows("annotations")["text"])
    assert set(told.geometry.geom_type) == {"Point"}


HOSTILE = ("R&D", "]]>", "<b>", "a' or 1=1 --", 'x"y', "select", "from", "from_time", "SIDC", "row", "ﷺ")


def test_hostile_columns_and_names_are_read_as_typed(make_plan: PlanMaker, tmp_path: Path) -> None:
    row = {"unit_name": "".join(HOSTILE), **dict.fromkeys(HOSTILE[:5], "v")}
    path = tmp_path / "x.gpkg"
    path.write_bytes(take(read_plan(make_plan(placements=[row])), ".gpkg"))
    (unit,) = gpd.read_file(path, layer="placements").to_dict("records")
    assert unit["unit_name"] == row["unit_name"]
    assert {unit[f"extra_{name}"] for name in ("r&d", "]]>", "<b>")} == {"v"}


def test_a_failure_names_table_row_and_column(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    write = pyogrio.write_dataframe

    def refuses(frame: pd.DataFrame, path: Path, **how: Any) -> None:
        if "b" in frame and "bad" in set(frame["b"]):
            raise FieldError(f"no such value in {path}")
        write(frame, path, **how)

    monkeypatch.setattr(pyogrio, "write_dataframe", refuses)
    frame = pd.DataFrame({"a": ["1", "2", "3"], "b": ["x", "bad", "y"]})
    with pytest.raises(TakeAwayError) as told:
        append_table(frame, tmp_path / "t.gpkg", "hubs", [2, 7, 9])
    assert all(word in str(told.value) for word in ("hubs", "row 7", "column b"))
    assert str(tmp_path) not in str(told.value)


def test_a_failure_that_no_row_explains_names_the_table_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    write = pyogrio.write_dataframe

    def refuses(frame: pd.DataFrame, path: Path, **how: Any) -> None:
        if how.get("layer") == "units":
            raise FieldError(f"{path} is full")
        write(frame, path, **how)

    monkeypatch.setattr(pyogrio, "write_dataframe", refuses)
    with pytest.raises(TakeAwayError, match=r"table units could not be written: t\.gpkg is full"):
        append_table(pd.DataFrame({"a": ["1"]}), tmp_path / "t.gpkg", "units", [2])
