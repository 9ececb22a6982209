"""Reads a file as a workbook, by what is in it and not by its name; what is none is a finding in place of its sheets."""

from __future__ import annotations

from geo.problem import Finding
from geo.reading.limits import MAX_FILE_BYTES, larger_than_a_file
from geo.reading.workbook import Workbook, WorkbookError
from geo.reading.workbook_ods import read_ods
from geo.reading.workbook_parts import Parts
from geo.reading.workbook_xlsx import read_xlsx

_ARCHIVE = b"PK"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MIME, _OPEN_DOCUMENT = "mimetype", b"application/vnd.oasis.opendocument.spreadsheet"
_OFFICE = "[Content_Types].xml"


def read_workbook(data: bytes, name: str) -> Workbook | Finding:
    """Read the sheets of a workbook: an XLSX, an XLSM or an ODS.

    Nothing of it runs, no link in it is followed, and no entity in its XML is expanded.

    Parameters
    ----------
    data
        Bytes of the file.
    name
        Its name.

    Returns
    -------
    Workbook or Finding
        The sheets; or an error, with a code of :data:`geo.plan.LOST`, that says why there are none.
    """
    if len(data) > MAX_FILE_BYTES:
        return larger_than_a_file(name)
    try:
        return _read(data)
    except WorkbookError as error:
        return error.finding


def _read(data: bytes) -> Workbook:
    if data.startswith(_OLE):
        raise WorkbookError("file-kind", "encrypted" if _ENCRYPTED in data else "old")
    if not data.strip(b"\0"):
        raise WorkbookError("file-unreadable", "empty")
    if not data.startswith(_ARCHIVE):
        raise WorkbookError("file-kind", "no-workbook")
    parts = Parts(data)
    if parts.read(_MIME).startswith(_OPEN_DOCUMENT):
        return read_ods(parts)
    if not parts.has(_OFFICE):
        raise WorkbookError("file-kind", "no-workbook")
    return read_xlsx(parts)
