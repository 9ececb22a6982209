from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.editing.placing import moved_cells, new_unit, rounded_position
from geo.geodesy import distance_km
from geo.grid import parse_mgrs
from geo.plan import read_plan
from tests.conftest import PlanMaker


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
    assert set(moved_cells(cells | {"precision_km": "10"}, 50.0, 30.0)) == columns


@pytest.mark.parametrize("precision", ["oblast", "country", "", "?", "500"])
def test_an_area_is_rounded_to_ten_km(precision: str) -> None:
    moved = moved_cells({"mgrs": "35U LR 29 30", "precision_km": precision}, 50.0, 30.0)
    assert parse_mgrs(moved["mgrs"]).side_km == 10


def test_a_new_unit_is_a_sound_row(make_plan: PlanMaker) -> None:
    plan = read_plan(
        make_plan(placements=[{"place": "", "parent_id": ""} | new_unit("NEW-1", 49.0, 30.0, 31.5, "2026-01-01")])
    )
    assert plan.problems == []
    assert plan.rows("placements")["from"].tolist() == [31.5]
