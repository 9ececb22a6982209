from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.basemap.places import nearest_place
from geo.columns import TableSpec
from geo.editing.placing import EXACT_SQUARE_KM, PLACE_WITHIN_KM, moved_cells, rounded_position
from geo.geodesy import distance_km
from geo.grid import parse_mgrs
from geo.schema import ANNOTATIONS, CLOSURES, EVENTS, HUBS, PLACEMENTS


@given(st.floats(44, 56), st.floats(0, 40), st.sampled_from([1.0, 10.0, 25.0]))
def test_degrees_and_mgrs_say_the_same_and_no_more_than_the_precision(
    latitude: float, longitude: float, km: float
) -> None:
    lat, lon, grid = rounded_position(latitude, longitude, km)
    square = parse_mgrs(grid)
    assert distance_km(float(lat), float(lon), square.latitude, square.longitude) < square.side_km / 5
    assert distance_km(latitude, longitude, float(lat), float(lon)) <= square.side_km
    assert square.side_km == min(km, 10.0) or km == 25.0


@pytest.mark.parametrize(
    ("cells", "columns"),
    [
        ({"latitude": "49.84", "longitude": "24.03"}, {"latitude", "longitude"}),
        ({"mgrs": "35U LR 29 30"}, {"mgrs"}),
        ({"latitude": "49.84", "longitude": "24.03", "mgrs": "35U LR 29 30"}, {"latitude", "longitude", "mgrs"}),
    ],
)
def test_whatever_a_row_has_changes_together(cells: dict[str, str], columns: set[str]) -> None:
    assert set(moved_cells(PLACEMENTS, cells | {"precision_km": "10"}, 50.0, 30.0)) == columns


@pytest.mark.parametrize("precision", ["oblast", "country", "", "?", "500"])
def test_an_area_is_rounded_to_ten_km(precision: str) -> None:
    moved = moved_cells(PLACEMENTS, {"mgrs": "35U LR 29 30", "precision_km": precision}, 50.0, 30.0)
    assert parse_mgrs(moved["mgrs"]).side_km == 10


@pytest.mark.parametrize("spec", [EVENTS, CLOSURES, ANNOTATIONS], ids=lambda spec: spec.name)
def test_a_table_without_a_precision_is_as_exact_as_a_pointer(spec: TableSpec) -> None:
    moved = moved_cells(spec, {"latitude": "", "longitude": ""}, 49.83971, 24.02973)
    assert distance_km(49.83971, 24.02973, float(moved["latitude"]), float(moved["longitude"])) <= EXACT_SQUARE_KM
    assert (len(moved["latitude"]), len(moved["longitude"])) == (7, 7)


def test_the_place_is_the_nearest_to_where_it_was_let_go_and_the_country_that_of_the_row() -> None:
    cells = {"place": "Rzeszów", "country": "POL", "latitude": "50.04", "longitude": "22.00", "precision_km": "10"}
    moved = moved_cells(HUBS, cells, 49.8397, 24.0297)
    assert (moved["place"], moved["country"]) == ("Lviv", "UKR")


@given(st.floats(44, 56), st.floats(14, 40))
def test_no_row_names_a_place_that_is_far(latitude: float, longitude: float) -> None:
    moved = moved_cells(PLACEMENTS, {"place": "Kyiv", "precision_km": "1"}, latitude, longitude)
    name, km = nearest_place(latitude, longitude)
    assert moved["place"] == (name if km <= PLACE_WITHIN_KM else "")


def test_a_file_without_place_and_country_gets_neither() -> None:
    assert set(moved_cells(HUBS, {"latitude": "50.04", "longitude": "22.00"}, 49.84, 24.03)) == {
        "latitude",
        "longitude",
    }


def test_what_rounds_to_where_it_is_keeps_its_place() -> None:
    cells = {"place": "the training area", "latitude": "", "longitude": "", "precision_km": "10"}
    there = cells | moved_cells(PLACEMENTS, cells, 49.84, 24.03) | {"place": "the training area"}
    assert moved_cells(PLACEMENTS, there, 49.85, 24.03) == {}


def test_a_row_outside_the_grid_loses_its_reference() -> None:
    moved = moved_cells(PLACEMENTS, {"mgrs": "35U LR 29 30", "precision_km": "10"}, 85.0, 30.0)
    assert moved == {"mgrs": "", "latitude": "85.00", "longitude": "30.00"}
