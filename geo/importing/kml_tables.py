"""Reads a KML or KMZ of other people: its placemarks are rows. No entity is expanded, and no link in it is followed."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import NoReturn
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from geo.errors import ForeignFileError
from geo.importing.features import Feature, feature_tables
from geo.importing.foreign import ForeignTable
from geo.importing.kml_marks import kml_marks
from geo.reading.limits import MAX_FILE_BYTES
from geo.words.text import Text

_DEEPEST = 200
_ARCHIVE = b"PK"
_ENDING = ".kml"


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
    marks = list(kml_marks([_tree(_unpacked(data) if data.startswith(_ARCHIVE) else data)]))
    if not marks:
        raise ForeignFileError(Text("importing.refused.no-features"))
    counts = {"hidden": sum(mark.hidden for mark in marks), "shapeless": sum(mark.shapeless for mark in marks)}
    notes = [Text(f"importing.note.{what}", count=count) for what, count in counts.items() if count]
    return feature_tables(name, [Feature(mark.cells, mark.shape) for mark in marks], notes)


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
