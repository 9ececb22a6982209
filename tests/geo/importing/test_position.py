"""A position is one thing: a file moves a row whole, and says nothing new of a row that stands where it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.grid import parse_mgrs
from geo.importing.landing import land
from geo.importing.position import moved_place
from geo.reading.context import Context
from geo.schema import PLACEMENTS
from tests.actors import ANN
from tests.geo.importing.imports import landed, proposed, space_of, table_of

DEGREES = {"latitude": "49.84", "longitude": "24.03"}
GRID = {"mgrs": "35U KR 86 25"}
ELSEWHERE = {"latitude": "51", "longitude": "30"}
OTHER_GRID = {"mgrs": "36U UA 24 91"}
_MIDDLE = parse_mgrs(*GRID.values())
NO_DEGREES = {"latitude": "", "longitude": ""}


@pytest.mark.parametrize(
    ("now", "said", "written"),
    [
        (DEGREES, OTHER_GRID, OTHER_GRID | NO_DEGREES),
        (GRID, ELSEWHERE, ELSEWHERE | {"mgrs": ""}),
        (DEGREES | GRID, ELSEWHERE, ELSEWHERE | {"mgrs": ""}),
        (DEGREES | GRID, OTHER_GRID, OTHER_GRID | NO_DEGREES),
        (DEGREES | GRID, ELSEWHERE | OTHER_GRID, ELSEWHERE | OTHER_GRID),
        (DEGREES | GRID, {"latitude": "51"}, {"latitude": "51", "mgrs": ""}),
        ({}, ELSEWHERE, ELSEWHERE),
        (DEGREES, GRID, {}),
        (DEGREES, {"mgrs": "35U KR 8 2"}, {}),
        (GRID, {"latitude": f"{_MIDDLE.latitude:.5f}", "longitude": f"{_MIDDLE.longitude:.5f}"}, {}),
        (GRID, GRID | DEGREES, {}),
        (DEGREES, GRID | DEGREES, {}),
        (DEGREES | OTHER_GRID, {"latitude": "49,840", "longitude": "24.030"}, {}),
        (GRID, {"mgrs": "35UKR8625"}, {}),
        (DEGREES, {}, {}),
        (DEGREES, {"mgrs": "notgrid"}, {"mgrs": "notgrid"}),
        (GRID, {"latitude": "x", "longitude": "30"}, {"latitude": "x", "longitude": "30"}),
        (GRID, {"latitude": "51"}, {"latitude": "51"}),
    ],
)
def test_a_position_is_replaced_whole_or_not_at_all(
    now: dict[str, str], said: dict[str, str], written: dict[str, str]
) -> None:
    assert moved_place(now, said, Context()) == written


def test_a_row_moves_with_what_the_file_says(tmp_path: Path) -> None:
    space = space_of(tmp_path, DEGREES, {"unit_id": "U2", **NO_DEGREES, **GRID})
    table = table_of(
        ["unit_id", "mgrs", "latitude", "longitude"], ["U1", *OTHER_GRID.values(), "", ""], ["U2", "", "51.0", "30.0"]
    )
    land(space, [proposed(space, table, PLACEMENTS)], "x.csv", ANN)
    places = [(row["mgrs"], row["latitude"], row["longitude"]) for row in landed(space)]
    assert places == [("36U UA 24 91", "", ""), ("", "51", "30")]
    moved = space.current.plan.rows(PLACEMENTS).set_index("unit_id")
    assert tuple(moved.loc["U1", ["latitude", "longitude"]]) == parse_mgrs(*OTHER_GRID.values())[:2]
