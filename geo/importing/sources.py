"""Reads a file of other people by what is in it, and not by its name alone."""

from __future__ import annotations

import io
import zipfile

from geo.errors import ForeignFileError
from geo.importing.foreign import ForeignTable
from geo.importing.geojson_tables import geojson_tables
from geo.importing.geopackage_tables import MAGIC, geopackage_tables
from geo.importing.kml_tables import kml_tables
from geo.importing.sheet_tables import sheet_tables
from geo.importing.text_tables import text_tables
from geo.reading.limits import MAX_FILE_BYTES
from geo.words.text import Text

_ARCHIVE, _OLE = b"PK", b"\xd0\xcf\x11\xe0"
_HEAD = 4096


def foreign_tables(data: bytes, name: str) -> list[ForeignTable]:
    """Return the tables of a CSV, workbook, GeoJSON, KML, KMZ or GeoPackage.

    Parameters
    ----------
    data
        Bytes of the file.
    name
        Its name, with its ending.

    Raises
    ------
    ForeignFileError
        If nothing can be read from it; the message says why in one sentence.
    """
    if len(data) > MAX_FILE_BYTES:
        raise ForeignFileError(Text("importing.refused.unpacked", limit=MAX_FILE_BYTES // 1024**2))
    stem = name.rpartition(".")[0] or name
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if data.startswith(MAGIC):
        return geopackage_tables(data)
    if data.startswith(_ARCHIVE):
        return kml_tables(data, stem) if _holds_kml(data) else sheet_tables(data, name)
    if data.startswith(_OLE):
        return sheet_tables(data, name)
    if head.startswith((b"<?xml", b"<kml", b"<!DOCTYPE")) or name.lower().endswith(".kml"):
        return kml_tables(data, stem)
    if head.startswith(b"{"):
        return geojson_tables(data, stem)
    if b"\0" in head and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ForeignFileError(Text("importing.refused.no-kind"))
    return text_tables(data, stem)


def _holds_kml(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return any(name.lower().endswith(".kml") for name in archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError):
        return False
