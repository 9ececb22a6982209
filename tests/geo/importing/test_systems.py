"""Coordinate systems of a GeoJSON, and places that no system explains."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest
from pyproj import Transformer

from geo.errors import ForeignFileError
from geo.importing.sources import foreign_tables
from geo.importing.systems import degrees_from
from tests.geo.importing.geopackages import LVIV


def geojson(coordinates: Sequence[float], crs: object = None, count: int = 1) -> bytes:
    feature = {
        "type": "Feature",
        "properties": {"unit_id": "U-1"},
        "geometry": {"type": "Point", "coordinates": coordinates},
    }
    more = {} if crs is None else {"crs": crs}
    return json.dumps({"type": "FeatureCollection", "features": [feature] * count, **more}).encode()


def named(name: str) -> object:
    return {"type": "name", "properties": {"name": name}}


@pytest.mark.parametrize(
    ("name", "epsg"),
    [
        ("urn:ogc:def:crs:EPSG::3857", 3857),
        ("EPSG:32635", 32635),
        ("urn:ogc:def:crs:OGC:1.3:CRS84", 4326),
        ("http://www.opengis.net/def/crs/EPSG/0/32635", 32635),
        ("urn:ogc:def:crs:EPSG::4326", 4326),
    ],
)
def test_the_system_that_a_file_names_counts(name: str, epsg: int) -> None:
    there = Transformer.from_crs("EPSG:4326", f"EPSG:{epsg}", always_xy=True).transform(*LVIV)
    (table,) = foreign_tables(geojson(there, named(name)), "x.geojson")
    assert (float(table.column("longitude")[0]), float(table.column("latitude")[0])) == pytest.approx(LVIV, abs=1e-5)


@pytest.mark.parametrize(
    "crs",
    [
        named("EPSG:999999"),
        named("+proj=utm +zone=35 +nadgrids=/etc/passwd"),
        named("urn:ogc:def:crs:EPSG::32635,EPSG::5773"),
        {"type": "link", "properties": {"href": "x"}},
        "EPSG:3857",
        17,
    ],
)
def test_a_system_that_nobody_knows_is_refused(crs: object) -> None:
    with pytest.raises(ForeignFileError, match="not known"):
        foreign_tables(geojson(LVIV, crs), "x.geojson")


def test_metres_without_a_system_are_refused_and_one_slip_is_counted() -> None:
    with pytest.raises(ForeignFileError, match="no longitude and latitude"):
        foreign_tables(geojson((2675000.0, 6415000.0)), "x.geojson")
    found = json.loads(geojson(LVIV, count=3))
    found["features"][1]["geometry"] = {"type": "Point", "coordinates": [24.0, 498.4]}
    (table,) = foreign_tables(json.dumps(found).encode(), "x.geojson")
    assert table.column("latitude") == ["49.84", "", "49.84"]
    assert [note.key for note in table.notes] == ["importing.note.outside"]


def test_degrees_stay_as_they_are() -> None:
    assert degrees_from("EPSG:4326")(*LVIV) == LVIV
