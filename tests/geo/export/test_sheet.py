"""A map sheet: the MGRS grid is where MGRS says, and the margin has what belongs to the map."""

from __future__ import annotations

import re
from datetime import date

import numpy as np
import pypdfium2
import pytest
from pyproj import Transformer

from geo.export.grid_picture import ABOVE_GROUND, with_grid
from geo.export.mgrs_grid import mgrs_grid
from geo.export.orbat_table import orbat_rows
from geo.grid import format_mgrs
from geo.plan import Plan, read_plan
from tests.conftest import PlanMaker
from tests.geo.export.taking import MARKING, take, text_of

UKRAINE = (21.0, 44.0, 41.0, 53.0)


def degrees(x: float, y: float, bounds: tuple[float, float, float, float]) -> tuple[float, float]:
    """Return the longitude and latitude of a share of the map, by the formula of Web Mercator (EPSG:3857)."""
    west, south, east, north = bounds
    to = Transformer.from_crs("EPSG:4326", "EPSG:3857", always_xy=True)
    left, bottom = to.transform(west, south)
    right, top = to.transform(east, north)
    back = Transformer.from_crs("EPSG:3857", "EPSG:4326", always_xy=True)
    return back.transform(left + x * (right - left), top + y * (bottom - top))  # type: ignore[no-any-return]


def test_letters_are_those_of_the_square_in_which_they_stand() -> None:
    grid = mgrs_grid(UKRAINE)
    assert grid.step_km == 100
    assert len(grid.squares) > 80
    for square in grid.squares:
        for x, y in square.spots:
            longitude, latitude = degrees(x, y, UKRAINE)
            assert format_mgrs(latitude, longitude, 1).split()[1] == square.text
    assert max(len(square.spots) for square in grid.squares) == 10


def test_lines_are_at_whole_kilometres_of_their_zone() -> None:
    for bounds, step in ((UKRAINE, 100_000), ((29.6, 50.0, 31.4, 51.0), 10_000)):
        grid = mgrs_grid(bounds)
        assert grid.step_km * 1000 == step
        for line in grid.lines:
            places = np.array([degrees(x, y, bounds) for x, y in line])
            zone = int((places[:, 0].mean() + 180) // 6) + 1
            to = Transformer.from_crs("EPSG:4326", f"EPSG:{32600 + zone}", always_xy=True)
            x, y = to.transform(places[:, 0], places[:, 1])
            off = [np.abs(side - np.round(side / step) * step).max() for side in (x, y)]
            assert min(off) < 400, (bounds, zone, off)


def test_zones_have_their_names_and_the_odd_ones_of_norway() -> None:
    names = {label.text for label in mgrs_grid(UKRAINE).names}
    assert {"34U", "35U", "36U", "35T", "36T", "37T"} <= names
    europe = mgrs_grid((-10.0, 35.0, 45.0, 63.0))
    assert europe.step_km == 0
    assert europe.squares == []
    bergen = next(label for label in europe.names if label.text == "32V")
    assert degrees(bergen.x, bergen.y, (-10.0, 35.0, 45.0, 63.0))[0] == pytest.approx(3.0)


def test_numbers_at_the_edges_are_those_of_the_lines() -> None:
    grid = mgrs_grid(UKRAINE)
    assert {label.text for label in grid.left} >= {"4900", "5000", "5800"}
    to = Transformer.from_crs("EPSG:32636", "EPSG:4326", always_xy=True)
    x = next(label.x for label in grid.bottom if label.text == "500" and 0.55 < label.x < 0.7)
    assert 21 + x * 20 == pytest.approx(to.transform(500_000, 4_872_000)[0], abs=0.02)


def test_the_grid_lies_over_the_ground_and_under_the_symbols() -> None:
    svg = f"<svg><g>ground</g>{ABOVE_GROUND}<g>symbols</g></svg>"
    made = with_grid(svg, mgrs_grid(UKRAINE), 100, 100)
    assert made.index("ground") < made.index('id="grid"') < made.index("symbols")
    assert ABOVE_GROUND not in made


def test_letters_keep_off_what_stands_on_the_map_and_a_square_without_room_has_none() -> None:
    svg, grid, (width, height) = f"<svg>{ABOVE_GROUND}</svg>", mgrs_grid(UKRAINE), (1600, 1100)
    square = next(one for one in grid.squares if one.text == "UB")
    x, y = square.spots[0][0] * width, square.spots[0][1] * height
    pattern = re.compile(r'<text x="([\d.]+)" y="([\d.]+)"[^>]*text-anchor="middle"[^>]*>UB</text>')

    def place(*taken: tuple[float, float, float, float]) -> tuple[float, float]:
        return min(
            ((float(a), float(b)) for a, b in pattern.findall(with_grid(svg, grid, width, height, taken))),
            key=lambda at: abs(at[0] - x) + abs(at[1] - y),
            default=(0.0, 0.0),
        )

    assert place() == pytest.approx((x, y + 3.5), abs=0.1)
    moved = place((x - 12, y - 8, x + 12, y + 8))
    assert 12 < max(abs(moved[0] - x), abs(moved[1] - y)) < 60
    assert ">UB</text>" not in with_grid(svg, grid, width, height, [(0, 0, width, height)])


def test_a_unit_stands_below_the_one_that_commands_it(make_plan: PlanMaker) -> None:
    rows = [
        {"unit_id": "C", "parent_id": "B"}, {"unit_id": "A", "personnel": ""}, {"unit_id": "B", "parent_id": "A"},
        {"unit_id": "X", "parent_id": "Y"}, {"unit_id": "Y", "parent_id": "X"},
    ]  # fmt: skip
    told = [
        (row["id"], row["level"], row["persons"]) for row in orbat_rows(read_plan(make_plan(placements=rows)), 24.0)
    ]
    assert told == [("A", 0, "?"), ("B", 1, "600"), ("C", 2, "600"), ("X", 0, "600"), ("Y", 1, "600")]


def test_a_sheet_has_map_margin_date_and_version(sample: Plan) -> None:
    data = take(sample, ".pdf", sheet="A3", chapter="steady-state", today=date(2026, 11, 1))
    first = " ".join(text_of(data)[0].split())
    for told in ("Order of battle", "Legend", "36U", "About 1 :", "1 Nov 2026", sample.revision, "Steady state"):
        assert told in first, told
    assert first.count(MARKING) == 2
    everything = " ".join(text_of(data))
    assert all(unit in everything for unit in sample.standing(sample.tables["placements"].spec, 4800.0)["unit_id"])
    assert "Press Association" in everything
    document = pypdfium2.PdfDocument(data)
    assert {round(side / 72 * 25.4) for side in document[0].get_size()} == {420, 297}
    assert len(set(re.findall(r"\b[A-HJ-NP-Z]{2}\b", first))) > 30


@pytest.mark.parametrize("size", ["A4", "A0", "400x225", "210x297", "150x100"])
def test_every_size_of_sheet_can_be_made(size: str, sample: Plan, make_plan: PlanMaker) -> None:
    assert len(text_of(take(sample, ".pdf", sheet=size, at=24.0))) >= 2
    assert take(read_plan(make_plan(placements=[])), ".pdf", sheet=size)
