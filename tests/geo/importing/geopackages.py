"""GeoPackages made for the tests: plain ones in any coordinate system, and ones that want to run something."""

from __future__ import annotations

import sqlite3
import struct
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import shapely
from pyproj import Transformer

LVIV = (24.03, 49.84)
"""Longitude and latitude in degrees."""

_FRAME = """
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT,
    organization_coordsys_id INTEGER, definition TEXT);
CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, srs_id INTEGER);
CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INTEGER);
"""
UNITS = """
CREATE TABLE units (unit_id TEXT, unit_name TEXT, geom BLOB);
INSERT INTO gpkg_contents VALUES ('units', 'features', {srs});
INSERT INTO gpkg_geometry_columns VALUES ('units', 'geom', {srs});
INSERT INTO units VALUES ('U-1', 'First', X'{geom}');
"""


def geopackage(script: str) -> bytes:
    """Return the bytes of a database with the tables of every GeoPackage and what a script adds."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.gpkg"
        with closing(sqlite3.connect(path)) as database:
            database.executescript(_FRAME + script)
            database.commit()
        return path.read_bytes()


def blob(wkb: bytes) -> str:
    """Return a geometry as a GeoPackage has it, in hexadecimal digits."""
    return (b"GP\0\x01" + struct.pack("<i", 4326) + wkb).hex()


def point(x: float, y: float) -> str:
    return blob(shapely.to_wkb(shapely.Point(x, y)))


def units_in(epsg: int, place: Sequence[float] = LVIV) -> bytes:
    """Return a GeoPackage with one unit, in a coordinate system."""
    x, y = Transformer.from_crs("EPSG:4326", f"EPSG:{epsg}", always_xy=True).transform(*place)
    system = f"INSERT INTO gpkg_spatial_ref_sys VALUES ('', {epsg}, 'EPSG', {epsg}, '');"
    return geopackage(system + UNITS.format(srs=epsg, geom=point(x, y)))


def _deep(levels: int) -> str:
    """Return points in points in points: what reads them without a bound ends the process."""
    return blob((b"\x01" + struct.pack("<II", 4, 1)) * levels + shapely.to_wkb(shapely.Point(LVIV)))


_WGS = "INSERT INTO gpkg_spatial_ref_sys VALUES ('', 4326, 'EPSG', 4326, '');"
_ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x), 'U-1', 'First' FROM n"


def _plain(geom: str) -> bytes:
    return geopackage(_WGS + UNITS.format(srs=4326, geom=geom))


GEOMETRIES = {
    "deep": _deep(1_000_000),
    "cut": point(*LVIV)[:-8],
    "endless": blob(b"\x01" + struct.pack("<II", 2, 2**32 - 1)),
    "unknown": blob(b"\x01" + struct.pack("<II", 17, 1)),
    "no header": b"hello".hex(),
    "an envelope that there is not": (b"GP\0\x0f" + bytes(4)).hex(),
}
"""Blobs that are no place."""

SCRIPTS = {
    "a view": f"INSERT INTO gpkg_contents VALUES ('units', 'attributes', 0); CREATE VIEW units AS {_ENDLESS};",
    "its contents are a view": f"DROP TABLE gpkg_contents; CREATE VIEW gpkg_contents AS {_ENDLESS};",
    "its systems are a view": _WGS
    + UNITS.format(srs=4326, geom=point(*LVIV))
    + f"DROP TABLE gpkg_spatial_ref_sys; CREATE VIEW gpkg_spatial_ref_sys AS {_ENDLESS};",
    "no contents": "DROP TABLE gpkg_contents;",
    "a system of its own": "INSERT INTO gpkg_spatial_ref_sys VALUES ('', 9, '+proj=pipeline +step +proj=unitconvert', 9, '');"
    + UNITS.format(srs=9, geom=point(*LVIV)),
    "a system that it lacks": UNITS.format(srs=32635, geom=point(*LVIV)),
    "a huge row": UNITS.format(srs=0, geom="00") + "INSERT INTO units VALUES ('U-2', 'Second', zeroblob(20000000));",
    "a place that is not finite": _WGS + UNITS.format(srs=4326, geom=point(float("inf"), 1.0)),
    "metres that say they are degrees": _WGS + UNITS.format(srs=4326, geom=point(2675000.0, 6415000.0)),
}
"""What is refused."""

TRIGGER = (
    _WGS
    + UNITS.format(srs=4326, geom=point(*LVIV))
    + "CREATE TRIGGER t AFTER INSERT ON units BEGIN DELETE FROM units; END;"
)
COMPUTED = (
    _WGS
    + "CREATE TABLE units (unit_id TEXT, unit_name TEXT, bomb TEXT GENERATED ALWAYS AS (hex(zeroblob(16000000))) VIRTUAL);"
    + "INSERT INTO gpkg_contents VALUES ('units', 'attributes', 0); INSERT INTO units VALUES ('U-1', 'First');"
)
WORDS = """CREATE TABLE "select ""; DROP TABLE units; --" (unit_id TEXT, "unit_name" TEXT, "from" TEXT, "order ""by" TEXT);
    INSERT INTO gpkg_contents VALUES ('select "; DROP TABLE units; --', 'attributes', 0);
    INSERT INTO "select ""; DROP TABLE units; --" VALUES ('U-1', 'First', 'D+3', 'x');"""
WITH_A_VIEW = (
    _WGS
    + UNITS.format(srs=4326, geom=point(*LVIV))
    + "CREATE VIEW more AS SELECT * FROM units; INSERT INTO gpkg_contents VALUES ('more', 'features', 4326);"
)
BROKEN = {name: _plain(geom) for name, geom in GEOMETRIES.items()}
