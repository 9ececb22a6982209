"""Finds text that was encoded twice, as ``RzeszÃ³w`` for ``Rzeszów``, and mends it; and text whose letters were lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geo.problem import Finding, excerpt
from geo.words.text import Text

_CODE_PAGES = ("cp1252", "cp1250", "cp1251", "cp1257", "cp1254")
_STARTS = re.compile("[\u00c2-\u00f4\u0100-\u0173\u0420\u0421\u0432\u0412-\u0415\u0420-\u0422][^\x00-\x7f]")
"""Two characters as UTF-8 of one looks in a code page."""

_CYRILLIC = re.compile("[\u0400-\u04ff]")
_MIXED = re.compile("[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")
_MOST_TIMES = 8


def may_be_double(text: str) -> bool:
    """Tell quickly whether a whole file may have text that was encoded twice."""
    return _STARTS.search(text) is not None


def mended(text: str) -> str | None:
    """Return what a text was before it was encoded twice; None if it was not.

    Examples
    --------
    >>> mended("RzeszÃ³w"), mended("Rzeszów")
    ('Rzeszów', None)
    """
    found = text
    for _ in range(_MOST_TIMES):
        once = next(_undone(found), None)
        if once is None:
            break
        found = once
    return None if found == text else found


def double_encoding(text: str) -> Finding | None:
    """Return a warning with the mended text as its fix if a cell was encoded twice; else None."""
    right = mended(text)
    if right is None:
        return None
    told = Text("problems_cells.encoded-twice", text=excerpt(text), fix=excerpt(right))
    return Finding("encoded-twice", "warning", told, right)


_ONLY_MARKS = re.compile(r"[\s?]+")
_FEWEST_MARKS = 3
_INSIDE = re.compile(r"[^\W\d_]\?[^\W\d_]")
_ADDRESS = re.compile(r"://|\w[=&]\w")


def may_have_lost(text: str) -> bool:
    """Tell quickly whether a whole file may have text whose letters became question marks."""
    return "?" in text


def lost_letters(text: str) -> Finding | None:
    """Return a warning if question marks stand where letters were lost, as in ``Rzesz?w`` or ``????``; else None."""
    only_marks = text.count("?") >= _FEWEST_MARKS and _ONLY_MARKS.fullmatch(text)
    if not (only_marks or _INSIDE.search(text)) or _ADDRESS.search(text):
        return None
    return Finding("letters-lost", "warning", Text("problems_cells.letters-lost", text=excerpt(text)))


def _undone(text: str) -> Iterator[str]:
    if not _STARTS.search(text):
        return
    for codec in _CODE_PAGES:
        data = _bytes_of(text, codec)
        if data is None:
            continue
        try:
            found = data.decode("utf-8")
        except UnicodeDecodeError:
            continue
        # Two Cyrillic letters may by chance be the bytes of one other letter; a longer word is not.
        chance = codec == "cp1251" and _CYRILLIC.search(text) and len(text) - len(found) < 2 and not _MIXED.search(text)
        if len(found) < len(text) and found.isprintable() and not chance:
            yield found


def _bytes_of(text: str, codec: str) -> bytes | None:
    """Return a text in a code page; a byte that the code page leaves out stands for itself, as browsers have it."""
    data = bytearray()
    for sign in text:
        try:
            data += sign.encode(codec)
        except UnicodeEncodeError:
            if not "\x80" <= sign <= "\x9f":
                return None
            data.append(ord(sign))
    return bytes(data)
