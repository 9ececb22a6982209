"""Each kind of store in turn, with two plans."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.editing.store import Store
from geo.schema import PLACEMENTS
from tests.geo.editing.stores import NORTH, PLACES, SOUTH, TABLE, Place
from tests.rows import csv_text, defaults


@pytest.fixture(params=PLACES, ids=lambda kind: kind.__name__)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    rows = [defaults(PLACEMENTS) | {"unit_id": unit} for unit in "ABC"]
    plan = {"plan.toml": b'title = "Test"\n', TABLE: csv_text(PLACEMENTS, rows).encode()}
    return request.param({NORTH: plan, SOUTH: plan}, tmp_path)


@pytest.fixture
def store(place: Place) -> Store:
    return place.shelf.store(NORTH)
