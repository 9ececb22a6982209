"""Recognises a file that is no CSV although its name says so: a workbook, an archive, a page, a picture, lost content."""

from __future__ import annotations

import io
import re
import zipfile

from geo.problem import Finding
from geo.schema import SETTINGS_FILE
from geo.words.text import Text

_HEAD_BYTES = 4096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STARTS: tuple[tuple[bytes, str], ...] = (
    (_OLE, "workbook"),
    (b"\x1f\x8b", "compressed"),
    (b"BZh", "compressed"),
    (b"\xfd7zXZ\x00", "compressed"),
    (b"7z\xbc\xaf\x27\x1c", "compressed"),
    (b"\x28\xb5\x2f\xfd", "compressed"),
    (b"Rar!", "compressed"),
    (b"%PDF", "pdf"),
    (b"{\\rtf", "document"),
    (b"version https://git-lfs", "pointer"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"SQLite format 3\x00", "database"),
    (b"PAR1", "database"),
)
"""What a file of each kind begins with, and the last part of the key of its message."""

_MARKUP = re.compile(rb"\s*<(!doctype|html|head|body|table|!--|\?xml|kml|svg)", re.IGNORECASE)
_PATCH = re.compile(rb"(diff --git |Index: ).*|--- \S.*\r?\n\+\+\+ \S", re.IGNORECASE)
_XML = re.compile(rb"\s*<(\?xml|kml|svg)", re.IGNORECASE)
_JSON = re.compile(rb"\s*(\{\s*[\"}]|\[\s*[\[{\]\"0-9-])")
_WORKBOOK_PARTS = ("xl/", "Index/")
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"
_CONTROLS = bytes(set(range(32)) - {7, 8, 9, 10, 12, 13, 26, 27})
_MOST_CONTROLS = 0.1
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


def wrong_kind(data: bytes, name: str) -> Finding | None:
    """Return an error that says what a file is if it is no text; None for a text, also one in UTF-16 or UTF-32.

    Parameters
    ----------
    data
        Bytes of the file.
    name
        Its name in the plan's folder.
    """
    kind = _kind(data, name)
    if kind is None:
        return None
    return Finding("file-kind", "error", Text(f"problems.file-kind.{kind}", file=name))


def _kind(data: bytes, name: str) -> str | None:
    head = data[:_HEAD_BYTES]
    body = head.removeprefix(b"\xef\xbb\xbf")
    if head.startswith(b"PK\x03\x04"):
        return _kind_of_archive(data)
    for start, kind in _STARTS:
        if body.startswith(start):
            return kind
    if _MARKUP.match(body):
        return "xml" if _XML.match(body) else "page"
    if _PATCH.match(body):
        return "patch"
    if name != SETTINGS_FILE and _JSON.match(body):
        return "json"
    return _kind_of_binary(data, head)


def _kind_of_archive(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError):
        names = []
    if (
        any(n.startswith(_WORKBOOK_PARTS) for n in names)
        or _OPEN_DOCUMENT in data[:200]
        or b"xl/" in data[:_HEAD_BYTES]
    ):
        return "workbook"
    return "compressed"


def _kind_of_binary(data: bytes, head: bytes) -> str | None:
    if head and not data.strip(b"\x00"):
        return "lost"
    if (body := data.rstrip(b"\x00")) != data and not is_wide(head):
        data, head = body, body[:_HEAD_BYTES]
    if not head or head.startswith(_WIDE_MARKS) or is_wide(head):
        return None
    if head.count(0) > len(head) // 2 and data.count(0) > len(data) // 2:
        return "lost"
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return "binary" if len(head) >= 16 and controls > len(head) * _MOST_CONTROLS else None


def is_wide(head: bytes) -> str | None:
    """Return the codec of UTF-16 without a byte order mark, which shows by a NUL beside nearly each letter; else None.

    Parameters
    ----------
    head
        The beginning of the file.
    """
    pairs = len(head) // 2
    if pairs < 8:
        return None
    even, odd = head[: pairs * 2 : 2].count(0), head[1 : pairs * 2 : 2].count(0)
    few, most = pairs // 20, pairs * 0.7
    if odd >= most and even <= few:
        return "utf-16-le"
    return "utf-16-be" if even >= most and odd <= few else None
