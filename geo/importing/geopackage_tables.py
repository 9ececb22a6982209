"""Reads a GeoPackage of other people as the tables of a database: no view, no trigger and no expression of it runs."""

from __future__ import annotations

import re
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from shapely.geometry.base import BaseGeometry

from geo.errors import ForeignFileError
from geo.importing.foreign import ForeignTable, table_of_records
from geo.importing.places import Places, unchanged
from geo.importing.systems import degrees_from
from geo.importing.wkb import simple_geometry
from geo.reading.limits import MAX_COLUMNS, MAX_LINES
from geo.words.late import Late
from geo.words.text import Text, grouped

MAGIC = b"SQLite format 3\0"
"""What a GeoPackage begins with."""

_ENVELOPES = (0, 32, 48, 48, 64)
"""Bytes of the envelope in the header of a geometry, by its kind (OGC 12-128r18, 2.1.3)."""

_STEPS, _MOST_STEPS = 100_000, 5_000
"""After so many steps of the database it is asked whether to go on, and so often it may."""

_LARGEST_ROW = 16 * 1024**2
"""Bytes of a row with its geometry."""

_MOST_TABLES = 200

_LEFT_OPEN = (0, -1)
"""Numbers of the systems that a file leaves open (OGC 12-128r18, 1.1.2.1.2)."""

_STYLES = "layer_styles"
"""The table in which QGIS keeps how layers look."""

_PLAIN_TABLE = re.compile(r"\s*CREATE\s+TABLE\b", re.IGNORECASE)
_CONTENTS = ("gpkg_contents", "gpkg_geometry_columns", "gpkg_spatial_ref_sys")
"""Tables that say what is in a GeoPackage."""

_PLAIN_COLUMN = 0
"""What SQLite says of a column that is stored, and not computed."""


def geopackage_tables(data: bytes) -> list[ForeignTable]:
    """Return the tables that a GeoPackage lists as its contents, with places in degrees; the first says what is not read.

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
                found, notes = _read(database)
        except sqlite3.DataError as error:
            limit = Late(grouped, _LARGEST_ROW // 1024**2)
            raise ForeignFileError(Text("importing.refused.huge-row", limit=limit)) from error
        except (sqlite3.Error, sqlite3.Warning, OverflowError, ValueError) as error:
            if isinstance(error, ForeignFileError):
                raise
            raise ForeignFileError(Text("importing.refused.no-geopackage")) from error
    if not found:
        raise ForeignFileError(notes[0] if notes else Text("importing.refused.no-table"))
    return [replace(found[0], notes=(*found[0].notes, *notes)), *found[1:]]


def _bound(database: sqlite3.Connection) -> None:
    """Let the database read stored cells, and nothing else, within limits."""
    steps = iter(range(_MOST_STEPS))
    database.set_progress_handler(lambda: next(steps, None) is None, _STEPS)
    database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LARGEST_ROW)
    database.text_factory = lambda text: text.decode("utf-8", "replace")
    database.execute("PRAGMA trusted_schema = OFF")
    database.set_authorizer(_allowed)


def _allowed(act: int, first: str | None, _: str | None, __: str | None, inner: str | None) -> int:
    """Allow to read cells, and to ask for the columns of a table; refuse what a view or a trigger asks, and every function."""
    asked = act == sqlite3.SQLITE_PRAGMA and first == "table_xinfo"
    reads = act in (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ) and inner is None
    return sqlite3.SQLITE_OK if asked or reads else sqlite3.SQLITE_DENY


def _read(database: sqlite3.Connection) -> tuple[list[ForeignTable], list[Text]]:
    """Return the tables, and why others are not read: they are no plain table, or in a system that nobody knows."""
    kinds = database.execute("SELECT name, type, sql FROM sqlite_master").fetchall()
    plain = {name for name, kind, sql in kinds if kind == "table" and _PLAIN_TABLE.match(sql or "")}
    if _CONTENTS[0] not in plain or {name for name, *_ in kinds} & {*_CONTENTS} - plain:
        raise ForeignFileError(Text("importing.refused.no-geopackage"))
    listed = database.execute("SELECT table_name FROM gpkg_contents").fetchmany(_MOST_TABLES)
    names = [str(name) for (name,) in listed if name != _STYLES]
    geometries = _geometries(database) if set(_CONTENTS) <= plain else {}
    tables, unread = [], [Text("importing.note.no-table", name=name) for name in names if name not in plain]
    for name in names:
        try:
            tables += [_table(database, name, *geometries.get(name, (None, "")))] if name in plain else []
        except ForeignFileError as error:
            unread.append(Text("importing.note.unread-table", name=name, reason=error.args[0]))
    return tables, unread


def _geometries(database: sqlite3.Connection) -> dict[str, tuple[str, str]]:
    """Return the column with the geometry of each table, and its system; "" for one that the file leaves open."""
    asked = "SELECT srs_id, organization, organization_coordsys_id FROM gpkg_spatial_ref_sys"
    systems = {number: f"{register}:{code}" for number, register, code in database.execute(asked)}
    asked = "SELECT table_name, column_name, srs_id FROM gpkg_geometry_columns"
    return {
        str(table): (str(column), "" if number in _LEFT_OPEN else systems.get(number, str(number)))
        for table, column, number in database.execute(asked)
    }


def _table(database: sqlite3.Connection, name: str, place: str | None, system: str) -> ForeignTable:
    to_degrees = degrees_from(system) if place and system else unchanged
    headings = _columns(database, name)
    places, records = Places(), []
    for row in _rows(database, name, headings):
        cells = dict(zip(headings, row, strict=True))
        geometry = cells.pop(place, None) if place else None
        told = {heading: _text(value) for heading, value in cells.items()}
        records.append(places.placed(told, _geometry(geometry), to_degrees) if place else told)
    notes = [Text("importing.note.no-system", name=name)] if place and not system else []
    return table_of_records(name, records, [*notes, *places.notes])


def _columns(database: sqlite3.Connection, name: str) -> list[str]:
    """Return the columns of a table that are stored: to read a computed one would run what the file says."""
    found = database.execute(f"PRAGMA table_xinfo({_quoted(name)})").fetchall()
    return [column for _, column, *_, hidden in found if hidden == _PLAIN_COLUMN][: MAX_COLUMNS + 1]


def _rows(database: sqlite3.Connection, name: str, columns: Sequence[str]) -> Iterator[tuple[object, ...]]:
    wanted = ", ".join(map(_quoted, columns))
    yield from database.execute(f"SELECT {wanted} FROM {_quoted(name)} LIMIT {MAX_LINES + 1}")  # noqa: S608  names in quotes


def _quoted(name: str) -> str:
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


def _geometry(blob: object) -> BaseGeometry | None:
    """Return the geometry of a blob: a header of eight bytes and an envelope stand before its WKB."""
    if not isinstance(blob, bytes) or blob[:2] != b"GP" or len(blob) < 8:
        return None
    kind = (blob[3] >> 1) & 0b111
    return simple_geometry(blob[8 + _ENVELOPES[kind] :]) if kind < len(_ENVELOPES) else None


def _text(value: object) -> str:
    return "" if value is None or isinstance(value, bytes) else str(value)
