"""Reads a KML or KMZ of other people: its placemarks are rows. No entity is expanded, and no link in it is followed."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import NoReturn
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from shapely.geometry.base import BaseGeometry

from geo.errors import ForeignFileError
from geo.importing.foreign import ForeignTable, table_of_records
from geo.importing.places import Places, shaped
from geo.reading.limits import MAX_FILE_BYTES
from geo.words.text import Text

_DEEPEST = 200
_ARCHIVE = b"PK"
_ENDING = ".kml"
_FIELDS = ("id", "name", "description")
_SHAPES = ("Point", "LineString", "LinearRing")


def kml_tables(data: bytes, name: str) -> list[ForeignTable]:
    """Return the table of the placemarks of a file.

    Parameters
    ----------
    data
        Bytes of the KML, or of the KMZ around it.
    name
        Name of the file, without its ending.

    Raises
    ------
    ForeignFileError
        If it is no KML, has entities of its own, or is beyond a limit.
    """
    root = _tree(_unpacked(data) if data.startswith(_ARCHIVE) else data)
    marks = [element for element in root.iter() if element.tag == "Placemark"]
    if not marks:
        raise ForeignFileError(Text("importing.refused.no-features"))
    places = Places()
    records = [_record(mark) | places.cells(_geometry(mark)) for mark in marks]
    return [table_of_records(name, records, places.notes)]


def _unpacked(data: bytes) -> bytes:
    """Return the first KML of a KMZ, if it is not larger than a file may be."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            name = next((one for one in archive.namelist() if one.lower().endswith(_ENDING)), None)
            if name is None:
                raise ForeignFileError(Text("importing.refused.no-kml"))
            with archive.open(name) as file:
                found = file.read(MAX_FILE_BYTES + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError) as error:
        raise ForeignFileError(Text("importing.refused.no-kml")) from error
    if len(found) > MAX_FILE_BYTES:
        raise ForeignFileError(Text("importing.refused.unpacked", limit=MAX_FILE_BYTES // 1024**2))
    return found


def _tree(data: bytes) -> Element:
    """Return the elements of XML, without the prefixes of their namespaces."""
    builder, depth = TreeBuilder(), [0]

    def start(tag: str, attributes: dict[str, str]) -> None:
        depth[0] += 1
        if depth[0] > _DEEPEST:
            raise ForeignFileError(Text("importing.refused.no-kml"))
        builder.start(_bare(tag), attributes)

    def end(tag: str) -> None:
        depth[0] -= 1
        builder.end(_bare(tag))

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_entities
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, builder.data
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        if isinstance(error, ForeignFileError):
            raise
        raise ForeignFileError(Text("importing.refused.no-kml")) from error
    return builder.close()


def _bare(tag: str) -> str:
    return tag.rpartition(":")[2]


def _refuse_entities(*_: object) -> NoReturn:
    raise ForeignFileError(Text("importing.refused.entities"))


def _record(mark: Element) -> dict[str, str]:
    found = {key: text for key in _FIELDS if (text := _said(mark, key))}
    for one in mark.iter():
        if one.tag == "Data":
            found[one.get("name", "")] = _said(one, "value")
        elif one.tag == "SimpleData":
            found[one.get("name", "")] = (one.text or "").strip()
    return {key: text for key, text in found.items() if key}


def _said(element: Element, name: str) -> str:
    child = element.find(name)
    return (element.get(name, "") if child is None else child.text or "").strip()


def _geometry(mark: Element) -> BaseGeometry | None:
    for one in mark.iter():
        if one.tag in _SHAPES:
            return shaped(one.tag, _coordinates(one.findtext("coordinates") or ""))
    return None


def _coordinates(text: str) -> list[tuple[float, float]]:
    found = []
    for position in text.split():
        parts = position.split(",")
        try:
            found.append((float(parts[0]), float(parts[1])))
        except (ValueError, IndexError):
            return []
    return found
