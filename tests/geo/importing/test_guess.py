"""How columns of other people are read: our own exports give each column itself."""

from __future__ import annotations

import pytest

from geo.columns import TableSpec
from geo.export.geojson import plan_geojson
from geo.export.geopackage import plan_geopackage
from geo.importing.foreign import foreign_table
from geo.importing.guess import guess_table
from geo.importing.mapping import mapping_of, mapping_text
from geo.importing.sources import foreign_tables
from geo.importing.values import in_our_words
from geo.plan import read_plan
from geo.resources import sample_plan
from geo.schema import FROM, HUB_KIND_COLUMN, NATION, TABLE_BY_NAME, TABLES
from tests.books import xlsx
from tests.geo.importing.foreign import FIVE
from tests.rows import csv_text, defaults


@pytest.mark.parametrize("spec", TABLES, ids=lambda spec: spec.name)
def test_our_own_csv_and_workbook_give_each_column_itself(spec: TableSpec) -> None:
    row = defaults(spec)
    cells = [[*spec.column_names], [row.get(name, "") for name in spec.column_names]]
    for data, name in ((csv_text(spec, [row]).encode(), spec.file), (xlsx({spec.name: cells}), "plan.xlsx")):
        (table,) = foreign_tables(data, name)
        mapping = guess_table(table)
        assert mapping is not None
        assert mapping.table == spec.name
        assert mapping.by_column == {name: name for name in table.headings}


def test_our_own_geojson_gives_each_column_itself() -> None:
    tables = foreign_tables(plan_geojson(read_plan(sample_plan()), notes=True).encode(), "x.geojson")
    found = [mapping for table in tables if (mapping := guess_table(table))]
    assert [mapping.table for mapping in found] == [table.name for table in tables]
    assert all(column == heading for mapping in found for column, heading in mapping.by_column.items())
    assert {"unit_id", "latitude", "longitude", "from", "sidc"} <= set(found[0].by_column)


def test_our_own_geopackage_gives_each_table_itself() -> None:
    tables = foreign_tables(plan_geopackage(read_plan(sample_plan()), notes=True), "x.gpkg")
    found = {table.name: mapping.table for table in tables if (mapping := guess_table(table))}
    assert found == {name: name for name in found}
    assert {"placements", "hubs", "command_nodes", "sources"} <= set(found)
    assert "layer_styles" not in {table.name for table in tables}


@pytest.mark.parametrize("name", FIVE)
def test_a_mapping_is_kept_as_it_was(name: str) -> None:
    data, wanted, _ = FIVE[name]
    (table,) = foreign_tables(data, name)
    mapping = guess_table(table)
    assert mapping is not None
    assert mapping.table == wanted
    again = mapping_of(mapping_text(mapping), table.headings)
    assert (again.by_column, again.table, again.shape) == (mapping.by_column, mapping.table, mapping.shape)


def test_a_column_is_known_by_what_it_holds() -> None:
    rows = [
        ["U-1", "First", "36UUA2448", "SFGPUCI----F---", "DEU"],
        ["U-2", "Second", "36UUA2548", "SFGPUCI----E---", "FRA"],
    ]
    mapping = guess_table(foreign_table("units", ["unit code", "unit name", "a", "b", "c"], rows, [2, 3]))
    assert mapping is not None
    assert mapping.by_column | {"mgrs": "a", "sidc": "b", "nation": "c"} == mapping.by_column


@pytest.mark.parametrize(
    ("text", "column", "ours"),
    [
        ("J+3", FROM, "D+3"),
        ("Д-2", FROM, "D-2"),
        ("Ч+6", FROM, "H+6"),
        ("gare", HUB_KIND_COLUMN, "railhead"),
        ("залізнична станція", HUB_KIND_COLUMN, "railhead"),
        ("Польща", NATION, "POL"),
        ("Allemagne", NATION, "DEU"),
    ],
)
def test_words_of_three_languages(text: str, column: object, ours: str) -> None:
    assert in_our_words(text, column) == ours  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("headings", "cells", "wanted"),
    [
        ("id,name,country,lat,lon", "A1,First,FRA,49.84,24.03", "placements"),
        ("id,name,type,country,lat,lon", "B1,Base,depot,POL,49.84,24.03", "hubs"),
        ("id,name,type,country,lat,lon", "A1,First,infantry,FRA,49.84,24.03", "placements"),
        ("Callsign,Unit,Country,Size", "A1,First,FRA,bn", "placements"),
        ("Позначення,Назва,Країна,Рід військ", "A1,Перший,Франція,піхота", "placements"),
    ],
)
def test_a_list_is_the_table_whose_needed_columns_it_has(headings: str, cells: str, wanted: str) -> None:
    mapping = guess_table(foreign_table("list", headings.split(","), [cells.split(",")], [2]))
    assert mapping is not None
    assert mapping.table == wanted
    first, second, *_ = headings.split(",")
    spec = TABLE_BY_NAME[wanted]
    assert (mapping.by_column[spec.id], mapping.by_column[spec.label_column]) == (first, second)
    assert "nation" in mapping.by_column or wanted == "hubs"


def test_ids_of_the_plan_count_more_than_a_word() -> None:
    rows = [["Lancers", "A1", "A2", "FRA"], ["Rifles", "A2", "", "FRA"]]
    table = foreign_table("list", ["Unit", "Bezeichner", "Higher", "Country"], rows, [2, 3])
    mapping = guess_table(table, ids={"placements": {"A1", "A2"}})
    assert mapping is not None
    assert mapping.by_column == {
        "unit_id": "Bezeichner",
        "unit_name": "Unit",
        "nation": "Country",
        "parent_id": "Higher",
    }


def test_ids_of_the_plan_alone_say_which_table_it_is() -> None:
    table = foreign_table("list", ["unit_id", "latitude", "longitude"], [["A1", "51.0", "30.0"]], [2])
    assert guess_table(table) is None
    mapping = guess_table(table, ids={"placements": {"A1"}})
    assert mapping is not None
    assert (mapping.table, mapping.by_column["unit_id"]) == ("placements", "unit_id")
