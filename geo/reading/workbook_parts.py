"""The parts of a workbook's archive, within limits: nothing is unpacked beyond them, and no entity of XML is expanded."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import NoReturn
from xml.parsers import expat

from geo.reading.workbook import WorkbookError
from geo.words.late import Late
from geo.words.text import grouped

MAX_PARTS = 5_000
"""Files in the archive of a workbook."""

MAX_UNPACKED_BYTES = 384 * 1024**2
"""Bytes of all parts of a workbook that are read, unpacked."""

MAX_TAGS = 16_000_000
"""Tags in all parts of a workbook that are read, two for an empty element: a small archive may hold millions of empty cells."""

_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1
_CHUNK = 1 << 16
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    expat.ExpatError,
    EOFError,
    NotImplementedError,
    OSError,
    ValueError,
    LookupError,
    OverflowError,
    RuntimeError,
)

Start = Callable[[str, dict[str, str]], None]
"""Called with the name of an element and its attributes, both without the prefixes of their namespaces."""

End = Callable[[str], None]
Data = Callable[[str], None]


class Parts:
    """The files in the archive of a workbook.

    Parameters
    ----------
    data
        Bytes of the workbook.

    Attributes
    ----------
    names
        Their names, with slashes between folders. Parts are found whatever the case of their names.

    Raises
    ------
    WorkbookError
        If the archive is damaged, has too many files, or needs a password.
    """

    def __init__(self, data: bytes) -> None:
        if (count := data.count(_ENTRY)) > MAX_PARTS:
            raise WorkbookError("file-too-large", "parts", found=Late(grouped, count), limit=Late(grouped, MAX_PARTS))
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self._names = {name.replace("\\", "/").casefold(): name for name in self._archive.namelist()}
            self.names = frozenset(name.replace("\\", "/") for name in self._names.values())
        except _DAMAGED as error:
            raise _damaged() from error
        self._left, self._tags = MAX_UNPACKED_BYTES, MAX_TAGS

    def has(self, name: str) -> bool:
        """Tell whether the archive has a part; the case of its name does not matter."""
        return name.casefold() in self._names

    def read(self, name: str) -> bytes:
        """Return the bytes of one part; b"" if the archive has no such part.

        Raises
        ------
        WorkbookError
            If the part is damaged, beyond the limit, or needs a password.
        """
        found: list[bytes] = []
        if self.has(name):
            self._unpack(name, found.append)
        return b"".join(found)

    def walk(self, name: str, start: Start, end: End | None = None, text: Data | None = None) -> None:
        """Walk through one part that is XML; a part that the archive lacks has no elements.

        Parameters
        ----------
        name
            Name of the part.
        start, end, text
            Called for each element where it begins and ends, and for the text between.

        Raises
        ------
        WorkbookError
            If the part is damaged or beyond the limit, needs a password, or declares entities of its own.
        """
        if not self.has(name):
            return
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse
        parser.StartElementHandler = _plain(start)
        if end is not None:
            parser.EndElementHandler = _bare(end)
        if text is not None:
            parser.CharacterDataHandler = text
        self._unpack(name, lambda chunk: parser.Parse(chunk, False))
        try:
            parser.Parse(b"", True)
        except _DAMAGED as error:
            raise _damaged() from error

    def _unpack(self, name: str, take: Callable[[bytes], object]) -> None:
        try:
            entry = self._archive.getinfo(self._names[name.casefold()])
            if entry.flag_bits & _ENCRYPTED:
                raise WorkbookError("file-kind", "encrypted")
            with self._archive.open(entry) as file:
                while chunk := file.read(_CHUNK):
                    self._left -= len(chunk)
                    if self._left < 0:
                        limit = MAX_UNPACKED_BYTES // 1024**2
                        raise WorkbookError("file-too-large", "unpacked", limit=limit)
                    self._tags -= chunk.count(b"<") + chunk.count(b"/>")
                    if self._tags < 0:
                        raise WorkbookError("file-too-large", "elements", limit=Late(grouped, MAX_TAGS // 2))
                    take(chunk)
        except _DAMAGED as error:
            raise _damaged() from error


def _plain(start: Start) -> Start:
    """Return a handler that gives names without their prefixes."""

    def begun(name: str, attributes: dict[str, str]) -> None:
        if ":" in "".join(attributes):
            attributes = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        start(name.rpartition(":")[2] if ":" in name else name, attributes)

    return begun


def _bare(end: End) -> End:
    return lambda name: end(name.rpartition(":")[2] if ":" in name else name)


def _damaged() -> WorkbookError:
    return WorkbookError("file-unreadable", "damaged")


def _refuse(*_: object) -> NoReturn:
    raise WorkbookError("file-kind", "entities")
