"""Reads a GeoPackage of other people as the tables of a database: no view, no trigger and no extension of it runs."""

from __future__ import annotations

import re
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import shapely
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError
from shapely.geometry.base import BaseGeometry

from geo.errors import ForeignFileError
from geo.importing.foreign import ForeignTable, table_of_records
from geo.importing.places import Places, ToDegrees, unchanged
from geo.reading.limits import MAX_LINES
from geo.words.text import Text

MAGIC = b"SQLite format 3\0"
"""What a GeoPackage begins with."""

_ENVELOPES = (0, 32, 48, 48, 64)
"""Bytes of the envelope in the header of a geometry, by its kind (OGC 12-128r18, 2.1.3)."""

_STEPS, _MOST_STEPS = 100_000, 5_000
"""After so many steps of the database it is asked whether to go on, and so often it may."""

_STYLES = "layer_styles"
"""The table in which QGIS keeps how layers look."""

_PLAIN_TABLE = re.compile(r"\s*CREATE\s+TABLE\b", re.IGNORECASE)


def geopackage_tables(data: bytes) -> list[ForeignTable]:
    """Return the tables that a GeoPackage lists as its contents, with places in degrees.

    Parameters
    ----------
    data
        Bytes of the file.

    Raises
    ------
    ForeignFileError
        If it is no GeoPackage, or beyond a limit.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "foreign.gpkg"
        path.write_bytes(data)
        try:
            with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as database:
                _bound(database)
                found = list(_tables(database))
        except (sqlite3.Error, UnicodeDecodeError, OverflowError) as error:
            raise ForeignFileError(Text("importing.refused.no-geopackage")) from error
    if not found:
        raise ForeignFileError(Text("importing.refused.no-table"))
    return found


def _bound(database: sqlite3.Connection) -> None:
    steps = iter(range(_MOST_STEPS))
    database.set_progress_handler(lambda: next(steps, None) is None, _STEPS)
    database.execute("PRAGMA trusted_schema = OFF")


def _tables(database: sqlite3.Connection) -> Iterator[ForeignTable]:
    made = dict(database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
    columns = dict(database.execute("SELECT table_name, column_name FROM gpkg_geometry_columns"))
    systems = dict(database.execute("SELECT table_name, srs_id FROM gpkg_geometry_columns"))
    for (name,) in database.execute("SELECT table_name FROM gpkg_contents").fetchall():
        if name != _STYLES and _PLAIN_TABLE.match(made.get(name) or ""):
            yield _table(database, name, columns.get(name), _degrees(database, systems.get(name)))


def _degrees(database: sqlite3.Connection, system: int | None) -> ToDegrees:
    asked = "SELECT organization, organization_coordsys_id FROM gpkg_spatial_ref_sys WHERE srs_id = ?"
    named = database.execute(asked, (system,)).fetchone()
    if system is None or named is None or int(named[1]) == CRS("EPSG:4326").to_epsg():
        return unchanged
    try:
        transformer = Transformer.from_crs(f"{named[0]}:{named[1]}", "EPSG:4326", always_xy=True)
    except CRSError as error:
        raise ForeignFileError(Text("importing.refused.no-system", system=f"{named[0]}:{named[1]}")) from error
    return transformer.transform


def _table(database: sqlite3.Connection, name: str, place: str | None, to_degrees: ToDegrees) -> ForeignTable:
    quoted = name.replace('"', '""')
    rows = database.execute(f'SELECT * FROM "{quoted}" LIMIT {MAX_LINES + 1}')  # noqa: S608  a name in quotes
    headings = [column[0] for column in rows.description]
    places, records = Places(), []
    for row in rows:
        cells = dict(zip(headings, row, strict=True))
        geometry = cells.pop(place, None) if place else None
        told = {heading: _text(value) for heading, value in cells.items()}
        records.append(told | (places.cells(_geometry(geometry), to_degrees) if place else {}))
    return table_of_records(name, records, places.notes)


def _geometry(blob: object) -> BaseGeometry | None:
    """Return the geometry of a blob: a header of eight bytes and an envelope stand before its WKB."""
    if not isinstance(blob, bytes) or blob[:2] != b"GP" or len(blob) < 8:
        return None
    kind = (blob[3] >> 1) & 0b111
    try:
        return shapely.from_wkb(blob[8 + _ENVELOPES[kind] :])
    except (shapely.errors.ShapelyError, IndexError):
        return None


def _text(value: object) -> str:
    return "" if value is None or isinstance(value, bytes) else str(value)
