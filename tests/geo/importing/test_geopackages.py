"""GeoPackages of other people: places in their own system, and nothing in them runs."""

from __future__ import annotations

import pytest

from geo.errors import ForeignFileError
from geo.importing.sources import foreign_tables
from tests.geo.importing.geopackages import (
    BROKEN,
    COMPUTED,
    LVIV,
    SCRIPTS,
    TRIGGER,
    WITH_A_VIEW,
    WORDS,
    geopackage,
    units_in,
)


@pytest.mark.parametrize("epsg", [4326, 3857, 32635, 5514])
def test_a_place_is_where_it_is_in_every_system(epsg: int) -> None:
    (table,) = foreign_tables(units_in(epsg), "x.gpkg")
    (latitude,), (longitude,) = table.column("latitude"), table.column("longitude")
    assert (float(longitude), float(latitude)) == pytest.approx(LVIV, abs=1e-5)


@pytest.mark.parametrize("name", BROKEN)
def test_a_blob_that_is_no_place_is_counted_and_its_row_is_read(name: str) -> None:
    (table,) = foreign_tables(BROKEN[name], "x.gpkg")
    assert table.rows == (("U-1", "First"),)
    assert [note.key for note in table.notes] == ["importing.note.without"]


@pytest.mark.parametrize("name", SCRIPTS)
def test_what_wants_to_run_or_says_no_system_is_refused(name: str) -> None:
    with pytest.raises(ForeignFileError) as told:
        foreign_tables(geopackage(SCRIPTS[name]), "x.gpkg")
    assert str(told.value)


def test_a_view_beside_tables_is_named() -> None:
    (table,) = foreign_tables(geopackage(WITH_A_VIEW), "x.gpkg")
    assert table.name == "units"
    assert [str(note) for note in table.notes] == ["more is a view or no plain table of the file, and is not read"]


def test_computed_columns_and_triggers_are_passed_over() -> None:
    for script in (COMPUTED, TRIGGER):
        (table,) = foreign_tables(geopackage(script), "x.gpkg")
        assert table.headings[:2] == ("unit_id", "unit_name")
        assert "bomb" not in table.headings
        assert table.rows[0][:2] == ("U-1", "First")


def test_words_of_sql_are_names() -> None:
    (table,) = foreign_tables(geopackage(WORDS), "x.gpkg")
    assert table.name == 'select "; DROP TABLE units; --'
    assert table.headings == ("unit_id", "unit_name", "from", 'order "by')
    assert table.rows == (("U-1", "First", "D+3", "x"),)
